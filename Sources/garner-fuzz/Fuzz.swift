import Formats
import Prose

/// Reads whatever libFuzzer makes up as an export, whichever format it is taken for, where every record must be one that the
/// store can read again; and as prose with claims. Built by `Scripts/fuzz` only.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  _ = ExchangeFormats.read(BytesAtHand(input)) { block in
    var start = 0
    for entry in block.records {
      let line = block.bytes.part(start..<entry.end)
      start = entry.end
      let reading = ImportedRecordLine.read(line, file: "line", line: 1)
      precondition(reading.problems.isEmpty, "a line that cannot be read: \(reading.problems)")
    }
  }
  _ = ProseDocument(markdown: String(decoding: input, as: UTF8.self))
  return 0
}
