internal import Factors
internal import Quantities
internal import Tables

/// Amounts per resident or household that lie outside what peers have.
///
/// - Source: `constants-analysis.csv`, parameters `peer-…`: the range of the middle 90 percent of the peers.
/// - Limits: Peers of another climate or economy say little; outside their states only a factor of three is flagged.
public enum PerCapitaBenchmark: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "per-capita-benchmark", number: 16, title: "An amount per resident is unlike its peers'",
    test:
      "Electricity, natural gas, vehicle miles, waste and total emissions per resident (or household) of a year lie in the range of the middle 90 percent of the peers; a note outside it, a warning from twice as far. Peers of other states are compared with a margin of three.",
    failure:
      "In one published source, a county's population of 2010 is 26 percent too low, and every figure per resident of that year with it. A slip of a thousand in a single inventory year shows nowhere else.",
    advice:
      "Check unit, boundary and population first. If the community is really unlike its peers, say why in a note and accept the finding."
  )

  /// What a finding's subject is about, such as `Electricity of homes` for `residential-electricity 2021`.
  ///
  /// - Returns: Nil for a subject of another rule.
  public static func title(ofSubject subject: String) -> String? {
    let id = subject.prefix { $0 != " " }
    return PeerMeasure.all.first { $0.id == id }?.title
  }

  private static let farther = 2.0
  private static let elsewhere = 3.0

  public static func reasonToSkip(_ subject: AuditSubject) -> String? {
    let known = ["population", "households"].contains { id in
      subject.years.contains { subject.indicator(id, $0) != nil }
    }
    return known
      ? nil
      : "indicators.csv has neither population nor households for an inventory year, so nothing can be compared per resident."
  }

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    PeerMeasure.all.flatMap { measure in
      subject.years.compactMap { finding(measure, $0, subject) }
    }
  }

  private static func finding(
    _ measure: PeerMeasure, _ year: Int, _ subject: AuditSubject
  ) -> AuditFinding? {
    guard let range = PeerRange.best(for: measure, year: year, subject),
      let count = subject.indicator(range.indicator, year), count > 0,
      let sum = measure.sum(subject, year), sum.amount > 0,
      let first = sum.entries.first
    else { return nil }
    let value = sum.amount / count
    let distance = max(value / range.high.value, range.low.value / value)
    guard distance > (range.isOwnState ? 1 : elsewhere) else { return nil }
    let isAbove = value > range.high.value
    guard isAbove || isComplete(measure, sum.entries, year, subject) else { return nil }
    return AuditFinding(
      declaration, distance > (range.isOwnState ? farther : elsewhere) ? .warning : .note,
      subject: "\(measure.id) \(year)",
      evidence:
        "\(measure.title) in \(year): \(number(value)) \(range.high.unit), \(isAbove ? "above" : "below") the \(number(range.low.value)) to \(number(range.high.value)) of the peers (\(range.high.source.title)); their median is \(number(range.middle.value)).",
      at: first.record.place.at(column: "quantity"),
      tonnesAtStake: isAbove ? subject.tonnes(sum.entries) * (1 - range.high.value / value) : nil)
  }

  /// True when no user of the year is missing, so that a low sum is really low.
  private static func isComplete(
    _ measure: PeerMeasure, _ entries: [EmissionsInventory.Entry], _ year: Int,
    _ subject: AuditSubject
  ) -> Bool {
    let missing = subject.inventory.unquantified + subject.inventory.leftOut
    return measure.isWhole(entries)
      && !missing.contains {
        $0.year == year && $0.notationKey != .notOccurring && measure.isCounted($0)
      }
  }

  private static func number(_ value: Double) -> String {
    NumberText.significant(value, digits: 3)
  }
}
