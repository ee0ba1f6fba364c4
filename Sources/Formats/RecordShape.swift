import Records

/// The shape of a record's file, version 1.
package enum RecordShape {
  /// The `$id` of the JSON Schema.
  package static let schemaID = "urn:garner:schema:record:1"
  /// The namespace of the XML form.
  package static let namespace = "urn:garner:record:1"

  /// Counts of people: more than there are is a slip of the keyboard.
  static let counts = 0...10_000_000_000
  /// Completed years.
  static let years = 0...150

  package static let record = ObjectShape(
    "record", "One source of a review and what was taken out of it.",
    [
      Field("$schema", .string(.constant(schemaID)), "The version of this format.", onlyJSON: true),
      Field("id", .string(.identifier), "The file's stem, citation.id and the citation key.", required: true),
      Field(
        "role", .choice(StudyRecord.Role.allCases.map(\.rawValue)),
        "included: evidence, in the tables; background: cited only.", required: true),
      Field("citation", .object(CitationShape.ofStudy), "A CSL-JSON item.", required: true),
      Field(
        "incomplete", .list(.string(.pointer)),
        "Values the source gives only in part, as an author list ending in et al."),
      Field(
        "records", .list(.string(.identifier)), "The imported records it was extracted from.", item: "record"),
      Field("sample", .object(sample), "The people taken in."),
      Field("setting", .object(setting), "Where care was given."),
      Field("design", .object(design), "How the study was set up."),
      Field("intervention", .object(intervention), "What was given, and how much of it."),
      Field(
        "comparators", .list(.object(intervention)), "What the comparison was given, in the source's order.",
        item: "comparator"),
      Field("effects", .list(.object(effect)), "Findings that were measured.", item: "effect"),
      Field("opportunities", .list(.object(finding)), "What speaks for it.", item: "opportunity"),
      Field("threats", .list(.object(finding)), "What speaks against it.", item: "threat"),
      Field("remarks", .list(.object(finding)), "What else is said of or by the source.", item: "remark"),
      Field("absent", .absences, "Places that hold no value, and why."),
      Field(
        "unconfirmed", .list(.object(guess)), "Values read out of the citation that nobody has confirmed.",
        item: "guess"),
      Field(
        "leads", .list(.object(lead)), "Words of the citation that may tell what is open; no values.", item: "lead"),
      Field("notes", .text, "The reviewer's notes on the coding."),
    ])

  static let guess = ObjectShape(
    "guess", "A value that a program read out of the citation, until a person confirms it.",
    [
      Field("path", .string(.pointer), "The place of the value.", required: true),
      Field(
        "value", .string(.words),
        "Of an item of a list, the concept or the finding's id: the guess is of that item, wherever it stands in the list."
      ),
      Field("source", .choice(Guess.Source.allCases.map(\.rawValue)), "The part of the citation.", required: true),
      Field("quote", .string(.words), "The words it was read from.", required: true, element: true),
    ])

  static let lead = ObjectShape(
    "lead", "Words of the citation that may tell what a place does not hold, for a person to read.",
    [
      Field("path", .string(.pointer), "The place that is open, or a list that may lack something.", required: true),
      Field("source", .choice(Guess.Source.allCases.map(\.rawValue)), "The part of the citation.", required: true),
      Field("quote", .string(.words), "The words that may tell it.", required: true, element: true),
      Field(
        "concepts", .list(.string(.identifier)), "Concepts that they name and the list does not hold.", item: "concept"),
    ])

  static let sample = ObjectShape(
    "sample", "The people a study took in.", needsOne: true,
    [
      Field("n", .integer(counts), "How many."),
      Field("description", .text, "Who they were, in words."),
      Field("sex", .object(sex), "Numbers by sex."),
      Field("age", .object(age), "Ages in completed years."),
      Field("conditions", .list(.concept(.condition)), "Their conditions.", item: "condition"),
      Field("populations", .list(.concept(.population)), "The populations they belong to.", item: "population"),
      Field("groups", .list(.object(group)), "The groups they were divided into.", item: "group"),
    ])

  static let sex = ObjectShape(
    "sex", "Numbers of participants by sex.", needsOne: true,
    [
      Field("female", .integer(counts), "Women or girls."),
      Field("male", .integer(counts), "Men or boys."),
      Field("other", .integer(counts), "Others."),
    ])

  static let age = ObjectShape(
    "age", "Ages in completed years; min and max belong to the interval.", needsOne: true, range: .ages,
    [
      Field("min", .integer(years), "The youngest."),
      Field("max", .integer(years), "The oldest."),
      Field("mean", .number, "The mean."),
      Field("sd", .amount, "The standard deviation."),
      Field("note", .text, "What the source's words leave open."),
    ])

  static let group = ObjectShape(
    "group", "One group of a sample.",
    [
      Field("id", .string(.identifier), "Unique in the record.", required: true),
      Field("label", .text, "What it is called."),
      Field("n", .integer(counts), "How many."),
      Field("sex", .object(sex), "Numbers by sex."),
      Field("age", .object(age), "Ages in completed years."),
      Field("description", .text, "Who they were, in words."),
    ])

  static let setting = ObjectShape(
    "setting", "Where care was given.", needsOne: true,
    [
      Field("concepts", .list(.concept(.setting)), "Concepts of the scheme setting.", item: "concept"),
      Field("context", .list(.concept(.context)), "Ways of working, as open groups.", item: "context"),
      Field("stayMonths", .object(range), "Length of stay in months."),
      Field("description", .text, "In words."),
    ])

  static let design = ObjectShape(
    "design", "How a study was set up.", needsOne: true,
    [
      Field("concepts", .list(.concept(.design)), "Concepts of the scheme design.", item: "concept"),
      Field("description", .text, "In words."),
    ])

  static let intervention = ObjectShape(
    "intervention", "What a group was given.", needsOne: true,
    [
      Field("concepts", .list(.concept(.intervention)), "Concepts of the scheme intervention.", item: "concept"),
      Field("timesPerWeek", .object(range), "Sessions a week."),
      Field("minutes", .object(range), "Minutes a session."),
      Field("weeks", .object(range), "Length of the programme in weeks."),
      Field("description", .text, "In words."),
    ])

  static let range = ObjectShape(
    "range", "A closed range; one end may be open.", needsOne: true, range: .figures,
    [
      Field("min", .amount, "At least."),
      Field("max", .amount, "At most."),
    ])

  static let findingFields = [
    Field("id", .string(.identifier), "Stable, and unique in the review.", required: true),
    Field("statement", .text, "What is said.", required: true),
    Field("outcomes", .list(.concept(.outcome)), "The outcomes it speaks of.", item: "outcome"),
    Field("themes", .list(.concept(.theme)), "The themes it belongs to.", item: "theme"),
    Field(
      "conditions", .list(.concept(.condition)), "Conditions it speaks of, other than the sample's.",
      item: "condition"),
    Field("locator", .object(locator), "Where it stands.", required: true),
    Field("statedBy", .choice(Finding.Stater.allCases.map(\.rawValue)), "Who states it.", required: true),
    Field("ambiguity", .text, "Present where the source can be read in more than one way: how."),
    Field("via", .string(.identifier), "The record through which alone this is known."),
    Field("sources", .list(.string(.identifier)), "Records the statement itself rests on.", item: "source"),
  ]

  static let finding = ObjectShape("finding", "One thing a source says.", findingFields)

  static let effect = ObjectShape(
    "effect", "A finding that was measured.",
    findingFields + [
      Field("measure", .text, "The instrument."),
      Field(
        "direction", .choice(Effect.Direction.allCases.map(\.rawValue)), "What the source says it did.",
        required: true),
      Field("against", .text, "What it was compared with."),
      Field("followUp", .text, "When it was measured."),
      Field("results", .list(.object(result)), "Numbers by group.", item: "result"),
    ])

  static let result = ObjectShape(
    "result", "The numbers of one group.",
    [
      Field("group", .string(.identifier), "A group of the sample.", required: true),
      Field("n", .integer(counts), "How many were measured."),
      Field("mean", .number, "The mean."),
      Field("sd", .amount, "The standard deviation."),
      Field("events", .integer(counts), "How many had the event."),
    ])

  static let locator = ObjectShape(
    "locator", "Where in a document a statement stands.", needsOne: true,
    [
      Field("document", .string(.identifier), "A document of the review."),
      Field("section", .string(.words), "The section as numbered."),
      Field("table", .string(.words), "The table as numbered."),
      Field("study", .string(.words), "The row, named as printed."),
      Field("column", .string(.words), "The column as printed."),
      Field("item", .integer(1...1_000_000), "The item in its cell or section, from 1."),
      Field("paragraph", .integer(1...1_000_000), "The paragraph in its section, from 1."),
      Field("page", .string(.words), "The page or pages as printed."),
    ])
}
