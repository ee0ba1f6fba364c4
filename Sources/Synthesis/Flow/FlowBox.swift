/// The boxes of the PRISMA 2020 flow diagram; the raw value is the name in the command.
///
/// Source: M. J. Page et al., "The PRISMA 2020 statement", BMJ 2021;372:n71, figure 1 and its forms for updated reviews and
/// for other methods.
package enum FlowBox: String, CaseIterable, Hashable, Sendable {
  case previousStudies = "previous-studies"
  case previousReports = "previous-reports"
  case databases = "identified-databases"
  case registers = "identified-registers"
  case duplicates
  case automation
  case otherReasons = "other-reasons"
  case screened
  case excludedRecords = "excluded-records"
  case sought
  case notRetrieved = "not-retrieved"
  case assessed
  case excludedReports = "excluded-reports"
  case otherIdentified = "other-identified"
  case otherSought = "other-sought"
  case otherNotRetrieved = "other-not-retrieved"
  case otherAssessed = "other-assessed"
  case otherExcludedReports = "other-excluded-reports"
  case includedStudies = "included-studies"
  case includedReports = "included-reports"
  case totalStudies = "total-studies"
  case totalReports = "total-reports"

  /// Only in a review that updates an earlier one.
  package var isOfUpdate: Bool {
    switch self {
    case .previousStudies, .previousReports, .totalStudies, .totalReports: true
    default: false
    }
  }

  /// Of the records that were found in other ways than by searching databases and registers.
  package var isOfOtherMethods: Bool {
    switch self {
    case .otherIdentified, .otherSought, .otherNotRetrieved, .otherAssessed, .otherExcludedReports: true
    default: false
    }
  }
}
