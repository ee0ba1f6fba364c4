package import Records

extension BibTeXFormat: ExportFormat {
  package static let exportName = "bibtex"
  package static let frame = (opening: "", separator: "\n", closing: "")
  package static let reader: (any ExchangeFormat.Type)? = BibTeXFormat.self

  package static func text(of record: ImportedRecord) -> String {
    var text = ""
    write(record, to: &text)
    return text
  }
}
