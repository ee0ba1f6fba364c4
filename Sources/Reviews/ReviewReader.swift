package import Formats
package import Records

/// Reads what a review's folder holds. Problems go along with what could be read; nothing is passed over in silence.
package struct ReviewReader: Sendable {
  package let folder: ReviewFolder

  package init(_ folder: ReviewFolder) {
    self.folder = folder
  }

  /// The names of the files that all records share.
  package enum SharedFile: String, CaseIterable, Sendable {
    case review = "review.json"
    case vocabulary = "vocabulary.json"
    case searches = "searches.json"
  }

  /// The bytes of the shared files that are there.
  ///
  /// - Throws: `ReviewFolderError` where one is there and cannot be read.
  package func sharedBytes() throws(ReviewFolderError) -> [SharedFile: [UInt8]] {
    var bytes: [SharedFile: [UInt8]] = [:]
    for file in SharedFile.allCases where FileKind(at: folder.path(of: file.rawValue)) != nil {
      bytes[file] = try folder.contents(of: file.rawValue)
    }
    return bytes
  }

  /// The same problems with the lines of those that only know their place in the model, as a check of the whole review
  /// gives them: their files are read once more.
  package func located(_ problems: [Problem]) -> [Problem] {
    problems.map { problem in
      guard problem.mark == nil, let bytes = try? folder.contents(of: problem.file) else { return problem }
      var problem = problem
      problem.mark = RecordFormats.mark(at: problem.path, in: bytes, file: problem.file)
      return problem
    }
  }

  /// Review, vocabulary and search log; problems name files from the review's folder. Without a usable review or vocabulary there is no value.
  package func frame(from bytes: [SharedFile: [UInt8]]) -> Reading<ReviewFrame> {
    var problems: [Problem] = []
    func missing(_ file: SharedFile, _ words: String) {
      problems.append(Problem(file: file.rawValue, message: words))
    }
    var vocabulary: Vocabulary?
    if let contents = bytes[.vocabulary] {
      let reading = ReviewFormats.readVocabulary(contents, file: SharedFile.vocabulary.rawValue)
      problems += reading.problems
      vocabulary = reading.value
    } else {
      missing(.vocabulary, "is not there; 'garner init' makes a review with a vocabulary to start from")
    }
    var description: ReviewDescription?
    if let contents = bytes[.review] {
      let reading = ReviewFormats.readReview(
        contents, file: SharedFile.review.rawValue, vocabulary: vocabulary)
      problems += reading.problems
      description = reading.value
    } else {
      missing(.review, "is not there; 'garner init' makes one")
    }
    var log: SearchLog?
    if let contents = bytes[.searches] {
      let reading = ReviewFormats.readSearches(
        contents, file: SharedFile.searches.rawValue, review: description)
      problems += reading.problems
      log = reading.value
    }
    guard let vocabulary, let description, !problems.contains(where: { $0.severity == .error }) else {
      return Reading(value: nil, problems: problems)
    }
    return Reading(
      value: ReviewFrame(description: description, vocabulary: vocabulary, searchLog: log), problems: problems)
  }

  /// One record from the bytes of its file.
  ///
  /// - Parameter file: relative to the folder, `studies/greist1978.xml`.
  package func record(_ bytes: [UInt8], file: String, vocabulary: Vocabulary) -> Reading<FiledRecord> {
    var reading = draft(bytes, file: file, vocabulary: vocabulary)
    if reading.hasErrors { reading.value = nil }
    return reading
  }

  /// As `record`, with what could be made out of a record that has errors, for the checks of all records together.
  package func draft(_ bytes: [UInt8], file: String, vocabulary: Vocabulary) -> Reading<FiledRecord> {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    let reading = RecordFormats.draft(bytes, file: file, stem: stem, vocabulary: vocabulary)
    // The file's name is its identity, whatever stands in it.
    let record = reading.value.map { draft in
      var record = draft
      if reading.hasErrors { record.id = stem }
      return FiledRecord(record: record, file: file)
    }
    return Reading(value: record, problems: reading.problems)
  }
}
