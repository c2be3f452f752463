internal import Foundation

/// Dates as files hold them.
enum DateText {
  /// The day by this machine's calendar and time zone, such as `2026-11-25`.
  static var today: String {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date())
    return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
  }

  /// The year by the same calendar.
  static var year: Int? { Int(today.prefix(4)) }
}
