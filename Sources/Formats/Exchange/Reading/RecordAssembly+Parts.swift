package import Records

extension RecordAssembly {
  /// Part of a buffer. One type for all of them, so that the code of their arrays is there once: see ``ByteBuffer``.
  struct Part {
    /// The index of its tag or its role.
    var kind = 0
    var bytes: Range<Int>
  }

  /// Where a value comes from: the tag it is counted under, by its index, and the line it stands on.
  package struct Origin {
    package var tag: Int {
      get { Int(shortTag) }
      set { shortTag = Int32(newValue) }
    }
    package var line: Int
    /// Short, so that two registers hold an origin, which goes from call to call.
    private var shortTag: Int32
    /// False for a part of a value that is counted as a whole, such as the second name of a cell.
    package var isCounted: Bool
    /// Whether it counts as repaired wherever it goes: how, was told when the line was read.
    var isMended: Bool

    package init(tag: Int, line: Int, isCounted: Bool = true, isMended: Bool = false) {
      shortTag = Int32(tag)
      self.line = line
      self.isCounted = isCounted
      self.isMended = isMended
    }
  }

  /// A change that a value needed.
  package struct Repair {
    /// What was done, the same words each time: `shortened pages are written out`.
    var message: String
    /// What stood there.
    var original: Bytes

    package init(_ message: String, of original: Bytes) {
      self.message = message
      self.original = original
    }
  }

  /// A name in parts; what a name does not have is nil.
  package struct Name {
    package var family: Bytes?
    package var given: Bytes?
    package var suffix: Bytes?
    package var droppingParticle: Bytes?
    package var nonDroppingParticle: Bytes?
    package var literal: Bytes?
    /// CSL's switches, which only CSL-JSON and Garner's own files have.
    package var handling: [CitationName.Handling] = []

    package init(
      family: Bytes? = nil, given: Bytes? = nil, suffix: Bytes? = nil, droppingParticle: Bytes? = nil,
      nonDroppingParticle: Bytes? = nil, literal: Bytes? = nil
    ) {
      self.family = family
      self.given = given
      self.suffix = suffix
      self.droppingParticle = droppingParticle
      self.nonDroppingParticle = nonDroppingParticle
      self.literal = literal
    }
  }

  /// A descriptor or a qualifier of MeSH, or another word of a list.
  package struct Topic {
    package var name: Bytes
    package var ui: Bytes?
    package var isMajor: Bool

    package init(name: Bytes, ui: Bytes? = nil, isMajor: Bool = false) {
      self.name = name
      self.ui = ui
      self.isMajor = isMajor
    }
  }
}
