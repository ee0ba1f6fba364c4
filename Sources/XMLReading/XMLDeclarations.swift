/// What the document type of a file declares, for parts of the file that are read without it.
package struct XMLDeclarations: Sendable {
  var entities = Entities(limits: .default)
  /// Whether a document type elsewhere may declare more.
  var mayBeElsewhere = false

  package init() {}

  /// The same where neighbours have spent so much of the budget.
  package func spent(_ spending: XMLSpending) -> XMLDeclarations {
    var declarations = self
    declarations.entities.spending = spending.leavingShare
    return declarations
  }
}

/// How much entities stood for.
package struct XMLSpending: Hashable, Sendable {
  var references = 0
  var length = 0

  package init() {}

  /// What every record may spend, whatever its neighbours have: what one spends is not to cost another.
  private static let share = (references: 200, length: 16 << 10)

  /// No more than leaves that much of the budget.
  var leavingShare: XMLSpending {
    var spending = self
    spending.references = min(references, XMLLimits.default.entityReferences - Self.share.references)
    spending.length = min(length, XMLLimits.default.entityText - Self.share.length)
    return spending
  }
}

/// What is to be told of a file that can be read.
package struct XMLRemark: Hashable, Sendable {
  package var place: XMLFault
  /// Whether something is not as the file has it.
  package var isFault: Bool
}
