import Deduplication
import Testing

/// The cases in which programs merge too much or too little.
@Suite("Hard cases")
struct HardCaseTests {
  private static let running = Paper(
    "Running therapy for depression in adolescents: a randomised controlled trial",
    ["Visser, Maria", "van Woerkom, J. A.", "Müller, Karl"], 2010, "American Journal of Obstetrics and Gynecology",
    "201",
    "487-495", issue: "5")

  private static func running(_ change: (inout Paper) -> Void) -> Paper {
    var paper = running
    change(&paper)
    return paper
  }

  private func changed(_ paper: Paper, _ change: (inout Paper) -> Void) -> Paper {
    var paper = paper
    change(&paper)
    return paper
  }

  private func expect(
    _ one: Paper, _ other: Paper, _ verdict: Verdict, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(Paper.verdict(one, other) == verdict, sourceLocation: sourceLocation)
  }

  // MARK: Merged

  @Test func `journal abbreviations are the full names`() {
    for name in [
      "Am J Obstet Gynecol", "Am. J. Obstet. Gynecol.", "AMERICAN JOURNAL OF OBSTETRICS & GYNECOLOGY",
      "American journal of obstetrics and gynecology (New York)", "Amer J Obstetr Gynecol",
    ] {
      expect(
        Self.running,
        Self.running {
          $0.journal = name; $0.pages = nil
        }, .certain)
    }
    let jama = Self.running {
      $0.journal = "JAMA"; $0.pages = nil
    }
    expect(
      jama,
      Self.running {
        $0.journal = "Journal of the American Medical Association"; $0.pages = nil
      }, .certain)
  }

  @Test func `family and given names may be swapped, in one piece, or initials`() {
    for authors in [
      ["Maria, Visser", "J. A., van Woerkom", "Karl, Müller"], ["Visser M", "van Woerkom JA", "Muller K"],
      ["Visser, M.", "Van Woerkom, J. A.", "Mueller, K."], ["Maria Visser", "J. A. van Woerkom", "Karl Müller"],
      ["Visser M.van Woerkom J. A.Müller K."], ["Visser, M", "et al."], ["VISSER M"],
    ] {
      expect(
        Self.running,
        Self.running {
          $0.authors = authors; $0.pages = nil
        }, .certain)
    }
  }

  @Test(arguments: [
    (["John, Smith", "Mary, Jones"], ["Smith, J", "Jones, M"], Verdict.certain),
    (["Wei, Zhang", "Ming, Li"], ["Zhang, W", "Li, M"], .certain),
    (["El-Sayed, Ahmed"], ["Elsayed, A"], .certain), (["van den Berg, Jan"], ["Vandenberg J"], .certain),
    (["Abd El-Rahman, Mohamed"], ["Abdelrahman M"], .certain),
    (["Παπαγεωργίου, Γεώργιος"], ["Papageorgiou, G"], .certain), (["Mohammed, Ali"], ["Muhammad, A"], .likely),
    (["Tchaikovsky, P"], ["Chaikovskii, P"], .likely),
    (["John, Smith"], ["Brown, J"], .different), (["Martin, Rosa"], ["Berger, Rolf"], .different),
  ])
  func `names may be swapped, joined or brought into Latin letters in several ways`(
    one: [String], other: [String], verdict: Verdict
  ) {
    let paper = Self.running { $0.authors = one }
    for pages in [paper.pages, nil] {
      let second = changed(paper) { ($0.authors, $0.pages) = (other, nil) }
      expect(changed(paper) { $0.pages = pages }, second, verdict)
    }
  }

  @Test func `transliterations and diacritics are one spelling`() {
    let plain = Paper(
      "Effect of beta-carotene on naive T cells: a study in Sao Paulo", ["Munoz, Jose", "Strasse, Bjorn"], 2001,
      "Nature", "3")
    let written = Paper(
      "Effect of β-carotene on naïve T‐cells: a study in São Paulo.", ["Muñoz, José", "Straße, Bjørn"], 2001, "Nature",
      "3")
    expect(plain, written, .certain)
    let russian = Paper("Бег и депрессия у подростков", ["Иванов, Пётр"], 1999, "Психиатрия", "4", "1-9")
    expect(russian, Paper("Beg i depressiya u podrostkov", ["Ivanov, P."], 1999, "Psikhiatriya", "4", "1-9"), .certain)
    expect(
      Self.running,
      Self.running {
        $0.title = "RUNNING THERAPY FOR <i>DEPRESSION</i> IN ADOLESCENTS &ndash; A RANDOMIZED CONTROLLED TRIAL"
      },
      .certain)
  }

