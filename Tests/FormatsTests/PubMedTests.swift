import Foundation
import Records
import Testing

@testable import Formats

@Suite("PubMed's XML")
struct PubMedTests {
  static let full = """
    <?xml version="1.0" encoding="utf-8"?>
    <!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://example.org/pubmed.dtd">
    <PubmedArticleSet>
    <PubmedArticle>
      <MedlineCitation Status="MEDLINE" Owner="NLM">
        <PMID Version="2">101</PMID>
        <DateRevised><Year>2024</Year><Month>11</Month><Day>05</Day></DateRevised>
        <Article PubModel="Print">
          <Journal>
            <ISSN IssnType="Electronic">1234-5678</ISSN>
            <JournalIssue CitedMedium="Internet"><Volume>12</Volume><Issue>3</Issue>
              <PubDate><MedlineDate>1998 Dec-1999 Jan</MedlineDate></PubDate></JournalIssue>
            <Title>Journal of Running</Title><ISOAbbreviation>J Run</ISOAbbreviation>
          </Journal>
          <ArticleTitle>Effect of <i>Salmonella</i> on H<sub>2</sub>O &amp; <b>mood</b>
            in <mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>x</mml:mi></mml:math>.</ArticleTitle>
          <Pagination><MedlinePgn>729-41</MedlinePgn></Pagination>
          <ELocationID EIdType="doi" ValidYN="Y">10.1000/x</ELocationID>
          <ELocationID EIdType="pii" ValidYN="Y">S1</ELocationID>
          <Abstract>
            <AbstractText Label="AIMS" NlmCategory="OBJECTIVE">Why.</AbstractText>
            <AbstractText>How.</AbstractText>
            <CopyrightInformation>Mine.</CopyrightInformation>
          </Abstract>
          <AuthorList CompleteYN="Y">
            <Author ValidYN="Y"><LastName>van den Berg</LastName><ForeName>Anna Maria</ForeName><Initials>AM</Initials>
              <Suffix>Jr</Suffix><Identifier Source="ORCID">https://orcid.org/0000-0002-1825-0097</Identifier>
              <AffiliationInfo><Affiliation>Dept. of X.</Affiliation></AffiliationInfo>
              <AffiliationInfo><Affiliation>Dept. of Y.</Affiliation></AffiliationInfo></Author>
            <Author ValidYN="Y"><CollectiveName>Running Group</CollectiveName></Author>
          </AuthorList>
          <Language>dut</Language>
          <DataBankList CompleteYN="Y"><DataBank><DataBankName>ClinicalTrials.gov</DataBankName>
            <AccessionNumberList><AccessionNumber>NCT01234567</AccessionNumber></AccessionNumberList></DataBank></DataBankList>
          <GrantList CompleteYN="Y"><Grant><GrantID>R01</GrantID><Acronym>MH</Acronym><Agency>NIMH</Agency>
            <Country>United States</Country></Grant></GrantList>
          <PublicationTypeList><PublicationType UI="D016441">Retracted Publication</PublicationType></PublicationTypeList>
          <VernacularTitle>Lopen.</VernacularTitle>
        </Article>
        <ChemicalList><Chemical><RegistryNumber>0</RegistryNumber><NameOfSubstance UI="D1">A &amp; B</NameOfSubstance>
          </Chemical></ChemicalList>
        <CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>Lancet. 2000</RefSource>
          <PMID Version="1">102</PMID></CommentsCorrections></CommentsCorrectionsList>
        <MeshHeadingList><MeshHeading><DescriptorName UI="D012420" MajorTopicYN="N">Running</DescriptorName>
          <QualifierName UI="Q000523" MajorTopicYN="Y">psychology</QualifierName></MeshHeading></MeshHeadingList>
        <KeywordList Owner="NOTNLM"><Keyword MajorTopicYN="N">running therapy</Keyword></KeywordList>
      </MedlineCitation>
      <PubmedData><ArticleIdList><ArticleId IdType="pubmed">101</ArticleId><ArticleId IdType="pmc">PMC9</ArticleId>
        <ArticleId IdType="doi">10.1000/x</ArticleId></ArticleIdList></PubmedData>
    </PubmedArticle>
    <PubmedBookArticle><BookDocument><PMID Version="1">201</PMID><Book><Publisher><PublisherName>NCBI</PublisherName>
      <PublisherLocation>Bethesda</PublisherLocation></Publisher><BookTitle>The Book</BookTitle>
      <PubDate><Year>2010</Year><Season>Spring</Season></PubDate></Book><ArticleTitle>A chapter</ArticleTitle>
      <Language>eng</Language></BookDocument></PubmedBookArticle>
    <DeleteCitation><PMID Version="1">7</PMID></DeleteCitation>
    </PubmedArticleSet>
    """

