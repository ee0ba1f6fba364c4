/// The fields of one record as they stand in it, to be made into what is compared.
///
/// Bytes are lent for the time of ``MatchTable/add(_:)``.
package struct MatchFields {
  /// One author, in whatever parts the source gives.
  package struct Author {
    package var family: TextBytes?
    package var given: TextBytes?
    package var literal: TextBytes?
    /// What stands before the family name and is given apart: `van den`.
    package var particle: TextBytes?

    package init(
      family: TextBytes? = nil, given: TextBytes? = nil, literal: TextBytes? = nil, particle: TextBytes? = nil
    ) {
      self.particle = particle
      self.family = family
      self.given = given
      self.literal = literal
    }
  }

  /// The record's own id.
  package var id: TextBytes
  /// Its id in the file it came from, where that has one.
  package var sourceID: TextBytes?
  /// CSL's type.
  package var type: TextBytes?
  package var title: TextBytes?
  package var originalTitle: TextBytes?
  package var container: TextBytes?
  package var containerShort: TextBytes?
  package var volume: TextBytes?
  package var issue: TextBytes?
  package var pages: TextBytes?
  /// The number of an article in its journal.
  package var number: TextBytes?
  package var doi: TextBytes?
  package var pmid: TextBytes?
  package var pmcid: TextBytes?
  package var issn: TextBytes?
  package var isbn: TextBytes?
  package var genre: TextBytes?
  package var publisher: TextBytes?
  package var publisherPlace: TextBytes?
  package var edition: TextBytes?
  package var year = 0
  package var otherYear = 0
  package var month = 0
  package var day = 0
  package var authors: [Author] = []
  package var editors: [Author] = []
  /// In pieces, where the source has it so.
  package var abstract: [TextBytes] = []
  package var publicationTypes: [TextBytes] = []
  package var registrations: [TextBytes] = []
  /// What may be the number of a trial's registration: addresses, and numbers that databases give.
  package var accessions: [TextBytes] = []
  /// What PubMed links the record with: `CommentOn`, `UpdateIn` and the PMID of the other.
  package var references: [(kind: TextBytes, pmid: TextBytes)] = []
  package var isRetracted = false
  /// The record is a study of the review.
  package var isStudy = false

  package init(id: TextBytes) {
    self.id = id
  }
}
