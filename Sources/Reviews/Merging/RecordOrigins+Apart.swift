package import Records

extension RecordOrigins {
  /// Takes records that people keep apart for no versions of one another.
  package mutating func separate(_ merges: RecordMerges) {
    neighbours = neighbours.filter { !merges.areKeptApart(.record($0.key), .record($0.value)) }
  }
}
