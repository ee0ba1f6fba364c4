/// Which imports brought which records: what the numbers of a flow diagram begin with.
package struct RecordOrigins: Hashable, Sendable {
  /// One import.
  package struct Source: Hashable, Sendable {
    /// The file in the review's folder.
    package var file: String
    /// The name of the export it came from; nil where the file does not say.
    package var export: String?
    /// The search of the log and the database it was run in; nil where the import was tied to none.
    package var search: String?
    package var database: String?

    package init(file: String, export: String? = nil, search: String? = nil, database: String? = nil) {
      self.file = file
      self.export = export
      self.search = search
      self.database = database
    }
  }

  /// One record in one import; a record that was found again has several.
  package struct Sighting: Hashable, Sendable {
    package var record: String
    /// The place of its import in `sources`.
    package var source: Int
    /// The line of the import's file, counted from 1.
    package var line: Int

    package init(record: String, source: Int, line: Int) {
      self.record = record
      self.source = source
      self.line = line
    }
  }

  package var sources: [Source]
  /// In the order of the imports.
  package var sightings: [Sighting]
  /// Records that their source has taken out.
  package var withdrawn: Set<String>
  /// Of records that stand beside another whose identifier they share, since they differ: that other.
  package var neighbours: [String: String]

  package init(
    sources: [Source] = [], sightings: [Sighting] = [], withdrawn: Set<String> = [], neighbours: [String: String] = [:]
  ) {
    self.sources = sources
    self.sightings = sightings
    self.withdrawn = withdrawn
    self.neighbours = neighbours
  }
}
