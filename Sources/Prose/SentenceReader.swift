import Records

/// Cuts blocks into sentences and hands each what stands in it.
struct SentenceReader {
  let text: ProseText
  private(set) var sentences: [Sentence] = []
  private(set) var faults: [ProseFault] = []
  private var section: [(level: Int, title: String)] = []

  init(text: ProseText) {
    self.text = text
  }

  mutating func read(_ block: ProseBlock) {
    var scanner = InlineScanner(block, of: text)
    scanner.scan()
    faults += scanner.faults
    let inline = scanner.result
    if block.place == .heading {
      section.removeAll { $0.level >= block.level }
      let title = shown(0..<inline.visible.count, inline)
      section.append((block.level, title))
    }
    let ranges = block.place == .heading ? [0..<inline.visible.count] : SentenceSplitter(inline).ranges
    add(ranges, of: inline, in: block.place)
    for footnote in inline.footnotes { read(footnote) }
  }

  private mutating func add(_ ranges: [Range<Int>], of inline: InlineText, in place: Sentence.Place) {
    // All lists are in order, so that one walk along them is enough.
    var citations = inline.citations[...]
    var bareItems = inline.bareItems[...]
    var notes = inline.notes[...]
    for (number, range) in ranges.enumerated() {
      let start = inline.visible[range].firstIndex { !$0.isBlank } ?? range.upperBound
      let isLast = number == ranges.count - 1
      let next = isLast ? Int.max : firstWord(ranges[number + 1], inline)
      while let note = notes.first, note.index <= start, !isLast || note.index < range.upperBound || start == 0 {
        faults.append(ProseFault(mark: note.note.mark, message: Self.nothingBefore))
        notes.removeFirst()
      }
      var sentence = Sentence(
        place: place, mark: text.mark(at: start < inline.offsets.count ? inline.offsets[start] : 0),
        end: end(range, inline),
        text: shown(range, inline), studyCounts: [], citations: [], notes: [], bareItems: [],
        section: section.map(\.title))
      while let citation = citations.first, citation.index < range.upperBound {
        sentence.citations.append(citation.citation)
        sentence.citations[sentence.citations.count - 1].position = citation.index
        citations.removeFirst()
      }
      while let item = bareItems.first, item.index < range.upperBound {
        sentence.bareItems.append(item.item)
        bareItems.removeFirst()
      }
      var pieceStart = start
      while let note = notes.first, note.index <= next, note.index > start || isLast {
        let text = shown(min(pieceStart, note.index)..<min(note.index, range.upperBound), inline)
        let isEmpty = !text.unicodeScalars.contains { $0.isAlphanumeric }
        sentence.notes.append(
          Sentence.PlacedNote(
            note: note.note, position: note.index, text: isEmpty ? sentence.notes.last?.text ?? text : text,
            hasOwnPiece: !isEmpty))
        pieceStart = min(note.index, range.upperBound)
        notes.removeFirst()
      }
      // What neither cites nor claims is held against nothing.
      if !sentence.citations.isEmpty || !sentence.notes.isEmpty {
        let reader = CountReader(
          words(range, inline), citations: sentence.citations.map(\.position), notes: sentence.notes.map(\.position),
          of: text)
        sentence.studyCounts = reader.counts
        sentence.beginning = reader.beginning
        sentence.namesReview = reader.namesReview
        sentence.reviewCount = reader.reviewCount
        sentence.exception = reader.exceptionInWords
        for place in sentence.citations.indices where sentence.citations[place].isAuthorSuppressed {
          sentence.citations[place].isSubject = reader.isSubject(citedAt: sentence.citations[place].position)
        }
        if let setApart = reader.setApart {
          for place in sentence.citations.indices where setApart ~= sentence.citations[place].position {
            sentence.citations[place].isSetApart = true
          }
        }
      }
      if start < range.upperBound { sentences.append(sentence) }
    }
    for note in notes { faults.append(ProseFault(mark: note.note.mark, message: Self.nothingBefore)) }
  }

  private static let nothingBefore = "this claim stands behind no sentence: write it behind the words it belongs to"

