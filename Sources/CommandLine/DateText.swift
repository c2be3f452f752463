internal import Foundation
internal import Tables
internal import Workspace

/// Dates as files hold them.
enum DateText {
  /// The day by this machine's calendar and time zone, such as `2026-11-25`.
  static var today: String { CalendarDay.of(.now, in: .current) }

  /// The year by the same calendar.
  static var year: Int? { Int(today.prefix(4)) }
}
