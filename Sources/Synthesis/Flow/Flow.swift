package import Records

/// The numbers of a PRISMA 2020 flow diagram, and which records make them up.
///
/// Records, reports and studies are three things: a record is what a database handed over, a report the document it tells
/// of, a study what was done. Records are imported, reports are what is decided upon at full text, studies are the files in
/// `studies/` whose role is `included`.
package struct Flow: Hashable, Sendable {
  /// One record, report or study in a box.
  package struct Member: Hashable, Sendable {
    package var id: String
    /// The record it stands for, or is a duplicate of.
    package var sameAs: String?
    /// The file and the line that tell of it, where an import does.
    package var place: String?
    /// The included studies that a report describes.
    package var studies: [String]

    package init(_ id: String, sameAs: String? = nil, place: String? = nil, studies: [String] = []) {
      self.id = id
      self.sameAs = sameAs
      self.place = place
      self.studies = studies
    }
  }

  /// By what the number of a box is divided.
  package enum PartKey: Hashable, Sendable {
    case all
    /// The id of a database, register or other place of the review.
    case database(String)
    /// Imports that were tied to no search.
    case unknownSource
    /// An exclusion criterion.
    case reason(String)
    case noReason
    /// Those who excluded it gave different reasons.
    case reasonsDiffer
    /// Taken out by the source.
    case withdrawn
    /// Hits that nobody looked at, since there were more than the review's limit.
    case aboveLimit
    /// Other hits that nobody looked at.
    case notScreened
    /// Studies with values that nobody has confirmed.
    case unconfirmed
    /// Studies whose publication was taken back, those with such values by themselves.
    case retracted(isUnconfirmed: Bool)
    case people
    case program
  }

  package struct Part: Hashable, Sendable {
    package var key: PartKey
    package var members: [Member]
    /// Those that the log counts without naming them.
    package var counted: Int

    package var count: Int { members.count + counted }
  }

  package enum Proof: Hashable, Sendable {
    /// Every one is named.
    case proved
    /// Some or all stand in the log as a number only.
    case counted
    /// Known for a part of the review only.
    case partly
    /// Nothing tells the number.
    case notReported
  }

  package struct Box: Hashable, Sendable {
    package var kind: FlowBox
    package var parts: [Part] = []
    /// A part of the review does not tell how many.
    package var isIncomplete = false

    package init(_ kind: FlowBox) {
      self.kind = kind
    }

    /// Nil where nothing tells.
    package var count: Int? {
      let sum = parts.reduce(0) { $0 + $1.count }
      return isIncomplete && sum == 0 ? nil : sum
    }

    package var members: [Member] { parts.flatMap(\.members) }

    package var proof: Proof {
      if count == nil { return .notReported }
      if isIncomplete { return .partly }
      return parts.contains { $0.counted > 0 } ? .counted : .proved
    }

    mutating func add(_ member: Member, to key: PartKey = .all) { change(key) { $0.members.append(member) } }
    mutating func add(counted: Int, to key: PartKey = .all) { change(key) { $0.counted += counted } }

    private mutating func change(_ key: PartKey, _ body: (inout Part) -> Void) {
      let place = parts.firstIndex { $0.key == key } ?? parts.count
      if place == parts.count { parts.append(Part(key: key, members: [], counted: 0)) }
      body(&parts[place])
    }
  }

  /// Records, reports or studies that went in and came out nowhere.
  package struct Hole: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
      case notScreened = "not-screened"
      case waiting
      case unclear
      case conflict
      case notRetrievedYet = "retrieval-not-told"
      case notAssessed = "not-assessed"
      /// Decided at a later stage though excluded, or not retrieved, at an earlier.
      case contradiction
      case noStudy = "no-study"
      case studyWithoutReport = "study-without-report"
      /// An included study names a record that screening excluded.
      case excludedRecord = "excluded-record"
      /// An included study names a report that could not be had.
      case absentReport = "not-retrieved-report"
      /// The search log and the imports count differently.
      case logDiffers = "log-differs"
      /// Versions of a hit that a later export of its search brought, and that are merged with nothing that was counted.
      case unmergedVersion = "unmerged-version"
      /// More included than found relevant.
      case moreIncluded = "more-included"
      /// More reports named of the studies of the previous version than that version counted.
      case morePrevious = "more-previous"
      /// Told to be a report of the previous version, and named by none of its studies.
      case notOfPrevious = "not-of-previous"
    }

    package var kind: Kind
    /// The box they are missing from.
    package var box: FlowBox
    package var ids: [String]
    /// Where the ids cannot be known: the number that went in, and that was accounted for.
    package var counts: (came: Int, found: Int)? {
      get { came.flatMap { came in found.map { (came, $0) } } }
      set { (came, found) = (newValue?.came, newValue?.found) }
    }
    private var came: Int?
    private var found: Int?
    /// The search and the database the numbers are of.
    package var search: String?
    package var database: String?

    package init(
      _ kind: Kind, in box: FlowBox, ids: [String] = [], counts: (came: Int, found: Int)? = nil, search: String? = nil,
      database: String? = nil
    ) {
      self.kind = kind
      self.box = box
      self.ids = ids
      came = counts?.came
      found = counts?.found
      self.search = search
      self.database = database
    }
  }

  /// What has to be known to read the numbers.
  package enum Remark: Hashable, Sendable {
    /// Searches for background, whose records are not counted.
    case background(searches: Int)
    /// Databases of which the log has counts only.
    case countsOnly(databases: [String])
    /// Hits found relevant that no included study accounts for, of which the log has no names.
    case relevantNotIncluded(Int)
    /// Included studies that name no imported record; each counts as one report.
    case studiesWithoutRecord([String])
    /// Records, found anew, of studies of the previous version: they are among the reports that version counts, because
    /// the review names them as such or, where it names none, because they may be.
    case reportsOfPrevious([String], areNamed: Bool)
    /// Records of studies of the previous version that were none of its reports: they are counted as new ones.
    case newReportsOfPrevious([String])
    /// Reports that describe more than one study: each is counted once.
    case reportsOfSeveral([Member])
    /// Places of the review's list of which neither the log nor an import tells anything.
    case untold(databases: [String])
    /// Found by other methods and in a database too.
    case alsoInDatabases(Int)
    /// Found by other methods and out before a report was sought, for which the diagram has no box.
    case otherOutside(Outside, Int)
    /// Places where was looked too, of which no number is told.
    case otherSources([LocalizedText])
    case noSearchLog
  }

  /// How what other methods found went out before a report was sought, in the order of the stages.
  package enum Outside: CaseIterable, Hashable, Sendable {
    /// Taken out by the source.
    case withdrawn
    /// Excluded before the screening, by a program.
    case automation
    /// Excluded before the screening, by people.
    case removed
    /// Hits that nobody looked at.
    case notScreened
    /// Excluded by title and abstract.
    case excluded
  }

  /// In the order of the diagram; those of an update, and of other methods, only where the review has them.
  package var boxes: [Box]
  package var holes: [Hole]
  package var remarks: [Remark]
  /// Places of the review's list of which neither the log nor an import tells anything.
  package var untold: [String]
  /// The ids of studies, and of imported records, whose publication was taken back.
  package var retracted: Set<String> = []
  package var isUpdate: Bool
  package var hasOtherMethods: Bool

  package subscript(kind: FlowBox) -> Box? { boxes.first { $0.kind == kind } }
}
