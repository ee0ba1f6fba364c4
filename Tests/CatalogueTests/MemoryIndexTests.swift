import Catalogue
import CatalogueConformance
import Testing

@Suite("The index in memory")
struct MemoryIndexTests {
  @Test("answers as every index has to", arguments: ConformanceCase.all)
  func conforms(to conformance: ConformanceCase) throws {
    #expect(try conformance.differences { MemoryIndex($0) } == [])
  }
}
