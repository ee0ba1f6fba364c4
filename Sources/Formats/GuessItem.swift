/// Guesses that are of an item of a list, which a person may have moved in the file.
extension Node {
  /// The record with each guess at the place where its item stands now.
  var withGuessesAtTheirItems: Node {
    guard case .object(var members) = value, let place = members.firstIndex(where: { $0.key == "unconfirmed" }),
      case .array(var guesses) = members[place].value.value
    else { return self }
    for index in guesses.indices {
      guard let item = GuessItem(guesses[index]), !item.stands(in: self), let moved = item.placeNow(in: self) else {
        continue
      }
      guesses[index].setPath(moved)
    }
    members[place].value.value = .array(guesses)
    var node = self
    node.value = .object(members)
    return node
  }

  private mutating func setPath(_ path: String) {
    guard case .object(var members) = value, let place = members.firstIndex(where: { $0.key == "path" }) else { return }
    members[place].value.value = .string(path)
    value = .object(members)
  }
}

/// The item of a list that a guess is of.
struct GuessItem {
  /// Its list, and its number there when it was guessed.
  private let list: [String]
  private let index: Int
  /// A concept, or the id of a finding.
  let value: String

  /// Nil where the guess is of no item, or does not say which.
  init?(_ guess: Node) {
    guard let value = guess["value"]?.string, let path = guess["path"]?.string,
      let segments = Pointer.segments(path), let index = segments.last.flatMap({ Int($0) })
    else { return nil }
    (list, self.index, self.value) = (segments.dropLast(), index, value)
  }

  func stands(in record: Node) -> Bool { items(in: record).dropFirst(index).first.map(isIt) == true }

  /// - Returns: nil where the list has it no more.
  func placeNow(in record: Node) -> String? {
    items(in: record).firstIndex(where: isIt).map {
      Pointer.text(list + ["\($0)"])
    }
  }

  private func isIt(_ item: Node) -> Bool { (item.string ?? item["id"]?.string) == value }

  private func items(in record: Node) -> [Node] {
    list.reduce(Optional(record)) { $0?[$1] }?.elements ?? []
  }
}
