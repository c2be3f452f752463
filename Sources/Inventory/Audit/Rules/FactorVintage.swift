internal import Factors
internal import Quantities
internal import Tables

/// A factor of another time than the activity: stated by hand, or frozen over the years.
public enum FactorVintage: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "factor-vintage", number: 8, title: "The factor is of another time than the activity",
    test:
      "A grid rate is interpolated between editions, an edition is stated that is not the newest for the year, or one set of own factors serves years more than two apart.",
    failure:
      "Inventories kept the grid factor of their first year for a decade and so missed the largest single reason why emissions fell.",
    advice:
      "Leave the factor cell empty for the automatic choice, or give the set of factors a row for each year."
  )

  private static let mostYears = 2

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    subject.entries.compactMap { gridFinding($0, subject) ?? editionFinding($0, subject) }
      + frozenSets(subject)
  }

  private static func gridFinding(
    _ entry: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> AuditFinding? {
    let record = entry.record
    guard record.method == "grid-electricity", subject.factorSet(record) == nil else { return nil }
    let context = subject.inventory.context
    let subregion = record.factor.part(after: "egrid") ?? context.subregion
    let editions = context.library.gridEditions(subregion: subregion)
    if let stated = record.factor.options["revision"] {
      guard let newest = editions.last(where: { $0.year == record.year }),
        newest.revision != stated
      else { return nil }
      return AuditFinding(
        declaration, .warning, subject: record.id,
        evidence:
          "The record states revision “\(stated)” of the grid rates of \(record.year); \(newest.edition) is newer.",
        at: record.place.at(column: "factor"), tonnesAtStake: subject.tonnes(entry))
    }
    guard let choice = context.library.gridChoice(subregion: subregion, year: record.year),
      choice.isInterpolated
    else { return nil }
    let years = choice.rates.map { String($0.year) }.joined(separator: " and ")
    return AuditFinding(
      declaration, .note, subject: record.id,
      evidence:
        "There is no edition of the grid rates for \(record.year); the record takes a mean of \(years).",
      at: record.place.at(column: "year"), tonnesAtStake: subject.tonnes(entry))
  }

  private static func editionFinding(
    _ entry: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> AuditFinding? {
    let record = entry.record
    guard
      let stated = record.factor.part(after: "epa-hub") ?? record.factor.options["edition"],
      stated != FactorLibrary.hubEdition(for: record.year)
    else { return nil }
    return AuditFinding(
      declaration, .note, subject: record.id,
      evidence:
        "The record of \(record.year) states edition \(stated) of the EPA's hub; \(FactorLibrary.hubEdition(for: record.year)) is the one for its year.",
      at: record.place.at(column: "factor"), tonnesAtStake: subject.tonnes(entry))
  }

  /// Own factors without a year that serve records far apart.
  private static func frozenSets(_ subject: AuditSubject) -> [AuditFinding] {
    let users = Dictionary(grouping: subject.entries) { subject.factorSet($0.record)?.id ?? "" }
    return users.sorted { $0.key < $1.key }.compactMap { id, entries in
      guard !id.isEmpty, let set = subject.inventory.context.factorSets[id],
        let place = set.rows.first(where: { $0.year == nil })?.place,
        let first = entries.map(\.record.year).min(), let last = entries.map(\.record.year).max(),
        last - first > mostYears
      else { return nil }
      return AuditFinding(
        declaration, .warning, subject: id,
        evidence:
          "The set “\(id)” has factors without a year, and serves records from \(first) to \(last).",
        at: place.at(column: "year"),
        tonnesAtStake: entries.reduce(0) { $0 + subject.tonnes($1) })
    }
  }
}
