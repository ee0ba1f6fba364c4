import Records

/// The shape of an imported record, from which its check and its XML follow.
enum ImportedRecordShape {
  static let record = ObjectShape(
    "imported", "A citation as a database exported it.",
    [
      Field("id", .string(.identifier), "The record's name.", required: true),
      Field("version", .integer(1...1_000_000), "The source's number of this version."),
      Field("revised", .string(.words), "When the source last changed it."),
      Field("deleted", .flag, "The source has taken it out."),
      Field("citation", .object(CitationShape.citation), "What CSL has a place for.", required: true),
      Field("abstract", .list(.object(section)), "The parts of a structured abstract.", item: "section"),
      Field("contributors", .list(.object(contributor)), "What a name of CSL has no place for.", item: "contributor"),
      Field("publicationTypes", .list(.object(term)), "Publication types.", item: "publicationType"),
      Field("headings", .list(.object(heading)), "MeSH headings.", item: "heading"),
      Field("keywords", .list(.string(.words)), "Keywords.", item: "keyword"),
      Field("grants", .list(.object(grant)), "Grants.", item: "grant"),
      Field("registrations", .list(.object(registration)), "Entries in registers.", item: "registration"),
      Field("corrections", .list(.object(correction)), "Linked publications.", item: "correction"),
      Field("identifiers", .list(.object(identifier)), "Other identifiers.", item: "identifier"),
      Field("kept", .list(.object(kept)), "What has no place of its own, under the source's tag."),
      Field("sources", .list(.object(source)), "The records it was merged from.", item: "source"),
      Field("line", .integer(0...Int.max), "Where it began in the export."),
    ])

  private static let section = ObjectShape(
    "section", "A part of an abstract.",
    [
      Field("text", .string(.words), "Its text.", required: true, element: true),
      Field("label", .string(.words), "As the article has it."),
      Field("category", .string(.words), "As NLM classes it."),
    ])

  private static let contributor = ObjectShape(
    "contributor", "Of one name of the citation.",
    [
      Field("role", .choice(CitationVariable.names), "The list the name is in.", required: true),
      Field("position", .integer(1...Int.max), "Its place there.", required: true),
      Field("orcid", .string(.words), "The ORCID."),
      Field("affiliations", .list(.string(.words)), "Affiliations.", item: "affiliation"),
      Field("identifiers", .list(.object(identifier)), "Of the person or where they work.", item: "identifier"),
    ])

  private static let term = ObjectShape(
    "term", "A word of a list.",
    [
      Field("name", .string(.words), "The word.", required: true),
      Field("ui", .string(.words), "Its identifier."),
    ])

  private static let heading = ObjectShape(
    "heading", "A descriptor and its qualifiers.",
    topic + [Field("qualifiers", .list(.object(qualifier)), "Qualifiers.", item: "qualifier")])

  private static let qualifier = ObjectShape("qualifier", "A qualifier.", topic)

  private static let topic = [
    Field("name", .string(.words), "The name.", required: true),
    Field("ui", .string(.words), "Its identifier in MeSH."),
    Field("major", .flag, "Whether the article is mainly about it."),
  ]

  private static let grant = ObjectShape(
    "grant", "A grant.", needsOne: true,
    [
      Field("number", .string(.words), "Its number."), Field("acronym", .string(.words), "The institute's code."),
      Field("agency", .string(.words), "Who gave it."), Field("country", .string(.words), "Where."),
    ])

  private static let registration = ObjectShape(
    "registration", "An entry.",
    [
      Field("registry", .string(.words), "The register."),
      Field("number", .string(.words), "The number.", required: true),
    ])

  private static let correction = ObjectShape(
    "correction", "A linked publication.",
    [
      Field("kind", .string(.words), "As PubMed calls it.", required: true),
      Field("source", .string(.words), "Where it stands."), Field("pmid", .string(.words), "Its PMID."),
      Field("note", .string(.words), "A note."),
    ])

