/// Writes a drawing as SVG 1.1 that stands on its own: with title and description, real text, and colours that follow the
/// reader's choice of light or dark.
///
/// Sources: W3C, *SVG 2*, chapters 5.7 and 11; W3C, *SVG Accessibility API Mappings*.
package enum SVGWriter {
  package static func write(_ drawing: Drawing) -> String {
    let (title, description) = ("\(drawing.id)-title", "\(drawing.id)-desc")
    let (width, height) = (number(drawing.width), number(drawing.height))
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" id="\(drawing.id)-figure" role="img" aria-labelledby="\(title) \(description)" \
      lang="\(drawing.language)" xml:lang="\(drawing.language)" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)">
      <title id="\(title)">\(escaped(drawing.title))</title>
      <desc id="\(description)">\(escaped(drawing.description))</desc>
      <style>
      \(style.replacing("@@", with: "#\(drawing.id)-figure "))
      </style>
      \(definitions(drawing.id))
      <rect class="ground" width="\(width)" height="\(height)"/>

      """
    for mark in drawing.marks { text += element(mark, drawing.id) + "\n" }
    return text + "</svg>\n"
  }

  /// `@@` stands for the figure, so that several can stand in one page.
  private static let style = """
    @@.ground { fill: #ffffff }
    @@.solid, @@.dashed, @@.heading { fill: #ffffff; stroke: #333333; stroke-width: 1.2 }
    @@.dashed { stroke-dasharray: 5 4 }
    @@.heading { fill: #e8ecf2 }
    @@.cell { fill: none; stroke: #b5b5b5; stroke-width: 0.8 }
    @@.line { fill: none; stroke: #333333; stroke-width: 1.3 }
    @@.head, @@.full, @@.ink { fill: #22384f }
    @@.full, @@.hatched, @@.dotted, @@.empty { stroke: #22384f; stroke-width: 1.3 }
    @@.empty { fill: #ffffff }
    @@.paper { fill: #ffffff }
    @@.stripe { stroke: #22384f; stroke-width: 2 }
    @@text { fill: #111111; font-family: "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif }
    @@.bold { font-weight: 700 }
    @media (prefers-color-scheme: dark) {
    @@.ground { fill: #14181d }
    @@.solid, @@.dashed, @@.heading { fill: #1d232a; stroke: #c9d1d9 }
    @@.heading { fill: #2c3540 }
    @@.cell { stroke: #5a6572 }
    @@.line { stroke: #c9d1d9 }
    @@.head, @@.full, @@.ink { fill: #9ec1e6 }
    @@.full, @@.hatched, @@.dotted, @@.empty { stroke: #9ec1e6 }
    @@.empty, @@.paper { fill: #14181d }
    @@.stripe { stroke: #9ec1e6 }
    @@text { fill: #f0f3f6 }
    }
    """

  private static func definitions(_ id: String) -> String {
    """
    <defs>
    <pattern id="\(id)-hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect class="paper" width="6" height="6"/><path class="stripe" d="M1 0V6"/>
    </pattern>
    <pattern id="\(id)-dotted" width="6" height="6" patternUnits="userSpaceOnUse">
    <rect class="paper" width="6" height="6"/><circle class="ink" cx="3" cy="3" r="1.1"/>
    </pattern>
    </defs>
    """
  }

  private static func element(_ mark: Drawing.Mark, _ id: String) -> String {
    switch mark {
    case .rectangle(let box, let outline):
      let corner = outline == .cell ? "" : " rx=\"3\""
      return
        "<rect class=\"\(name(outline))\" x=\"\(number(box.x))\" y=\"\(number(box.y))\" width=\"\(number(box.width))\" "
        + "height=\"\(number(box.height))\"\(corner)/>"
    case .line(let points, let isArrow):
      let line = "<path class=\"line\" d=\"\(path(points))\"/>"
      guard isArrow, let end = points.last, let before = points.dropLast().last else { return line }
      return line + "<path class=\"head\" d=\"\(path(head(from: before, to: end)))Z\"/>"
    case .circle(let center, let radius, let shade):
      return
        "<circle \(fill(shade, id)) cx=\"\(number(center.x))\" cy=\"\(number(center.y))\" r=\"\(number(radius))\"/>"
    case .polygon(let points, let shade):
      return "<path \(fill(shade, id)) d=\"\(path(points))Z\"/>"
    case .text(let text): return element(text)
    }
  }

  private static func element(_ text: Drawing.Text) -> String {
    let (x, y) = (number(text.at.x), number(text.at.y))
    var attributes = "x=\"\(x)\" y=\"\(y)\" font-size=\"\(number(text.size))\""
    if text.anchor != .start { attributes += " text-anchor=\"\(text.anchor.rawValue)\"" }
    if text.isBold { attributes += " class=\"bold\"" }
    if text.isUpright { attributes += " transform=\"rotate(-90 \(x) \(y))\"" }
    return "<text \(attributes)>\(escaped(text.words.onOneLine))</text>"
  }

  private static func name(_ outline: Drawing.Outline) -> String {
    switch outline {
    case .solid: "solid"
    case .dashed: "dashed"
    case .heading: "heading"
    case .cell: "cell"
    }
  }

  private static func fill(_ shade: Drawing.Shade, _ id: String) -> String {
    switch shade {
    case .full, .empty: "class=\"\(shade.rawValue)\""
    case .hatched, .dotted: "class=\"\(shade.rawValue)\" fill=\"url(#\(id)-\(shade.rawValue))\""
    }
  }

  private static func path(_ points: [Drawing.Point]) -> String {
    points.enumerated().map { ($0 == 0 ? "M" : "L") + number($1.x) + " " + number($1.y) }.joined()
  }

  /// A triangle whose tip is the end of the line, which runs along an axis.
  private static func head(from start: Drawing.Point, to end: Drawing.Point) -> [Drawing.Point] {
    let (length, half) = (8.0, 4.0)
    if start.x == end.x {
      let back = end.y > start.y ? end.y - length : end.y + length
      return [end, .init(end.x - half, back), .init(end.x + half, back)]
    }
    let back = end.x > start.x ? end.x - length : end.x + length
    return [end, .init(back, end.y - half), .init(back, end.y + half)]
  }

  /// A length with at most one decimal: finer is not seen, and differs from machine to machine.
  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    return sign + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
  }

  /// Words as XML holds them; what XML cannot hold is replaced.
  private static func escaped(_ words: String) -> String {
    var text = ""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "\u{9}", "\u{A}", "\u{D}": text += " "
      case "\u{0}"..<"\u{20}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}", "\u{202A}"..."\u{202E}",
        "\u{2066}"..."\u{2069}":
        text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
