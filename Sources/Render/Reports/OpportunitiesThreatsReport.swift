import Records

/// What speaks for and what against, study by study, in the source's order.
struct OpportunitiesThreatsReport {
  let context: ReportContext

  func table() -> Table {
    let opportunities = context.opportunitiesLabel()
    let threats = context.threatsLabel()
    let columns = context.wording.columns
    let hasUsualLabels = opportunities.words == columns.opportunities && threats.words == columns.threats
    return Table(
      id: Report.opportunitiesThreats.rawValue, language: context.wording.language,
      title: hasUsualLabels
        ? Phrase(context.wording.titles.opportunitiesThreats) : opportunities + " / " + threats,
      subtitle: context.subtitle,
      columns: context.studyColumns + [
        Table.Column(id: "opportunities", label: opportunities, weight: 5),
        Table.Column(id: "threats", label: threats, weight: 5),
      ],
      rows: context.studies.map { study in
        Table.Row(
          id: study.id,
          cells: context.studyCells(study) + [
            context.findings(study.opportunities, of: study, at: "/opportunities"),
            context.findings(study.threats, of: study, at: "/threats"),
          ])
      },
      notes: context.studyNotes)
  }
}
