extension Int {
  /// The number with its noun: `1 study`, `2 studies`, `0 studies`.
  ///
  /// Every message that counts is made by this, so that none says "1 studies".
  ///
  /// - Parameter several: the plural; with an "s" behind the singular where left out.
  package func of(_ one: String, _ several: String? = nil) -> String {
    "\(self) \(self == 1 ? one : several ?? one + "s")"
  }
}
