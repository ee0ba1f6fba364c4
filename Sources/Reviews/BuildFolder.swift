package import Formats
package import Records

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The folder `build` of a review: what was made there, and how it stands to what would be made now.
package struct BuildFolder: Sendable {
  package static let name = "build"
  package static let manifestName = "manifest.json"

  private let folder: ReviewFolder

  package init(_ folder: ReviewFolder) {
    self.folder = folder
  }

  /// A file that a build makes.
  package struct Output: Hashable, Sendable {
    package var file: String
    package var item: String
    package var contents: [UInt8]

    package init(file: String, item: String, contents: [UInt8]) {
      self.file = file
      self.item = item
      self.contents = contents
    }
  }

  /// How one file of the folder stands to what would be made now.
  package struct Difference: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
      /// It is to be made, and is not there.
      case missing
      /// As it was made; the records would give something else now.
      case stale
      /// Somebody changed it after it was made.
      case edited
      /// It stands where one is to be made, and no build made it.
      case foreign
      /// A build made it, and none would now.
      case unlisted
      /// As `unlisted`, and somebody changed it since.
      case unlistedEdited = "unlisted-edited"
      /// Neither made by a build nor in the way of one.
      case other
    }

    package var file: String
    package var kind: Kind
    /// Nil where it is missing.
    package var present: [UInt8]?
    /// Nil where none would be made.
    package var fresh: [UInt8]?

    /// Whether it is somebody's own, which a build leaves as it is.
    package var isKept: Bool { kind == .unlistedEdited || kind == .other }
  }

  /// The manifest as it stands.
  ///
  /// - Returns: nothing where there is none; its problems where it cannot be used.
  /// - Throws: `ReviewFolderError` where it cannot be read, or where the folder is a link or no folder.
  package func manifest() throws(ReviewFolderError) -> Reading<BuildManifest> {
    try checkFolder()
    let name = Self.name + "/" + Self.manifestName
    guard let kind = try kind(of: Self.manifestName) else { return Reading(value: nil, problems: []) }
    guard kind == .file else { throw .unreadable(path: folder.path(of: name), reason: "it is not a regular file") }
    return BuildManifestFormat.read(try folder.contents(of: name), file: name)
  }

  /// What differs from `outputs`, in their order; then what is no longer made, and what else stands there.
  ///
  /// - Throws: `ReviewFolderError` where a file cannot be read, or where a link or a folder stands in its place.
  package func differences(
    _ outputs: [Output], from manifest: BuildManifest?
  ) throws(ReviewFolderError) -> [Difference] {
    let made = Dictionary(
      (manifest?.outputs ?? []).map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
    var differences: [Difference] = []
    for output in outputs {
      guard let present = try contents(of: output.file) else {
        differences.append(Difference(file: output.file, kind: .missing, fresh: output.contents))
        continue
      }
      guard present != output.contents else { continue }
      let kind: Difference.Kind = made[output.file].map { $0.isAsMade(present) ? .stale : .edited } ?? .foreign
      differences.append(Difference(file: output.file, kind: kind, present: present, fresh: output.contents))
    }
    let listed = Set(outputs.map(\.file))
    for old in manifest?.outputs ?? [] where !listed.contains(old.file) {
      guard let present = try contents(of: old.file) else { continue }
      let kind: Difference.Kind = old.isAsMade(present) ? .unlisted : .unlistedEdited
      differences.append(Difference(file: old.file, kind: kind, present: present))
    }
    let known = listed.union(made.keys).union([Self.manifestName])
    for name in try folder.names(in: Self.name).sorted() where !known.contains(name) {
      differences.append(Difference(file: name, kind: .other))
    }
    return differences
  }

  /// Writes what differs, removes what is no longer made, and then the manifest; what is as it should be is not touched.
  ///
  /// A file that somebody changed and that is no longer made is theirs now and stays. Before the first file changes, the
  /// manifest names what it was and what it becomes: a build that is broken off is not taken for the work of a person.
  /// - Throws: `AtomicFileError`; what was written until then is whole and in the manifest.
  /// - Returns: the files written and removed.
  package func write(
    _ differences: [Difference], manifest new: BuildManifest, over old: BuildManifest?,
    before hook: AtomicFile.Hook = { _ in }
  ) throws(AtomicFileError) -> (written: [String], removed: [String]) {
    let path = folder.path(of: Self.name)
    if mkdir(path, 0o777) != 0, errno != EEXIST {
      throw .failed(path: path, reason: String(cString: strerror(errno)))
    }
    let removed = differences.filter { $0.kind == .unlisted }
    let written = differences.filter { $0.fresh != nil }
    if !written.isEmpty || !removed.isEmpty {
      var underway = new
      for difference in differences {
        guard let present = difference.present else { continue }
        let hash = BuildManifest.hash(present)
        if let place = underway.outputs.firstIndex(where: { $0.file == difference.file }) {
          underway.outputs[place].before = hash
        } else if difference.kind == .unlisted, var output = old?.outputs.first(where: { $0.file == difference.file }) {
          output.hash = hash
          underway.outputs.append(output)
        }
      }
      try put(Array(BuildManifestFormat.write(underway).utf8), at: Self.manifestName, hook)
    }
    for difference in written {
      if let fresh = difference.fresh { try put(fresh, at: difference.file, hook) }
    }
    for difference in removed {
      let file = path + "/" + difference.file
      guard unlink(file) == 0 || errno == ENOENT else { throw .now(file) }
    }
    try put(Array(BuildManifestFormat.write(new).utf8), at: Self.manifestName, hook)
    return (written.map(\.file), removed.map(\.file))
  }

  /// Writes a file where it is not so already.
  private func put(
    _ contents: [UInt8], at name: String, _ hook: AtomicFile.Hook
  ) throws(AtomicFileError) {
    let path = folder.path(of: Self.name) + "/" + name
    let present: [UInt8]?
    do throws(ReviewFolderError) {
      present = try self.contents(of: name)
    } catch {
      throw .failed(path: path, reason: "\(error)")
    }
    guard let present else { return try AtomicFile.create(at: path, contents: contents, before: hook) }
    if present != contents { try AtomicFile.replace(at: path, contents: contents, before: hook) }
  }

  // MARK: Looking

  /// Nothing is written through a link: it might lead out of the review.
  private func checkFolder() throws(ReviewFolderError) {
    let path = folder.path(of: Self.name)
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return
    case S_IFLNK:
      throw .unreadable(path: path, reason: "it is a symbolic link, which a build does not follow; remove it")
    default: throw .unreadable(path: path, reason: "it is not a folder; a build needs its name")
    }
  }

  private func kind(of name: String) throws(ReviewFolderError) -> FileKind? {
    let path = folder.path(of: Self.name) + "/" + name
    var status = stat()
    guard lstat(path, &status) == 0 else {
      guard errno == ENOENT || errno == ENOTDIR else {
        throw .unreadable(path: path, reason: String(cString: strerror(errno)))
      }
      return nil
    }
    return FileKind(mode: status.st_mode)
  }

  private func contents(of name: String) throws(ReviewFolderError) -> [UInt8]? {
    guard let kind = try kind(of: name) else { return nil }
    let path = folder.path(of: Self.name) + "/" + name
    guard kind == .file else {
      throw .unreadable(path: path, reason: "it is not a regular file; a build makes one of this name")
    }
    return try FileBytes.read(path)
  }
}

extension BuildManifest.Output {
  /// Whether these bytes are what a build wrote, or what stood there when one was broken off.
  fileprivate func isAsMade(_ bytes: [UInt8]) -> Bool {
    let present = BuildManifest.hash(bytes)
    return present == hash || present == before
  }
}
