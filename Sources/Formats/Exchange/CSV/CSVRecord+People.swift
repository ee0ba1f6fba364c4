import Records

// What other columns say of the authors, and of the conference they went to.
extension CSVRecord {
  /// What other columns of the row say of the authors.
  mutating func people(of row: CSVRow, _ names: [RecordAssembly.Name]) -> WebOfSciencePeople? {
    guard plan.people.contains(where: { !row.cell($0).isEmpty }) else { return nil }
    var people = WebOfSciencePeople(names: names.map(\.familyFirst))
    for column in plan.people where !row.cell(column).hasForbidden && !row.cell(column).isEmpty {
      let text = row.cell(column).string
      let isWhole =
        switch columns[column].place {
        case .workplaces: people.takeAddresses(text)
        case .orcids: people.takeNumbers(text, areORCIDs: true)
        case .researchers: people.takeNumbers(text, areORCIDs: false)
        case .groupedWorkplaces: people.takeGroups(text, of: names.map(\.familyFirst))
        default: takeNamedPlaces(text, names, &people)
        }
      if isWhole { wholes.insert(column) }
    }
    return people
  }

  /// `Visser M., Univ Utrecht, Utrecht; Doe A.B., Univ Leeds, Leeds`: all authors in their order, each with where they work.
  private func takeNamedPlaces(
    _ text: String, _ names: [RecordAssembly.Name], _ people: inout WebOfSciencePeople
  ) -> Bool {
    let parts = text.split(separator: ";").map { $0.drop(while: \.isWhitespace) }
    guard parts.count == names.count else { return false }
    let places = zip(parts, names).map { part, name -> String? in
      guard let family = name.family?.string, let initial = name.given?.string.first else { return nil }
      let whole = ([name.nonDroppingParticle?.string, family].compactMap { $0 }).joined(separator: " ")
      guard part.hasPrefix(whole) else { return nil }
      // The initials, with a comma before them in older exports.
      let rest = part.dropFirst(whole.count).drop { ", ".contains($0) }
      guard rest.first == initial, let comma = rest.firstIndex(of: ","), rest[..<comma].count <= 16 else { return nil }
      let place = rest[rest.index(after: comma)...].drop(while: \.isWhitespace)
      return place.isEmpty ? nil : String(place)
    }
    guard places.allSatisfy({ $0 != nil }) else { return false }
    for case (let author, let place?) in places.enumerated() { people.add(address: place, to: author) }
    return true
  }
}
