import Testing

@testable import XMLReading

@Test(arguments: 0..<40)
func `any file gives back what was written into it, with every place`(seed: Int) throws {
  let sample = Sample(seed: UInt64(seed), children: seed < 35 ? 40 : 1_500)
  #expect(outline(try readExport(sample.text)) == outline(sample.root))
}

@Test(arguments: 0..<20, ["ISO-8859-1", "UTF-16"])
func `another encoding changes nothing`(seed: Int, encoding: String) throws {
  let sample = Sample(seed: UInt64(seed), encoding: encoding, children: seed < 18 ? 40 : 1_500)
  let bytes: [UInt8] =
    encoding == "UTF-16"
    ? ("\u{FEFF}" + sample.text).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    : sample.text.unicodeScalars.map { UInt8($0.value) }
  #expect(outline(try readExport(bytes).root) == outline(sample.root))
}

@Test(arguments: [1, 2, 3, 7, 64, 1_000, 100_000])
func `a file fed in pieces gives the same as in one`(size: Int) throws {
  let sample = Sample(seed: UInt64(size), children: 200)
  let bytes = Array(sample.text.utf8)
  let builder = TreeBuilder()
  let parser = try SAXParser(handler: builder, limits: .default, passesOverOtherFiles: true)
  bytes.withUnsafeBytes { bytes in
    for start in stride(from: 0, to: bytes.count, by: size) {
      parser.feed(UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + size, bytes.count)]))
    }
  }
  try parser.finish()
  #expect(try outline(#require(builder.root)) == outline(sample.root))
}

private let mixed = """
  <?xml version="1.0" encoding="UTF-8"?>
  <!DOCTYPE r [<!ENTITY e "wörds &f;"><!ENTITY f 'in'><!ATTLIST b d CDATA 'x'>]>
  <!-- before -->
  <r xmlns="urn:garner:record:1" xmlns:p='urn:p' id="a1">
    <b p:c="é &amp; &e;" xml:lang='nl'>een <i>twee</i> &e; &#233; drie</b>
    <![CDATA[ <vier> ]]><?go on?><p:q/>
  </r>
  """

@Test func `a file cut short anywhere is refused`() {
  let bytes = Array(mixed.utf8)
  for count in 0..<bytes.count {
    #expect(fault(Array(bytes[..<count])) != nil, "cut after \(count) bytes")
  }
  #expect(fault(bytes) == nil)
}

@Test(arguments: 0..<20)
func `a file with broken bytes is read or refused at a place within it`(seed: Int) {
  var random = Seeded(UInt64(seed))
  let original = Array(mixed.utf8)
  for _ in 0..<200 {
    var bytes = original
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let index = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[index] = UInt8.random(in: 0...255, using: &random)
      case 2: bytes.remove(at: index)
      case 3: bytes.insert([0, 0x3C, 0x26, 0x3E, 0xC3].randomElement(using: &random) ?? 0, at: index)
      default: bytes.swapAt(index, Int.random(in: 0..<bytes.count, using: &random))
      }
    }
    guard let fault = fault(bytes) else { continue }
    let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    #expect((1...lines).contains(fault.line), "\(fault)")
    #expect((1...bytes.count + 1).contains(fault.column), "\(fault)")
    #expect(!fault.message.isEmpty)
  }
}

@Test func `a NUL byte is refused wherever it stands`() {
  let bytes = Array(mixed.utf8)
  for index in 0...bytes.count {
    var broken = bytes
    broken.insert(0, at: index)
    #expect(fault(broken) != nil, "NUL at \(index)")
  }
}

@Test func `files are read side by side`() async throws {
  let samples = (0..<8).map { Sample(seed: UInt64($0)) }
  let expected = samples.map { outline($0.root) }
  let right = try await withThrowingTaskGroup(of: Bool.self) { group in
    for index in 0..<400 {
      group.addTask {
        if index % 3 == 0 { return fault("<a>\n<b></a>")?.line == 2 }
        return try outline(readExport(samples[index % 8].text)) == expected[index % 8]
      }
    }
    return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
  }
  #expect(right == 400)
}
