extension JATSTaker {
  enum Field: Int {
    case articleID, idKind, title, translatedTitle, journal, journalShort, issn, issnKind, issnFormat, publisher, place
    case volume, issue, firstPage, lastPage, locator, contributor, contributorKind, family, given, suffix, prefix, group
    case orcid, orcidKind, reference, referenceKind, inlineAffiliation, affiliation, affiliationID, date, dateKind
    case dateFormat, isoDate, year, month, day, season, abstractPart, sectionTitle, sectionText, keyword, grant
    case grantSource, grantNumber, language, section, abstract, abstractKind, related, relatedKind, relatedAddress
    case wholeName, subtitle, journalID, journalIDKind
  }

  static let fields: XMLFields = {
    var rows: [(path: String, action: XMLFields.Action)] = []
    var attributes: [(path: String, action: XMLFields.AttributeAction)] = []
    for root in ["article", "articles/article", "pmc-articleset/article"] {
      rows.append((root, .record))
      func text(_ path: String, _ field: Field) { rows.append(("\(root)/\(path)", .text(field.rawValue))) }
      func markup(_ path: String, _ field: Field) { rows.append(("\(root)/\(path)", .markup(field.rawValue))) }
      func group(_ path: String, _ field: Field) { rows.append(("\(root)/\(path)", .group(field.rawValue))) }
      func value(_ path: String, _ field: Field) { attributes.append(("\(root)/\(path)", .value(field.rawValue))) }
      attributes.append(("\(root)@lang", .value(Field.language.rawValue)))
      for part in ["body", "back", "floats-group", "sub-article", "response"] {
        rows.append(("\(root)/\(part)", .skip))
      }
      let journal = "front/journal-meta"
      text("\(journal)/journal-id", .journalID)
      value("\(journal)/journal-id@journal-id-type", .journalIDKind)
      text("\(journal)/journal-title", .journal)
      text("\(journal)/journal-title-group/journal-title", .journal)
      text("\(journal)/journal-title-group/abbrev-journal-title", .journalShort)
      text("\(journal)/issn", .issn)
      value("\(journal)/issn@pub-type", .issnKind)
      value("\(journal)/issn@publication-format", .issnFormat)
      text("\(journal)/publisher/publisher-name", .publisher)
      text("\(journal)/publisher/publisher-loc", .place)
      let meta = "front/article-meta"
      text("\(meta)/article-id", .articleID)
      value("\(meta)/article-id@pub-id-type", .idKind)
      markup("\(meta)/title-group/article-title", .title)
      markup("\(meta)/title-group/subtitle", .subtitle)
      markup("\(meta)/title-group/trans-title-group/trans-title", .translatedTitle)
      let contributor = "\(meta)/contrib-group/contrib"
      group(contributor, .contributor)
      value("\(contributor)@contrib-type", .contributorKind)
      for name in ["\(contributor)/string-name", "\(contributor)/name-alternatives/string-name"] {
        group(name, .wholeName)
      }
      for name in ["name", "name-alternatives/name", "string-name", "name-alternatives/string-name"].map({
        "\(contributor)/\($0)"
      }) {
        text("\(name)/surname", .family)
        text("\(name)/given-names", .given)
        text("\(name)/suffix", .suffix)
      }
      text("\(contributor)/collab", .group)
      text("\(contributor)/collab-alternatives/collab", .group)
      text("\(contributor)/contrib-id", .orcid)
      value("\(contributor)/contrib-id@contrib-id-type", .orcidKind)
      text("\(contributor)/xref", .reference)
      value("\(contributor)/xref@rid", .reference)
      value("\(contributor)/xref@ref-type", .referenceKind)
      text("\(contributor)/aff", .inlineAffiliation)
      for path in ["\(meta)/aff", "\(meta)/contrib-group/aff"] {
        text(path, .affiliation)
        value("\(path)@id", .affiliationID)
      }
      group("\(meta)/pub-date", .date)
      value("\(meta)/pub-date@pub-type", .dateKind)
      value("\(meta)/pub-date@date-type", .dateKind)
      value("\(meta)/pub-date@publication-format", .dateFormat)
      value("\(meta)/pub-date@iso-8601-date", .isoDate)
      text("\(meta)/pub-date/year", .year)
      text("\(meta)/pub-date/month", .month)
      text("\(meta)/pub-date/day", .day)
      text("\(meta)/pub-date/season", .season)
      text("\(meta)/volume", .volume)
      text("\(meta)/issue", .issue)
      text("\(meta)/fpage", .firstPage)
      text("\(meta)/lpage", .lastPage)
      text("\(meta)/elocation-id", .locator)
      group("\(meta)/abstract", .abstract)
      value("\(meta)/abstract@abstract-type", .abstractKind)
      text("\(meta)/related-article", .related)
      value("\(meta)/related-article@related-article-type", .relatedKind)
      value("\(meta)/related-article@href", .relatedAddress)
      markup("\(meta)/abstract/p", .abstractPart)
      group("\(meta)/abstract/sec", .section)
      text("\(meta)/abstract/sec/title", .sectionTitle)
      markup("\(meta)/abstract/sec/p", .sectionText)
      text("\(meta)/kwd-group/kwd", .keyword)
      group("\(meta)/funding-group/award-group", .grant)
      text("\(meta)/funding-group/award-group/funding-source", .grantSource)
      text("\(meta)/funding-group/award-group/award-id", .grantNumber)
    }
    return XMLFields(rows, attributes: attributes)
  }()
}