  @Test func `each field of an article finds its place`() throws {
    let (format, records, tally) = Export.read(Self.full)
    #expect(format == "pubmed-xml")
    #expect(!tally.hasErrors, "\(tally.remarks)")
    let record = try #require(records.first)
    let citation = record.citation
    #expect(record.id == "pmid-101" && record.version == 2 && record.revised == "2024-11-05" && record.isRetracted)
    #expect(citation.text("title") == "Effect of <i>Salmonella</i> on H<sub>2</sub>O & <b>mood</b> in x.")
    #expect(citation.text("original-title") == "Lopen.")
    #expect(citation.text("container-title") == "Journal of Running")
    #expect(citation.text("container-title-short") == "J Run")
    #expect(citation.text("page") == "729-741")
    #expect(citation.text("DOI") == "10.1000/x" && citation.text("PMCID") == "PMC9")
    #expect(citation.text("language") == "nl" && citation.text("ISSN") == "1234-5678")
    #expect(citation.issued?.parts == [.init(year: 1998, month: 12), .init(year: 1999, month: 1)])
    #expect(
      citation.authors == [
        CitationName(family: "Berg", given: "Anna Maria", suffix: "Jr", nonDroppingParticle: "van den"),
        CitationName(literal: "Running Group"),
      ])
    #expect(
      record.contributors == [
        .init(
          role: "author", position: 1, orcid: "0000-0002-1825-0097", affiliations: ["Dept. of X.", "Dept. of Y."])
      ])
    #expect(
      record.abstract == [.init(label: "AIMS", category: "OBJECTIVE", text: "Why."), .init(text: "How.")])
    #expect(record.registrations == [.init(registry: "ClinicalTrials.gov", number: "NCT01234567")])
    #expect(record.grants == [.init(number: "R01", acronym: "MH", agency: "NIMH", country: "United States")])
    #expect(record.publicationTypes == [.init(name: "Retracted Publication", ui: "D016441")])
    #expect(record.corrections == [.init(kind: "RetractionIn", source: "Lancet. 2000", pmid: "102")])
    #expect(
      record.headings == [
        .init(
          descriptor: .init(name: "Running", ui: "D012420"),
          qualifiers: [.init(name: "psychology", ui: "Q000523", isMajor: true)])
      ])
    #expect(record.keywords == ["running therapy"])
    #expect(
      record.identifiers == [
        .init(scheme: "issn-electronic", value: "1234-5678"), .init(scheme: "pii", value: "S1"),
      ])
  }

  @Test func `what has no place is kept as it stands`() throws {
    let record = try #require(Export.read(Self.full).records.first)
    let chemicals = record.kept.first { $0.tag == "ChemicalList" }?.values
    #expect(
      chemicals == [
        "<ChemicalList><Chemical><RegistryNumber>0</RegistryNumber><NameOfSubstance UI=\"D1\">A &amp; B</NameOfSubstance> "
          + "</Chemical></ChemicalList>"
      ])
    #expect(
      record.kept.contains(
        .init(tag: "CopyrightInformation", values: ["<CopyrightInformation>Mine.</CopyrightInformation>"])))
    #expect(record.kept.contains(.init(tag: "MedlineCitation@Status", values: ["MEDLINE"])))
  }

  @Test func `a chapter of a book is one, and a citation that was taken out leaves a mark`() throws {
    let records = Export.read(Self.full).records
    try #require(records.count == 3)
    #expect(records[1].citation.type == "chapter")
    #expect(
      records[1].citation.text("title") == "A chapter" && records[1].citation.text("container-title") == "The Book")
    #expect(records[1].citation.issued?.season == "Spring")
    #expect(records[2].id == "pmid-7" && records[2].isDeleted)
  }

  @Test func `two processors give the same records in the same order, and the same tally`() {
    let set =
      "<PubmedArticleSet>\n" + (1...9000).map { PubMedSample.article($0) }.joined() + "</PubmedArticleSet>\n"
    let one = Export.read(Array(set.utf8))
    let two = Export.read(Array(set.utf8), processors: 2)
    #expect(one.records.count == 9000)
    #expect(one.records == two.records)
    #expect(one.tally.counts == two.tally.counts)
  }

  @Test(arguments: [true, false])
  func `a set in UTF-16 is read too`(isLittle: Bool) {
    let text = PubMedSample.set.replacing("encoding=\"utf-8\"", with: "encoding=\"utf-16\"")
    let bytes = ([0xFEFF] + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
      return isLittle ? [low, high] : [high, low]
    }
    #expect(Export.read(bytes).records.map(\.citation) == Export.read(PubMedSample.set).records.map(\.citation))
  }

  @Test func `what was begun and not ended is left out, with its line, and what is whole is read`() throws {
    let cut = PubMedSample.set.prefix(upTo: try #require(PubMedSample.set.range(of: "mood</i> 3")?.lowerBound))
    let (_, records, tally) = Export.read(String(cut))
    #expect(records.map(\.id) == ["pmid-1", "pmid-2"])
    #expect(tally.remarks.contains { $0.severity == .error && $0.message.contains("begins on line") })
  }
}
