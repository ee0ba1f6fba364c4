import Catalogue
import CatalogueConformance
import CatalogueSQLite
import Records
import TestSupport
import Testing

@Suite struct ConformanceTests {
  /// An index on disk of records that stand in no file.
  private func index(of records: [FiledRecord], in folder: TemporaryFolder) throws -> SQLiteIndex {
    let byPath = Dictionary(uniqueKeysWithValues: records.map { ($0.file, $0) })
    let files = records.map { FileState(path: $0.file, size: 0, modified: 0, inode: 0) }
    let reader = RecordReader(
      load: { Array($0.path.utf8) },
      parse: { _, state in RecordReader.Result(record: byPath[state.path]) })
    let (index, _) = try SQLiteIndex.refreshed(
      reviewFolder: folder.path, files: files, stamp: "1", reader: reader)
    return index
  }

  @Test(arguments: ConformanceCase.all)
  func `the index on disk answers as every index does`(_ conformance: ConformanceCase) throws {
    let folder = try TemporaryFolder()
    let differences = try conformance.differences { try index(of: $0, in: folder) }
    #expect(differences == [])
  }

  @Test(arguments: ConformanceCase.all)
  func `the plain catalogue, which says how every index answers, passes its own suite`(
    _ conformance: ConformanceCase
  ) throws {
    let differences = try conformance.differences { MemoryIndex($0) }
    #expect(differences == [])
  }
}
