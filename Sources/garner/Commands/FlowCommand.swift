import ArgumentParser
import Catalogue
import Records
import Render
import Reviews
import Synthesis

/// `garner flow`: the numbers of the PRISMA 2020 flow diagram, and the records that make them up.
struct FlowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flow",
    abstract: "Count every box of the PRISMA 2020 flow diagram, and name what is in it.",
    discussion: """
      The numbers come from the search log, the imports, the decisions of 'garner screen' and the studies. Where the log has \
      only numbers, they are used, and the table says which boxes cannot be proved. A review that updates an earlier one \
      says so under "previous" in review.json, and gets the boxes for that. Records, reports or studies that went in and came \
      out nowhere are errors that name them, and the exit status is then 1.

      boxes      previous-studies, previous-reports, identified-databases, identified-registers, duplicates, automation,
                 other-reasons, screened, excluded-records, sought, not-retrieved, assessed, excluded-reports,
                 other-identified, other-sought, other-not-retrieved, other-assessed, other-excluded-reports,
                 included-studies, included-reports, total-studies, total-reports

      EXAMPLES
        garner flow
        garner flow --lang nl --format html > flow.html
        garner flow --box excluded-reports               how many
        garner flow --box excluded-reports --list        which, and why
        garner flow --missing                            all that is not accounted for
        garner figure flow > flow.svg                    the diagram
      """)

  @Option(help: "One box only, by its name.")
  var box: FlowBox?

  @Flag(help: "List what is in the box.")
  var list = false

  @Flag(help: "List what is not accounted for, one by one; with --box, what that box misses.")
  var missing = false

  @OptionGroup var review: ReviewOptions

  @Option(help: "markdown, grid, html, csv, latex, jats or json; for Word html, which it opens.")
  var format: TableFormat?

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    if list, missing { throw ValidationError("--list and --missing are two lists; give one") }
    if list, box == nil { throw ValidationError("--list lists what is in a box; name it with --box") }
    if box != nil, !list, !missing, format != nil {
      throw ValidationError("--format is for a table; --box alone prints a number")
    }
  }

  func run() throws {
    let session = try ReviewSession.openWhole(review)
    let screening = try ScreeningSession(session.folder, session.frame.description)
    let flow = try screening.flow(of: session)
    let text = FlowText(flow, description: session.frame.description, language: language.language)
    let table = FlowTable(text, description: session.frame.description)
    let found = try box.map { try self.box($0, of: flow) }
    var isNothing = false
    if missing {
      let holes = flow.holes.filter { box == nil || $0.box == box }
      show(table.missing(from: box, titles: try titles(of: holes.flatMap(\.ids), session)))
    } else if let found, list {
      show(table.members(of: found, titles: try titles(of: found.members.map(\.id), session)))
      isNothing = found.members.isEmpty
    } else if let found {
      Console.print(text.number(of: found))
    } else {
      show(table.table())
    }
    if !missing {
      if let found { isNothing = isNothing || found.count == nil }
      for message in FlowText.messages(of: flow, description: session.frame.description) { Console.error(message) }
    }
    Console.report(screening.problems)
    try session.finish()
    if screening.problems.contains(where: { $0.severity == .error }) { throw ExitStatus.badData }
    if isNothing || !flow.holes.isEmpty { throw ExitStatus.failed }
  }

  private func box(_ box: FlowBox, of flow: Flow) throws -> Flow.Box {
    if let found = flow[box] { return found }
    throw Stop.wrongUse(
      box.isOfUpdate
        ? "\(box.rawValue) is a box of an updated review; review.json names no 'previous' version"
        : "\(box.rawValue) is a box of other methods, of which this review has none")
  }

  private func show(_ table: Table) {
    Console.print((format ?? .markdown).write(table))
    if format == .csv { Console.explain(table) }
  }

  private func titles(of ids: [String], _ session: ReviewSession) throws -> [String: String] {
    let ids = Set(ids)
    var titles: [String: String] = [:]
    for filed in try session.index.records(ids.sorted()) {
      titles[filed.record.id] = StudyLabel.label(of: filed.record, language: language.language)
    }
    let read = try ScreeningSession.records(in: session.folder) { ids.contains($0) && titles[$0] == nil }
    for record in read.records { titles[record.id] = StudyLabel.title(of: record, language: language.language) }
    return titles
  }
}

extension ScreeningSession {
  /// The flow diagram of the review.
  func flow(of session: ReviewSession) throws -> Flow {
    let records = try session.index.records(try session.index.facets().map(\.id))
    return flow(frame: session.frame, records: records)
  }

  /// The flow of a review with these records.
  func flow(frame: ReviewFrame, records: [FiledRecord]) -> Flow {
    FlowMaker.flow(
      FlowInput(
        description: frame.description, log: frame.searchLog, studies: records.map { FlowInput.Study($0.record) },
        origins: origins, decisions: decisions, duplicates: duplicates,
        retracted: retracted))
  }
}

extension FlowBox: ExpressibleByArgument {}
