/// A figure as shapes with text, before it is written as SVG: everything placed, nothing measured by the reader.
///
/// Lengths are in CSS pixels, from the upper left corner.
package struct Drawing: Hashable, Sendable {
  /// The figure's name: `flow`.
  package var id: String
  /// The BCP 47 tag of the words: `nl` or `en`.
  package var language: String
  package var title: String
  /// The figure told in words, for those who do not see it.
  package var description: String
  package var width: Double
  package var height: Double
  package var marks: [Mark]

  package enum Mark: Hashable, Sendable {
    case rectangle(Rectangle, Outline)
    case text(Text)
    case line([Point], isArrow: Bool)
    case circle(center: Point, radius: Double, Shade)
    case polygon([Point], Shade)
  }

  package struct Point: Hashable, Sendable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  package struct Rectangle: Hashable, Sendable {
    package var x: Double
    package var y: Double
    package var width: Double
    package var height: Double

    package var middle: Double { x + width / 2 }
    package var right: Double { x + width }
    package var bottom: Double { y + height }
  }

  package enum Outline: Hashable, Sendable {
    case solid
    /// For what nothing tells.
    case dashed
    /// For headings: filled a little.
    case heading
    /// The thin lines of a grid.
    case cell
  }

  /// What fills a shape: told apart by its pattern, so that it is sound in black and white.
  package enum Shade: String, CaseIterable, Hashable, Sendable {
    case full, hatched, dotted, empty
  }

  package struct Text: Hashable, Sendable {
    package enum Anchor: String, Hashable, Sendable { case start, middle, end }

    package var words: String
    /// Of the baseline.
    package var at: Point
    package var size: Double
    package var isBold: Bool
    package var anchor: Anchor
    /// Whether it runs from below to above.
    package var isUpright: Bool

    package init(
      _ words: String, at: Point, size: Double = Drawing.textSize, isBold: Bool = false, anchor: Anchor = .start,
      isUpright: Bool = false
    ) {
      self.words = words
      self.at = at
      self.size = size
      self.isBold = isBold
      self.anchor = anchor
      self.isUpright = isUpright
    }
  }

  package static let textSize = 13.0
  static let lineHeight = 17.0
  static let margin = 20.0
}
