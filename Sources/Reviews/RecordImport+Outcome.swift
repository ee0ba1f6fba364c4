package import Records

extension RecordImport {
  /// What became of one export.
  package struct Outcome: Sendable {
    package var source: String
    /// Nil where it was not recognised.
    package var format: String?
    /// Whether there was anything that could be read, of whatever format.
    package var isRead = true
    package var count = 0
    /// Of those, the citations that an export takes out: they are no hits of a search.
    package var takenOut = 0
    package var new = 0
    package var same = 0
    /// Of those, the ones that are there of the same version in PubMed's other form, the first thousand by their ids.
    package var sameVersion = 0
    package var sameVersionIDs: [String] = []
    /// Of the hits, those that an earlier export of the same search in the same database brought.
    package var again = 0
    package var replaced = 0
    package var older = 0
    /// Records that their source had taken out, and that come with an export nevertheless.
    package var keptOut = 0
    package var retracted = 0
    package var withdrawn = 0
    /// Of those replaced, how many differ from what they took the place of, and nothing tells which is the later.
    package var differing = 0
    /// The ids of records that took the place of earlier ones, the first thousand; and of those that only differ.
    package var replacedIDs: [String] = []
    package var differingIDs: [String] = []
    package var olderIDs: [String] = []
    /// Of those that are new: how many stand beside another of the same identifier, or made of the same.
    package var beside = 0
    package var besideIDs: [String] = []
    package var keptOutIDs: [String] = []
    /// Of those withdrawn, the records that were there.
    package var wentOut = 0
    package var wentOutIDs: [String] = []
    package var tally = ImportTally()
    /// The file the records went to, from the review's folder.
    package var file: String?
    /// Of all the records in their order: the same export has it again, packed or not.
    package var fingerprint = ""

    static let mostIDs = 1000

    /// How many hits of a search it holds.
    package var hits: Int { count - takenOut }

    /// Whether all its records were there already.
    package var bringsNothing: Bool { new == 0 && replaced == 0 && withdrawn == 0 }

    package init(source: String) {
      self.source = source
    }
  }
}
