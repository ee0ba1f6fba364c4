/// Titles that come back: records of three volumes or issues have them, so that they do not tell one publication from another.
enum RecurringTitles {
  private static let fewestPlaces = 3

  /// - Parameter block: records of one title.
  static func isOne(_ block: some Sequence<UInt32>, _ keys: UnsafeBufferPointer<MatchKey>) -> Bool {
    var places: Set<UInt64> = []
    var volumes: Set<UInt32> = []
    for record in block {
      let key = keys[Int(record)]
      // Some give the year as the volume.
      guard key.volume != 0, key.volume < 1900 else { continue }
      volumes.insert(key.volume)
      if key.issue != 0 { places.insert(UInt64(key.volume) << 32 | UInt64(key.issue)) }
      if max(volumes.count, places.count) >= fewestPlaces { return true }
    }
    return false
  }
}
