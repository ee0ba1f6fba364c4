/// What a person did on the keyboard.
enum Key: Equatable {
  /// A character, or text that was pasted at once.
  case text(String)
  case enter, tab, backTab, backspace, delete, up, down, left, right, home, end
  case deleteWord, deleteToStart, deleteToEnd
  /// Ctrl-C, or the end of input.
  case interrupt
  /// Ctrl-D.
  case endOfInput
  /// Ctrl-Z.
  case suspend
  /// Nothing was typed, but the line has to be drawn anew.
  case redraw
  case other
}
