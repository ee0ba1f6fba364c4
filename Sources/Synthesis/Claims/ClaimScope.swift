import Prose

/// The piece of a sentence that a note takes: its citations and its count.
struct ClaimScope {
  var citations: [CitedKey]
  var counts: [StudyCount]
  /// Whether the citations are those of another note's piece.
  var borrows = false

  /// The scopes of a sentence's notes, in order, and last that of what stands behind the last note; nil where nothing
  /// does that a claim could be made of.
  static func scopes(of sentence: Sentence) -> (notes: [ClaimScope], rest: ClaimScope?) {
    let counts = sentence.studyCounts
    guard !sentence.notes.isEmpty else {
      return ([], ClaimScope(citations: sentence.citations, counts: counts))
    }
    var citations = sentence.citations[...]
    var open = counts[...]
    func piece(upTo position: Int) -> ClaimScope {
      var scope = ClaimScope(citations: [], counts: [])
      while let first = citations.first, first.position < position { scope.citations.append(citations.removeFirst()) }
      while let first = open.first, first.position < position { scope.counts.append(open.removeFirst()) }
      return scope
    }
    var scopes: [ClaimScope] = []
    for note in sentence.notes {
      var scope = piece(upTo: note.position)
      if !note.hasOwnPiece, scope.citations.isEmpty, let last = scopes.last { scope = last }
      scopes.append(scope)
    }
    var rest: ClaimScope? = piece(upTo: .max)
    if rest?.citations.isEmpty == true { rest = nil }
    for place in scopes.indices where scopes[place].citations.isEmpty {
      scopes[place].citations = sentence.citations
      scopes[place].borrows = scopes.count > 1
      rest = nil
    }
    // One note speaks for its whole sentence where its own piece says no number.
    if scopes.count == 1, scopes[0].counts.isEmpty, rest == nil { scopes[0].counts = counts }
    return (scopes, rest)
  }

  /// The count the piece makes: the last before its citations, or else the first.
  var count: StudyCount? {
    // "Only @a does, the other four do not" is about @a; a piece that cites nothing else of its own, about the others.
    let own = citations.first { !$0.isSetApart }?.position
    let isOfOthers = borrows || own.map { first in counts.allSatisfy { $0.position < first } } ?? true
    let all = lists
    let plain = all.filter { !$0.isOfOthers }
    let lists = plain.isEmpty && isOfOthers ? all : plain
    guard let first = citations.first?.position else { return lists.first }
    return lists.last { $0.position < first } ?? lists.first
  }

  /// The counts, those of one list as one: "two trials and one cohort study"; but of "three studies, two trials and one cohort
  /// study" the first is that of all.
  var lists: [StudyCount] {
    var lists: [[StudyCount]] = []
    for count in counts {
      if count.joint == nil || lists.isEmpty { lists.append([count]) } else { lists[lists.count - 1].append(count) }
    }
    return lists.map { list in
      let rest = list.dropFirst().reduce(0) { $0 + ($1.number?.min ?? 0) }
      let isApposed = list.count > 2 && list[1].joint == ", " && rest == list[0].number?.min
      var whole = list[0]
      if !isApposed { for count in list.dropFirst() { whole.join(count) } }
      return whole
    }
  }
}
