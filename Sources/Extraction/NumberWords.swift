/// Whole numbers as abstracts write them: `49`, `1,204`, `forty-nine`, `negenenveertig`.
enum NumberWords {
  /// A figure or words for one, as part of a pattern.
  static let pattern = #"\d{1,3}(?:,\d{3})+|\d{1,7}|[A-Za-zë]+(?:-[A-Za-z]+)?"#

  static func value(_ text: some StringProtocol) -> Int? {
    let word = text.lowercased()
    if word.first?.isNumber == true { return Int(word.filter { $0 != "," && $0 != " " }) }
    if let value = english(word) ?? dutch(word) { return value }
    return nil
  }

  private static func english(_ word: String) -> Int? {
    if let place = units.firstIndex(of: word) { return place }
    let parts = word.split(separator: "-")
    guard let first = parts.first, let ten = tens.firstIndex(of: String(first)) else { return nil }
    guard parts.count == 2 else { return parts.count == 1 ? (ten + 2) * 10 : nil }
    guard let unit = units.firstIndex(of: String(parts[1])), (1...9).contains(unit) else { return nil }
    return (ten + 2) * 10 + unit
  }

  private static func dutch(_ word: String) -> Int? {
    if let place = dutchUnits.firstIndex(of: word) { return place }
    if let ten = dutchTens.firstIndex(of: word) { return (ten + 2) * 10 }
    for (ten, name) in dutchTens.enumerated() where word.hasSuffix(name) {
      let rest = word.dropLast(name.count)
      for (unit, unitName) in dutchUnits.enumerated().dropFirst().prefix(9)
      where rest == unitName + "en" || rest == unitName + "ën" { return (ten + 2) * 10 + unit }
    }
    return nil
  }

  private static let units = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
  private static let dutchUnits = [
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
    "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
  ]
  private static let dutchTens = [
    "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig",
  ]
}
