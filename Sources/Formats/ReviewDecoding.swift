import Records

extension ReviewDescription {
  init(_ node: Node) {
    self.init(
      id: node.words("id"), title: node.text("title") ?? LocalizedText([]), question: node.text("question"),
      description: node.text("description"), languages: node.strings("languages"),
      documents: node.list("documents") { document in
        SourceDocument(
          id: document.words("id"), label: document.text("label") ?? LocalizedText([]), note: document.text("note"))
      },
      scope: node["scope"].map { scope in
        Scope(
          population: scope.text("population"), intervention: scope.text("intervention"),
          comparison: scope.text("comparison"), outcome: scope.text("outcome"),
          studyDesign: scope.text("studyDesign"))
      },
      databases: node.list("databases") {
        Database(
          id: $0.words("id"), label: $0.words("label"), kind: $0.choice("kind") ?? .database,
          platform: $0["platform"]?.string)
      },
      method: node["method"].map { SearchMethod($0) },
      exclusionCriteria: node.list("exclusionCriteria") { LocatedStatement($0) },
      targets: node.list("targets") { Target($0) },
      queries: node.list("queries") { SavedQuestion($0) }, build: node.list("build") { BuildItem($0) },
      labels: node["labels"].map { labels in
        ColumnLabels(opportunities: labels.text("opportunities"), threats: labels.text("threats"))
      },
      previous: node["previous"].map { previous in
        PreviousVersion(
          label: previous.text("label"), studies: previous.strings("studies"), reports: previous.integer("reports"),
          records: previous["records"].map { $0.elements.compactMap(\.string) })
      },
      absent: node.absences("absent"))
  }
}

extension SavedQuestion {
  init(_ node: Node) {
    self.init(
      id: node.words("id"), label: node.text("label"), question: node.words("question"),
      includesBackground: node.flag("background"), keepsIndirect: node.flag("all"))
  }
}

extension BuildItem {
  init(_ node: Node) {
    self.init(
      id: node["id"]?.string, product: node.words("product"), query: node["query"]?.string, by: node.strings("by"),
      formats: node.strings("formats"), languages: node.strings("languages"))
  }
}

extension Node {
  /// Whether a member is there and true.
  fileprivate func flag(_ key: String) -> Bool { self[key]?.value == .bool(true) }
}

extension SearchMethod {
  init(_ node: Node) {
    self.init(
      description: node.text("description"),
      baseTerms: node.list("baseTerms") { $0.elements.compactMap(\.string) },
      termsAdded: node["termsAdded"].map { TermRule($0) },
      termsLeftOut: node["termsLeftOut"].map { TermRule($0) },
      screeningLimit: node["screeningLimit"].map { limit in
        ScreeningLimit(
          maximumHits: limit.integer("maximumHits") ?? 0, rule: limit.text("rule") ?? LocalizedText([]),
          ambiguity: limit.text("ambiguity"))
      },
      otherSources: node.list("otherSources") { LocalizedText($0) }, screeners: node.integer("screeners"),
      rules: node.list("rules") { LocatedStatement($0) })
  }
}

extension TermRule {
  init(_ node: Node) {
    self.init(when: node.text("when") ?? LocalizedText([]), terms: node.strings("terms"))
  }
}

extension LocatedStatement {
  init(_ node: Node) {
    self.init(
      id: node.words("id"), statement: node.text("statement") ?? LocalizedText([]),
      locator: node["locator"].map { Locator($0) })
  }
}

extension Target {
  init(_ node: Node) {
    self.init(
      id: node.words("id"), label: node.text("label") ?? LocalizedText([]), description: node.text("description"),
      age: node["age"].map { Age($0) }, populations: node.strings("populations"),
      conditions: node.strings("conditions"), settings: node.strings("settings"), context: node.strings("context"),
      interventions: node.strings("interventions"), timesPerWeek: node["timesPerWeek"].map { QuantityRange($0) },
      minutes: node["minutes"].map { QuantityRange($0) }, weeks: node["weeks"].map { QuantityRange($0) },
      size: node.integer("size"),
      phases: node.list("phases") { Phase(setting: $0.words("setting"), months: $0.numeral("months")) },
      groups: node.list("groups") { SampleGroup($0) },
      facts: node.list("facts") { LocatedStatement($0) },
      requirements: node.list("requirements") { LocatedStatement($0) },
      locator: node["locator"].map { Locator($0) })
  }
}

extension Vocabulary {
  init(_ node: Node) {
    self.init(
      node.list("schemes") { scheme in
        SchemeConcepts(
          scheme: scheme.choice("id") ?? .theme, concepts: scheme.list("concepts") { Concept($0) })
      })
  }
}

extension Concept {
  init(_ node: Node) {
    self.init(
      id: node.words("id"), preferredLabel: node.text("prefLabel") ?? LocalizedText([]),
      alternativeLabels: LocalizedWords(
        (node["altLabel"]?.members ?? []).map { member in
          LocalizedWords.Entry(language: member.key, words: member.value.elements.compactMap(\.string))
        }),
      scopeNote: node.text("scopeNote"), broader: node.strings("broader"),
      exactMatches: node.strings("exactMatch"), closeMatches: node.strings("closeMatch"),
      age: node["age"].map { age in
        AgeInterval(
          min: age.integer("min"), max: age.integer("max"), source: age.text("source") ?? LocalizedText([]))
      },
      sex: node.choice("sex"), rank: node.integer("rank"))
  }
}

extension SearchLog {
  init(_ node: Node) {
    self.init(
      searches: node.list("searches") { search in
        Search(
          id: search.words("id"), purpose: search.choice("purpose") ?? .evidence, terms: search.strings("terms"),
          results: search.list("results") { SearchResult($0) },
          date: search["date"]?.string, locator: search["locator"].map { Locator($0) }, note: search.text("note"))
      },
      notes: node.list("notes") { LocalizedText($0) })
  }
}

extension SearchResult {
  init(_ node: Node) {
    let screened = if case .bool(let flag) = node["screened"]?.value { flag } else { false }
    self.init(
      database: node.words("database"), hits: node.integer("hits") ?? 0, relevant: node.integer("relevant"),
      screened: screened, notScreened: node.integer("notScreened"),
      imports: node.list("imports") {
        SearchImport(
          source: $0.words("source"), records: $0.integer("records") ?? 0, again: $0.integer("again") ?? 0,
          fingerprint: $0.words("fingerprint"))
      })
  }
}
