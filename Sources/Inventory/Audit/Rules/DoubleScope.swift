internal import Factors
internal import Tables

/// Emissions that two records of one total hold.
///
/// - Source: [GPC-2021], chapter 4: I.4.4 and III.x.3 are reported and in neither BASIC nor BASIC+.
/// - Limits: Whether a plant feeds the grid, or a landfill takes other waste, is read from cells and words.
public enum DoubleScope: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "double-scope", number: 18, title: "The same emissions are in two scopes",
    test:
      "Beside grid electricity, the total holds a power plant that is not booked as I.4.4, or a plant that burns waste and sells power; one landfill cell is counted both by the waste in place and by the year's waste; a treatment speaks of waste from elsewhere; hauling of waste stands beside all miles on the road.",
    failure:
      "A waste-to-energy plant inside the county sells its power: its smoke is in the waste sector, and again in the rate of the grid that everyone's electricity is counted with. The GPC keeps power supplied to the grid (I.4.4) and waste of others (III.x.3) out of BASIC for that reason.",
    advice:
      "Book power for the grid as I.4.4 and waste of others as III.x.3; both then stand beside the total. Where a part cannot be told apart, say so and accept the finding."
  )

  private static let powerWords = PhraseList([
    "waste to energy", "energy recovery facility", "sells power", "sold to the grid",
    "feeds the grid", "power to the grid", "electricity to the grid", "generates electricity",
    "generating station", "power plant", "landfill gas to energy", "exports power",
    "exports electricity",
  ])
  private static let plants: Set<String> = [
    "power", "power-plant", "power-plants", "energy-industries", "electricity-generation",
    "generation",
  ]
  private static let otherWaste = PhraseList([
    "from other communities", "from other cities", "from other counties", "from elsewhere",
    "imported waste", "waste imported", "waste of others", "other communities too",
    "neighboring cities", "out of county waste",
  ])

  /// The records of one year, as far as the rule needs them.
  private struct Year {
    /// A record of electricity from the grid; nil without one.
    let electricity: String?
    let hasPowerBeside: Bool
    /// A record of all miles on the road; nil without one.
    let miles: String?
  }

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    let years = Dictionary(grouping: subject.entries) { $0.record.year }
      .mapValues { entries in
        let beside = subject.inventory.territorialEntries.contains {
          $0.record.year == entries[0].record.year && $0.record.gpcCellReference == "I.4.4"
        }
        return Year(
          electricity: entries.first { $0.record.isGridElectricity }?.record.id,
          hasPowerBeside: beside,
          miles: entries.first { $0.record.method == "on-road-vmt" }?.record.id)
      }
    let single = subject.entries.compactMap { entry -> AuditFinding? in
      guard let year = years[entry.record.year], subject.tonnes(entry) > 0 else { return nil }
      return power(entry, year, subject) ?? burnedWaste(entry, year, subject)
        ?? importedWaste(entry, subject) ?? hauling(entry, year, subject)
    }
    return single + landfills(subject)
  }

  /// Fuel of a power plant that is booked as if the plant used it for itself.
  private static func power(
    _ entry: EmissionsInventory.Entry, _ year: Year, _ subject: AuditSubject
  ) -> AuditFinding? {
    let record = entry.record
    let text = "\(record.activity). \(record.note)"
    guard let user = year.electricity, !year.hasPowerBeside, !record.isGridElectricity,
      record.sector == .buildings || record.sector == .industry,
      plants.contains(record.subsector) || record.gpcCellReference == "I.4.1"
        || powerWords.first(in: text) != nil
    else { return nil }
    return AuditFinding(
      declaration, .warning, subject: record.id,
      evidence:
        "“\(record.id)” is a power plant by its row, is booked under \(cellText(record)), and is in one total with grid electricity such as “\(user)”. What it supplies to the grid is in the grid's rate already.",
      at: record.place.at(column: "gpc"), tonnesAtStake: subject.tonnes(entry))
  }

  private static func cellText(_ record: ActivityRecord) -> String {
    let cell = record.gpcCellReference
    return cell.isEmpty ? "no GPC cell" : cell
  }

  /// A plant that burns waste or landfill gas and whose words say that it sells power.
  private static func burnedWaste(
    _ entry: EmissionsInventory.Entry, _ year: Year, _ subject: AuditSubject
  ) -> AuditFinding? {
    let record = entry.record
    let text = "\(record.subsector). \(record.activity). \(record.note)"
    guard record.sector == .waste || record.sector == .water, let user = year.electricity,
      !record.isGridElectricity, let word = powerWords.first(in: text)
    else { return nil }
    return AuditFinding(
      declaration, .warning, subject: record.id,
      evidence:
        "“\(record.id)” speaks of “\(word)” and is in one total with grid electricity such as “\(user)”. As far as the plant feeds that grid, its emissions are in the grid's rate too.",
      at: record.place.at(column: "gpc"), tonnesAtStake: subject.tonnes(entry))
  }

  /// A treatment of the community's own waste whose words speak of others'.
  private static func importedWaste(
    _ entry: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> AuditFinding? {
    let record = entry.record
    guard record.sector == .waste, let word = otherWaste.first(in: record.note) else { return nil }
    return AuditFinding(
      declaration, .warning, subject: record.id,
      evidence:
        "“\(record.id)” is booked under \(cellText(record)) and speaks of “\(word)”. Waste of others belongs to III.x.3, which stands beside the total.",
      at: record.place.at(column: "gpc"), tonnesAtStake: subject.tonnes(entry))
  }

  /// Trucks that haul waste on roads whose miles are all counted.
  private static func hauling(
    _ entry: EmissionsInventory.Entry, _ year: Year, _ subject: AuditSubject
  ) -> AuditFinding? {
    let record = entry.record
    guard record.method == "waste-hauling", let miles = year.miles else { return nil }
    return AuditFinding(
      declaration, .note, subject: record.id,
      evidence:
        "“\(record.id)” counts the trucks that haul waste, and “\(miles)” all miles on the road: miles inside the boundary are in both.",
      at: record.place.at(column: "method"), tonnesAtStake: subject.tonnes(entry))
  }

  // MARK: - Landfills

  /// One cell of landfills counted by the waste in place and by the year's waste.
  private static func landfills(_ subject: AuditSubject) -> [AuditFinding] {
    let records = subject.entries.filter { $0.record.gpcCellReference.hasPrefix("III.1.") }
    let groups = Dictionary(grouping: records) {
      "\($0.record.gpcCellReference) \($0.record.year)"
    }
    return groups.sorted { $0.key < $1.key }.compactMap { name, entries -> AuditFinding? in
      let inPlace = entries.filter { $0.record.uscpLine.counts == .source && isMethod($0.record) }
      let ofYear = entries.filter { $0.record.uscpLine.counts == .activity }
      guard let source = inPlace.first, let activity = ofYear.first else { return nil }
      return AuditFinding(
        declaration, .error, subject: "landfill \(name)",
        evidence:
          "\(name.prefix { $0 != " " }) of \(source.record.year) holds “\(source.record.id)”, methane of the waste in place (“\(source.record.method)”), and “\(activity.record.id)”, all methane that the year's waste will ever give off (“\(activity.record.method)”). The two count the same waste in different years.",
        at: activity.record.place.at(column: "method"),
        tonnesAtStake: min(subject.tonnes(inPlace), subject.tonnes(ofYear)),
        advice:
          "Keep one of the two methods in the total; `cairn inventory side-by-side` shows both.")
    }
  }

  /// A direct entry may be of anything; only a method says that it counts the waste in place.
  private static func isMethod(_ record: ActivityRecord) -> Bool {
    record.method != DirectEntry.declaration.id
  }
}
