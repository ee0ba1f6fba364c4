import Foundation
import TestSupport
import Testing

/// A review with what three databases found: one paper spelled in three ways, and two papers by themselves.
enum MergeReview {
  static let decisions = "decisions/merges.jsonl"

  private static let pubmed = """
    PMID- 16046366
    TI  - Effect of exercise on depressive symptoms and physical fitness in adolescent females.
    AB  - Forty-nine adolescents were randomly assigned to exercise or usual activities.
    FAU - Nabkasorn, Chanudda
    FAU - Miyai, Nobuyuki
    DP  - 2006 Apr
    TA  - Eur J Public Health
    JT  - European journal of public health
    VI  - 16
    IP  - 2
    PG  - 179-84
    AID - 10.1093/eurpub/cki159 [doi]

    PMID- 7
    TI  - Swimming and sleep.
    FAU - Boer, Karel
    DP  - 2012
    TA  - Sleep
    VI  - 9
    PG  - 1-9


    """

  private static let embase = """
    TY  - JOUR
    ID  - E1
    TI  - EFFECT OF EXERCISE ON DEPRESSIVE SYMPTOMS AND PHYSICAL FITNESS IN ADOLESCENT FEMALES
    AU  - Nabkasorn, C.
    AU  - Miyai, N.
    PY  - 2005
    JO  - Eur. J. Public Health
    DO  - 10.1093/eurpub/cki159
    ER  -
    TY  - JOUR
    ID  - E2
    TI  - A trial of walking
    AU  - Jansen, P.
    PY  - 2014
    DO  - 10.1000/walking
    ER  -

    """

  private static let sciencedirect = """
    TY  - JOUR
    TI  - Effect of exercise on depressive symptoms
    AU  - Nabkasorn C
    PY  - 2006
    T2  - Eur J Public Health
    VL  - 16
    SP  - 179
    EP  - 184
    ER  -

    """

  /// The ids of one paper: what PubMed found, what Embase found, what ScienceDirect found.
  static let nabkasorn = ["pmid-16046366", "doi-10-1093-eurpub-cki159", "record-39gaaswfbjbn9"]

  static func make() throws -> TemporaryFolder {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    for (name, text, database) in [
      ("pubmed.nbib", pubmed, "pubmed"), ("embase.ris", embase, "embase"),
      ("sciencedirect.ris", sciencedirect, "sciencedirect"),
    ] {
      try folder.write(text, to: name)
      let result = try GarnerProcess.run(["import", name, "--search", "s2", "--database", database], in: folder.path)
      try #require(result.status == 0, "\(result.errors)")
    }
    return folder
  }
}
