internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Tables
internal import Workspace

extension PlanCalculation {
  /// The community's account and those of the others that have records.
  static func accounts(
    _ workspace: CommunityWorkspace, _ library: FactorLibrary, reusing previous: PlanCalculation?
  ) -> (community: EmissionsInventory, others: [EmissionsInventory]) {
    let community = workspace.community
    let known = library.warmingPotentials(
      set: community.gwpSet, horizon: community.gwpHorizon)
    let context = workspace.inventoryContext(library)
    // Without the set that was asked for, nothing is totaled under another.
    let booked = Dictionary(
      grouping: known == nil ? [] : workspace.records, by: \.bookedAccount)
    func account(_ account: Account, rejected: [RejectedRecord]) -> EmissionsInventory {
      EmissionsInventory(
        records: booked[account] ?? [], rejected: rejected, account: account, context: context,
        potentials: known ?? library.warmingPotentials[0],
        reusing: account == .community
          ? previous?.inventory : previous?.otherAccounts.first { $0.account == account })
    }
    return (
      account(.community, rejected: workspace.rejected),
      Account.allCases.filter { $0 != .community && booked[$0] != nil }
        .map { account($0, rejected: []) }
    )
  }

  /// What is found in the accounts, beside what reading the workspace found.
  static func accountFindings(
    _ workspace: CommunityWorkspace, _ inventory: EmissionsInventory,
    _ others: [EmissionsInventory]
  ) -> [Finding] {
    inventory.findings + others.flatMap(\.findings)
      + inventory.missingPotentials + others.flatMap(\.missingPotentials)
      + yearFindings(workspace: workspace, inventory: inventory)
  }

  private static func yearFindings(
    workspace: CommunityWorkspace, inventory: EmissionsInventory
  ) -> [Finding] {
    let missing = workspace.community.inventoryYears.filter { !inventory.hasEntries(of: $0) }
    let stray = Set(inventory.years).subtracting(workspace.community.inventoryYears).sorted()
    let notes = stray.compactMap { year in
      inventory.firstEntry(of: year).map { entry in
        Finding(
          .warning,
          "\(year) is not among the inventory years of community.yaml, so the plan does not show it.",
          at: entry.record.place.at(column: "year"))
      }
    }
    return notes + populationNotes(workspace)
      + missing.filter { _ in !workspace.records.isEmpty }.map { year in
        Finding(
          .error, "\(year) is an inventory year, and inventory.csv has no usable record of it.",
          at: Place(file: "community.yaml", column: "inventory_years"))
      }
  }

  /// Inventory years whose population is not given but lies between two rows.
  private static func populationNotes(_ workspace: CommunityWorkspace) -> [Finding] {
    guard let population = workspace.indicators["population"] else { return [] }
    return workspace.community.inventoryYears.compactMap { year in
      let behind = population.series.years(behind: year)
      let place =
        behind.first.flatMap { population.origins[$0]?.place } ?? Place(file: "indicators.csv")
      guard !population.series.isGiven(year) else { return nil }
      guard behind.count > 1 else {
        return Finding(
          .warning, "There is no population for \(year), an inventory year. Add a row.",
          at: Place(file: "indicators.csv"))
      }
      return Finding(
        .warning,
        "There is no population for \(year), an inventory year; it is interpolated between \(behind[0]) and \(behind[1]). Add a row.",
        at: place)
    }
  }
}
