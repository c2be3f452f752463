import Databases
import Foundation
import Store
import Workspace

/// An instant as the reader's clock shows it.
struct InstantLabel: Sendable {
  let zone: TimeZone
  let language: Language

  /// The zone by its name; UTC when there is none of that name.
  init(zone name: String, language: Language = .ofReader) {
    zone = TimeZone(identifier: name) ?? .gmt
    self.language = language
  }

  /// ISO 8601 text as a `time` element, such as “Nov 26, 2026, 04:12 CST”.
  func html(_ instant: String) -> HTML {
    guard let date = InstantText.instant(instant) else { return HTML(instant) }
    return html(date)
  }

  func html(_ date: Date) -> HTML {
    "<time datetime=\"\(InstantText.text(date))\">\(text(date))</time>"
  }

  func text(_ date: Date) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.day, .month, .year, .hour, .minute], from: date)
    let (hour, minute) = (parts.hour ?? 0, parts.minute ?? 0)
    let clock = "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    let day = DayLabel.text(
      day: parts.day, month: parts.month ?? 1, year: String(parts.year ?? 0), in: language)
    return "\(day), \(clock) \(name(at: date))"
  }

  /// The zone as people there write it, such as CST.
  private func name(at date: Date) -> String {
    guard zone.secondsFromGMT(for: date) != 0 else { return "UTC" }
    return zone.localizedName(
      for: zone.isDaylightSavingTime(for: date) ? .shortDaylightSaving : .shortStandard,
      locale: Locale(identifier: "en_US")) ?? zone.abbreviation(for: date) ?? ""
  }
}

/// Names of months, as they stand beside a day and a year.
struct CalendarText: Words {
  let months: [String]

  static let english = CalendarText(months: [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ])
  static let spanish = CalendarText(months: [
    "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic",
  ])
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

  /// The color of a top-level key; nil when it is not there or no color.
  static func color(_ name: String, in bytes: [UInt8]) -> AccentColor? {
    let text = String(decoding: bytes.prefix(20_000), as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix(name + ":") {
      let value = line.dropFirst(name.count + 1)
      return value.firstMatch(of: /^\s*["']?(#?[0-9a-fA-F]{6})["']?\s*(#.*)?$/)
        .flatMap { AccentColor(String($0.1)) }
    }
    return nil
  }
}
