/// Signs that the document types of journals name besides those of HTML 4, so far as they are one character.
///
/// Source: XML Entity Definitions for Characters (3rd edition), W3C Recommendation: the sets of ISO 8879 for Latin letters,
/// numbers, publishing and diacritical marks.
enum CommonEntities {
  /// The sign of that name; nil where none is known.
  static func sign(_ name: String) -> Unicode.Scalar? { signs[name] }

  private static let signs: [String: Unicode.Scalar] = {
    let words = list.split(separator: " ").map(String.init)
    let pairs = stride(from: 0, to: words.count, by: 2).compactMap { place in
      UInt32(words[place + 1], radix: 16).flatMap(Unicode.Scalar.init).map { (words[place], $0) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }()

  private static let list = """
    abreve 103 Abreve 102 amacr 101 Amacr 100 aogon 105 Aogon 104 cacute 107 Cacute 106 ccaron 10D Ccaron 10C \
    ccirc 109 Ccirc 108 cdot 10B Cdot 10A dcaron 10F Dcaron 10E dstrok 111 Dstrok 110 ecaron 11B Ecaron 11A \
    edot 117 Edot 116 emacr 113 Emacr 112 eng 14B ENG 14A eogon 119 Eogon 118 gacute 1F5 gbreve 11F Gbreve 11E \
    Gcedil 122 gcirc 11D Gcirc 11C gdot 121 Gdot 120 hcirc 125 Hcirc 124 hstrok 127 Hstrok 126 Idot 130 IJlig 132 \
    ijlig 133 imacr 12B Imacr 12A inodot 131 imath 131 iogon 12F Iogon 12E itilde 129 Itilde 128 jcirc 135 \
    Jcirc 134 kcedil 137 Kcedil 136 kgreen 138 lacute 13A Lacute 139 lcaron 13E Lcaron 13D lcedil 13C Lcedil 13B \
    lmidot 140 Lmidot 13F lstrok 142 Lstrok 141 nacute 144 Nacute 143 napos 149 ncaron 148 Ncaron 147 ncedil 146 \
    Ncedil 145 odblac 151 Odblac 150 omacr 14D Omacr 14C racute 155 Racute 154 rcaron 159 Rcaron 158 rcedil 157 \
    Rcedil 156 sacute 15B Sacute 15A scedil 15F Scedil 15E scirc 15D Scirc 15C tcaron 165 Tcaron 164 tcedil 163 \
    Tcedil 162 tstrok 167 Tstrok 166 ubreve 16D Ubreve 16C udblac 171 Udblac 170 umacr 16B Umacr 16A uogon 173 \
    Uogon 172 uring 16F Uring 16E utilde 169 Utilde 168 wcirc 175 Wcirc 174 ycirc 177 Ycirc 176 zacute 17A \
    Zacute 179 zcaron 17E Zcaron 17D zdot 17C Zdot 17B half BD frac13 2153 frac15 2155 frac16 2159 frac18 215B \
    frac23 2154 frac25 2156 frac35 2157 frac38 215C frac45 2158 frac56 215A frac58 215D frac78 215E percnt 25 \
    plus 2B equals 3D lowbar 5F hyphen 2010 dash 2010 commat 40 num 23 dollar 24 lpar 28 rpar 29 lsqb 5B rsqb 5D \
    lcub 7B rcub 7D bsol 5C sol 2F colon 3A semi 3B comma 2C period 2E excl 21 quest 3F ast 2A verbar 7C \
    horbar 2015 ohm 3A9 check 2713 cross 2717 sung 266A flat 266D natural 266E sharp 266F copysr 2117 incare 2105 \
    numsp 2007 puncsp 2008 hairsp 200A emsp13 2004 emsp14 2005 blank 2423 nldr 2025 mldr 2026 vellip 22EE \
    caret 2041 star 2606 starf 2605 squ 25A1 fflig FB00 filig FB01 fllig FB02 ffilig FB03 ffllig FB04 ldquor 201E \
    lsquor 201A rdquor 201D rsquor 2019 male 2642 female 2640 phone 260E target 2316 telrec 2315 breve 2D8 \
    caron 2C7 dblac 2DD dot 2D9 grave 60 ogon 2DB ring 2DA les 2A7D ges 2A7E lap 2A85 gap 2A86 epsi 3B5 epsiv 3F5 \
    phiv 3D5 thetav 3D1 rhov 3F1 sigmav 3C2 kappav 3F0 varphi 3D5 straightphi 3D5 approx 2248 ap 2248 iff 21D4 \
    angst C5 bernou 212C compfn 2218 square 25A1
    """
}
