public import Climate

/// The indicators of an atlas: one for each part of a year that a period rule has.
///
/// An indicator by season becomes four, `…@DJF` to `…@SON`; a yearly one stays as it is.
public struct AtlasColumns: Sendable {
  public let labels: [IndicatorLabel]
  private let positions: [Key: Int]

  private struct Key: Hashable, Sendable {
    var indicator: Int
    var part: String
  }

  public init(_ indicators: [Indicator]) {
    var labels: [IndicatorLabel] = []
    var positions: [Key: Int] = [:]
    for (number, indicator) in indicators.enumerated() {
      let equation =
        IndicatorCatalog.declaration(String(indicator.id.prefix { $0 != "(" }))?.equation ?? ""
      for part in indicator.period.partNames {
        var label = IndicatorLabel(indicator, equation: equation)
        if !part.isEmpty {
          label.id += "@\(part)"
          label.name += ", \(indicator.period.title(ofPart: part))"
        }
        positions[Key(indicator: number, part: part)] = labels.count
        labels.append(label)
      }
    }
    self.labels = labels
    self.positions = positions
  }

  /// The columns of an indicator, in order.
  func positions(of indicator: Int) -> [Int] {
    positions.filter { $0.key.indicator == indicator }.values.sorted()
  }

  /// The identifiers of the columns of an indicator, in order.
  func ids(of indicator: Int) -> [String] { positions(of: indicator).map { labels[$0].id } }

  /// Where the value of a period of an indicator goes; nil when the atlas has no such column.
  public func position(indicator: Int, of rule: PeriodRule, period: IndicatorPeriod) -> Int? {
    positions[Key(indicator: indicator, part: rule.part(of: period))]
  }
}

extension PeriodRule {
  /// The names of the parts that a year is cut into; one empty name for whole years.
  var partNames: [String] {
    switch self {
    case .yearly, .yearsFrom, .offsetYearly: [""]
    case .monthly: (1...12).map { $0 < 10 ? "0\($0)" : "\($0)" }
    case .quarterly: ["Q1", "Q2", "Q3", "Q4"]
    case .seasonal: ["DJF", "MAM", "JJA", "SON"]
    case .custom(let parts): parts.indices.map { $0 < 9 ? "0\($0 + 1)" : "\($0 + 1)" }
    }
  }

  /// The name of a period's part, from its label.
  func part(of period: IndicatorPeriod) -> String {
    switch self {
    case .yearly, .yearsFrom, .offsetYearly: ""
    default: period.label.split(separator: "-", maxSplits: 1).last.map(String.init) ?? ""
    }
  }
}
