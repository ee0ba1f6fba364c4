import Records

/// A block taken apart: what is read, and what is cited or noted between.
struct InlineText {
  /// Stands in `visible` for a citation, code, or whatever else is no word.
  static let placeholder: Unicode.Scalar = "\u{FFFC}"

  /// What a reader sees, without the marks of Markdown.
  var visible: [Unicode.Scalar] = []
  /// Where each of these stands in the file.
  var offsets: [Int] = []
  /// What a placeholder stands for, by its index in `visible`, in order.
  var placeholders: [Placeholder] = []
  var citations: [(index: Int, citation: CitedKey)] = []
  var bareItems: [(index: Int, item: Sentence.BareItem)] = []
  /// The index in `visible` before which each note stands.
  var notes: [(index: Int, note: ClaimNote)] = []
  /// The contents of inline footnotes, as blocks of their own.
  var footnotes: [ProseBlock] = []

  struct Placeholder {
    enum Kind {
      case code
      /// Keys in brackets.
      case citation
      /// A key that reads as a name in the sentence.
      case name
    }

    var index: Int
    var source: Range<Int>
    var kind: Kind
  }

  mutating func show(_ scalar: Unicode.Scalar, at offset: Int) {
    visible.append(scalar)
    offsets.append(offset)
  }
}

/// The scalars of a block in one row, each with its place in the file.
struct FlatBlock {
  var scalars: [Unicode.Scalar] = []
  var offsets: [Int] = []

  init(_ block: ProseBlock, of text: ProseText) {
    for (index, line) in block.lines.enumerated() {
      if index > 0 {
        scalars.append("\n")
        offsets.append(line.lowerBound)
      }
      scalars += text.scalars[line]
      offsets += line
    }
  }
}
