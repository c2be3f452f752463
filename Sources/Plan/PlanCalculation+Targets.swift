public import Forecast
public import Inventory
internal import Strategies
public import Workspace

extension PlanCalculation {
  /// Targets that allow something in one year, in the order of the table.
  public var levels: [TargetLevel] { targets.levels }

  /// The levels of everything together; those of single sectors stand in no chart of totals.
  public var wholeLevels: [TargetLevel] { levels.filter { $0.target.sector == nil } }

  static func ground(
    _ workspace: CommunityWorkspace, inventory: EmissionsInventory
  ) -> TargetGround {
    TargetGround(
      inventory: inventory, population: workspace.indicators["population"],
      recalculations: workspace.recalculations)
  }

  /// Targets that would fit the place, with figures and reasons.
  public var targetSuggestions: TargetSuggestions {
    TargetSuggestions(in: Self.ground(workspace, inventory: inventory), beside: targets)
  }

  /// The courses of emissions that targets are held against: business as usual, and with the plan's actions.
  public var targetScenarios: [TargetScenario] {
    guard let projection else { return [] }
    let business = TargetScenario(
      id: "business-as-usual", name: "business as usual", years: projection.years
    ) { year, sector in
      sector.map { projection.total(year, sector: $0) } ?? projection.total(year)
    }
    guard let portfolio else { return [business] }
    let plan = TargetScenario(id: "plan", name: "the plan", years: projection.years) {
      year, sector in
      sector.map { portfolio.total(year, sector: $0) } ?? portfolio.total(year)
    }
    return [business, plan]
  }

  /// The last inventory with what a target counts; nil while there is none.
  public func lastInventory(for target: Target) -> (year: Int, tonnes: Double)? {
    let years = workspace.community.inventoryYears
    let last = years.last { year in
      target.sector.map { inventory.hasEntries(of: year, in: $0) }
        ?? inventory.hasEntries(of: year)
    }
    guard let last else { return nil }
    guard let sector = target.sector else { return (last, inventory.total(last)) }
    return inventory.total(last, sector: sector).map { (last, $0) }
  }

  /// How fast emissions have to fall for a target; nil when its year is not ahead of the last inventory.
  public func pace(to level: TargetLevel) -> TargetPace? {
    lastInventory(for: level.target).flatMap {
      TargetPace(to: level, from: $0.year, now: $0.tonnes)
    }
  }
}
