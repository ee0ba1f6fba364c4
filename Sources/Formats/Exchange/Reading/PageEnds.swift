/// The first and the last page, where a format has a field for each.
enum PageEnds {
  /// The pages from the first to the last. A page may hold a hyphen itself, `A-12` and `A-19`, and the field of the first
  /// may hold more than that.
  ///
  /// - Returns: nil where the last is none of the pages that the first begins.
  static func joined(_ first: String, _ last: String) -> String? {
    let end = last.drop(while: isHyphen)
    guard !end.isEmpty, last != first else { return first }
    var start = Substring(first)
    // `123-` and `145`.
    while let sign = start.last, isHyphen(sign) || sign.isWhitespace { start.removeLast() }
    guard !start.isEmpty else { return nil }
    let first = String(start)
    guard let hyphen = first.lastIndex(where: isHyphen) else { return first == end ? first : "\(first)-\(end)" }
    let head = first[...hyphen]
    let tail = first[first.index(after: hyphen)...]
    // `123-130` or `123-30`, and `130`.
    let whole = first.lend { CitationParts.expanded(pages: $0) } ?? first
    if whole.hasSuffix("-\(end)") || tail == end { return first }
    // `4-121` and `4-130`; `A-12` and `B-3`.
    let isOnePage = end.hasPrefix(head) || !head.contains(where: \.isNumber) && end.contains(where: isHyphen)
    return isOnePage ? "\(first)-\(end)" : nil
  }

  /// Whether there is nothing to be looked at closely, as is so of most.
  static func areNumbers(_ first: Bytes, _ last: Bytes) -> Bool {
    !first.isEmpty && !last.isEmpty && first.allSatisfy(\.isDigit) && last.allSatisfy(\.isDigit)
  }

  static func isHyphen(_ character: Character) -> Bool {
    character == "-" || character.unicodeScalars.count == 1 && character.unicodeScalars.allSatisfy(CitationParts.isDash)
  }
}

extension CitationParts {
  /// Sets the pages, and counts the end or keeps it where it belongs to other pages.
  static func putPages(
    _ first: Bytes, last: Bytes?, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard let last, !last.isEmpty else { return putPages(first, from: origin, into: &assembly) }
    if PageEnds.areNumbers(first, last) {
      if first.isSame(as: last) { return putPages(first, from: origin, into: &assembly) }
      var pages = Array(first)
      pages.append(UInt8(ascii: "-"))
      pages.append(contentsOf: last)
      return pages.withUnsafeBufferPointer {
        putPages(Bytes(rebasing: $0[...]), from: origin, into: &assembly)
      }
    }
    (PageEnds.joined(first.string, last.string) ?? first.string).lend {
      putPages($0, from: origin, into: &assembly)
    }
  }

  /// Whether the ends only say together that there are no pages, `No` and `Specified`, or each does.
  static func areNone(pages first: Bytes?, last: Bytes) -> Bool {
    guard last.count >= 9, !last.contains(where: \.isDigit) else { return false }
    return "\(first?.string ?? "")-\(last.string)".lend(areNone)
  }

  /// Counts the last page, which stands in the pages; it is kept where it belongs to others.
  static func putLastPage(
    _ last: Bytes, first: Bytes?, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    if areNone(pages: first, last: last) {
      return assembly.drop(origin, placeholder)
    }
    if let first, PageEnds.areNumbers(first, last) || PageEnds.joined(first.string, last.string) != nil {
      return assembly.count(origin)
    }
    if first != nil {
      assembly.remark(
        "\(assembly.name(ofTag: origin.tag)): the last page is none of those that the first begins; it is kept",
        line: origin.line)
    }
    assembly.keep(last, from: origin)
  }
}
