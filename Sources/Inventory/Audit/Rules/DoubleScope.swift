internal import Factors
internal import Tables

/// Emissions that two cells of one total hold.
///
/// - Source: [GPC-2021], chapter 4: I.4.4 and III.x.3 are reported and in neither BASIC nor BASIC+.
/// - Limits: Whether a plant feeds the grid is read from its cell and its words.
public enum DoubleScope: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "double-scope", number: 18, title: "The same emissions are in two scopes",
    test:
      "The community's total holds power supplied to the grid (I.4.4) beside grid electricity of the same year, waste from elsewhere (III.x.3), or a plant that burns waste or landfill gas and sells power to the grid.",
    failure:
      "A waste-to-energy plant inside the county sells its power: its smoke is in the waste sector, and again in the rate of the grid that everyone's electricity is counted with. The GPC keeps such cells out of BASIC for that reason.",
    advice:
      "Keep the territorial cells out of the community's total: give them the notation key IE with a note, or report them in the GPC table only. Where a plant cannot be told apart in the grid's rate, say so and accept the finding."
  )

  private static let powerWords = PhraseList([
    "waste to energy", "energy recovery facility", "sells power", "sold to the grid",
    "feeds the grid",
    "power to the grid", "electricity to the grid", "generates electricity", "generating station",
    "power plant", "landfill gas to energy", "exports power", "exports electricity",
  ])

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    let electricity = Dictionary(
      grouping: subject.entries.filter { $0.record.isGridElectricity }
    ) { $0.record.year }
    return subject.entries.compactMap { entry in
      let users = electricity[entry.record.year] ?? []
      return power(entry, users, subject) ?? importedWaste(entry, subject)
        ?? burnedWaste(entry, users, subject)
    }
  }

  private static func power(
    _ entry: EmissionsInventory.Entry, _ users: [EmissionsInventory.Entry],
    _ subject: AuditSubject
  ) -> AuditFinding? {
    let record = entry.record
    guard record.gpcCellReference == "I.4.4", let user = users.first, subject.tonnes(entry) > 0
    else { return nil }
    return AuditFinding(
      declaration, .error, subject: record.id,
      evidence:
        "“\(record.id)” (I.4.4, power supplied to the grid) and \(users.count) record\(users.count == 1 ? "" : "s") of grid electricity such as “\(user.record.id)” are in one total of \(record.year). The plant's emissions are in the grid's rate already.",
      at: record.place.at(column: "gpc"), tonnesAtStake: subject.tonnes(entry))
  }

  /// Waste of other communities treated here, which is in the total of those who made it.
  private static func importedWaste(
    _ entry: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> AuditFinding? {
    let record = entry.record
    let cell = record.gpcCellReference
    guard cell.hasPrefix("III."), cell.hasSuffix(".3"), subject.tonnes(entry) > 0 else {
      return nil
    }
    let isOwnToo = subject.entries.contains {
      $0.record.year == record.year && $0.record.sector == record.sector
        && ($0.record.gpcCellReference == String(cell.dropLast()) + "1"
          || $0.record.gpcCellReference == String(cell.dropLast()) + "2")
    }
    let beside = isOwnToo ? ", beside the community's own waste" : ""
    return AuditFinding(
      declaration, .error, subject: record.id,
      evidence:
        "“\(record.id)” is \(cell), waste made elsewhere and treated here, and it is in the community's total of \(record.year)\(beside).",
      at: record.place.at(column: "gpc"), tonnesAtStake: subject.tonnes(entry))
  }

  /// A plant that burns waste or landfill gas and whose words say that it sells power.
  private static func burnedWaste(
    _ entry: EmissionsInventory.Entry, _ users: [EmissionsInventory.Entry],
    _ subject: AuditSubject
  ) -> AuditFinding? {
    let record = entry.record
    let text = "\(record.subsector). \(record.activity). \(record.note)"
    guard record.sector == .waste || record.sector == .water, let user = users.first,
      record.gpcCellReference != "I.4.4", isBurned(record),
      let word = powerWords.first(in: text), subject.tonnes(entry) > 0
    else { return nil }
    return AuditFinding(
      declaration, .warning, subject: record.id,
      evidence:
        "“\(record.id)” speaks of “\(word)” and is in one total with grid electricity such as “\(user.record.id)”. As far as the plant feeds that grid, its emissions are in the grid's rate too.",
      at: record.place.at(column: "gpc"), tonnesAtStake: subject.tonnes(entry))
  }

  private static func isBurned(_ record: ActivityRecord) -> Bool {
    [
      "waste-combustion", "stationary-fuel", "direct-entry", "landfill-collected-gas",
      "digester-gas-combustion", "biosolids-combustion", "combined-heat-and-power",
    ].contains(record.method)
  }
}
