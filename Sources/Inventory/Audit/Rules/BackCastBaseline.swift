internal import Quantities
internal import Tables

/// An earliest year whose lines are all one constant times the next year's.
///
/// - Limits: Needs three lines or more; two may keep their ratio by chance.
public enum BackCastBaseline: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "back-cast-baseline", number: 5, title: "The base year is scaled from a later one",
    test:
      "Three or more lines of the earliest year have the same ratio to the next year (to 0.01 percent).",
    failure:
      "A city's base year turned out to be every figure of a later year times one ratio of population, so that the progress it reports is the growth of its population.",
    advice:
      "Use figures of the base year itself, or say in the notes that the year is modeled and choose a base year with data."
  )

  private static let tolerance = 1e-4
  private static let fewest = 3

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    let years = Set(subject.entries.map(\.record.year)).sorted()
    guard let first = years.first, years.count > 1 else { return [] }
    let next = years[1]
    let ratios = subject.lines.compactMap {
      line -> (ratio: Double, entry: EmissionsInventory.Entry)? in
      guard let old = line.byYear[first]?.first, let new = line.byYear[next]?.first,
        let a = old.record.canonicalAmount, let b = new.record.canonicalAmount, a > 0, b > 0
      else { return nil }
      return (a / b, old)
    }.sorted { $0.ratio < $1.ratio }
    return largestGroup(ratios).map { group in
      let tonnes = group.reduce(0) { $0 + subject.tonnes($1.entry) }
      let ids = group.map { "“\($0.entry.record.id)”" }.joined(separator: ", ")
      return [
        AuditFinding(
          declaration, .warning, subject: "\(first)",
          evidence:
            "\(group.count) lines of \(first) are \(NumberText.significant(group[0].ratio)) times those of \(next): \(ids). Nothing changes by one ratio in every sector.",
          at: group[0].entry.record.place.at(column: "quantity"), tonnesAtStake: tonnes)
      ]
    } ?? []
  }

  private static func largestGroup(
    _ ratios: [(ratio: Double, entry: EmissionsInventory.Entry)]
  ) -> [(ratio: Double, entry: EmissionsInventory.Entry)]? {
    let groups = ratios.map { start in
      ratios.filter { ($0.ratio / start.ratio - 1).magnitude < tolerance }
    }
    guard let largest = groups.max(by: { $0.count < $1.count }), largest.count >= fewest,
      (largest[0].ratio - 1).magnitude > tolerance
    else { return nil }
    return largest
  }
}
