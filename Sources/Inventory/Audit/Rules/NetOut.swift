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
  private static let wholes: Set<String> = [
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
    subject.entries.compactMap { contained($0, subject) } + vehicles(subject)
      + governmentRecords(subject)
  }

  // MARK: - Records beside a utility's total

  private static func contained(
    _ entry: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> AuditFinding? {
    let record = entry.record
    guard isPart(record), subject.tonnes(entry) > 0,
      takenOut.first(in: record.note) == nil, let whole = whole(around: record, subject)
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
    around record: ActivityRecord, _ subject: AuditSubject
  ) -> EmissionsInventory.Entry? {
    let wholes = subject.entries.filter { entry in
      let other = entry.record
      return other.year == record.year
        && (isElectric(record) ? other.isGridElectricity : other.activity == record.activity)
        && (other.sector == .buildings || other.sector == .industry)
        && self.wholes.contains(other.subsector)
    }
    guard !wholes.contains(where: { takenOut.first(in: $0.record.note) != nil }) else { return nil }
    // A record that is larger than the total is not in it.
    let isSmaller: (EmissionsInventory.Entry) -> Bool = { entry in
      entry.record.unit?.kind != record.unit?.kind
        || (entry.record.canonicalAmount ?? 0) > (record.canonicalAmount ?? 0)
    }
    return wholes.filter(isSmaller)
      .max { ($0.record.canonicalAmount ?? 0) < ($1.record.canonicalAmount ?? 0) }
  }

  // MARK: - Vehicles

  /// Electric miles of a vehicle mix, whose charging is in the utility's total.
  private static func vehicles(_ subject: AuditSubject) -> [AuditFinding] {
    subject.entries.compactMap { entry in
      let record = entry.record
      guard let mix = subject.inventory.context.vehicleMixes[record.factor.name],
        mix.contains(where: { $0.fuel == "electricity" && $0.share.value > 0 }),
        takenOut.first(in: record.note) == nil,
        let electricity = subject.entries.first(where: {
          $0.record.year == record.year && $0.record.isGridElectricity
            && $0.record.sector == .buildings
        })
      else { return nil }
      let tonnes = subject.tonnes(entry) - withoutCharging(record, mix, subject)
      guard tonnes > leastPart * subject.total(record.year) else { return nil }
      return AuditFinding(
        declaration, .note, subject: record.id,
        evidence:
          "The vehicle mix “\(record.factor.name)” has electric miles; what charges at meters inside the community is in “\(electricity.record.id)” too.",
        at: record.place.at(column: "factor"), tonnesAtStake: tonnes)
    }
  }

  /// Metric tons CO2e of a mix's miles by fuel alone.
  private static func withoutCharging(
    _ record: ActivityRecord, _ mix: [VehicleShare], _ subject: AuditSubject
  ) -> Double {
    let fuels = mix.filter { $0.fuel != "electricity" }
    let part = fuels.reduce(0) { $0 + $1.share.value }
    guard part > 0 else { return 0 }
    var context = subject.inventory.context
    context.vehicleMixes[record.factor.name] = fuels.map { share in
      var share = share
      share.share = Share(share.share.value / part)
      return share
    }
    return subject.emissions(of: record, in: context)
      .map { subject.inventory.potentials.tonnes($0) * part } ?? 0
  }

  // MARK: - The government's own account

  private static func governmentRecords(_ subject: AuditSubject) -> [AuditFinding] {
    subject.otherAccounts.filter { $0.account == .government }.flatMap(\.entries)
      .compactMap { entry in
        let record = entry.record
        guard record.within.isEmpty, isMetered(record), takenOut.first(in: record.note) == nil,
          subject.entries.contains(where: {
            $0.record.year == record.year && $0.record.activity == record.activity
          })
        else { return nil }
        return AuditFinding(
          declaration, .note, subject: record.id,
          evidence:
            "“\(record.id)” of the government's account names no community record that contains it, although the community has “\(record.activity)” of \(record.year).",
          at: record.place.at(column: "within"), tonnesAtStake: nil)
      }
  }
}
