import Records

/// What the header says of the columns.
struct CSVColumns {
  struct Column {
    var tag: Int
    var place: CSVPlace
    /// What parts the values of a cell, where the mapping says so.
    var split: [UInt8]?
    var isOfRayyan = false
    /// Whether commas with a blank behind them part keywords, as Embase writes them.
    var isOfEmbase = false
    /// Whether its keywords are what the article is mainly about.
    var isMajor = false
  }

  let columns: [Column]
  /// Columns that wait for the others, in the order in which they are put.
  let late: [Int]
  /// The numbers of authors have no column of their own.
  let keepsAuthorNumbers: Bool
  let firstPage: Int?
  let lastPage: Int?
  let year: Int?
  let month: Int?
  let day: Int?
  let trialNumber: Int?
  let register: Int?
  /// Those that say more of the authors.
  let people: [Int]

  init(_ names: [String], mapping: CSVMapping?, line: Int, in assembly: inout RecordAssembly) {
    let columns = Self.columns(names, mapping: mapping, in: &assembly)
    self.columns = columns
    late = columns.indices.filter { columns[$0].place.rank > 0 }.sorted {
      (columns[$0].place.rank, $0) < (columns[$1].place.rank, $1)
    }
    func first(_ place: CSVPlace) -> Int? { columns.firstIndex { $0.place == place } }
    firstPage = first(.firstPage)
    lastPage = first(.lastPage)
    year = first(.year)
    month = first(.month)
    day = first(.day)
    trialNumber = first(.trialNumber)
    register = first(.register)
    people = columns.indices.filter {
      [.workplaces, .orcids, .researchers, .namedWorkplaces, .groupedWorkplaces].contains(columns[$0].place)
    }
    let known = Set(names.map(CSVHeaderNames.normalised))
    keepsAuthorNumbers = !known.contains("author(s) id")
    for column in mapping?.columns ?? [] where !known.contains(CSVHeaderNames.normalised(column.name)) {
      assembly.remark("the mapping names a column that is not there: '\(column.name.prefix(100))'", line: line)
    }
  }

  private static func columns(
    _ names: [String], mapping: CSVMapping?, in assembly: inout RecordAssembly
  ) -> [Column] {
    let isWebOfScience = CSVHeaderNames.isWebOfScience(names)
    let isRayyan = CSVHeaderNames.isRayyan(names)
    let isEmbase = CSVHeaderNames.isEmbase(names)
    let isEBSCO = CSVHeaderNames.isEBSCO(names)
    let isPubMed = CSVHeaderNames.isPubMed(names)
    let isICTRP = CSVHeaderNames.isICTRP(names)
    let hasBetterAbbreviation = names.contains { CSVHeaderNames.normalised($0) == "journal iso abbreviation" }
    let hasFullNames = names.contains { CSVHeaderNames.normalised($0) == "author full names" }
    return names.enumerated().map { index, name in
      let mapped = mapping?.column(name)
      var place = mapped?.place ?? CSVHeaderNames.place(of: name, isWebOfScience: isWebOfScience) ?? .keep
      if mapped == nil, hasFullNames, CSVHeaderNames.normalised(name) == "authors" { place = .shortNames(.author) }
      if mapped == nil, isEmbase, CSVHeaderNames.normalised(name) == "source" { place = .keep }
      if mapped == nil, isEBSCO, CSVHeaderNames.normalised(name) == "subjects" { place = .keywords }
      if mapped == nil, isPubMed, CSVHeaderNames.normalised(name) == "citation" { place = .reference }
      if mapped == nil, isICTRP, let own = CSVHeaderNames.placeInICTRP(of: name) { place = own }
      // Of Web of Science's two abbreviations the one in capitals is nobody else's.
      if mapped == nil, hasBetterAbbreviation, CSVHeaderNames.normalised(name) == "journal abbreviation" {
        place = .keep
      }
      let isJoined = isRayyan && mapped == nil
      return Column(
        tag: assembly.tag(tagName(name, index)), place: place, split: mapped?.split.map { Array($0.utf8) },
        isOfRayyan: isJoined, isOfEmbase: mapped == nil && (isEmbase || CSVHeaderNames.isEmtree(name)),
        isMajor: CSVHeaderNames.isOfMajorFocus(name))
    }
  }

  /// Longer names of columns are cut: each stands in every record again.
  private static let longestName = 100

  static func tagName(_ name: String, _ index: Int) -> String {
    name.isEmpty ? "column \(index + 1)" : String(name.prefix(longestName))
  }
}
