/// A day as it stands in a record, in the form of the reader's language.
///
/// Records keep days as ISO 8601 writes them, and where the day is not known a month or a year alone.
struct DayLabel: Sendable {
  private let iso: String
  let language: Language

  /// - Parameter iso: Such as `2026-11-10`, `2026-11` or `2026`; anything else is shown as it is.
  init(_ iso: String, language: Language = .ofReader) {
    self.iso = iso
    self.language = language
  }

  /// A `time` element, such as “Nov 10, 2026”.
  var html: HTML {
    guard let text = written else { return HTML(iso) }
    return "<time datetime=\"\(iso)\">\(text)</time>"
  }

  var text: String { written ?? iso }

  /// Two days with a dash between them, the first alone where there is no second.
  static func span(from start: String, to end: String) -> HTML {
    end.isEmpty || end == start
      ? DayLabel(start).html : "\(DayLabel(start).html) – \(DayLabel(end).html)"
  }

  /// A day in words; a month alone without its day.
  static func text(day: Int?, month: Int, year: String, in language: Language) -> String {
    let name = CalendarText.in(language).months[month - 1]
    guard let day else { return "\(name) \(year)" }
    return switch language {
    case .english: "\(name) \(day), \(year)"
    case .spanish: "\(day) \(name) \(year)"
    }
  }

  /// Nil for what is no day, month or year.
  private var written: String? {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), Self.number(parts[0], digits: 4) != nil else { return nil }
    guard parts.count > 1 else { return iso }
    guard let month = Self.number(parts[1], digits: 2), (1...12).contains(month) else { return nil }
    guard parts.count > 2 else {
      return Self.text(day: nil, month: month, year: String(parts[0]), in: language)
    }
    guard let day = Self.number(parts[2], digits: 2), (1...31).contains(day) else { return nil }
    return Self.text(day: day, month: month, year: String(parts[0]), in: language)
  }

  private static func number(_ text: Substring, digits: Int) -> Int? {
    text.utf8.count == digits && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? Int(text) : nil
  }
}
