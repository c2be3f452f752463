internal import Quantities
internal import Tables

/// An earliest year whose lines are all one constant times the next year's.
///
/// - Source: Described, with a test by division, in [KAUSAL-WORKBOOKS-2026], section 3.1.
/// - Limits: Needs three lines of two activities; electricity split by fixed shares keeps its ratio by right, and so do
///   sources counted by people.
public enum BackCastBaseline: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "back-cast-baseline", number: 5, title: "The base year is scaled from a later one",
    test:
      "Three or more lines of the earliest year, of two activities or more and a quarter of all, have the same ratio to the next year (to 0.01 percent); or published sectors have.",
    failure:
      "A city's base year turned out to be every figure of the next year times one ratio of population, so that its targets are set against a number that nobody measured.",
    advice:
      "Use figures of the base year itself, or say in the notes that the year is modeled and choose a base year with data."
  )

  /// A line's amount of the first year over that of the next.
  private struct Ratio {
    let value: Double
    /// What was counted; a group needs two of them.
    let activity: String
    let name: String
    let tonnes: Double
    let place: Place
  }

  private static let tolerance = 1e-4
  private static let fewest = 3
  /// Among many lines, a few share a ratio by chance.
  private static let leastPart = 0.25

  public static func reasonToSkip(_ subject: AuditSubject) -> String? {
    let years = Set(subject.entries.map(\.record.year)).union(subject.reported.map(\.year))
    return years.count > 1 ? nil : "There is only one year."
  }

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    records(subject) + published(subject)
  }

  private static func records(_ subject: AuditSubject) -> [AuditFinding] {
    let years = Set(subject.entries.map(\.record.year)).sorted()
    guard let first = years.first, years.count > 1 else { return [] }
    let next = years[1]
    let ratios = subject.lines.compactMap { ratio($0, first, next, subject) }
    return finding(ratios, first, next, subject, what: "lines", fewestActivities: 2)
  }

  private static func ratio(
    _ line: AuditSubject.Line, _ first: Int, _ next: Int, _ subject: AuditSubject
  ) -> Ratio? {
    guard let old = line.byYear[first], let new = line.byYear[next], let record = old.first?.record,
      !record.isPerPerson, let unit = record.unit,
      (old + new).allSatisfy({ $0.record.unit?.kind == unit.kind })
    else { return nil }
    let (a, b) = (sum(old), sum(new))
    guard a > 0, b > 0 else { return nil }
    return Ratio(
      value: a / b, activity: record.activity, name: record.id, tonnes: subject.tonnes(old),
      place: record.place.at(column: "quantity"))
  }

  private static func sum(_ entries: [EmissionsInventory.Entry]) -> Double {
    entries.compactMap(\.record.canonicalAmount).reduce(0, +)
  }

  /// Published sectors of one source, whose first year may be scaled although the records are not known.
  private static func published(_ subject: AuditSubject) -> [AuditFinding] {
    let figures = subject.reported.filter { figure in
      if case .total = figure.subject { return false }
      return figure.gas == nil && figure.tonnes > 0
    }
    let years = Set(figures.map(\.year)).sorted()
    guard let first = years.first, years.count > 1 else { return [] }
    let next = years[1]
    let ratios = figures.filter { $0.year == first }.compactMap { old -> Ratio? in
      guard
        let new = figures.first(where: {
          $0.year == next && $0.subject == old.subject && $0.source == old.source
        })
      else { return nil }
      return Ratio(
        value: old.tonnes / new.tonnes, activity: old.label, name: old.label, tonnes: old.tonnes,
        place: old.place.at(column: "value"))
    }
    return finding(
      ratios, first, next, subject, what: "published figures", fewestActivities: fewest)
  }

  private static func finding(
    _ ratios: [Ratio], _ first: Int, _ next: Int, _ subject: AuditSubject, what: String,
    fewestActivities: Int
  ) -> [AuditFinding] {
    guard let group = largestGroup(ratios.sorted { $0.value < $1.value }),
      Set(group.map(\.activity)).count >= fewestActivities
    else { return [] }
    let ratio = group[group.count / 2].value
    return [
      AuditFinding(
        declaration, .warning, subject: what == "lines" ? "\(first)" : "\(first) published",
        evidence:
          "\(group.count) \(what) of \(first) are \(NumberText.significant(ratio)) times those of \(next): \(AuditText.names(group.map(\.name))). Nothing changes by one ratio in every sector.\(indicator(ratio, first, next, subject))",
        at: group[0].place, tonnesAtStake: group.reduce(0) { $0 + $1.tonnes })
    ]
  }

  /// The indicator that changes by the very ratio, such as population; empty when none does.
  private static func indicator(
    _ ratio: Double, _ first: Int, _ next: Int, _ subject: AuditSubject
  ) -> String {
    let name = subject.indicators.keys.sorted().first { id in
      guard let a = subject.indicator(id, first), let b = subject.indicator(id, next), b > 0 else {
        return false
      }
      return (a / b / ratio - 1).magnitude < tolerance
    }
    return name.map { " It is the ratio of “\($0)”." } ?? ""
  }

  /// The longest run of ratios, in order of size, that lie within the tolerance of one another.
  private static func largestGroup(_ ratios: [Ratio]) -> [Ratio]? {
    var best = ratios[0..<0]
    var start = 0
    for end in ratios.indices {
      while ratios[end].value / ratios[start].value - 1 > tolerance { start += 1 }
      if end - start + 1 > best.count { best = ratios[start...end] }
    }
    guard best.count >= fewest, Double(best.count) >= leastPart * Double(ratios.count),
      let first = best.first, (first.value - 1).magnitude > tolerance
    else { return nil }
    return Array(best)
  }
}