  @Test func `a title may be cut off, or lack its subtitle`() {
    for title in [
      "Running therapy for depression in adolescents: a rand",
      "Running therapy for depression in adolescents: a random",
      "Running therapy for depression in adolescents",
    ] {
      expect(Self.running, Self.running { $0.title = title }, .certain)
      expect(Self.running, Self.running { ($0.title, $0.pages) = (title, nil) }, .certain)
      expect(Self.running, Self.running { ($0.title, $0.pages, $0.volume) = (title, nil, nil) }, .likely)
    }
  }

  @Test func `what databases write behind a title is no part of it`() {
    for remark in [
      " [see comments]", ". [Review] [33 refs]", " (Review)", " [published erratum appears in JAMA 2011;3:4]",
    ] {
      expect(
        Self.running,
        Self.running {
          $0.title! += remark; $0.pages = nil
        }, .certain)
    }
    expect(Self.running, Self.running { $0.title = "[" + $0.title! + "]." }, .certain)
  }

  @Test func `the number of an electronic article is no other page`() {
    expect(Self.running, Self.running { $0.pages = "e1234" }, .certain)
    expect(Self.running { $0.pages = "S487-S495" }, Self.running, .certain)
    expect(Self.running { $0.pages = "1-9" }, Self.running, .certain)
    expect(Self.running { $0.pages = "487-95" }, Self.running, .certain)
    expect(Self.running { $0.pages = "488" }, Self.running, .certain)
    expect(Self.running { $0.pages = "9 p." }, Self.running, .certain)
  }

  @Test func `a year may be missing, or be that of publication online`() {
    expect(Self.running, Self.running { $0.year = nil }, .certain)
    expect(
      Self.running,
      Self.running {
        $0.year = 2009; $0.volume = nil; $0.pages = nil; $0.issue = nil
      }, .likely)
    expect(
      Self.running { $0.online = 2008 },
      Self.running {
        $0.year = 2008; $0.volume = nil; $0.pages = nil
      }, .certain)
  }

  @Test func `a Dutch and an English title of one article are one publication`() {
    let dutch = Self.running { $0.title = "Runningtherapie bij depressieve jongeren" }
    expect(dutch, Self.running { $0.original = dutch.title }, .certain)
    // Without the original title, the place alone asks.
    expect(dutch, Self.running, .likely)
    let words =
      "Thirty adolescents ran three times a week for ten weeks while thirty others were given care as usual by their therapist"
    expect(
      Self.running {
        $0.title = dutch.title; $0.abstract = words
      }, Self.running { $0.abstract = words }, .certain)
  }

  @Test func `a title in another language asks where an identifier, a run of pages or the abstract is the same`() {
    let dutch = Self.running { ($0.title, $0.doi) = ("Hardlopen bij jongeren met een depressie", "10.1000/78") }
    let english = Self.running { ($0.doi, $0.pages) = ("10.1000/78", nil) }
    expect(dutch, english, .likely)
    expect(changed(dutch) { $0.pages = "A7123" }, english, .likely)
    let bracketed = Self.running { $0.title = "[\($0.title!)]" }
    expect(changed(dutch) { ($0.doi, $0.authors) = (nil, []) }, bracketed, .likely)
    let text =
      "We studied sixty adolescents who ran thrice a week for ten weeks and found lower scores than in controls"
    expect(
      changed(dutch) { ($0.doi, $0.abstract) = (nil, text) }, changed(english) { ($0.doi, $0.abstract) = (nil, text) },
      .likely)
  }

  @Test(arguments: [
    ("Trends in suicide in Norway, 1990-2010", "Trends in suicide in Norway"),
    ("Education of adults with type 2 diabetes", "Education of adults with T2DM"),
  ])
  func `a number that one title leaves out asks where the identifier is the same`(one: String, other: String) {
    let paper = Self.running { ($0.title, $0.doi) = (one, "10.1000/78") }
    let shorter = changed(paper) { ($0.title, $0.pages) = (other, nil) }
    expect(paper, shorter, .likely)
    #expect(Paper.verdict(changed(paper) { $0.doi = nil }, changed(shorter) { $0.doi = nil }) == .related)
  }

  @Test func `volume and supplement may be written in one field`() {
    let abstract = Self.running {
      $0.volume = "31 (Supplement 1)"; $0.issue = nil; $0.pages = "S12"
    }
    expect(
      abstract,
      Self.running {
        $0.volume = "31"; $0.issue = "SUPPL. 1"; $0.pages = "S12"
      }, .certain)
    expect(
      abstract,
      Self.running {
        $0.volume = "1)"; $0.issue = nil; $0.pages = "S12"
      }, .certain)
  }

