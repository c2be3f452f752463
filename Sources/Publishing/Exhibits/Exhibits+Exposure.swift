internal import Factors
internal import Plan
internal import Quantities
internal import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

/// Who and what zones reach, in tables.
extension ExhibitCatalog {
  /// Nil while nobody can be counted, so that nothing is laid over in vain.
  private var countingOverlay: ExposureOverlay? {
    let workspace = calculation.workspace
    guard !workspace.zones.isEmpty, workspace.tracts.contains(where: { !$0.shape.isEmpty }) else {
      return nil
    }
    return calculation.overlay
  }

  private func hazardName(ofZones id: String) -> String {
    calculation.workspace.taxonomy().entry(.hazard, id)?.name ?? id
  }

  /// Who lives inside the zones of a risk's hazard, in a line; nil when it cannot be told.
  func exposedPeople(_ risk: Risk) -> String? {
    countingOverlay.flatMap {
      ReachSentence.short($0.reach(of: risk, in: calculation.workspace))
    }
  }

  /// Who lives inside the zones of the hazards whose risks an action lowers; empty when it cannot be told.
  func exposedPeople(of action: Action) -> String {
    guard let overlay = countingOverlay else { return "" }
    let reaches = overlay.reaches(
      of: action.id, in: calculation.workspace, adaptation.coverage)
    return reaches.compactMap { reach in
      ReachSentence.short(reach).map { "\(hazardName(ofZones: reach.hazard)): \($0)" }
    }.joined(separator: "; ")
  }

  /// What a reader must know of counted people; empty while nobody is counted.
  var exposureNotes: [String] {
    guard let overlay = countingOverlay else { return [] }
    return [
      "People inside zones are estimated by area, as if they lived evenly over their tract. They enter no score."
    ] + (overlay.ranks.map { ["Quarters: \($0.label). \($0.basis)"] } ?? [])
  }

  /// For every risk that can be told: people inside, and how they fall on the quarters.
  func exposedPeopleTable() -> PlanTable? {
    guard let overlay = countingOverlay else { return nil }
    let workspace = calculation.workspace
    let told = workspace.risks.map { ($0, overlay.reach(of: $0, in: workspace)) }
      .filter { $0.1.people != nil }
    guard !told.isEmpty else { return nil }
    let silent = workspace.risks.count - told.count
    return PlanTable(
      id: "exposed-people", caption: "Who is exposed to each risk, by quarter of the index",
      columns: [
        .init("Risk", width: 2), .init("People inside", .right), .init("Of all", .right),
        .init("Least vulnerable quarter", .right), .init("Second", .right),
        .init("Third", .right), .init("Most vulnerable", .right),
        .init("Most vulnerable, times its part", .right, width: 1.2),
      ], rows: told.map { [.init(riskTitle($0.0.id))] + Self.peopleCells($0.1) },
      notes: exposureNotes
        + [
          "Quarters as shares of the people inside. Above 1 the most vulnerable quarter bears more than its part of the people."
        ]
        + (silent > 0
          ? [
            "\(silent == 1 ? "One risk has" : "\(silent) risks have") no zones, so nobody can be counted for \(silent == 1 ? "it" : "them"). That is not nobody."
          ] : []),
      isWide: true)
  }

  private static func peopleCells(_ reach: HazardReach) -> [PlanTable.Cell] {
    func percent(_ share: Double?) -> PlanTable.Cell {
      .init(share.map { NumberText.grouped($0 * 100, decimals: 1) + "%" } ?? "—")
    }
    let quarters = (1...4).map { number in
      reach.distribution?.quarters.first { $0.number == number }
    }
    return [
      .init(reach.people.map { NumberText.grouped($0) } ?? "—"), percent(reach.share),
    ] + quarters.map { percent($0?.shareOfExposed) } + [
      .init(quarters[3]?.burden.map { NumberText.grouped($0, decimals: 2) } ?? "—")
    ]
  }
}

// MARK: Assets

extension ExhibitCatalog {
  /// Rows of the printed list; the whole is a call of the command line away.
  private static let shownAssets = 25

  private var assetOverlay: ExposureOverlay? {
    let workspace = calculation.workspace
    return workspace.zones.isEmpty || workspace.assets.isEmpty ? nil : calculation.overlay
  }

  /// Assets inside zones, the most critical and those in the worst condition first.
  func exposedAssetsTable() -> PlanTable? {
    guard let exposure = assetOverlay?.exposure else { return nil }
    let sorted = exposure.exposedAssets()
    guard !sorted.isEmpty else { return nil }
    let rows = sorted.prefix(Self.shownAssets).map { hazard, item -> [PlanTable.Cell] in
      [
        .init(item.asset.name.isEmpty ? item.asset.id : item.asset.name),
        .init(hazardName(ofZones: hazard)), .init(systemName(item.asset.system)),
        mark(item.asset.criticality), mark(item.asset.condition),
        .init(item.asset.value.map { "$" + NumberText.grouped($0) } ?? "—"),
        .init(item.asset.people.map { NumberText.grouped($0) } ?? "—"),
      ]
    }
    return PlanTable(
      id: "exposed-assets", caption: "Assets inside hazard zones, the most critical first",
      columns: [
        .init("Asset", width: 2.4), .init("Hazard", width: 1.4), .init("System", width: 1.6),
        .init("Criticality", .right), .init("Condition", .right), .init("Value", .right),
        .init("People", .right),
      ], rows: Array(rows),
      notes: [
        "Criticality and condition as the records of assets mark them, 1 to 5; condition 1 is poor. A dash is not said, which is not low. Neither enters a score."
      ]
        + (sorted.count > Self.shownAssets
          ? ["\(sorted.count - Self.shownAssets) more assets lie inside zones."] : [])
        + zoneNotes, isWide: true)
  }

  /// Counts and values by criticality, the most critical first.
  func assetsByCriticalityTable() -> PlanTable? {
    guard let exposure = assetOverlay?.exposure else { return nil }
    let rows = exposure.rows(by: .criticality)
    guard rows.contains(where: { $0.assets.count > 0 }) else { return nil }
    return PlanTable(
      id: "assets-by-criticality", caption: "Assets inside hazard zones by criticality",
      columns: [
        .init("Hazard", width: 1.6), .init("Criticality", width: 1.6), .init("Inside", .right),
        .init("Of all", .right), .init("Value of those inside", .right, width: 1.3),
        .init("Their people", .right),
      ],
      rows: rows.map { row in
        [
          .init(hazardName(ofZones: row.band.hazard)), .init(row.title),
          .init("\(row.assets.count)"), .init("\(row.assets.total)"),
          .init(row.assets.value.map { "$" + NumberText.grouped($0) } ?? "—"),
          .init(row.assets.people.map { NumberText.grouped($0) } ?? "—"),
        ]
      },
      notes: ["Values and people are of the assets that have them; a dash is not known."]
        + zoneNotes)
  }

  /// What zones are called, since a zone may be no more than an illustration.
  private var zoneNotes: [String] {
    let zones = calculation.workspace.zones
    let names = Set(zones.map { $0.vintage.isEmpty ? $0.name : "\($0.name) (\($0.vintage))" })
    guard names.count <= 5 else { return ["Zones: \(zones.count), as zones.csv names them."] }
    return ["Zones: \(names.sorted().joined(separator: "; "))."]
  }

  private func mark(_ value: Int?) -> PlanTable.Cell { .init(value.map { "\($0)" } ?? "—") }

  private func systemName(_ id: String) -> String {
    guard !id.isEmpty else { return "—" }
    return calculation.workspace.taxonomy().entry(.system, id)?.name ?? id
  }
}
