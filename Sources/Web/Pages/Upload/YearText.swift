/// The year of a date, as bills name their months: `Jan-22`, `03/2022`, `2022-03-31` or `FY 2022`.
///
/// Every dated cell of a file is read, so that no pattern is used, which would be made anew for each.
enum YearText {
  /// - Returns: Nil of a text that is a year already, or says none.
  static func year(ofDate text: String) -> String? {
    guard text.utf8.count > 4 else { return nil }
    // A time may follow.
    let day = text.prefix { $0 != " " && $0 != "T" }
    let parts = day.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    if (2...3).contains(parts.count), parts.allSatisfy({ isNumber($0, digits: 1...4) }) {
      return year(of: parts, isSlashed: day.contains("/"))
    }
    return fiscalYear(text) ?? year(ofMonth: text)
  }

  /// The year of numbers such as 2022, 3 and 31: first or last in four digits, or last in two behind slashes.
  private static func year(of parts: [Substring], isSlashed: Bool) -> String? {
    let (first, last) = (parts[0], parts[parts.count - 1])
    func areShort(_ parts: ArraySlice<Substring>) -> Bool {
      parts.allSatisfy { $0.utf8.count <= 2 }
    }
    if isYear(first) {
      let isMonth = Int(parts[1]).map { (1...12).contains($0) } ?? false
      return isMonth && areShort(parts.dropFirst()) ? String(first) : nil
    }
    guard areShort(parts.dropLast()) else { return nil }
    if isYear(last) { return String(last) }
    return parts.count == 3 && last.utf8.count == 2 && isSlashed ? inFull(last) : nil
  }

  /// Of `FY 2022` or `CY-2022`.
  private static func fiscalYear(_ text: String) -> String? {
    guard (6...7).contains(text.utf8.count), ["fy", "cy"].contains(text.prefix(2).lowercased())
    else { return nil }
    let year = text.dropFirst(2).drop { $0 == " " || $0 == "-" }
    return isYear(year) ? String(year) : nil
  }

  /// The year behind the name of a month.
  private static func year(ofMonth text: String) -> String? {
    let words = text.split { !$0.isLetter && !$0.isNumber }
    guard words.count == 2 || words.count == 3 && words[1].lowercased() == "de",
      let year = words.last, isNumber(year, digits: 2...4)
    else { return nil }
    let month = words[0].lowercased()
    guard month.count >= 3, months.contains(where: { $0.hasPrefix(month) }) else { return nil }
    return isYear(year) ? String(year) : year.utf8.count == 2 ? inFull(year) : nil
  }

  /// Two digits are of the last hundred years or so: inventories begin in 1990, and plans end by 2050.
  private static func inFull(_ year: Substring) -> String { (year > "50" ? "19" : "20") + year }

  private static func isYear(_ text: Substring) -> Bool {
    isNumber(text, digits: 4...4) && (text.hasPrefix("19") || text.hasPrefix("20"))
  }

  private static func isNumber(_ text: Substring, digits: ClosedRange<Int>) -> Bool {
    digits.contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "setiembre", "octubre", "noviembre", "diciembre",
  ]
}
