/// What the document type of a file declares, for parts of the file that are read without it.
package struct XMLDeclarations: Sendable {
  var entities = Entities(limits: .default)
  /// Whether a document type elsewhere may declare more.
  var mayBeElsewhere = false

  package init() {}

  /// The same where so much of the budget is spent.
  package func spent(_ spending: XMLSpending) -> XMLDeclarations {
    var declarations = self
    declarations.entities.spending = spending
    return declarations
  }
}

/// How much entities stood for.
package struct XMLSpending: Hashable, Sendable {
  var references = 0
  var length = 0

  package init() {}
}

/// What is to be told of a file that can be read.
package struct XMLRemark: Hashable, Sendable {
  package var place: XMLFault
  /// Whether something is not as the file has it.
  package var isFault: Bool
}
