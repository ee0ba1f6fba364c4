import Records

extension LocalizedText {
  var node: Node {
    ObjectBuilder.build { for entry in entries { $0.add(entry.language, entry.words) } }
  }
}

extension QuantityRange {
  var node: Node {
    ObjectBuilder.build {
      $0.add("min", min)
      $0.add("max", max)
    }
  }
}

extension StudyRecord {
  /// The record as its file holds it.
  var node: Node {
    ObjectBuilder.build {
      $0.add("$schema", RecordShape.schemaID)
      $0.add("id", id)
      $0.add("role", role.rawValue)
      $0.add("citation", citation.node)
      $0.add("incomplete", strings: incomplete)
      $0.add("records", strings: records)
      $0.add("sample", sample?.node)
      $0.add("setting", setting?.node)
      $0.add("design", design?.node)
      $0.add("intervention", intervention?.node)
      $0.add("comparators", list: comparators, \.node)
      $0.add("effects", list: effects, \.node)
      $0.add("opportunities", list: opportunities, \.node)
      $0.add("threats", list: threats, \.node)
      $0.add("remarks", list: remarks, \.node)
      $0.add("absent", absences: absent)
      $0.add("unconfirmed", list: unconfirmed) { guess in
        ObjectBuilder.build {
          $0.add("path", guess.pointer)
          $0.add("value", guess.value)
          $0.add("source", guess.source.rawValue)
          $0.add("quote", guess.quote)
        }
      }
      $0.add("leads", list: leads) { lead in
        ObjectBuilder.build {
          $0.add("path", lead.pointer)
          $0.add("source", lead.source.rawValue)
          $0.add("quote", lead.quote)
          $0.add("concepts", strings: lead.concepts)
        }
      }
      $0.add("notes", notes)
    }
  }
}

extension Sample {
  var node: Node {
    ObjectBuilder.build {
      $0.add("n", n)
      $0.add("description", description)
      $0.add("sex", sex?.node)
      $0.add("age", age?.node)
      $0.add("conditions", strings: conditions)
      $0.add("populations", strings: populations)
      $0.add("groups", list: groups, \.node)
    }
  }
}

extension SampleGroup {
  var node: Node {
    ObjectBuilder.build {
      $0.add("id", id)
      $0.add("label", label)
      $0.add("n", n)
      $0.add("sex", sex?.node)
      $0.add("age", age?.node)
      $0.add("description", description)
    }
  }
}

extension SexCounts {
  var node: Node {
    ObjectBuilder.build {
      $0.add("female", female)
      $0.add("male", male)
      $0.add("other", other)
    }
  }
}

extension Age {
  var node: Node {
    ObjectBuilder.build {
      $0.add("min", min)
      $0.add("max", max)
      $0.add("mean", mean)
      $0.add("sd", sd)
      $0.add("note", note)
    }
  }
}

extension Setting {
  var node: Node {
    ObjectBuilder.build {
      $0.add("concepts", strings: concepts)
      $0.add("context", strings: context)
      $0.add("stayMonths", stayMonths)
      $0.add("description", description)
    }
  }
}

extension Design {
  var node: Node {
    ObjectBuilder.build {
      $0.add("concepts", strings: concepts)
      $0.add("description", description)
    }
  }
}

extension Intervention {
  var node: Node {
    ObjectBuilder.build {
      $0.add("concepts", strings: concepts)
      $0.add("timesPerWeek", timesPerWeek)
      $0.add("minutes", minutes)
      $0.add("weeks", weeks)
      $0.add("description", description)
    }
  }
}

extension Finding {
  var node: Node { ObjectBuilder.build(add) }

  func add(to object: inout ObjectBuilder) {
    object.add("id", id)
    object.add("statement", statement)
    object.add("outcomes", strings: outcomes)
    object.add("themes", strings: themes)
    object.add("conditions", strings: conditions)
    object.add("locator", locator.node)
    object.add("statedBy", statedBy.rawValue)
    object.add("ambiguity", ambiguity)
    object.add("via", via)
    object.add("sources", strings: sources)
  }
}

extension Effect {
  var node: Node {
    ObjectBuilder.build {
      finding.add(to: &$0)
      $0.add("measure", measure)
      $0.add("direction", direction.rawValue)
      $0.add("against", against)
      $0.add("followUp", followUp)
      $0.add("results", list: results) { result in
        ObjectBuilder.build {
          $0.add("group", result.group)
          $0.add("n", result.n)
          $0.add("mean", result.mean)
          $0.add("sd", result.sd)
          $0.add("events", result.events)
        }
      }
    }
  }
}

extension Locator {
  var node: Node {
    ObjectBuilder.build {
      $0.add("document", document)
      $0.add("section", section)
      $0.add("table", table)
      $0.add("study", study)
      $0.add("column", column)
      $0.add("item", item)
      $0.add("paragraph", paragraph)
      $0.add("page", page)
    }
  }
}

extension Citation {
  var node: Node {
    ObjectBuilder.build {
      $0.add("id", id)
      $0.add("type", type)
      for variable in variables { $0.add(variable.name, variable.value.node) }
    }
  }
}

extension Citation.Value {
  var node: Node {
    switch self {
    case .text(let text): Node(.string(text))
    case .number(let number): Node(.number(number.text))
    case .names(let names): Node(.array(names.map(\.node)))
    case .words(let words): Node(.array(words.map { Node(.string($0)) }))
    case .date(let date): date.node
    }
  }
}

extension CitationName {
  var node: Node {
    ObjectBuilder.build {
      $0.add("family", family)
      $0.add("given", given)
      $0.add("suffix", suffix)
      $0.add("dropping-particle", droppingParticle)
      $0.add("non-dropping-particle", nonDroppingParticle)
      $0.add("literal", literal)
      for switched in handling { $0.add(switched.option.rawValue, switched.value.node) }
    }
  }
}

extension CitationScalar {
  var node: Node {
    switch self {
    case .text(let text): Node(.string(text))
    case .number(let number): Node(.number(number.text))
    case .flag(let flag): Node(.bool(flag))
    }
  }
}

extension CitationDate.Part.Strings {
  /// In the order of the parts.
  static let all: [Self] = [.year, .month, .day]
  static let padded: [Self] = [.paddedYear, .paddedMonth, .paddedDay]
}

extension CitationDate.Part {
  /// The parts as the file writes them.
  var nodes: [Node] {
    [year, month, day].compactMap { $0 }.enumerated().map { place, number in
      guard strings.contains(Strings.all[place]) else { return Node(.number(String(number))) }
      guard strings.contains(Strings.padded[place]) else { return Node(.string(String(number))) }
      let digits = String(number.magnitude)
      let zeros = String(repeating: "0", count: max(0, (place == 0 ? 4 : 2) - digits.count))
      return Node(.string((number < 0 ? "-" : "") + zeros + digits))
    }
  }
}

extension CitationDate {
  var node: Node {
    ObjectBuilder.build {
      $0.add("date-parts", list: parts) { Node(.array($0.nodes)) }
      $0.add("season", season?.node)
      $0.add("circa", circa?.node)
      $0.add("literal", literal)
      $0.add("raw", raw)
    }
  }
}
