internal import Factors
internal import Quantities
internal import Tables

/// A factor of another time than the activity: stated by hand, or frozen over the years.
///
/// - Limits: Factors of fuels hardly change, so that only sets for electricity, heat and vehicles can be frozen.
public enum FactorVintage: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "factor-vintage", number: 8, title: "The factor is of another time than the activity",
    test:
      "Grid rates are interpolated between editions, an edition is stated that is not the one for the year, one set of rates without a year serves electricity or heat of years more than two apart, a set repeats one rate in three years or more, or one vehicle mix serves years more than four apart.",
    failure:
      "Inventories kept the grid factor of their first year for a decade and so missed the largest single reason why emissions fell.",
    advice:
      "Leave the factor cell empty for the automatic choice, or give the set of factors a row for each year."
  )

  private static let mostYears = 2
  private static let mostYearsOfVehicles = 4
  private static let fewestRepeats = 3

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    interpolated(subject) + subject.entries.compactMap { stated($0, subject) }
      + frozenSets(subject) + repeatedRates(subject) + frozenMixes(subject)
  }

  // MARK: - Editions

  /// One note for each year and subregion without an edition of its own.
  private static func interpolated(_ subject: AuditSubject) -> [AuditFinding] {
    let records = subject.entries.filter {
      $0.record.isGridElectricity && subject.factorSet($0.record) == nil
        && $0.record.factor.options["revision"] == nil
    }
    let groups = Dictionary(grouping: records) {
      "\(subject.subregion(of: $0.record).uppercased()) \($0.record.year)"
    }
    return groups.sorted { $0.key < $1.key }.compactMap { name, entries -> AuditFinding? in
      guard let first = entries.first, let choice = subject.gridChoice(first.record),
        choice.isInterpolated
      else { return nil }
      let years = choice.rates.map { String($0.year) }.joined(separator: " and ")
      return AuditFinding(
        declaration, .note, subject: "grid \(name)",
        evidence:
          "There is no edition of the rates of \(subject.subregion(of: first.record)) for \(first.record.year); \(entries.count) record\(entries.count == 1 ? " takes" : "s take") a mean of \(years).",
        at: first.record.place.at(column: "year"),
        tonnesAtStake: entries.reduce(0) { $0 + spread($1, choice, subject) })
    }
  }

  /// How far the nearer and the farther edition lie from their mean, in metric tons CO2e of a record.
  private static func spread(
    _ entry: EmissionsInventory.Entry, _ choice: GridChoice, _ subject: AuditSubject
  ) -> Double {
    let electricity = Energy(canonical: entry.record.canonicalAmount ?? 0)
    let mean = subject.tonnes(entry)
    return choice.rates.map { rates in
      (subject.inventory.potentials.tonnes(rates.emissions(of: electricity)) - mean).magnitude
    }.max() ?? 0
  }

  /// An edition or revision stated in a record, which is not the one for its year.
  private static func stated(
    _ entry: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> AuditFinding? {
    let record = entry.record
    if let revision = record.factor.options["revision"] {
      let editions = subject.library.gridEditions(subregion: subject.subregion(of: record))
      guard let newest = editions.last(where: { $0.year == record.year }),
        newest.revision != revision
      else { return nil }
      return AuditFinding(
        declaration, .warning, subject: record.id,
        evidence:
          "The record states revision “\(revision)” of the grid rates of \(record.year); “\(newest.revision)” is newer.",
        at: record.place.at(column: "factor"), tonnesAtStake: automatic(entry, subject))
    }
    let wanted = FactorLibrary.hubEdition(for: record.year)
    guard let stated = record.factor.part(after: "epa-hub") ?? record.factor.options["edition"],
      stated != wanted
    else { return nil }
    return AuditFinding(
      declaration, .note, subject: record.id,
      evidence:
        "The record of \(record.year) states edition \(stated) of the EPA's hub; \(wanted) is the one for its year.",
      at: record.place.at(column: "factor"), tonnesAtStake: automatic(entry, subject))
  }

  /// Metric tons between a record and the same record by the automatic choice; nil when that is not possible.
  private static func automatic(
    _ entry: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> Double? {
    var record = entry.record
    let options = record.factor.options.filter { $0.key != "edition" && $0.key != "revision" }
      .sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let isHub = record.factor.part(after: "epa-hub") != nil
    record.factor = FactorChoice(
      ([isHub ? "" : record.factor.name] + options).joined(separator: " "))
    return subject.emissions(of: record, in: subject.inventory.context)
      .map { (subject.inventory.potentials.tonnes($0) - subject.tonnes(entry)).magnitude }
  }

  // MARK: - Frozen rates

  /// Electricity, heat and cold, whose rates change with the plants behind them.
  private static func isOfPlants(_ record: ActivityRecord) -> Bool {
    record.activity == "electricity" || record.method == "district-energy"
      || ["steam", "heat", "hot-water", "chilled-water", "steam-and-heat"]
        .contains(record.activity)
  }

  private static func frozenSets(_ subject: AuditSubject) -> [AuditFinding] {
    ownRates(subject).compactMap { set, entries in
      let years = entries.map(\.record.year)
      guard let place = set.rows.first(where: { $0.year == nil })?.place,
        let first = years.min(), let last = years.max(), last - first > mostYears
      else { return nil }
      return AuditFinding(
        declaration, .warning, subject: set.id,
        evidence:
          "The set “\(set.id)” has rates without a year, and serves records from \(first) to \(last).",
        at: place.at(column: "year"), tonnesAtStake: beside(entries, subject))
    }
  }

  /// Metric tons between records and the grid's own rates of their years; nil when they are the same or not known.
  private static func beside(
    _ entries: [EmissionsInventory.Entry], _ subject: AuditSubject
  ) -> Double? {
    let sum = entries.reduce(0) { sum, entry in
      let atGrid = subject.gridEmissions(of: entry.record)
        .map { subject.inventory.potentials.tonnes($0) }
      return sum + (atGrid.map { ($0 - subject.tonnes(entry)).magnitude } ?? 0)
    }
    return sum > 0 ? sum : nil
  }

  /// Sets of rates for electricity or heat with the records that name them, by id.
  private static func ownRates(
    _ subject: AuditSubject
  ) -> [(set: FactorSet, entries: [EmissionsInventory.Entry])] {
    let users = Dictionary(
      grouping: subject.entries.filter { isOfPlants($0.record) }
    ) { $0.record.factor.name }
    return subject.inventory.context.factorSets.values.sorted { $0.id < $1.id }
      .compactMap { set in users[set.id].map { (set, $0) } }
  }

  /// One number for carbon dioxide, given year after year.
  private static func repeatedRates(_ subject: AuditSubject) -> [AuditFinding] {
    ownRates(subject).compactMap { set, entries -> AuditFinding? in
      let rows = set.rows.filter {
        $0.year != nil && $0.factor.gas == .carbonDioxide && $0.factor.value > 0
      }
      let groups = Dictionary(grouping: rows) { "\($0.activity) \($0.factor.value)" }
      let longest = groups.values.max {
        ($0.count, $0[0].factor.value) < ($1.count, $1[0].factor.value)
      }
      guard let longest, longest.count >= fewestRepeats, let first = longest.first else {
        return nil
      }
      let years = longest.compactMap(\.year)
      return AuditFinding(
        declaration, .warning, subject: "\(set.id) repeated",
        evidence:
          "The set “\(set.id)” gives the same \(first.factor.published) in \(AuditText.years(years)).",
        at: first.place.at(column: "value"),
        tonnesAtStake: beside(entries.filter { years.contains($0.record.year) }, subject))
    }
  }

  private static func frozenMixes(_ subject: AuditSubject) -> [AuditFinding] {
    let mixes = subject.inventory.context.vehicleMixes
    let users = Dictionary(
      grouping: subject.entries.filter { mixes[$0.record.factor.name] != nil }
    ) { $0.record.factor.name }
    return users.sorted { $0.key < $1.key }.compactMap { name, entries -> AuditFinding? in
      let years = entries.map(\.record.year)
      guard let place = mixes[name]?.first?.place, let first = years.min(), let last = years.max(),
        last - first > mostYearsOfVehicles
      else { return nil }
      return AuditFinding(
        declaration, .note, subject: "vehicle mix \(name)",
        evidence:
          "The vehicle mix “\(name)” serves \(first) to \(last) with one fuel economy and one model year.",
        at: place.at(column: "model_year"),
        advice:
          "Give each year a mix of its own; the fleet renews itself within fifteen years or so.")
    }
  }
}
