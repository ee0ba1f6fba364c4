package import Records

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The folder of a review: the one that holds `review.json`.
package struct ReviewFolder: Hashable, Sendable {
  /// As the user gave it, or absolute where it was looked for.
  package let path: String
  /// What stands before the name of a file for one who stands where the command was given: `my-review/`, `../`, or
  /// nothing.
  private let way: String

  package static let descriptionName = "review.json"
  package static let vocabularyName = "vocabulary.json"
  package static let searchesName = "searches.json"
  package static let studiesName = "studies"

  /// Takes a folder for a review without looking; `find` looks.
  package init(path: String) {
    self.init(path: path, way: path + "/")
  }

  private init(path: String, way: String) {
    self.path = path
    self.way = way
  }

  /// A problem of a file named from the review's folder, with the file named as the user reaches it.
  package func shown(_ problem: Problem) -> Problem {
    var problem = problem
    problem.file = way + problem.file
    return problem
  }

  /// The path of a file named from the review's folder.
  package func path(of name: String) -> String {
    path + "/" + name
  }

  /// Finds the review to work on.
  ///
  /// - Parameters:
  ///   - given: what the user names as its folder; that and no other is then the review.
  ///   - current: the folder to stand in, absolute; the process's own where nil. The review is this folder or the
  ///     nearest one above it that holds `review.json`.
  /// - Throws: `ReviewFolderError`, with what to do about it.
  package static func find(
    _ given: String? = nil, from current: String? = nil
  ) throws(ReviewFolderError) -> ReviewFolder {
    if var given {
      while given.count > 1, given.hasSuffix("/") { given.removeLast() }
      switch FileKind(at: given) {
      case nil: throw .noSuchFolder(given)
      case .folder: break
      default: throw .isNoFolder(given)
      }
      guard holdsReview(given) else { throw .holdsNoReview(given) }
      return ReviewFolder(path: given)
    }
    guard let start = current ?? FileKind.currentFolder() else {
      throw .unreadable(path: ".", reason: String(cString: strerror(errno)))
    }
    var folder = start[...]
    var way = ""
    while !folder.isEmpty {
      if holdsReview(String(folder)) { return ReviewFolder(path: String(folder), way: way) }
      folder = folder.prefix(upTo: folder.lastIndex(of: "/") ?? folder.startIndex)
      way += "../"
    }
    if holdsReview("/") { return ReviewFolder(path: "/", way: "/") }
    throw .nowhere(from: start)
  }

  private static func holdsReview(_ folder: String) -> Bool {
    FileKind(at: folder + "/" + descriptionName) == .file
  }
}

/// Why there is no review to work on, or why a part of it cannot be had.
package enum ReviewFolderError: Error, Hashable, CustomStringConvertible {
  case noSuchFolder(String)
  case isNoFolder(String)
  case holdsNoReview(String)
  /// Neither this folder nor any above it holds a review.
  case nowhere(from: String)
  case unreadable(path: String, reason: String)
  /// More bytes than a record can sensibly have.
  case tooLarge(path: String, size: Int64, limit: Int64)

  package var description: String {
    switch self {
    case .noSuchFolder(let path):
      "there is no folder \(path); --review names the folder that holds review.json"
    case .isNoFolder(let path):
      "\(path) is not a folder; --review names the folder that holds review.json"
    case .holdsNoReview(let path):
      "the folder \(path) holds no review.json, so it is not a review; 'garner init \(path)' makes it one"
    case .nowhere(let path):
      "there is no review.json in \(path) or in any folder above it; go to a review's folder, name it with "
        + "--review DIR, or make one with 'garner init DIR'"
    case .unreadable(let path, let reason):
      "\(path) cannot be read: \(reason)"
    case .tooLarge(let path, let size, let limit):
      "\(path) holds \(size) bytes; a file of a review may hold \(limit)"
    }
  }
}

/// What kind of thing stands at a path; a link is followed.
enum FileKind: Hashable {
  case file
  case folder
  case other

  /// Nil where nothing is there, or nothing that can be seen.
  init?(at path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(mode: status.st_mode)
  }

  init(mode: mode_t) {
    self =
      switch mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
  }

  static func currentFolder() -> String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}