  @Test func `one identifier in several spellings is one identifier`() {
    let one = Self.running {
      $0.doi = "10.1000/ABC.5"; $0.pages = nil; $0.journal = nil; $0.volume = nil; $0.year = nil
    }
    expect(one, Self.running { $0.doi = "https://doi.org/10.1000/abc.5." }, .certain)
    expect(one, Paper(one.title, one.authors, doi: "10.1000/abc.5 [doi]"), .certain)
    let numbered = Paper(Self.running.title, pmid: "16046366")
    expect(numbered, Paper(Self.running.title, ["Visser M"], pmid: "PMID: 16046366"), .certain)
  }

  @Test func `records with every field the same are one publication, but a title alone only asks`() {
    expect(Self.running, Self.running, .certain)
    expect(Paper(Self.running.title), Paper(Self.running.title), .likely)
    expect(Paper("Editorial"), Paper("Editorial"), .different)
    expect(Paper(nil), Paper(nil), .different)
  }

  // MARK: Not merged

  @Test func `the same title in successive years is not one publication`() {
    let report = Paper("Annual report", ["Visser, M"], 2010, "Netherlands Journal of Medicine", "12", "1-40")
    var next = report
    next.year = 2011
    next.volume = "13"
    #expect(Paper.verdict(report, next) != .certain)
    next.pages = "1-38"
    expect(report, next, .different)
    let named = Paper("Annual report of the cancer registry of Eindhoven 2010", ["Visser, M"], 2011, "IKZ")
    var later = named
    later.title = "Annual report of the cancer registry of Eindhoven 2011"
    later.year = 2012
    expect(named, later, .related)
  }

  @Test func `parts I and II are related and not merged`() {
    let first = Self.running {
      $0.title = "Running therapy for depression. Part I: theory"; $0.pages = "1-20"
    }
    for title in [
      "Running therapy for depression. Part II: theory", "Running therapy for depression. Part 2: practice",
    ] {
      let second = Self.running {
        $0.title = title; $0.pages = "21-40"
      }
      #expect(Paper.verdict(first, second).map { $0 >= .related } == true)
    }
    expect(
      Self.running { $0.title = "Type I diabetes in running adolescents of Utrecht" },
      Self.running { $0.title = "Type 1 diabetes in running adolescents of Utrecht" }, .certain)
    let two = Self.running {
      $0.title = "Type 2 diabetes in running adolescents of Utrecht"; $0.pages = "600-610"
    }
    expect(Self.running { $0.title = "Type I diabetes in running adolescents of Utrecht" }, two, .related)
  }

  @Test func `letters, comments and replies are linked to what they are about`() {
    for title in [
      "Re: " + Self.running.title!, "Comment on: " + Self.running.title!, "Reply to: " + Self.running.title!,
      Self.running.title! + ": authors' reply", "Letter to the editor: " + Self.running.title!,
    ] {
      expect(
        Self.running,
        Self.running {
          $0.title = title; $0.pages = "601-602"; $0.authors = ["Jansen, P"]
        }, .related)
      expect(
        Self.running,
        Self.running {
          $0.title = title; $0.pages = "495"
        }, .related)
    }
    // A title that only begins like one.
    expect(
      Self.running { $0.title = "Re-evaluation of running therapy in adolescents" },
      Self.running { $0.title = "Reevaluation of running therapy in adolescents" }, .certain)
  }

  @Test func `corrections and retractions are linked to what they are about`() {
    expect(
      Self.running,
      Self.running {
        $0.title = "Erratum: " + $0.title!; $0.pages = "700"
      }, .related)
    expect(
      Self.running,
      Self.running {
        $0.kinds = ["Published Erratum"]; $0.pages = "700"
      }, .related)
    expect(
      Self.running,
      Self.running {
        $0.title = "Retraction notice to: " + $0.title!; $0.pages = "700"
      }, .related)
    // The article itself, under its new title.
    expect(Self.running, Self.running { $0.title = "RETRACTED: " + $0.title! }, .certain)
  }

  @Test func `preprint and article are linked`() {
    let preprint = Paper(
      Self.running.title, Self.running.authors, 2009, "medRxiv", doi: "10.1101/2009.05.01.20001234", type: "article")
    expect(preprint, Self.running { $0.doi = "10.1000/5" }, .related)
    for server in ["Cold Spring Harbor Laboratory", "Qeios"] {
      expect(
        changed(preprint) { ($0.journal, $0.doi) = (server, nil) }, Self.running { $0.doi = "10.1000/5" }, .related)
    }
    var second = preprint
    second.doi = "10.1101/2009.05.01.20001234v2"
    expect(preprint, second, .certain)
  }

