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
    return "\(date.formatted(style)) \(name(at: date))"
  }

  /// The zone as people there write it, such as CST.
  private func name(at date: Date) -> String {
    guard zone.secondsFromGMT(for: date) != 0 else { return "UTC" }
    return zone.localizedName(
      for: zone.isDaylightSavingTime(for: date) ? .shortDaylightSaving : .shortStandard,
      locale: Locale(identifier: "en_US")) ?? zone.abbreviation(for: date) ?? ""
  }
}

/// One plain setting of a `community.yaml`, without reading the rest.
enum SettingsLine {
  static func value(_ name: String, in bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes.prefix(20_000), as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix(name + ":") {
      let value = line.dropFirst(name.count + 1).prefix { $0 != "#" }
      return value.trimmingCharacters(in: CharacterSet(charactersIn: " \t\"'"))
    }
    return nil
  }
}
