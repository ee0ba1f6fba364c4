/// What the file system says of a file without its being read: enough to tell whether it may have changed.
package struct FileState: Hashable, Sendable {
  /// Relative to the review's folder.
  package var path: String
  package var size: Int64
  /// When its contents or its entry last changed, whichever is later, in nanoseconds since 1970. The entry's time
  /// tells of a change after which the contents' time was put back.
  package var modified: Int64
  package var inode: UInt64

  package init(path: String, size: Int64, modified: Int64, inode: UInt64) {
    self.path = path
    self.size = size
    self.modified = modified
    self.inode = inode
  }
}
