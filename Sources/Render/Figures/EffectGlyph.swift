import Records
import Synthesis

/// The signs of an effect direction plot: up is better, down is worse, sideways no difference, both up and down mixed, a
/// question mark where the source does not say.
enum EffectGlyph {
  static func height(_ size: EffectDirections.Size) -> Double {
    switch size {
    case .small: 16
    case .medium, .unknown: 26
    case .large: 38
    }
  }

  static func width(_ size: EffectDirections.Size) -> Double { height(size) }

  /// - Parameter center: of the sign.
  static func marks(
    _ direction: Effect.Direction, _ size: EffectDirections.Size, at center: Drawing.Point
  ) -> [Drawing.Mark] {
    let half = height(size) / 2
    // A study whose number of people nobody tells has hollow signs.
    let shade: Drawing.Shade = size == .unknown ? .empty : .full
    func polygon(_ points: [(Double, Double)]) -> Drawing.Mark {
      .polygon(points.map { .init(center.x + $0.0 * half, center.y + $0.1 * half) }, shade)
    }
    let up = [(0.0, -1.0), (0.75, -0.1), (0.28, -0.1), (0.28, 1), (-0.28, 1), (-0.28, -0.1), (-0.75, -0.1)]
    switch direction {
    case .improved: return [polygon(up)]
    case .worsened: return [polygon(up.map { ($0.0, -$0.1) })]
    case .noDifference:
      return [
        polygon([
          (-1, 0), (-0.4, -0.65), (-0.4, -0.24), (0.4, -0.24), (0.4, -0.65), (1, 0), (0.4, 0.65), (0.4, 0.24),
          (-0.4, 0.24), (-0.4, 0.65),
        ])
      ]
    case .mixed:
      return [
        polygon([
          (0, -1), (0.65, -0.4), (0.24, -0.4), (0.24, 0.4), (0.65, 0.4), (0, 1), (-0.65, 0.4), (-0.24, 0.4),
          (-0.24, -0.4), (-0.65, -0.4),
        ])
      ]
    case .unclear:
      let letter = half * 1.2
      // As heavy as an arrow of that size, and a thin ring where an arrow would be hollow.
      let ring: [Drawing.Mark] = size == .unknown ? [] : [.circle(center: center, radius: half, .full)]
      let inner = size == .unknown ? half : half * 0.8
      return ring + [
        .circle(center: center, radius: inner, .empty),
        .text(
          Drawing.Text(
            "?", at: .init(center.x, center.y + letter * 0.36), size: letter, isBold: true, anchor: .middle)),
      ]
    }
  }
}
