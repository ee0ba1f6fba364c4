package import Records

/// One sentence of a text with what it cites and what its writer says it claims.
package struct Sentence: Hashable, Sendable {
  /// The kind of text it stands in.
  package enum Place: Hashable, Sendable {
    case paragraph, heading, cell, footnote
  }

  package var place: Place
  package var mark: Mark
  /// The mark after its last character.
  package var end: Mark
  /// As it reads, on one line, with citations as they are written and without notes.
  package var text: String
  /// The numbers of studies its words give, in order; none where it neither cites nor has a note.
  package var studyCounts: [StudyCount]
  package var citations: [CitedKey]
  package var notes: [PlacedNote]
  /// Items of a bracketed citation that have no `@`.
  package var bareItems: [BareItem]
  /// The headings above it, outermost first.
  package var section: [String]
  /// The names that it begins with, folded: those of "According to Bakker and Jansen (2010)".
  package var beginning: [String] = []
  /// Whether it tells of a review or guideline that is not the writer's own.
  package var namesReview = false
  /// How many reviews or guidelines it says there are, where it counts no studies: "two systematic reviews".
  package var reviewCount: StudyCount?
  /// What it excepts or contrasts in words: "apart from Damen et al. (1984), no study …".
  package var exception: Exception?

  /// Sources that are named in words, with their keys further on in the sentence.
  package struct Exception: Hashable, Sendable {
    /// Their names and years, folded.
    package var words: [String]
    /// Whether they are left out of what the sentence says, rather than named beside it.
    package var isSetApart: Bool
  }

  /// A note with its place among counts and citations.
  package struct PlacedNote: Hashable, Sendable {
    package var note: ClaimNote
    package var position: Int
    /// The piece of the sentence since the note before it, as it reads; that one's piece where nothing stands between.
    package var text: String
    /// Whether a word or citation stands between it and the note before.
    package var hasOwnPiece: Bool

    package init(note: ClaimNote, position: Int, text: String, hasOwnPiece: Bool) {
      self.note = note
      self.position = position
      self.text = text
      self.hasOwnPiece = hasOwnPiece
    }
  }

  /// Part of a bracketed citation without a key: `nabkasorn2005` in `[@greist1978; nabkasorn2005]`.
  package struct BareItem: Hashable, Sendable {
    package var text: String
    package var mark: Mark

    package init(text: String, mark: Mark) {
      self.text = text
      self.mark = mark
    }
  }
}

/// One key that a sentence cites.
package struct CitedKey: Hashable, Sendable {
  package var key: String
  /// The mark of its `@`.
  package var mark: Mark
  /// `-@key`: the author is written in the sentence.
  package var isAuthorSuppressed: Bool
  /// `@key` in the running text, outside brackets.
  package var isInText: Bool
  /// Named only as the source through which the one before it is known: `[@a; via @b]`.
  package var isVia: Bool
  /// Left out of what the sentence says of others: "all studies except @a", "unlike @a".
  package var isSetApart = false
  /// Named in words behind "besides", "except for" or "unlike".
  package var isNamedApart = false
  /// Only pointed at, beside others: "see also @a".
  package var isAside = false
  /// Only an example of what is meant: "several studies, such as @a".
  package var isExample: Bool { ViaWords.isExample(lead) }
  /// Whether nothing but names stands before it in the sentence, and what texts do right behind: "Jansen [-@a] mentions it".
  package var isSubject = false
  /// As many characters of the words before a key are kept as may name its source.
  package static let longestLead = 160
  /// The words written right before it: in its item of the brackets, or in the sentence.
  package var lead: String
  /// The words written right after it in its item or, in the running text, behind it.
  package var trail: String
  /// The place in the sentence, by which counts, citations and notes are ordered.
  package var position: Int
  /// The number of its brackets in the sentence; keys of one pair of brackets share it.
  package var group: Int

  package init(
    key: String, mark: Mark, isAuthorSuppressed: Bool = false, isInText: Bool = false, isVia: Bool = false,
    isAside: Bool = false, lead: String = "", trail: String = "", position: Int = 0, group: Int = 0
  ) {
    self.key = key
    self.mark = mark
    self.isAuthorSuppressed = isAuthorSuppressed
    self.isInText = isInText
    self.isVia = isVia
    self.isAside = isAside
    self.lead = lead
    self.trail = trail
    self.position = position
    self.group = group
  }
}

/// What a file of prose holds.
package struct ProseDocument: Sendable {
  package var sentences: [Sentence]
  package var faults: [ProseFault]

  package init(sentences: [Sentence], faults: [ProseFault]) {
    self.sentences = sentences
    self.faults = faults
  }

  /// Reads Markdown as pandoc does, as far as sentences and citations go: front matter, code and comments are passed
  /// over; headings, cells of tables and footnotes are texts of their own.
  ///
  /// The time grows with the length of the text, however it is nested.
  package init(markdown: String) {
    let text = ProseText(markdown)
    var blocks = BlockScanner(text: text)
    blocks.scan()
    var reader = SentenceReader(text: text)
    for block in blocks.blocks { reader.read(block) }
    sentences = reader.sentences
    faults = (blocks.faults + reader.faults).sorted { ($0.mark, $0.message) < ($1.mark, $1.message) }
  }
}
