internal import Factors
internal import Quantities
internal import Tables

/// Energy that a utility's total holds already, and that is counted again where it is used.
///
/// - Limits: Whether it was taken out is read from the notes; a note that says so settles it.
public enum NetOut: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "net-out", number: 11, title: "A utility's total may hold what is counted elsewhere too",
    test:
      "Electricity or gas of water works, transit, vehicles or the local government is a record of its own beside a utility's commercial or whole total of the same year, and no note says that it was taken out. A government record of another account names no record that contains it.",
    failure:
      "Utilities report by customer class: pumps, trains and city halls are commercial customers. Inventories that add their bills to the utility's total count them twice.",
    advice:
      "Subtract it from the utility's total and say so in the note (“without water works”), or give it the notation key IE. A government record names the community record that contains it in the column within."
  )

  private static let takenOut = PhraseList([
    "net of", "netted out", "without", "excluding", "excludes", "except", "subtracted", "deducted",
    "taken out", "removed from", "less the", "not in the total", "not included in",
    "metered apart", "separate class", "own class", "other than",
  ])
  private static let wholeSubsectors: Set<String> = [
    "commercial", "commercial-and-institutional", "commercial-and-industrial", "institutional",
    "non-residential", "business", "all", "total", "community", "",
  ]
  private static let government: Set<String> = [
    "government", "municipal", "public", "street-lighting", "streetlights", "traffic-signals",
    "local-government",
  ]
  /// Vehicles that charge at home or at work are this much of the total before they are asked about.
  private static let leastPart = 0.001

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    let wholes = wholes(subject)
    return subject.entries.compactMap { contained($0, wholes, subject) } + vehicles(subject)
      + governmentRecords(subject)
  }

  // MARK: - Records beside a utility's total

  private static func contained(
    _ entry: EmissionsInventory.Entry, _ wholes: [Commodity: Wholes], _ subject: AuditSubject
  ) -> AuditFinding? {
    let record = entry.record
    guard isPart(record), subject.tonnes(entry) > 0,
      takenOut.first(in: record.note) == nil, let whole = whole(around: record, wholes)
    else { return nil }
    // Power of water by volume may be used at plants outside, which the utility's total does not hold.
    let severity: Finding.Severity = record.method == "water-supply-energy" ? .note : .warning
    return AuditFinding(
      declaration, severity, subject: record.id,
      evidence:
        "\(record.amountText) of \(record.sector.title.lowercased()) stand beside \(whole.record.amountText) of “\(whole.record.id)”, and neither note says that they were taken out of it.",
      at: record.place.at(column: "note"), tonnesAtStake: subject.tonnes(entry))
  }

  /// Metered energy of water works, transit or the local government.
  private static func isPart(_ record: ActivityRecord) -> Bool {
    guard isMetered(record) else { return false }
    return record.sector == .water || record.sector == .transportation
      || government.contains(record.subsector)
  }

  private static func isMetered(_ record: ActivityRecord) -> Bool {
    isElectric(record) || record.activity == "natural-gas" && record.method == "stationary-fuel"
  }

  /// Electricity from the grid, metered or estimated from what it moves.
  private static func isElectric(_ record: ActivityRecord) -> Bool {
    record.isGridElectricity || record.method == "transport-electricity"
      || record.method == "water-supply-energy"
  }

  /// The largest record of the year that a utility's customers of that kind would be in.
  private static func whole(
    around record: ActivityRecord, _ wholes: [Commodity: Wholes]
  ) -> EmissionsInventory.Entry? {
    let commodity = Commodity(
      year: record.year, activity: isElectric(record) ? nil : record.activity)
    guard let known = wholes[commodity], !known.isNetted else { return nil }
    // A record that is larger than the total is not in it.
    return known.largest.filter { kind, entry in
      kind != record.unit?.kind
        || (entry.record.canonicalAmount ?? 0) > (record.canonicalAmount ?? 0)
    }.values.max { left, right in
      (left.record.canonicalAmount ?? 0, right.record.place.row ?? 0)
        < (right.record.canonicalAmount ?? 0, left.record.place.row ?? 0)
    }
  }

  /// What a utility delivers in a year: electricity, or the fuel of an activity.
  private struct Commodity: Hashable {
    let year: Int
    /// Nil for electricity.
    let activity: String?
  }

  /// The totals of a commodity that may hold a part counted apart.
  private struct Wholes {
    /// The first of the largest totals, by kind of unit.
    var largest: [MeasurementUnit.Kind?: EmissionsInventory.Entry] = [:]
    /// True when a note says that something was taken out.
    var isNetted = false

    mutating func add(_ entry: EmissionsInventory.Entry, isNetted: Bool) {
      self.isNetted = self.isNetted || isNetted
      let kind = entry.record.unit?.kind
      guard let known = largest[kind] else {
        largest[kind] = entry
        return
      }
      if (known.record.canonicalAmount ?? 0) < (entry.record.canonicalAmount ?? 0) {
        largest[kind] = entry
      }
    }
  }

  private static func wholes(_ subject: AuditSubject) -> [Commodity: Wholes] {
    var wholes: [Commodity: Wholes] = [:]
    for entry in subject.entries {
      let record = entry.record
      guard record.sector == .buildings || record.sector == .industry,
        wholeSubsectors.contains(record.subsector)
      else { continue }
      let isNetted = takenOut.first(in: record.note) != nil
      if record.isGridElectricity {
        wholes[Commodity(year: record.year, activity: nil), default: Wholes()]
          .add(entry, isNetted: isNetted)
      }
      wholes[Commodity(year: record.year, activity: record.activity), default: Wholes()]
        .add(entry, isNetted: isNetted)
    }
    return wholes
  }

  // MARK: - Vehicles

  /// Electric miles of a vehicle mix, whose charging is in the utility's total.
  private static func vehicles(_ subject: AuditSubject) -> [AuditFinding] {
    let electric = subject.inventory.context.vehicleMixes.filter { _, mix in
      mix.contains { $0.fuel == "electricity" && $0.share.value > 0 }
    }
    let contexts = Dictionary(
      uniqueKeysWithValues: electric.map { ($0, withoutCharging($0, $1, subject)) })
    let metered = Dictionary(
      subject.entries.lazy.filter { $0.record.isGridElectricity && $0.record.sector == .buildings }
        .map { ($0.record.year, $0) }
    ) { first, _ in first }
    return subject.entries.compactMap { entry in
      let record = entry.record
      guard let combustion = contexts[record.factor.name],
        takenOut.first(in: record.note) == nil, let electricity = metered[record.year]
      else { return nil }
      let tonnes = subject.tonnes(entry) - burned(record, combustion, subject)
      guard tonnes > leastPart * subject.total(record.year) else { return nil }
      return AuditFinding(
        declaration, .note, subject: record.id,
        evidence:
          "The vehicle mix “\(record.factor.name)” has electric miles; what charges at meters inside the community is in “\(electricity.record.id)” too.",
        at: record.place.at(column: "factor"), tonnesAtStake: tonnes)
    }
  }

  /// The context in which a mix has its miles by fuel alone, and the part of all miles that these are.
  private static func withoutCharging(
    _ name: String, _ mix: [VehicleShare], _ subject: AuditSubject
  ) -> (context: InventoryContext, part: Double) {
    let fuels = mix.filter { $0.fuel != "electricity" }
    let part = fuels.reduce(0) { $0 + $1.share.value }
    var context = subject.inventory.context
    guard part > 0 else { return (context, 0) }
    context.vehicleMixes[name] = fuels.map { share in
      var share = share
      share.share = Share(share.share.value / part)
      return share
    }
    return (context, part)
  }

  /// Metric tons CO2e of a record's miles by fuel alone.
  private static func burned(
    _ record: ActivityRecord, _ combustion: (context: InventoryContext, part: Double),
    _ subject: AuditSubject
  ) -> Double {
    guard combustion.part > 0 else { return 0 }
    return subject.emissions(of: record, in: combustion.context)
      .map { subject.inventory.potentials.tonnes($0) * combustion.part } ?? 0
  }

  // MARK: - The government's own account

  private static func governmentRecords(_ subject: AuditSubject) -> [AuditFinding] {
    let government = subject.otherAccounts.filter { $0.account == .government }
      .flatMap(\.entries)
    guard !government.isEmpty else { return [] }
    let known = Set(
      subject.entries.lazy.map { Commodity(year: $0.record.year, activity: $0.record.activity) })
    return
      government
      .compactMap { entry in
        let record = entry.record
        guard record.within.isEmpty, isMetered(record), takenOut.first(in: record.note) == nil,
          known.contains(Commodity(year: record.year, activity: record.activity))
        else { return nil }
        return AuditFinding(
          declaration, .note, subject: record.id,
          evidence:
            "“\(record.id)” of the government's account names no community record that contains it, although the community has “\(record.activity)” of \(record.year).",
          at: record.place.at(column: "within"), tonnesAtStake: nil)
      }
  }
}
