import Records

/// What has to be looked at to bring an index up to its files.
struct RefreshPlan: Sendable {
  /// Files that are new or may have changed.
  var uncertain: [FileState] = []
  /// Row numbers of files that have gone.
  var removed: [Int64] = []
  private var fileCount: Int
  private let stored: StoredIndex

  init(_ files: [FileState], stored: StoredIndex) {
    self.stored = stored
    fileCount = files.count
    var known = 0
    for file in files {
      guard let old = stored.files[file.path] else {
        uncertain.append(file)
        continue
      }
      known += 1
      if !old.isCertainly(file, refreshed: stored.refreshed) { uncertain.append(file) }
    }
    if known < stored.files.count {
      let present = Set(files.map(\.path))
      removed = stored.files.values.filter { !present.contains($0.state.path) }.map(\.number).sorted()
    }
  }

  /// Nothing has changed for certain.
  var isEmpty: Bool { uncertain.isEmpty && removed.isEmpty }

  /// Whether making the index anew is less work than changing it: more than a quarter of the files are new or differ,
  /// or most of the word table is dead weight.
  ///
  /// Whether touched files differ, as after a change of branch, is seen from sixteen of them.
  /// - Parameter hash: of a file's bytes; nil where it cannot be read.
  func asksForRebuilding(hash: (FileState) -> UInt64?) -> Bool {
    if stored.abandoned > Int64(stored.files.count) { return true }
    let touched = uncertain.filter { stored.files[$0.path] != nil }
    let added = uncertain.count - touched.count
    let limit = fileCount / 4
    guard uncertain.count > limit else { return false }
    guard !touched.isEmpty, added <= limit else { return true }
    let sample = stride(from: 0, to: touched.count, by: max(1, touched.count / 16)).map { touched[$0] }
    let different = sample.filter { hash($0) != stored.files[$0.path]?.hash }.count
    return added + touched.count * different / sample.count > limit
  }
}
