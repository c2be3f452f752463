public import Factors

/// One part of a total with the ranges of its activity and its factor.
public struct UncertainTerm: Hashable, Sendable {
  /// Unique in a total, such as the id of the record.
  public var id: String
  /// Metric tons CO2e, the central estimate; negative for a removal.
  public var tonnes: Double
  /// The range of the activity; nil when it is not known, which is not 0.
  public var activity: UncertaintyRange?
  /// The range of the factor; nil when it is not known, which is not 0.
  public var factor: UncertaintyRange?
  /// Id and year of the factor; empty for a factor of its own.
  ///
  /// Terms with the same key err together.
  public var factorKey: String

  public init(
    id: String, tonnes: Double, activity: UncertaintyRange?, factor: UncertaintyRange?,
    factorKey: String = ""
  ) {
    self.id = id
    self.tonnes = tonnes
    self.activity = activity
    self.factor = factor
    self.factorKey = factorKey
  }

  /// Makes a term from half-widths in percent, each stated or not known.
  public init(
    id: String, tonnes: Double, activityPercent: Double?, factorPercent: Double?,
    factorKey: String = ""
  ) {
    self.init(
      id: id, tonnes: tonnes, activity: activityPercent.map { UncertaintyRange(percent: $0) },
      factor: factorPercent.map { UncertaintyRange(percent: $0) }, factorKey: factorKey)
  }

  /// The same term with the default ranges of a data quality in place of those not known.
  ///
  /// - Parameters:
  ///   - activityQuality: Nil when it is not known; the range of the activity then stays unknown.
  ///   - factorQuality: Nil when it is not known; the range of the factor then stays unknown.
  ///   - year: Of the record, should the table of defaults come to differ by year.
  /// - Source: `constants-analysis.csv`, parameters `activity-range` and `factor-range`; all unverified.
  public func filled(
    activityQuality: DataQuality?, factorQuality: DataQuality?, year: Int,
    from library: FactorLibrary
  ) -> UncertainTerm {
    func range(_ parameter: String, _ quality: DataQuality?) -> UncertaintyRange? {
      guard let quality,
        let row = library.constant(parameter, variant: quality.rawValue, year: year)
      else { return nil }
      let label = row.status == .unverified ? " (unverified)" : ""
      return UncertaintyRange(
        percent: row.value,
        origin: .defaulted("data quality \(quality.rawValue), \(row.source.citation)\(label)"))
    }
    var term = self
    term.activity = activity ?? range("activity-range", activityQuality)
    term.factor = factor ?? range("factor-range", factorQuality)
    return term
  }
}
