package import Records

/// CSL-JSON, as Zotero, pandoc, Crossref and citeproc exchange it: a list of items, also within an object, or one item, also
/// as the `message` that Crossref answers with.
///
/// What CSL has no variable for, such as `custom`, stays under its key as the JSON it is. What Crossref adds finds
/// its place where a record has one, see ``CSLJSONMember``.
package enum CSLJSONFormat: ExchangeFormat, ExportFormat {
  package static let name = "csl-json"
  package static let title = "CSL-JSON"

  package static func sign(in head: ExportHead) -> Int? {
    switch head.firstByte {
    case UInt8(ascii: "["): 0
    case UInt8(ascii: "{"): isItemOrWrapped(JSONWrapper(head: head.bytes)) ? 0 : nil
    default: nil
    }
  }

  /// An item names its type, and at least one of what nearly every item has; many things in JSON have one of these.
  private static func isItemOrWrapped(_ head: JSONWrapper) -> Bool {
    head.hasList || isItem(head.keys) || isItem(head.messageKeys)
  }

  private static func isItem(_ keys: Set<String>) -> Bool {
    keys.contains("type") && !keys.isDisjoint(with: ["title", "author", "issued", "DOI", "container-title"])
  }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    let text = try TextSource(source)
    var items = JSONItems(text, wrapper: wrapper(of: text.head))
    while let item = try items.next(into: reading) {
      guard case .object(var members) = item.value else {
        reading.assembly.refuse(
          "expected an item of CSL-JSON, found \(item.kindInWords)", line: item.mark.line,
          column: item.mark.column)
        continue
      }
      reading.assembly.begin(line: item.mark.line)
      let mended = replaceReferences(in: &members, into: &reading.assembly)
      for (place, member) in members.enumerated() {
        CSLJSONMember.put(member, of: members, isMended: mended.contains(place), into: &reading.assembly)
      }
      reading.finishRecord()
    }
  }

  /// Replaces the references to characters in the members.
  ///
  /// - Returns: the places of those that had any, which count as repaired.
  private static func replaceReferences(in members: inout [Node.Member], into assembly: inout RecordAssembly) -> Set<
    Int
  > {
    var mended: Set<Int> = []
    for place in members.indices {
      guard let (before, after) = members[place].value.replaceReferences() else { continue }
      mended.insert(place)
      assembly.remarkReferences(
        members[place].key, line: members[place].keyMark.line, Array(before.utf8), Array(after.utf8))
    }
    return mended
  }

  /// What is to be passed before the items.
  private static func wrapper(of head: ArraySlice<UInt8>) -> JSONWrapper? {
    guard head.first(where: { !$0.isSpace }) == UInt8(ascii: "{") else { return nil }
    let wrapper = JSONWrapper(head: head)
    if wrapper.hasList { return JSONWrapper() }
    return !isItem(wrapper.keys) && isItem(wrapper.messageKeys) ? JSONWrapper(isOfOne: true) : nil
  }

  package static let exportName = "csl-json"
  package static let frame = (opening: "[\n", separator: ",\n", closing: "\n]\n")
  package static let reader: (any ExchangeFormat.Type)? = CSLJSONFormat.self

  package static func text(of record: ImportedRecord) -> String {
    var citation = record.wholeCitation
    if let words = CSLKeywords.text(of: record.keywords), citation["keyword"] == nil {
      citation.variables.append(.init(name: "keyword", value: .text(words)))
    }
    return JSONWriter.inline(citation.node)
  }
}

/// Keywords as one text, which is what CSL has for them: `running, mood`, or `depression, postpartum; mood` where one of them
/// holds a comma.
enum CSLKeywords {
  /// - Returns: nil where there are none. Those that would not come back as they are, one with a semicolon above all, are
  ///   left out.
  static func text(of keywords: [String]) -> String? {
    let keywords = keywords.filter {
      !$0.holds(scalars: ";") && !Lexical.isBlank($0) && $0.lend { $0.trimmed.count == $0.count }
    }
    if keywords.isEmpty { return nil }
    guard keywords.contains(where: { $0.holds(scalars: ",") }) else { return keywords.joined(separator: ", ") }
    return keywords.joined(separator: "; ") + (keywords.count == 1 ? ";" : "")
  }

  static func words(of text: String) -> [String] {
    text.unicodeScalars.split(separator: text.holds(scalars: ";") ? ";" : ",").map {
      String($0).lend { $0.trimmed.string }
    }.filter {
      !$0.isEmpty
    }
  }
}