  @Test func `a conference abstract and the paper are linked`() {
    let abstract = Paper(
      Self.running.title, Self.running.authors, 2009, "European Psychiatry", "24", "S1021", issue: "Suppl 1",
      kinds: ["Meeting Abstract"])
    expect(abstract, Self.running, .related)
    // Two abstracts of one work at two congresses.
    expect(abstract, Paper(Self.running.title, Self.running.authors, 2009, "Acta Medica", "3", "A12"), .related)
  }

  @Test func `abstracts on one page of a supplement are different`() {
    let one = Paper(
      "Liraglutide and the heart in obese mice of two strains", ["Visser, M", "Jansen, P"], 2012, "Diabetes", "61",
      "A254",
      issue: "Suppl 1", doi: "10.2337/db12-836-1328")
    var other = one
    other.title = "Sitagliptin has no effect on renal function after surgery"
    other.authors = ["Jansen, P", "Visser, M"]
    expect(one, other, .different)
  }

  @Test func `one identifier of two papers is shown, and merged by nobody but a person`() {
    var other = Paper("Depression in the elderly of Rotterdam", ["de Boer, K"], 1998, "Lancet", "4", "100-104")
    other.doi = "10.1000/5"
    let one = Self.running { $0.doi = "10.1000/5" }
    expect(one, other, .likely)
    let numbered = [one, other].enumerated().map { place, paper in
      var paper = paper
      paper.pmid = "1234567\(place)"
      return paper
    }
    expect(numbered[0], numbered[1], .likely)
    for papers in [[one, other], numbered] {
      let groups = Paper.find(papers).groups
      #expect(groups.map(\.hindrance) == [.identifier] && groups[0].pairs[0].judgement.rule == .identifierAlone)
      #expect(Paper.merged(papers).isEmpty)
    }
    // Abstracts of one supplement, whose volume was cut off, share theirs by right.
    let abstracts = [("Zinc in runners", "4"), ("Camel milk for diabetic rats", "48-49")].map { title, pages in
      Paper(title, [title], 2013, "Journal of Diabetes", "1)", pages, doi: "10.1000/5")
    }
    expect(abstracts[0], abstracts[1], .different)
    // What they share one identifier with does not bring them together.
    #expect(Paper.merged([one, other, one]) == [[0, 2]])
  }

  @Test func `of many papers with one identifier, each is shown beside another`() {
    let titles = [
      "Sleep of miners", "Falls in nursing homes", "Chronic pain after surgery", "Winter depression at sea",
      "Diets of Nordic teachers", "Hearing loss by gunfire", "Costs of hip fractures", "Vaccines against mumps",
      "Allergies to house dust", "Reading glasses for all", "Migraine and weather", "Bicycle helmets for girls",
    ]
    let papers = titles.enumerated().map { place, title in
      Paper(
        title, ["\(title.prefix(5))son, K"], 1990 + place, "Lancet", "\(place + 1)", "\(place * 20 + 100)",
        doi: "10.1000/5")
    }
    let groups = Paper.find(papers).groups
    #expect(groups.allSatisfy { $0.hindrance == .identifier } && groups.count < 12)
    #expect(Set(groups.flatMap(\.members)).count == 12)
  }

  @Test func `reports of one trial are linked`() {
    let other = Paper(
      "Sleep of adolescents who run: secondary analysis", ["Jansen, P"], 2012, "Sleep", "9", "1-9",
      registration: "NCT01234567")
    expect(Self.running { $0.registration = "NCT01234567" }, other, .related)
    expect(Self.running { $0.abstract = "Trial registration: NCT01234567." }, other, .related)
    expect(Self.running { $0.registration = "NCT07654321" }, other, .different)
  }

  @Test func `a guideline published in several journals stays several`() {
    expect(
      Self.running,
      Self.running {
        $0.journal = "Lancet"; $0.volume = "5"; $0.pages = "3-9"
      }, .related)
  }

  @Test func `opposites are no misspellings`() {
    let one = Self.running {
      $0.title = "Hypertension and running in adolescents of Utrecht"; $0.pages = nil
    }
    var other = one
    other.title = "Hypotension and running in adolescents of Utrecht"
    #expect(Paper.verdict(one, other) != .certain)
    let men = Self.running {
      $0.title = "Depression and running among men of the town of Utrecht"; $0.pages = nil
    }
    #expect(
      Paper.verdict(
        men,
        Self.running {
          $0.title = "Depression and running among women of the town of Utrecht"; $0.pages = nil
        }) != .certain)
  }

  @Test func `two PMIDs are two publications`() {
    #expect(Paper.verdict(Self.running { $0.pmid = "1" }, Self.running { $0.pmid = "2" }) == .related)
  }
}
