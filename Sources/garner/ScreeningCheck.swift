import Records
import Reviews
import Synthesis

/// Whether what a review says of its screening agrees with the decisions: that hits were screened, and which reports an
/// earlier version counted.
struct ScreeningCheck {
  let frame: ReviewFrame
  let records: [FiledRecord]
  let session: ScreeningSession

  func problems() -> [Problem] { searches() + previousReports() }

  private func searches() -> [Problem] {
    guard let log = frame.searchLog, let told = session.told(frame).searchLog else { return [] }
    var problems: [Problem] = []
    for (place, (search, now)) in zip(log.searches, told.searches).enumerated() {
      for (number, (result, now)) in zip(search.results, now.results).enumerated()
      where result.screened && now.unscreenedHits > result.unscreenedHits {
        problems.append(
          Problem(
            .warning, file: ReviewFolder.searchesName, path: "/searches/\(place)/results/\(number)/screened",
            message: "the log says that \(result.hits - result.unscreenedHits) of these hits were screened, and on "
              + "\(now.unscreenedHits) of their records nothing is decided; the decisions count: 'garner screen' makes them"
          ))
      }
    }
    return problems
  }

  private func previousReports() -> [Problem] {
    guard let previous = frame.description.previous else { return [] }
    let ids = Set(previous.studies)
    let own = Set(
      records.lazy.map(\.record).filter { ids.contains($0.id) }.flatMap(\.records).map(session.representative))
    func problem(_ path: String, _ message: String) -> Problem {
      Problem(file: ReviewFolder.descriptionName, path: "/previous/" + path, message: message)
    }
    func counting(_ count: Int) -> String { count.of("record") }
    func counted(_ reports: Int) -> String { "that version counted \(reports.of("report"))" }
    guard let named = frame.description.previousRecords else {
      guard let reports = previous.reports, own.count > reports else { return [] }
      return [
        problem(
          "reports",
          "the studies of the previous version name \(counting(own.count)), and \(counted(reports)): name those that it counted "
            + "under records")
      ]
    }
    var problems = named.enumerated().filter { !own.contains(session.representative(of: $0.element)) }.map {
      problem("records/\($0.offset)", "no study of the previous version names the record '\($0.element)'")
    }
    let count = Set(named.map(session.representative)).count
    if let reports = previous.reports, count > reports {
      problems.append(problem("records", "\(counting(count)) of the previous version, and \(counted(reports))"))
    }
    return problems
  }
}