  private static let identifier = ObjectShape(
    "identifier", "An identifier.",
    [
      Field("scheme", .string(.words), "Whose.", required: true),
      Field("value", .string(.words), "The identifier.", required: true),
    ])

  private static let source = ObjectShape(
    "source", "A record that this was merged from.",
    [
      Field("id", .string(.identifier), "Its name.", required: true),
      Field("databases", .list(.string(.words)), "Where it was found.", item: "database"),
      Field("gave", .list(.string(.words)), "What was taken from it.", item: "variable"),
    ])

  private static let kept = ObjectShape(
    "kept", "A tag and its values.",
    [
      Field("tag", .string(.words), "The tag.", required: true),
      Field("values", .list(.string(.words)), "Its values.", required: true, item: "value"),
    ])
}

extension ImportedRecord {
  /// The record as a line holds it.
  package var node: Node {
    ObjectBuilder.build {
      $0.add("id", id)
      $0.add("version", version)
      $0.add("revised", revised)
      if isDeleted { $0.add("deleted", Node(.bool(true))) }
      $0.add("citation", citation.node)
      addLists(to: &$0)
      $0.add("line", line)
    }
  }

  /// What there is besides the citation.
  func addLists(to builder: inout ObjectBuilder) {
    builder.add("abstract", list: abstract) { section in
      ObjectBuilder.build {
        $0.add("text", section.text)
        $0.add("label", section.label)
        $0.add("category", section.category)
      }
    }
    builder.add("contributors", list: contributors) { contributor in
      ObjectBuilder.build {
        $0.add("role", contributor.role)
        $0.add("position", contributor.position)
        $0.add("orcid", contributor.orcid)
        $0.add("affiliations", strings: contributor.affiliations)
        $0.add("identifiers", list: contributor.identifiers) {
          Self.object([("scheme", $0.scheme), ("value", $0.value)])
        }
      }
    }
    builder.add("publicationTypes", list: publicationTypes) { Self.object([("name", $0.name), ("ui", $0.ui)]) }
    builder.add("headings", list: headings) { heading in
      ObjectBuilder.build {
        Self.add(heading.descriptor, to: &$0)
        $0.add("qualifiers", list: heading.qualifiers) { topic in ObjectBuilder.build { Self.add(topic, to: &$0) } }
      }
    }
    builder.add("keywords", strings: keywords)
    builder.add("grants", list: grants) {
      Self.object([
        ("number", $0.number), ("acronym", $0.acronym), ("agency", $0.agency), ("country", $0.country),
      ])
    }
    builder.add("registrations", list: registrations) {
      Self.object([("registry", $0.registry), ("number", $0.number)])
    }
    builder.add("corrections", list: corrections) {
      Self.object([("kind", $0.kind), ("source", $0.source), ("pmid", $0.pmid), ("note", $0.note)])
    }
    builder.add("identifiers", list: identifiers) { Self.object([("scheme", $0.scheme), ("value", $0.value)]) }
    // A value of nothing would be refused when it is read again.
    let kept = kept.map { KeptField(tag: $0.tag, values: $0.values.filter { !Lexical.isBlank($0) }) }
    builder.add("kept", list: kept.filter { !$0.values.isEmpty }) { field in
      ObjectBuilder.build {
        $0.add("tag", field.tag)
        $0.add("values", strings: field.values)
      }
    }
    builder.add("sources", list: sources) { $0.node }
  }

  private static func object(_ members: [(key: String, value: String?)]) -> Node {
    ObjectBuilder.build { for (key, value) in members { $0.add(key, value) } }
  }

  private static func add(_ topic: Topic, to builder: inout ObjectBuilder) {
    builder.add("name", topic.name)
    builder.add("ui", topic.ui)
    if topic.isMajor { builder.add("major", Node(.bool(true))) }
  }
}

extension ImportedRecord.Source {
  var node: Node {
    ObjectBuilder.build {
      $0.add("id", id)
      $0.add("databases", strings: databases)
      $0.add("gave", strings: gave)
    }
  }
}
