import XMLReading

/// Where each element and attribute of PubMed's XML stands, and what of it is taken.
extension PubMedTaker {
  enum Field: Int {
    case pmid, pmidVersion, revised, year, month, day, season, medlineDate, published
    case issn, issnKind, volume, issue, journal, journalShort, title, vernacularTitle, pages, startPage, endPage
    case locator, locatorKind, abstract, abstractLabel, abstractCategory, author, family, given, initials, suffix
    case group, identifier, identifierSource, affiliation, affiliationInfo, language, publicationType, termUI
    case grant, grantNumber, grantAcronym, grantAgency, grantCountry, dataBank, dataBankName, accession
    case heading, descriptor, qualifier, isMajor, keyword, correction, correctionKind, correctionSource
    case correctionPMID, correctionNote, note, issnLinking, articleID, articleIDKind, deleted, investigator
    case book, publisher, publisherPlace, bookTitle, editors, authorsKind, isbn, edition, collectionTitle, skipped
    case authorValidity, equalContribution, locatorValidity, descriptorType, isMajorKeyword
  }

  static let fields: XMLFields = {
    let sets = ["PubmedArticleSet/PubmedArticle", "PubmedArticle"]
    var rows: [(path: String, action: XMLFields.Action)] = []
    var attributes: [(path: String, action: XMLFields.AttributeAction)] = []
    func text(_ path: String, _ field: Field) { rows.append((path, .text(field.rawValue))) }
    func markup(_ path: String, _ field: Field) { rows.append((path, .markup(field.rawValue))) }
    func group(_ path: String, _ field: Field) { rows.append((path, .group(field.rawValue))) }
    func value(_ path: String, _ field: Field) { attributes.append((path, .value(field.rawValue))) }
    func idle(_ path: String, unless usual: StaticString) { attributes.append((path, .idle(unless: usual))) }
    func date(_ path: String, _ field: Field) {
      group(path, field)
      text(path + "/Year", .year)
      text(path + "/Month", .month)
      text(path + "/Day", .day)
      text(path + "/Season", .season)
      text(path + "/MedlineDate", .medlineDate)
    }
    func author(_ path: String, _ field: Field) {
      group(path, field)
      value(path + "@ValidYN", .authorValidity)
      value(path + "@EqualContrib", .equalContribution)
      text(path + "/LastName", .family)
      text(path + "/ForeName", .given)
      text(path + "/Initials", .initials)
      text(path + "/Suffix", .suffix)
      markup(path + "/CollectiveName", .group)
      text(path + "/Identifier", .identifier)
      value(path + "/Identifier@Source", .identifierSource)
      text(path + "/AffiliationInfo/Affiliation", .affiliation)
      text(path + "/AffiliationInfo/Identifier", .identifier)
      value(path + "/AffiliationInfo/Identifier@Source", .identifierSource)
      text(path + "/Affiliation", .affiliation)
    }
    func sections(_ path: String) {
      markup(path + "/AbstractText", .abstract)
      value(path + "/AbstractText@Label", .abstractLabel)
      value(path + "/AbstractText@NlmCategory", .abstractCategory)
    }
    func shared(_ path: String) {
      text(path + "/Language", .language)
      text(path + "/PublicationType", .publicationType)
      value(path + "/PublicationType@UI", .termUI)
      sections(path + "/Abstract")
      group(path + "/GrantList/Grant", .grant)
      idle(path + "/GrantList@CompleteYN", unless: "Y")
      text(path + "/GrantList/Grant/GrantID", .grantNumber)
      text(path + "/GrantList/Grant/Acronym", .grantAcronym)
      text(path + "/GrantList/Grant/Agency", .grantAgency)
      text(path + "/GrantList/Grant/Country", .grantCountry)
    }
    func keywords(_ path: String) {
      text(path + "/KeywordList/Keyword", .keyword)
      idle(path + "/KeywordList@Owner", unless: "NOTNLM")
      value(path + "/KeywordList/Keyword@MajorTopicYN", .isMajorKeyword)
    }
    for root in sets {
      rows.append((root, .record))
      let citation = root + "/MedlineCitation"
      let article = citation + "/Article"
      let journal = article + "/Journal"
      text(citation + "/PMID", .pmid)
      value(citation + "/PMID@Version", .pmidVersion)
      date(citation + "/DateRevised", .revised)
      text(journal + "/ISSN", .issn)
      value(journal + "/ISSN@IssnType", .issnKind)
      text(journal + "/JournalIssue/Volume", .volume)
      text(journal + "/JournalIssue/Issue", .issue)
      date(journal + "/JournalIssue/PubDate", .published)
      text(journal + "/Title", .journal)
      text(journal + "/ISOAbbreviation", .journalShort)
      markup(article + "/ArticleTitle", .title)
      markup(article + "/VernacularTitle", .vernacularTitle)
      text(article + "/Pagination/MedlinePgn", .pages)
      text(article + "/Pagination/StartPage", .startPage)
      text(article + "/Pagination/EndPage", .endPage)
      text(article + "/ELocationID", .locator)
      value(article + "/ELocationID@EIdType", .locatorKind)
      value(article + "/ELocationID@ValidYN", .locatorValidity)
      group(article + "/AuthorList", .editors)
      value(article + "/AuthorList@Type", .authorsKind)
      idle(article + "/AuthorList@CompleteYN", unless: "Y")
      author(article + "/AuthorList/Author", .author)
      shared(article)
      text(article + "/PublicationTypeList/PublicationType", .publicationType)
      value(article + "/PublicationTypeList/PublicationType@UI", .termUI)
      idle(article + "/DataBankList@CompleteYN", unless: "Y")
      group(article + "/DataBankList/DataBank", .dataBank)
      text(article + "/DataBankList/DataBank/DataBankName", .dataBankName)
      text(article + "/DataBankList/DataBank/AccessionNumberList/AccessionNumber", .accession)
      text(citation + "/MedlineJournalInfo/ISSNLinking", .issnLinking)
      group(citation + "/MeshHeadingList/MeshHeading", .heading)
      text(citation + "/MeshHeadingList/MeshHeading/DescriptorName", .descriptor)
      text(citation + "/MeshHeadingList/MeshHeading/QualifierName", .qualifier)
      for name in ["DescriptorName", "QualifierName"] {
        value(citation + "/MeshHeadingList/MeshHeading/\(name)@UI", .termUI)
        value(citation + "/MeshHeadingList/MeshHeading/\(name)@MajorTopicYN", .isMajor)
      }
      value(citation + "/MeshHeadingList/MeshHeading/DescriptorName@Type", .descriptorType)
      keywords(citation)
      let correction = citation + "/CommentsCorrectionsList/CommentsCorrections"
      group(correction, .correction)
      value(correction + "@RefType", .correctionKind)
      text(correction + "/RefSource", .correctionSource)
      text(correction + "/PMID", .correctionPMID)
      idle(correction + "/PMID@Version", unless: "1")
      text(correction + "/Note", .correctionNote)
      text(citation + "/GeneralNote", .note)
      text(root + "/PubmedData/ArticleIdList/ArticleId", .articleID)
      value(root + "/PubmedData/ArticleIdList/ArticleId@IdType", .articleIDKind)
    }
    for root in ["PubmedArticleSet/PubmedBookArticle", "PubmedBookArticleSet/PubmedBookArticle"] {
      rows.append((root, .record))
      let document = root + "/BookDocument"
      group(document, .book)
      text(document + "/PMID", .pmid)
      value(document + "/PMID@Version", .pmidVersion)
      date(document + "/DateRevised", .revised)
      text(document + "/ArticleIdList/ArticleId", .articleID)
      value(document + "/ArticleIdList/ArticleId@IdType", .articleIDKind)
      text(document + "/Book/Publisher/PublisherName", .publisher)
      text(document + "/Book/Publisher/PublisherLocation", .publisherPlace)
      markup(document + "/Book/BookTitle", .bookTitle)
      date(document + "/Book/PubDate", .published)
      text(document + "/Book/Isbn", .isbn)
      text(document + "/Book/Edition", .edition)
      markup(document + "/Book/CollectionTitle", .collectionTitle)
      text(document + "/Book/Volume", .volume)
      for list in [document + "/Book/AuthorList", document + "/AuthorList"] {
        group(list, .editors)
        value(list + "@Type", .authorsKind)
        idle(list + "@CompleteYN", unless: "Y")
        author(list + "/Author", .author)
      }
      markup(document + "/ArticleTitle", .title)
      markup(document + "/VernacularTitle", .vernacularTitle)
      text(document + "/Pagination/MedlinePgn", .pages)
      text(document + "/Pagination/StartPage", .startPage)
      text(document + "/Pagination/EndPage", .endPage)
      shared(document)
      keywords(document)
      text(root + "/PubmedBookData/ArticleIdList/ArticleId", .articleID)
      value(root + "/PubmedBookData/ArticleIdList/ArticleId@IdType", .articleIDKind)
    }
    for root in ["PubmedArticleSet/DeleteCitation", "DeleteCitation"] {
      text(root + "/PMID", .deleted)
      idle(root + "/PMID@Version", unless: "1")
    }
    return XMLFields(rows, attributes: attributes)
  }()
}
