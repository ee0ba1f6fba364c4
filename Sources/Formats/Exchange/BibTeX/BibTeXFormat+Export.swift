package import Records

extension BibTeXFormat: ExportFormat {
  package static let exportName = "bibtex"
  package static let frame = (opening: "", separator: "\n", closing: "")

  package static func text(of record: ImportedRecord) -> String {
    var text = ""
    write(record, to: &text)
    return text
  }

  package static func leftOut(of record: ImportedRecord) -> [String] {
    record.parts(besides: ["keywords"]).filter { part in
      // Fields of another format would be taken for BibTeX's own.
      part != "fields kept under a tag"
        || record.kept.contains { field in
          !isFieldName(field.tag) || field.values.contains { $0.hasPrefix("<\(field.tag)") }
        }
    }
  }

  private static func isFieldName(_ tag: String) -> Bool {
    !tag.isEmpty && tag.utf8.allSatisfy { $0.isLowercase || $0.isDigit || $0 == UInt8(ascii: "-") }
  }
}
