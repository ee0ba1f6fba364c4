import CZlib
import Render

/// The page of a document of Word: A4, lying on its side where a table has more columns than fit beside each other.
///
/// Pandoc takes it from a document to look at; what that one lacks, its own has. A document of Word is a ZIP archive, and
/// one that holds a single file as it stands is written here, since no library at hand writes any.
enum WordPage {
  /// So many columns are read with ease on a page that stands.
  private static let mostUpright = 4

  /// The document that pandoc takes the page from.
  static func reference(for table: Table) -> [UInt8] {
    archive(of: document(isLying: table.readColumns.count > mostUpright), named: "word/document.xml")
  }

  /// Sizes in twentieths of a point (ECMA-376, part 1, 17.6): A4 with margins of two centimetres.
  private static func document(isLying: Bool) -> String {
    let size =
      isLying ? "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"" : "w:w=\"11906\" w:h=\"16838\""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/>\
      <w:sectPr><w:pgSz \(size)/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" \
      w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>

      """
  }

  /// An archive of one file, not compressed (*.ZIP File Format Specification* 6.3, PKWARE).
  private static func archive(of text: String, named name: String) -> [UInt8] {
    let contents = Array(text.utf8)
    let checksum = UInt32(truncatingIfNeeded: crc32(0, contents, UInt32(contents.count)))
    let size = UInt32(contents.count)
    let nameLength = UInt16(name.utf8.count)
    // Version 2.0, no flags, stored; midnight on 1 January 1980, the first day there is.
    let facts = bytes(20, 0, 0, 0, 0x21 as UInt16) + bytes(checksum, size, size) + bytes(nameLength, 0)
    let entry = bytes(0x0403_4B50 as UInt32) + facts + name.utf8 + contents
    var directory = bytes(0x0201_4B50 as UInt32) + bytes(20 as UInt16) + facts
    directory += bytes(0, 0, 0 as UInt16) + bytes(0, 0 as UInt32) + name.utf8
    let end = bytes(0x0605_4B50 as UInt32) + bytes(0, 0, 1, 1 as UInt16)
    return entry + directory + end + bytes(UInt32(directory.count), UInt32(entry.count)) + bytes(0 as UInt16)
  }

  /// The least byte first.
  private static func bytes<Number: FixedWidthInteger>(_ numbers: Number...) -> [UInt8] {
    numbers.flatMap { withUnsafeBytes(of: $0.littleEndian, Array.init) }
  }
}
