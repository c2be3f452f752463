public import Foundation
public import Tables

extension CalendarDay {
  /// The day of an instant by the clocks of a zone, such as `2026-11-26`.
  public static func of(_ instant: Date, in zone: TimeZone = .gmt) -> String {
    var style = Date.ISO8601FormatStyle().year().month().day()
    style.timeZone = zone
    return instant.formatted(style)
  }
}
