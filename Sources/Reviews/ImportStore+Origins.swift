import Formats
package import Records

extension ImportStore {
  /// Which import brought which records, and which were found again; without reading more of a record than its head.
  ///
  /// - Returns: what is wrong with lines that are no records; a record found again that no file holds is among it.
  /// - Throws: `ReviewFolderError` where a file is there and cannot be read.
  package func origins() throws(ReviewFolderError) -> (origins: RecordOrigins, problems: [Problem]) {
    var origins = RecordOrigins()
    var problems: [Problem] = []
    var known: Set<String> = []
    var again: [(id: String, file: String, line: Int)] = []
    var isDeleted: [String: Bool] = [:]
    for name in try files() {
      let file = "\(Self.folderName)/\(name)"
      let place = origins.sources.count
      origins.sources.append(RecordOrigins.Source(file: file))
      func see(_ id: String, _ line: Int) {
        origins.sightings.append(RecordOrigins.Sighting(record: id, source: place, line: line))
      }
      try forEachLine(of: name) { number, line in
        if line.hasPrefix("{\"import\":") {
          let about = JSONReader.read(Array(line), file: file).value?["import"]
          origins.sources[place].export = about?["source"]?.string
          origins.sources[place].search = about?["search"]?.string
          origins.sources[place].database = about?["database"]?.string
        } else if line.hasPrefix("{\"again\":") {
          guard let id = JSONReader.read(Array(line), file: file).value?["again"]?.string else { return }
          again.append((id, file, number))
          see(id, number)
        } else if let head = RecordLineHead(line) {
          let id = line[part: head.id].string
          if let neighbour = head.neighbour(in: line, where: { known.contains($0.string) }) {
            origins.neighbours[id] = line[part: neighbour].string
          }
          known.insert(id)
          isDeleted[id] = head.isDeleted ? true : isDeleted[id] == nil ? nil : false
          // What takes a record out did not find it.
          if !head.isDeleted { see(id, number) }
        } else {
          // Somebody has written the line by hand, or it is no record.
          let reading = ImportedRecordLine.read(line, file: file, line: number)
          problems += reading.problems
          guard let record = reading.value else { return }
          known.insert(record.id)
          isDeleted[record.id] = record.isDeleted ? true : isDeleted[record.id] == nil ? nil : false
          if !record.isDeleted { see(record.id, number) }
        }
      }
    }
    for note in again where !known.contains(note.id) {
      problems.append(
        Problem(
          file: note.file, mark: Mark(line: note.line, column: 1),
          message: "the record '\(note.id.prefix(80))' was found again here, but no file of records/ holds it"))
    }
    origins.sightings.removeAll { !known.contains($0.record) }
    origins.withdrawn = Set(isDeleted.filter(\.value).keys)
    return (origins, problems)
  }
}
