import Records

/// The shape of an imported record laid out for ``RecordLineScanner``: each object's fields by the bytes they begin with.
struct RecordLineRules: ~Copyable {
  enum Kind {
    case words, identifier, flag, date, pmid
    /// From one number to another.
    case integer
    /// One of some words, see ``choices``.
    case choice
    /// Of values of the rule `argument`.
    case list
    /// See ``objects``.
    case object
    /// Is left to the careful way.
    case other
  }

  struct Rule {
    var kind: Kind
    var argument = 0
    var range = 0...0
  }

  struct Field {
    /// Of `"title":` in ``openings``.
    var opening: Range<Int>
    /// The first eight bytes of it, and which of them count.
    var word: UInt64
    var mask: UInt64
    var rule: Int
    /// May say that the work was retracted.
    var maySayRetracted: Bool
  }

  struct Object {
    /// In ``fields``.
    var fields: Range<Int>
    /// So many of them stand in this order; those after them in any.
    var ordered: Int
    /// How many of those in order have to be there, each by its bit.
    var required: UInt64
  }

  private(set) var rules: [Rule] = []
  private(set) var fields: [Field] = []
  private(set) var objects: [Object] = []
  private(set) var choices: [[[UInt8]]] = []
  private(set) var openings = ByteBuffer(capacity: 4096)

  /// The rule of the whole is the first.
  init() { _ = add(.object(ImportedRecordShape.record)) }

  private mutating func add(_ shape: Shape) -> Int {
    let place = rules.count
    rules.append(Rule(kind: .other))
    switch shape {
    case .string(.words), .textOrNumber: rules[place].kind = .words
    case .string(.identifier): rules[place].kind = .identifier
    case .flag: rules[place].kind = .flag
    case .integer(let range): rules[place] = Rule(kind: .integer, range: range)
    case .choice(let words):
      rules[place] = Rule(kind: .choice, argument: choices.count)
      choices.append(words.map { Array($0.utf8) })
    case .list(let element): rules[place] = Rule(kind: .list, argument: add(element))
    case .object(let object) where object === CitationShape.date: rules[place].kind = .date
    case .object(let object): rules[place] = Rule(kind: .object, argument: add(object))
    default: break
    }
    return place
  }

  private mutating func add(_ shape: ObjectShape) -> Int {
    let place = objects.count
    objects.append(Object(fields: 0..<0, ordered: 0, required: 0))
    var added: [Field] = []
    for field in shape.fields {
      // A status may say that a work was retracted, and `categories` are written with space.
      let isPlain = field.name != "status" && field.name != "categories"
      let rule = add(isPlain ? field.shape : .absences)
      if field.name == "PMID" { rules[rule].kind = .pmid }
      let start = openings.count
      "\"\(field.name)\":".lend { openings.append(copying: $0) }
      let opening = start..<openings.count
      let first = openings.part(opening).prefix(8)
      added.append(
        Field(
          opening: opening, word: first.reversed().reduce(0) { $0 << 8 | UInt64($1) },
          mask: first.count == 8 ? .max : 1 << UInt64(8 * first.count) - 1,
          rule: rule, maySayRetracted: field.name == "title" || field.name == "note"))
    }
    // A citation's variables come in the order of the source.
    let ordered = shape === CitationShape.citation ? 2 : shape.fields.count
    objects[place] = Object(
      fields: fields.count..<(fields.count + added.count), ordered: ordered,
      required: shape.fields.indices.filter { shape.fields[$0].isRequired }.reduce(0) { $0 | 1 << UInt64($1) })
    fields += added
    return place
  }
}
