/// Days of the Gregorian calendar as tables write them.
public enum CalendarDay {
  /// True for a day that there is, such as `2024-02-29`.
  public static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), year > 0, let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  /// A day as a table wants it, of what spreadsheets of the United States write, such as `2022-03-04` for `3/4/2022`; nil for anything else.
  public static func ofMonthDayYear(_ text: String) -> String? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count).last == 4, parts.count == 3,
      parts.dropLast().allSatisfy({ (1...2).contains($0.utf8.count) })
    else { return nil }
    let padded = parts.map { $0.utf8.count == 1 ? "0\($0)" : String($0) }
    let day = "\(padded[2])-\(padded[0])-\(padded[1])"
    return isDay(day) ? day : nil
  }

  /// True for a day, and for a month or a year alone, such as `2014-06` or `2014`.
  public static func isDayOrPart(_ text: String) -> Bool {
    switch text.utf8.count {
    case 4: isDay(text + "-01-01")
    case 7: isDay(text + "-01")
    default: isDay(text)
    }
  }
}
