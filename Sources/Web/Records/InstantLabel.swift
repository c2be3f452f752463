import Foundation
import Store

/// An instant as the reader's clock shows it.
struct InstantLabel: Sendable {
  let zone: TimeZone

  /// The zone by its name; UTC when there is none of that name.
  init(zone name: String) { zone = TimeZone(identifier: name) ?? .gmt }

  /// ISO 8601 text as a `time` element, such as “26 Nov 2026, 04:12 CST”.
  func html(_ instant: String) -> HTML {
    guard let date = InstantText.instant(instant) else { return HTML(instant) }
    return html(date)
  }

  func html(_ date: Date) -> HTML {
    "<time datetime=\"\(InstantText.text(date))\">\(text(date))</time>"
  }

  func text(_ date: Date) -> String {
    var style = Date.FormatStyle(
      date: .abbreviated, time: .shortened, locale: Locale(identifier: "en_GB"))
    style.timeZone = zone
    let name = zone.secondsFromGMT(for: date) == 0 ? "UTC" : zone.abbreviation(for: date) ?? ""
    return "\(date.formatted(style)) \(name)"
  }

  /// The `time_zone` of a workspace's `community.yaml`.
  static func zone(ofSettings bytes: [UInt8]?) -> String {
    guard let bytes, let text = String(validating: bytes.prefix(20_000), as: UTF8.self) else {
      return "UTC"
    }
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("time_zone:") {
      let value = line.dropFirst("time_zone:".count).prefix { $0 != "#" }
      return value.trimmingCharacters(in: CharacterSet(charactersIn: " \t\"'"))
    }
    return "UTC"
  }
}
