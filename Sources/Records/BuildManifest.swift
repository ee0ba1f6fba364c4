/// What a build was made of and what it made, so that the next one knows its own files from those of the user.
package struct BuildManifest: Hashable, Sendable {
  /// A file and the hash of what stood in it.
  package struct Input: Hashable, Sendable {
    /// From the review's folder.
    package var file: String
    package var hash: String

    package init(file: String, hash: String) {
      self.file = file
      self.hash = hash
    }
  }

  /// A file that was made.
  package struct Output: Hashable, Sendable {
    /// Its name in the folder of builds.
    package var file: String
    /// What it was made as: an item of the review's build.
    package var item: String
    package var hash: String
    /// While a build is under way, the hash of what stood there before it.
    package var before: String?

    package init(file: String, item: String, hash: String, before: String? = nil) {
      self.file = file
      self.item = item
      self.hash = hash
      self.before = before
    }
  }

  /// The program's version: another one may write the same otherwise.
  package var version: String
  package var inputs: [Input]
  package var outputs: [Output]

  package init(version: String, inputs: [Input], outputs: [Output]) {
    self.version = version
    self.inputs = inputs
    self.outputs = outputs
  }

  /// The hash of a file's bytes as a manifest has it: `xxh64:` and sixteen digits, as `xxhsum -H1` prints them.
  package static func hash(_ bytes: [UInt8]) -> String {
    let digits = String(ContentHash.hash(bytes), radix: 16)
    return "xxh64:" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
