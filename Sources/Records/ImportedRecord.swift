/// A citation as a database exported it: found, and not yet extracted.
package struct ImportedRecord: Hashable, Sendable {
  /// What CSL has a place for; `citation.id` is the record's id.
  package var citation: Citation
  package var keywords: [String]
  /// Whatever has no place of its own, under the tag of its source, in the source's order.
  package var kept: [KeptField]
  /// The line of the source on which the record begins, counted from 1.
  package var line: Int

  package struct KeptField: Hashable, Sendable {
    package var tag: String
    package var values: [String]

    package init(tag: String, values: [String]) {
      self.tag = tag
      self.values = values
    }
  }

  package init(citation: Citation, keywords: [String] = [], kept: [KeptField] = [], line: Int) {
    self.citation = citation
    self.keywords = keywords
    self.kept = kept
    self.line = line
  }

  package var id: String { citation.id }
}

/// What became of the fields of an export, tag by tag; every value is in exactly one of the counts.
package struct ImportTally: Hashable, Sendable {
  package struct Count: Hashable, Sendable {
    package var mapped = 0
    /// Mapped after a change to what stands there; how, says a remark.
    package var repaired = 0
    /// In the record under the source's tag.
    package var kept = 0
    /// In no record; why, says a remark.
    package var dropped = 0

    package init() {}
  }

  /// By tag.
  package var counts: [String: Count] = [:]
  /// Repairs and refusals, each with its line.
  package var remarks: [Problem] = []

  package init() {}
}
