public import Factors
public import Forecast
public import Inventory
public import Strategies
public import Tables
public import Workspace

/// Everything that a workspace's numbers lead to, calculated once: inventory, forecast, targets, actions.
public struct PlanCalculation: Sendable {
  public let workspace: CommunityWorkspace
  public let library: FactorLibrary
  public let inventory: EmissionsInventory
  /// Nil when there is no inventory for the forecast's base year.
  public let projection: Projection?
  /// Targets that could be computed, in the order of the table.
  public let levels: [TargetLevel]
  /// Nil without a projection.
  public let portfolio: Portfolio?
  /// Everything found in reading and calculating, most serious first within a file.
  public let findings: [Finding]

  public init(workspace: CommunityWorkspace, library: FactorLibrary) {
    self.workspace = workspace
    self.library = library
    let community = workspace.community
    let potentials =
      library.warmingPotentials(set: community.gwpSet, horizon: community.gwpHorizon)
      ?? library.warmingPotentials[0]
    inventory = EmissionsInventory(
      records: workspace.records,
      context: InventoryContext(
        library: library, subregion: community.subregion,
        vehicleMixes: workspace.vehicleMixes, wasteMixes: workspace.wasteMixes,
        sources: workspace.sources), potentials: potentials)
    var findings = workspace.findings + inventory.findings
    findings += PlanCalculation.yearFindings(workspace: workspace, inventory: inventory)
    projection = PlanCalculation.project(
      workspace, library: library, inventory: inventory, findings: &findings)
    levels = PlanCalculation.levels(workspace, inventory: inventory, findings: &findings)
    portfolio = projection.map { Portfolio(actions: workspace.actions, projection: $0) }
    findings += portfolio?.findings ?? []
    self.findings = findings.sorted { left, right in
      (left.place.file, right.severity, left.place.row ?? 0)
        < (right.place.file, left.severity, right.place.row ?? 0)
    }
  }

  private static func project(
    _ workspace: CommunityWorkspace, library: FactorLibrary, inventory: EmissionsInventory,
    findings: inout [Finding]
  ) -> Projection? {
    let community = workspace.community
    let base = community.forecastBaseYear
    guard !workspace.records.isEmpty else { return nil }
    guard inventory.entries.contains(where: { $0.record.year == base }),
      community.forecastEndYear > base
    else {
      findings.append(
        Finding(
          .error,
          "There is no forecast: the base year \(base) needs an inventory, and the last year must come after it.",
          at: Place(file: "community.yaml", column: "forecast_base_year")))
      return nil
    }
    var paths = workspace.paths
    for id in Set(workspace.rules.compactMap(\.intensity)) where paths[id] == nil {
      paths[id] = library.path(id)
    }
    let projection = Projection(
      inventory: inventory, years: base...community.forecastEndYear, rules: workspace.rules,
      indicators: workspace.indicators, paths: paths)
    findings += projection.findings
    return projection
  }

  private static func levels(
    _ workspace: CommunityWorkspace, inventory: EmissionsInventory, findings: inout [Finding]
  ) -> [TargetLevel] {
    var levels: [TargetLevel] = []
    for target in workspace.targets {
      do {
        levels.append(
          try target.level(in: inventory, population: workspace.indicators["population"]))
      } catch {
        findings.append(error.finding)
      }
    }
    return levels
  }

  private static func yearFindings(
    workspace: CommunityWorkspace, inventory: EmissionsInventory
  ) -> [Finding] {
    let missing = workspace.community.inventoryYears.filter { year in
      !inventory.entries.contains { $0.record.year == year }
    }
    return missing.filter { _ in !workspace.records.isEmpty }.map { year in
      Finding(
        .error, "\(year) is an inventory year, and inventory.csv has no usable record of it.",
        at: Place(file: "community.yaml", column: "inventory_years"))
    }
  }

  /// What every total leaves out because of an error, one sentence each; empty when nothing is.
  public var omissions: [String] {
    inventory.leftOut.map { record in
      "\(record.title) is not in any total, because of an error at \(record.place)."
    }
  }

  /// The action of an id.
  public func action(_ id: String) -> Action? {
    workspace.actions.first { $0.id == id }
  }
}
