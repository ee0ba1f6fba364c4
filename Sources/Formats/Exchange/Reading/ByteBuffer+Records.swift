import Records

extension ByteBuffer {
  mutating func append(_ name: RecordAssembly.Name) {
    var separator: StaticString = "{"
    func add(_ key: StaticString, _ text: Bytes?, _ buffer: inout ByteBuffer) {
      guard let text else { return }
      buffer.append(separator)
      buffer.append(key, json: text)
      separator = ","
    }
    add("\"family\":", name.family, &self)
    add("\"given\":", name.given, &self)
    add("\"suffix\":", name.suffix, &self)
    add("\"dropping-particle\":", name.droppingParticle, &self)
    add("\"non-dropping-particle\":", name.nonDroppingParticle, &self)
    add("\"literal\":", name.literal, &self)
    for switched in name.handling {
      append(separator)
      "\"\(switched.option.rawValue)\": \(JSONWriter.inline(switched.value.node))".lend { append(copying: $0) }
      separator = ","
    }
    if separator.utf8Start.pointee == UInt8(ascii: "{") { append("{") }
    append("}")
  }

  mutating func append(_ topic: RecordAssembly.Topic) {
    append("{\"name\":", json: topic.name)
    append(",\"ui\":", json: topic.ui)
    append(topic.isMajor ? ",\"major\":true}" : "}")
  }

  mutating func append(_ date: CitationDate) {
    guard date.literal == nil, date.raw == nil, date.season == nil, date.circa == nil, !date.parts.isEmpty else {
      return JSONWriter.inline(date.node).lend { append(copying: $0) }
    }
    var separator: StaticString = "{\"date-parts\": [["
    for part in date.parts {
      append(separator)
      append(integer: part.year)
      if let month = part.month {
        append(", ")
        append(integer: month)
        if let day = part.day {
          append(", ")
          append(integer: day)
        }
      }
      separator = "], ["
    }
    append("]]}")
  }
}
