import Foundation
import Tables

/// The year of a date, as bills name their months: `Jan-22`, `03/2022`, `2022-03-31` or `FY 2022`.
enum YearText {
  /// - Returns: Nil of a text that is a year already, or says none.
  static func year(ofDate text: String) -> String? {
    // Most cells are years, and patterns would cost each of them more than all else that is done with it.
    guard text.utf8.count > 4 else { return nil }
    if let match = text.firstMatch(
      of: #/^((?:19|20)\d\d)[-/.](?:0?[1-9]|1[0-2])(?:[-/.]\d{1,2})?(?:[T ].*)?$/#)
    {
      return String(match.1)
    }
    if let match = text.firstMatch(of: #/^(?:\d{1,2}[-/.]){1,2}((?:19|20)\d\d)(?: .*)?$/#) {
      return String(match.1)
    }
    if let match = text.firstMatch(of: #/^\d{1,2}/\d{1,2}/(\d\d)$/#) { return "20\(match.1)" }
    if let match = text.firstMatch(of: #/(?i)^[cf]y[ -]?((?:19|20)\d\d)$/#) {
      return String(match.1)
    }
    return year(ofMonth: text)
  }

  /// The year behind the name of a month.
  private static func year(ofMonth text: String) -> String? {
    let words = NameWords(text).all.map(\.text)
    guard words.count == 2 || words.count == 3 && words[1] == "de",
      months.contains(String(words[0].prefix(3))), words[0].allSatisfy(\.isLetter),
      let year = words.last, year.allSatisfy(\.isNumber)
    else { return nil }
    switch year.count {
    case 2: return "20\(year)"
    case 4: return year
    default: return nil
    }
  }

  /// The first three letters, in English and Spanish.
  private static let months: Set<String> = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    "ene", "abr", "ago", "set", "dic",
  ]
}
