import Records

extension RecordAssembly {
  /// Adds what a record at hand holds besides its citation, its keywords and its names.
  mutating func addLists(of record: ImportedRecord, from origin: Origin) {
    if let version = record.version { set(version: version, from: origin) }
    record.revised?.lend { set(revised: $0, from: origin) }
    for section in record.abstract {
      lend([section.text, section.label, section.category]) { assembly, parts in
        guard let text = parts[0] else { return }
        assembly.add(section: text, label: parts[1], category: parts[2], from: origin)
      }
    }
    for term in record.publicationTypes {
      lend([term.name, term.ui]) { assembly, parts in
        guard let name = parts[0] else { return }
        assembly.add(publicationType: name, ui: parts[1], from: origin)
      }
    }
    for heading in record.headings { add(heading, from: origin) }
    for keyword in record.keywords { keyword.lend { add(keyword: $0, from: origin) } }
    for grant in record.grants {
      lend([grant.number, grant.acronym, grant.agency, grant.country]) { assembly, parts in
        assembly.add(grant: parts[0], acronym: parts[1], agency: parts[2], country: parts[3], from: origin)
      }
    }
    for registration in record.registrations {
      lend([registration.number, registration.registry]) { assembly, parts in
        guard let number = parts[0] else { return }
        assembly.add(registration: number, registry: parts[1], from: origin)
      }
    }
    for correction in record.corrections {
      lend([correction.kind, correction.source, correction.pmid, correction.note]) { assembly, parts in
        guard let kind = parts[0] else { return }
        assembly.add(correction: kind, source: parts[1], pmid: parts[2], note: parts[3], from: origin)
      }
    }
    for identifier in record.identifiers {
      identifier.value.lend { add(identifier: $0, scheme: identifier.scheme, from: origin) }
    }
    set(sources: record.sources)
    for field in record.kept {
      var origin = origin
      origin.tag = tag(field.tag)
      for value in field.values { keep(value, from: origin) }
    }
  }

  private mutating func add(_ heading: ImportedRecord.Heading, from origin: Origin) {
    lend([heading.descriptor.name, heading.descriptor.ui]) { assembly, parts in
      guard let name = parts[0] else { return }
      assembly.add(heading: Topic(name: name, ui: parts[1], isMajor: heading.descriptor.isMajor), from: origin)
    }
    for qualifier in heading.qualifiers {
      lend([qualifier.name, qualifier.ui]) { assembly, parts in
        guard let name = parts[0] else { return }
        assembly.addUncounted(qualifier: Topic(name: name, ui: parts[1], isMajor: qualifier.isMajor))
      }
    }
  }

  /// Lends the UTF-8 of several texts at once.
  private mutating func lend(_ parts: [String?], _ body: (inout RecordAssembly, [Bytes?]) -> Void) {
    var bytes: [UInt8] = []
    let ranges = parts.map { part -> Range<Int>? in
      guard let part else { return nil }
      let start = bytes.count
      bytes += Array(part.utf8)
      return start..<bytes.count
    }
    bytes.withUnsafeBufferPointer { buffer in body(&self, ranges.map { $0.map { buffer[part: $0] } }) }
  }
}
