import ArgumentParser
import Reviews

/// The options of `garner dedupe` that decide, or look at what was decided.
struct DedupeOptions: ParsableArguments {
  enum Accepted: String, ExpressibleByArgument, CaseIterable {
    case certain, likely, related
  }

  @Option(
    help: """
      Decide on all of them at once: certain merges the certain groups, likely those and the likely ones, related links \
      the related ones. With files, likely only shows them as one.
      """)
  var accept: Accepted?

  @Flag(help: "Decide on the likely ones at a terminal: two records side by side, one key a decision.")
  var decide = false

  @Option(
    help: ArgumentHelp(
      "Take the decisions of a filled sheet: the output of --format csv or json with merge, apart or link under decision; - is standard input.",
      valueName: "file"))
  var from: String?

  @Option(help: ArgumentHelp("Merge these records: ids joined by commas; the first stands for all.", valueName: "ids"))
  var merge: String?

  @Option(help: ArgumentHelp("Keep these records apart.", valueName: "ids"))
  var apart: String?

  @Option(help: ArgumentHelp("Link these records: different reports of one study.", valueName: "ids"))
  var link: String?

  @Option(help: "What links them, such as 'preprint and article'.")
  var relation: String?

  @Option(help: ArgumentHelp("Take a decision back: its id, or a record that one decision names.", valueName: "id"))
  var undo: String?

  @Flag(help: "List the decisions that hold.")
  var list = false

  @Option(
    help: ArgumentHelp("Show the publication that a record is of, and where each value comes from.", valueName: "id"))
  var show: String?

  @Option(help: "Who decides. Default: GARNER_BY, else the name you are logged in with.")
  var by: String?

  @Option(help: "When, as 2026-11-26T13:45:00Z or 2026-11-26. Default: now.")
  var date: String?

  @Option(help: "Why, in your words.")
  var why: String?

  /// What there is to do besides showing groups.
  enum Job {
    case accept(Accepted)
    case dialogue
    case sheet(String)
    case ids(MergePlan.Wish, String)
    case undo(String)
    case list
    case show(String)
  }

  private var jobs: [Job] {
    var jobs: [Job] = []
    if let accept { jobs.append(.accept(accept)) }
    if decide { jobs.append(.dialogue) }
    if let from { jobs.append(.sheet(from)) }
    if let merge { jobs.append(.ids(.merge, merge)) }
    if let apart { jobs.append(.ids(.apart, apart)) }
    if let link { jobs.append(.ids(.link(relation), link)) }
    if let undo { jobs.append(.undo(undo)) }
    if list { jobs.append(.list) }
    if let show { jobs.append(.show(show)) }
    return jobs
  }

  var job: Job? { jobs.first }

  /// - Parameters:
  ///   - hasFiles: whether one looks outside any review, where nothing is decided.
  ///   - isShaped: whether `--format` or `--only` was given.
  func check(hasFiles: Bool, isShaped: Bool, hasFormat: Bool) throws {
    if jobs.count > 1 {
      throw ValidationError(
        "--accept, --decide, --from, --merge, --apart, --link, --undo, --list and --show are different jobs; give one")
    }
    if hasFiles {
      switch job {
      case nil, .accept(.certain), .accept(.likely): break
      default: throw ValidationError("decisions are kept in a review; import the files first")
      }
      if [by, date, why].contains(where: { $0 != nil }) {
        throw ValidationError("--by, --date and --why belong to a decision; outside a review nothing is decided")
      }
      return
    }
    switch job {
    case nil, .list: break
    default:
      if isShaped || hasFormat { throw ValidationError("--format and --only are for showing groups; leave them out") }
    }
    if case .list = job, isShaped { throw ValidationError("--only is for showing groups; leave it out") }
    if relation != nil, link == nil { throw ValidationError("--relation says what --link ties; give that too") }
    let decides =
      switch job {
      case nil, .list, .show: false
      default: true
      }
    if !decides, by != nil || date != nil {
      throw ValidationError("--by and --date belong to a decision; this only looks")
    }
    switch job {
    case .ids, .sheet, .undo: break
    default: if why != nil { throw ValidationError("--why belongs to --merge, --apart, --link, --undo or --from") }
    }
    if case .dialogue = job, date != nil {
      throw ValidationError("--date is not for --decide: each decision has its own time")
    }
  }
}
