internal import Foundation

/// Why an atlas has no values of a model and scenario, as its build found.
public struct AtlasGap: Hashable, Sendable, Codable {
  public var model: String
  public var scenario: String
  /// Identifiers of the indicators that lack values; empty for all.
  public var indicators: [String]
  /// A clause, such as `there are no files of pr`.
  public var reason: String

  public init(model: String, scenario: String, indicators: [String] = [], reason: String) {
    self.model = model
    self.scenario = scenario
    self.indicators = indicators
    self.reason = reason
  }

  /// Whether it tells of an indicator.
  func tells(of indicator: String) -> Bool {
    indicators.isEmpty || indicators.contains(indicator)
  }

  /// As the atlas's attribute `missing_runs` has them: a list in JSON; empty for none.
  static func text(of gaps: [AtlasGap]) -> String {
    guard !gaps.isEmpty else { return "" }
    let encoder = JSONEncoder()
    // Equal atlases are equal bytes.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(gaps)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// None for a text that is no such list, as in an atlas that another program wrote.
  static func gaps(in text: String) -> [AtlasGap] {
    (try? JSONDecoder().decode([AtlasGap].self, from: Data(text.utf8))) ?? []
  }
}
