import Records

/// What stands around the values of a JSON file, which are cut out and read one by one: one list with commas between
/// them, or no list and no commas. It tells of each sign whether it may stand where it stands.
struct JSONFrame {
  enum Sign { case opening(Mark), closing, comma, value }

  private enum State {
    case start, afterOpening, afterValue, afterComma, afterList
    /// After a broken value, of which nobody knows how far it went: anything may come.
    case unsure
  }

  private var state = State.start
  /// Where the list begins that is not closed yet, and how many are open in it, itself among them.
  private var list: Mark?
  private var depth = 0

  /// - Returns: what is wrong with the sign there; reading goes on behind it all the same.
  mutating func take(_ sign: Sign) -> String? {
    switch sign {
    case .opening(let mark): open(mark)
    case .closing: close()
    case .comma: takeComma()
    case .value: takeValue()
    }
  }

  /// Whether the list was closed.
  var isPastList: Bool { state == .afterList }

  /// A value was broken: what stands behind it may have been part of it.
  mutating func loseTrack() { state = .unsure }

  /// What the end of the file leaves open, and where that begins; nil where nothing is, or the last value was broken off
  /// and has been told of.
  func leftOpen(atLine line: Int) -> (message: String, mark: Mark)? {
    guard let list, state != .unsure else { return nil }
    return ("the list that begins here is not closed: the file ends with line \(line) and may be cut off", list)
  }

  private static let expectedEnd = "expected the end of the file behind the ']' of the list"

  private mutating func open(_ mark: Mark) -> String? {
    defer {
      state = .afterOpening
      if list == nil { list = mark }
      depth += 1
    }
    if list != nil { return depth == 1 ? "a list begins within the list; expected an object" : nil }
    switch state {
    case .start, .unsure: return nil
    case .afterList: return Self.expectedEnd
    case .afterOpening, .afterValue, .afterComma: return "a list begins behind an object that is in none"
    }
  }

  private mutating func close() -> String? {
    guard list != nil else {
      return state == .unsure ? nil : state == .afterList ? Self.expectedEnd : "this ']' closes no list"
    }
    let isAfterComma = state == .afterComma
    depth -= 1
    if depth == 0 { list = nil }
    state = depth == 0 ? .afterList : .afterValue
    return isAfterComma ? "expected an object behind the comma, found ']'" : nil
  }

  private mutating func takeComma() -> String? {
    guard list != nil else {
      return state == .unsure ? nil : state == .afterList ? Self.expectedEnd : "this comma stands in no list"
    }
    let isOutOfPlace = state == .afterOpening || state == .afterComma
    state = .afterComma
    return isOutOfPlace ? "expected an object, found a comma" : nil
  }

  private mutating func takeValue() -> String? {
    let before = state
    state = .afterValue
    if list != nil { return before == .afterValue ? "expected a comma between this and the one before it" : nil }
    guard before == .afterList else { return nil }
    // Once is enough.
    state = .unsure
    return Self.expectedEnd
  }
}
