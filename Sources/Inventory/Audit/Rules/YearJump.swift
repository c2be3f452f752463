internal import Factors
internal import Quantities
internal import Tables

/// A line that jumps from one inventory year to the next because of a single cell.
///
///     Δ = L(E1, E0) · ln(A1/A0) + L(E1, E0) · ln(f1/f0)
///
/// with A the quantity, f emissions per unit of it, and L the logarithmic mean. What degree days explain is taken
/// out first, where the indicators `hdd` and `cdd` have both years, and so is the change of a grid's published rates.
///
/// - Limits: Lines with one record in both years; a line split anew is found by its method break.
public enum YearJump: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "year-jump", number: 3, title: "A line jumps between two years",
    test:
      "Emissions of a line change by more than 15 percent from one year to the next (5 percent more for each further year between) and by more than 1 percent of the total; the jump is split into quantity and factor. What degree days explain, when they are known, and what the grid's published rates explain is taken out.",
    failure:
      "In the Twin Cities' record, natural gas of one county rises by 18 percent in 2018 and falls by 21 from 2019 to 2021; a reader takes it for a trend.",
    advice:
      "Look at the cell that explains the jump. If it is right, say why in its note and accept the finding."
  )

  private static let firstYear = 0.15
  private static let furtherYear = 0.05
  private static let partOfTotal = 0.01

  public static func reasonToSkip(_ subject: AuditSubject) -> String? {
    Set(subject.entries.map(\.record.year)).count > 1 ? nil : "There is only one year."
  }

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    subject.lines.flatMap { line in
      zip(line.years, line.years.dropFirst()).compactMap { before, after -> AuditFinding? in
        guard let old = only(line.byYear[before]), let new = only(line.byYear[after]) else {
          return nil
        }
        return finding(line.name, old, new, subject)
      }
    }
  }

  private static func only(_ entries: [EmissionsInventory.Entry]?) -> EmissionsInventory.Entry? {
    entries?.count == 1 ? entries?.first : nil
  }

  private static func finding(
    _ name: String, _ old: EmissionsInventory.Entry, _ new: EmissionsInventory.Entry,
    _ subject: AuditSubject
  ) -> AuditFinding? {
    let (before, after) = (subject.tonnes(old), subject.tonnes(new))
    let total = max(subject.total(old.record.year), subject.total(new.record.year))
    guard before > 0, after > 0, total > 0, (after - before).magnitude > partOfTotal * total
    else { return nil }
    let years = Double(new.record.year - old.record.year)
    let allowed = logarithm(1 + firstYear) + logarithm(1 + furtherYear) * (years - 1)
    let weather = weather(old.record, new.record, subject)
    let known = weather * gridChange(old, new, subject)
    guard logarithm(after / before / known).magnitude > allowed else { return nil }
    let cause = explanation(old, new, before: before, after: after)
    let degreeDays =
      weather == 1 ? "" : " Degree days alone make \(AuditText.percent(weather - 1))."
    return AuditFinding(
      declaration, .warning, subject: "\(name) \(new.record.year)",
      evidence:
        "\(name) goes from \(AuditText.tonnes(before)) t CO2e in \(old.record.year) to \(AuditText.tonnes(after)) in \(new.record.year) (\(AuditText.change(after / before))). \(cause.text)\(degreeDays)",
      at: new.record.place.at(column: cause.column),
      tonnesAtStake: (after - before * known).magnitude)
  }

  /// How the published rates of one grid change between two years; 1 for anything else.
  private static func gridChange(
    _ old: EmissionsInventory.Entry, _ new: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> Double {
    let records = [old.record, new.record]
    guard records.allSatisfy({ $0.method == "grid-electricity" && subject.factorSet($0) == nil }),
      subject.subregion(of: old.record) == subject.subregion(of: new.record),
      let before = old.record.canonicalAmount, let after = new.record.canonicalAmount,
      before > 0, after > 0
    else { return 1 }
    return (subject.tonnes(new) / after) / (subject.tonnes(old) / before)
  }

  /// What degree days do to the energy of a building between two years; 1 when they are not known.
  private static func weather(
    _ old: ActivityRecord, _ new: ActivityRecord, _ subject: AuditSubject
  ) -> Double {
    guard
      let parts = WeatherSensitivity(
        subsector: new.subsector, activity: new.activity, year: new.year,
        library: subject.library)
    else { return 1 }
    func change(_ indicator: String) -> Double {
      guard let before = subject.indicator(indicator, old.year), before > 0,
        let after = subject.indicator(indicator, new.year)
      else { return 0 }
      return after / before - 1
    }
    return max(0.1, 1 + parts.heating * change("hdd") + parts.cooling * change("cdd"))
  }

  /// Which of quantity and factor moved, in words.
  private static func explanation(
    _ old: EmissionsInventory.Entry, _ new: EmissionsInventory.Entry, before: Double,
    after: Double
  ) -> (text: String, column: String) {
    guard let oldAmount = old.record.canonicalAmount, let newAmount = new.record.canonicalAmount,
      oldAmount > 0, newAmount > 0, old.record.unit?.kind == new.record.unit?.kind
    else { return ("The two years are counted in different units.", "unit") }
    let quantity = logarithm(newAmount / oldAmount)
    let factor = logarithm(after / before) - quantity
    let part = NumberText.grouped(
      quantity.magnitude / (quantity.magnitude + factor.magnitude) * 100)
    guard quantity.magnitude >= factor.magnitude else {
      return ("The factor explains most of it; the quantity explains \(part) %.", "factor")
    }
    return ("The quantity explains \(part) % of it.", "quantity")
  }
}
