import Records
package import Synthesis

/// The figures a review can be had as; the raw value is the name in the command.
///
/// The one list of figures, beside that of reports: a new one is a case here and a file beside this one. Each can also be
/// had as a table.
package enum Figure: String, CaseIterable, Hashable, Sendable {
  case flow
  case evidenceMap = "evidence-map"
  case effectDirection = "effect-direction"

  /// Draws the figure: a pure function of `input`.
  ///
  /// - Throws: `QuestionFault` where the facets of an evidence map cannot be had.
  package func drawing(_ input: FigureInput) throws -> Drawing {
    switch self {
    case .flow: input.flowFigure.drawing()
    case .evidenceMap: try EvidenceMapFigure(input).drawing()
    case .effectDirection: EffectDirectionFigure(input).drawing()
    }
  }

  /// What the figure shows, as a table.
  ///
  /// - Throws: as `drawing`.
  package func table(_ input: FigureInput) throws -> Table {
    var table: Table
    switch self {
    case .flow: table = FlowTable(input.flowFigure.text, description: input.report.frame.description).table()
    case .evidenceMap: table = try EvidenceMapFigure(input).table()
    case .effectDirection: table = EffectDirectionFigure(input).table()
    }
    table.notes += table.languageNotes(Wording.of(input.report.language))
    return table
  }
}

/// What a figure is made of.
package struct FigureInput: Sendable {
  package var report: ReportInput
  package var flow: Flow
  /// The facets of an evidence map, with or without their values: `outcome`, `population=adolescents,adults`; nil for the
  /// usual ones.
  package var rows: String?
  package var columns: String?
  /// What the shade of an evidence map tells.
  package var shade: MapShade

  package enum MapShade: String, CaseIterable, Hashable, Sendable {
    case directness, design
  }

  package init(
    report: ReportInput, flow: Flow, rows: String? = nil, columns: String? = nil, shade: MapShade = .directness
  ) {
    self.report = report
    self.flow = flow
    self.rows = rows
    self.columns = columns
    self.shade = shade
  }

  fileprivate var flowFigure: FlowFigure {
    let description = report.frame.description
    return FlowFigure(
      text: FlowText(flow, description: description, language: report.language),
      title: Phrase(description.title.shown(in: report.language)).plain)
  }
}
