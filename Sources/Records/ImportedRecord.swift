/// A citation as a database exported it: found, and not yet extracted.
package struct ImportedRecord: Hashable, Sendable {
  /// What CSL has a place for; `citation.id` is the record's id. A structured abstract is not in it: see ``abstract``.
  package var citation: Citation
  /// The parts of an abstract that has several; an abstract in one piece is the citation's.
  package var abstract: [AbstractSection] = []
  /// What a CSL name has no place for.
  package var contributors: [Contributor] = []
  package var publicationTypes: [Term] = []
  package var headings: [Heading] = []
  package var keywords: [String] = []
  package var grants: [Grant] = []
  package var registrations: [Registration] = []
  package var corrections: [Correction] = []
  /// Identifiers that CSL has no variable for.
  package var identifiers: [Identifier] = []
  /// Whatever has no place of its own, under the tag of its source, tags in the order in which they first came.
  package var kept: [KeptField] = []
  /// The source's own number of this version of the record, where it has one (PubMed's `PMID Version`).
  package var version: Int?
  /// When the source last changed the record, as `2024-11-05`.
  package var revised: String?
  /// The source has taken the record out (PubMed's `DeleteCitation`).
  package var isDeleted = false
  /// The notice among the review's records that takes this one back, when that is looked up; no file holds it.
  package var retractedBy: String?
  /// Of a record merged from several: those it was merged from, the one that stands for all in front.
  package var sources: [Source] = []
  /// The line of the source on which the record begins, counted from 1.
  package var line: Int

  package init(citation: Citation, line: Int) {
    self.citation = citation
    self.line = line
  }

  package var id: String { citation.id }

  /// One part of a structured abstract.
  package struct AbstractSection: Hashable, Sendable {
    /// As the article has it: `PATIENTS AND METHODS`.
    package var label: String?
    /// As NLM classes it: `METHODS`.
    package var category: String?
    package var text: String

    package init(label: String? = nil, category: String? = nil, text: String) {
      self.label = label
      self.category = category
      self.text = text
    }
  }

  /// What is known of one of the citation's names besides the name.
  package struct Contributor: Hashable, Sendable {
    /// The citation's variable: `author`.
    package var role: String
    /// The place in that list, counted from 1.
    package var position: Int
    /// The bare identifier: `0000-0002-1825-0097`.
    package var orcid: String?
    package var affiliations: [String]
    /// Identifiers of other registers than ORCID's: of the person (`ISNI`), or of where they work (`GRID`, `ROR`).
    package var identifiers: [Identifier]

    package init(
      role: String, position: Int, orcid: String? = nil, affiliations: [String] = [], identifiers: [Identifier] = []
    ) {
      self.role = role
      self.position = position
      self.orcid = orcid
      self.affiliations = affiliations
      self.identifiers = identifiers
    }
  }

  /// A word of a controlled list, with its identifier there.
  package struct Term: Hashable, Sendable {
    package var name: String
    package var ui: String?

    package init(name: String, ui: String? = nil) {
      self.name = name
      self.ui = ui
    }
  }

  /// A MeSH heading: a descriptor and its qualifiers.
  package struct Heading: Hashable, Sendable {
    package var descriptor: Topic
    package var qualifiers: [Topic]

    package init(descriptor: Topic, qualifiers: [Topic] = []) {
      self.descriptor = descriptor
      self.qualifiers = qualifiers
    }
  }

  /// A descriptor or a qualifier of MeSH.
  package struct Topic: Hashable, Sendable {
    package var name: String
    /// `D000293`, `Q000523`.
    package var ui: String?
    /// Whether it is what the article is mainly about.
    package var isMajor: Bool

    package init(name: String, ui: String? = nil, isMajor: Bool = false) {
      self.name = name
      self.ui = ui
      self.isMajor = isMajor
    }
  }

  package struct Grant: Hashable, Sendable {
    package var number: String?
    package var acronym: String?
    package var agency: String?
    package var country: String?

    package init(number: String? = nil, acronym: String? = nil, agency: String? = nil, country: String? = nil) {
      self.number = number
      self.acronym = acronym
      self.agency = agency
      self.country = country
    }
  }

  /// The entry of a trial in a register, or of data in a bank.
  package struct Registration: Hashable, Sendable {
    /// `ClinicalTrials.gov`.
    package var registry: String?
    /// `NCT01234567`.
    package var number: String

    package init(registry: String? = nil, number: String) {
      self.registry = registry
      self.number = number
    }
  }

  /// Another publication that comments on this one, corrects it, takes it back, or the other way round.
  package struct Correction: Hashable, Sendable {
    /// As PubMed calls it: `RetractionIn`, `ErratumFor`, `CommentOn`.
    package var kind: String
    package var source: String?
    package var pmid: String?
    package var note: String?

    package init(kind: String, source: String? = nil, pmid: String? = nil, note: String? = nil) {
      self.kind = kind
      self.source = source
      self.pmid = pmid
      self.note = note
    }
  }

  package struct Identifier: Hashable, Sendable {
    /// `pii`.
    package var scheme: String
    package var value: String

    package init(scheme: String, value: String) {
      self.scheme = scheme
      self.value = value
    }
  }

  /// A record that a merged one was made of.
  package struct Source: Hashable, Sendable {
    package var id: String
    /// The databases it was found in, by the names the review gives them.
    package var databases: [String]
    /// CSL's variables that were taken from it.
    package var gave: [String]

    package init(id: String, databases: [String] = [], gave: [String] = []) {
      self.id = id
      self.databases = databases
      self.gave = gave
    }
  }

  package struct KeptField: Hashable, Sendable {
    package var tag: String
    package var values: [String]

    package init(tag: String, values: [String]) {
      self.tag = tag
      self.values = values
    }
  }
}

extension ImportedRecord {
  /// The abstract in one piece, each part with its label in front.
  package var abstractText: String? {
    guard !abstract.isEmpty else { return citation.text("abstract") }
    return abstract.map { [$0.label, $0.text].compactMap { $0 }.joined(separator: ": ") }.joined(separator: "\n")
  }

  /// The citation with the whole abstract in it and CSL's present names, as other programs expect it; one that was retracted
  /// says so in CSL's `status`.
  package var wholeCitation: Citation {
    var citation = citation.withCurrentNames
    if !abstract.isEmpty, let abstractText {
      citation.variables.append(Citation.Variable(name: "abstract", value: .text(abstractText)))
    }
    return citation.markedRetracted(isRetracted)
  }
}
