/// A line being typed and the list of words beneath it, apart from any terminal.
struct LineEditor {
  /// What a key comes to.
  enum Outcome: Equatable {
    case goOn
    case line(String)
    case stop
    case suspend
  }

  private(set) var line = LineBuffer()
  /// The word of the list that the arrow keys stand on.
  private(set) var selected: Int?
  private let completions: (String) -> [Completion]
  /// What is offered for the line; none once a word has been taken, until one types again.
  private(set) var menu: [Completion]

  init(completions: @escaping (String) -> [Completion]) {
    self.completions = completions
    menu = completions("")
  }

  mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .text(let text): edit { $0.insert(text) }
    case .backspace: edit { $0.deleteBefore() }
    case .delete: edit { $0.deleteUnder() }
    case .deleteWord: edit { $0.deleteWordBefore() }
    case .deleteToStart: edit { $0.deleteToStart() }
    case .deleteToEnd: edit { $0.deleteToEnd() }
    case .left: line.move(to: line.cursor - 1)
    case .right: line.move(to: line.cursor + 1)
    case .home: line.move(to: 0)
    case .end: line.move(to: line.characters.count)
    case .up: select(by: -1)
    case .down: select(by: 1)
    case .tab: take(selected ?? 0)
    case .backTab: return .line("<")
    case .enter:
      // On a word of the list, Enter takes it; the answer is given with the next one.
      guard let selected else { return .line(line.text) }
      take(selected)
    case .interrupt: return .stop
    case .endOfInput:
      if line.characters.isEmpty { return .stop }
    case .suspend: return .suspend
    case .redraw, .other: break
    }
    return .goOn
  }

  private mutating func edit(_ change: (inout LineBuffer) -> Void) {
    change(&line)
    selected = nil
    menu = completions(line.text)
  }

  /// Past either end of the list lies the line itself.
  private mutating func select(by step: Int) {
    if menu.isEmpty { menu = completions(line.text) }
    let place = (selected ?? (step > 0 ? -1 : menu.count)) + step
    selected = menu.indices.contains(place) ? place : nil
  }

  private mutating func take(_ place: Int) {
    guard menu.indices.contains(place) else { return }
    line.complete(with: menu[place].word)
    selected = nil
    menu = []
  }
}