  private func firstWord(_ range: Range<Int>, _ inline: InlineText) -> Int {
    inline.visible[range].firstIndex { !$0.isBlank } ?? range.upperBound
  }

  private func end(_ range: Range<Int>, _ inline: InlineText) -> Mark {
    guard let last = inline.visible[range].lastIndex(where: { !$0.isBlank }) else { return text.mark(at: 0) }
    guard inline.visible[last] == InlineText.placeholder, let source = source(of: last, inline) else {
      return text.mark(at: inline.offsets[last] + 1)
    }
    return text.mark(at: source.upperBound)
  }

  private func source(of index: Int, _ inline: InlineText) -> Range<Int>? {
    var low = 0
    var high = inline.placeholders.count
    while low < high {
      let middle = (low + high) / 2
      if inline.placeholders[middle].index < index { low = middle + 1 } else { high = middle }
    }
    guard low < inline.placeholders.count, inline.placeholders[low].index == index else { return nil }
    return inline.placeholders[low].source
  }

  /// The words on one line, citations and code as they are written.
  private func shown(_ range: Range<Int>, _ inline: InlineText) -> String {
    var shown = String.UnicodeScalarView()
    var isAfterBlank = true
    func add(_ scalar: Unicode.Scalar) {
      if scalar.isBlank {
        if !isAfterBlank { shown.append(" ") }
        isAfterBlank = true
      } else {
        shown.append(scalar)
        isAfterBlank = false
      }
    }
    for index in range {
      guard inline.visible[index] == InlineText.placeholder, let source = source(of: index, inline) else {
        add(inline.visible[index])
        continue
      }
      for scalar in text.scalars[source] { add(scalar) }
    }
    if shown.last == " " { shown.removeLast() }
    return String(shown)
  }

  private func words(_ range: Range<Int>, _ inline: InlineText) -> [CountReader.Word] {
    var words: [CountReader.Word] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = inline.visible[index]
      if scalar.isBlank || scalar == InlineText.placeholder {
        index += 1
        continue
      }
      let start = index
      let isSigned = Self.isSign(index, range, inline)
      if isSigned { index += 1 }
      if isSigned || scalar.isAlphanumeric {
        while index < range.upperBound, Self.isInWord(index, start, range, inline) { index += 1 }
      } else {
        index += 1
      }
      let written = String(String.UnicodeScalarView(inline.visible[start..<index]))
      words.append(
        CountReader.Word(
          folded: isSigned ? "-" + written.dropFirst() : Self.folded(written), written: written,
          source: inline.offsets[start]..<(inline.offsets[index - 1] + 1), position: start))
    }
    return words
  }

  /// The sign of a number below nought.
  private static func isSign(_ index: Int, _ range: Range<Int>, _ inline: InlineText) -> Bool {
    guard "-−".unicodeScalars.contains(inline.visible[index]), index + 1 < range.upperBound,
      inline.visible[index + 1].isDigit
    else { return false }
    return index == range.lowerBound || inline.visible[index - 1].isBlank
  }

  private static func isInWord(_ index: Int, _ start: Int, _ range: Range<Int>, _ inline: InlineText) -> Bool {
    let scalar = inline.visible[index]
    if scalar.isAlphanumeric || scalar.properties.generalCategory == .nonspacingMark { return true }
    guard index > start, index + 1 < range.upperBound else { return false }
    let (before, after) = (inline.visible[index - 1], inline.visible[index + 1])
    // "1,200" is one number; "3-5" are two.
    if before.isDigit, after.isDigit { return scalar == "." || scalar == "," }
    // Hyphens and apostrophes inside a word.
    return "-'’‑".unicodeScalars.contains(scalar) && before.isAlphanumeric && after.isAlphanumeric
  }

  /// Dutch tells `één`, the number, from `een`, the article, by the accents.
  private static func folded(_ written: String) -> String {
    let lower = written.lowercased()
    return ["één", "eén", "e\u{301}e\u{301}n"].contains(lower) ? "één" : FoldedText.folded(written)
  }
}
