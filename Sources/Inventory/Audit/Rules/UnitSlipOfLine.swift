internal import Quantities
internal import Tables

/// A quantity that fits the other years of its line only in another unit.
enum UnitSlipOfLine {
  /// A quantity is odd when it differs from the other years' by more than this factor.
  private static let oddness = 5.0
  /// How near the quantity comes to the other years' in the right unit.
  private static let fit = 1.35
  /// From here on a line of three years or more does not grow by itself.
  private static let certain = 100.0

  static func findings(in subject: AuditSubject) -> [AuditFinding] {
    subject.lines.flatMap { line -> [AuditFinding] in
      let entries = line.years.compactMap { year in
        line.byYear[year]?.count == 1 ? line.byYear[year]?.first : nil
      }
      guard entries.count > 1 else { return [] }
      return odd(entries, line, subject) + sameNumber(entries, line)
    }
  }

  private static func odd(
    _ entries: [EmissionsInventory.Entry], _ line: AuditSubject.Line, _ subject: AuditSubject
  ) -> [AuditFinding] {
    entries.compactMap { entry -> AuditFinding? in
      let record = entry.record
      guard let unit = record.unit, let amount = record.canonicalAmount, amount > 0,
        let usual = usual(entries.filter { $0.record.year != record.year }, unit.kind),
        isOdd(amount / usual), let hint = hint(amount / usual, unit)
      else { return nil }
      // Of two years alone, the one with the odd unit cannot be told; the later one is named.
      guard entries.count > 2 || record.year == entries.last?.record.year else { return nil }
      let tonnes = subject.tonnes(entry)
      let isCertain = entries.count > 2 && distance(amount / usual) > certain
      return AuditFinding(
        UnitSlip.declaration, isCertain ? .error : .warning, subject: "\(line.name) \(record.year)",
        evidence:
          "\(record.amountText) in \(record.year) is \(factorText(amount / usual)) what the line has in \(others(entries, record.year)). \(hint)",
        at: record.place.at(column: "unit"),
        tonnesAtStake: (tonnes - tonnes * usual / amount).magnitude)
    }
  }

  private static func isOdd(_ ratio: Double) -> Bool { ratio > oddness || ratio < 1 / oddness }

  /// The median of other years, in the canonical unit; nil when they do not agree with one another.
  private static func usual(
    _ others: [EmissionsInventory.Entry], _ kind: MeasurementUnit.Kind
  ) -> Double? {
    let amounts = others.filter { $0.record.unit?.kind == kind }
      .compactMap(\.record.canonicalAmount).filter { $0 > 0 }.sorted()
    guard let least = amounts.first, let most = amounts.last, most / least < oddness else {
      return nil
    }
    return amounts[amounts.count / 2]
  }

  /// The unit that would fit, or a power of a thousand; nil when neither does.
  private static func hint(_ ratio: Double, _ unit: MeasurementUnit) -> String? {
    let candidates = MeasurementUnit.symbols(of: unit.kind).compactMap { MeasurementUnit.named($0) }
      .filter { $0.canonicalFactor != unit.canonicalFactor && $0.symbol != "ton-hour" }
    let best = candidates.min { left, right in
      distance(ratio * left.canonicalFactor / unit.canonicalFactor)
        < distance(ratio * right.canonicalFactor / unit.canonicalFactor)
    }
    if let best, distance(ratio * best.canonicalFactor / unit.canonicalFactor) < fit {
      return "It fits if the number were in \(best.symbol) instead of \(unit.symbol)."
    }
    for power in [1000.0, 1_000_000] where distance(ratio / power) < fit {
      return "It is about \(NumberText.grouped(power)) times too large."
    }
    for power in [1000.0, 1_000_000] where distance(ratio * power) < fit {
      return "It is about \(NumberText.grouped(power)) times too small."
    }
    return nil
  }

  /// How far a ratio is from 1, as a factor of 1 or more.
  private static func distance(_ ratio: Double) -> Double { max(ratio, 1 / ratio) }

  private static func factorText(_ ratio: Double) -> String {
    ratio >= 1
      ? "\(NumberText.significant(ratio, digits: 4)) times"
      : "one \(NumberText.significant(1 / ratio, digits: 4))th of"
  }

  private static func others(_ entries: [EmissionsInventory.Entry], _ year: Int) -> String {
    AuditText.years(entries.map(\.record.year).filter { $0 != year })
  }

  /// The same number in two years under two units of one kind.
  private static func sameNumber(
    _ entries: [EmissionsInventory.Entry], _ line: AuditSubject.Line
  ) -> [AuditFinding] {
    zip(entries, entries.dropFirst()).compactMap { old, new in
      guard let number = new.record.quantity, number != 0, number == old.record.quantity,
        let before = old.record.unit, let after = new.record.unit, before.kind == after.kind,
        before.canonicalFactor != after.canonicalFactor,
        !isOdd(after.canonicalFactor / before.canonicalFactor)
      else { return nil }
      return AuditFinding(
        UnitSlip.declaration, .warning, subject: "\(line.name) \(new.record.year) unit",
        evidence:
          "The number \(NumberText.significant(number, digits: 9)) stands in \(before.symbol) in \(old.record.year) and in \(after.symbol) in \(new.record.year).",
        at: new.record.place.at(column: "unit"))
    }
  }
}
