/// The years that an indicator is averaged over.
public enum ClimatePeriod: Hashable, Sendable, Codable {
  /// Calendar years, first and last included.
  case years(ClosedRange<Int>)
  /// The 20 years around the first in which a model and scenario are this much warmer than 1850–1900, in °C.
  case warming(Double)

  /// 1961–1990, the normal period of the World Meteorological Organization for change over the long term.
  public static let normal1961 = ClimatePeriod.years(1961...1990)
  public static let normal1981 = ClimatePeriod.years(1981...2010)
  public static let early = ClimatePeriod.years(2015...2044)
  public static let middle = ClimatePeriod.years(2035...2064)
  public static let late = ClimatePeriod.years(2070...2099)

  /// The warming levels that tables of crossing years usually have.
  public static let warmingLevels: [ClimatePeriod] = [
    .warming(1.5), .warming(2), .warming(3), .warming(4),
  ]

  /// Such as `1961–1990`, or `2 °C warmer world`.
  public var label: String {
    switch self {
    case .years(let years):
      years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
    case .warming(let level): "\(Self.text(level)) °C warmer world"
    }
  }

  /// Reads `1961-1990`, `1961–1990`, `2050` or `2C`; a warming level ends in C.
  ///
  /// - Throws: `ClimateProblem` when the text is no period, or its years run backwards.
  public init(_ text: String) throws(ClimateProblem) {
    let problem = ClimateProblem(
      "“\(text)” is not a period. Write years such as 2035-2064, or a warming level such as 2C.")
    if text.hasSuffix("C") {
      let number = text.dropLast().filter { $0 != " " && $0 != "°" }
      guard let level = Double(number), level > 0, level < 10 else { throw problem }
      self = .warming(level)
      return
    }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
      .map { Int($0) }
    guard let first = parts.first ?? nil, let last = parts.last ?? nil, parts.count <= 2,
      (1000...9999).contains(first), (1000...9999).contains(last)
    else { throw problem }
    guard first <= last else {
      throw ClimateProblem("The period “\(text)” ends before it begins.")
    }
    self = .years(first...last)
  }

  /// The years, where the period has the same for every model.
  public var years: ClosedRange<Int>? {
    if case .years(let years) = self { years } else { nil }
  }

  /// The text that `init(_:)` reads, such as `2035-2064` or `2C`; also how the period is encoded.
  public var code: String {
    switch self {
    case .years(let years):
      years.count == 1
        ? "\(years.lowerBound)" : "\(years.lowerBound)-\(years.upperBound)"
    case .warming(let level): "\(Self.text(level))C"
    }
  }

  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }

  static func text(_ level: Double) -> String {
    level == level.rounded() ? String(Int(level)) : String(level)
  }
}
