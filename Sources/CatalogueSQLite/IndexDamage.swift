import GRDB

/// The index holds something that this program does not write.
struct IndexDamage: Error {
  /// Whether an error says that the index itself is at fault, rather than the disk it stands on.
  static func isCause(of error: any Error) -> Bool {
    guard let error = error as? DatabaseError else { return error is IndexDamage || error is RowDecodingError }
    switch error.resultCode.primaryResultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_SCHEMA:
      return true
    case .SQLITE_IOERR:
      // A file cut short.
      return error.extendedResultCode == .SQLITE_IOERR_SHORT_READ
    default:
      return false
    }
  }
}
