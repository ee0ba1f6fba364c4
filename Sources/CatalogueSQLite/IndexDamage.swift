import GRDB

/// The index holds something that this program does not write.
struct IndexDamage: Error {
  /// Whether an error says that the index itself is at fault, so that making it anew helps: any but those of the disk
  /// and the machine. A damaged file can look like nearly anything, even like one that is read-only.
  static func isCause(of error: any Error) -> Bool {
    guard let error = error as? DatabaseError else { return error is IndexDamage || error is RowDecodingError }
    switch error.resultCode.primaryResultCode {
    case .SQLITE_FULL, .SQLITE_NOMEM, .SQLITE_INTERRUPT:
      return false
    case .SQLITE_IOERR:
      // A file cut short.
      return error.extendedResultCode == .SQLITE_IOERR_SHORT_READ
    default:
      return true
    }
  }
}
