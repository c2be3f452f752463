internal import Forecast
internal import Inventory
internal import Quantities

/// Power that actions make or contract in a year beyond what the community buys.
///
/// An inventory has what a community uses: at best it buys no power. What goes beyond is exported. It may keep other
/// plants from running elsewhere, and that stands beside the inventory, never in it.
///
/// - Source: [GHGP-SCOPE2-2015]: scope 2 is of power that is bought and used.
public struct ExportedPower: Hashable, Sendable {
  public let year: Int
  public let megawattHours: Double
  /// All that is made or contracted in the year.
  public let madeMegawattHours: Double
  /// Metric tons CO2e that it avoids elsewhere at the average of the grid.
  public let avoided: Double
  /// The same at the margin of the grid; nil where no marginal rate is known.
  public let avoidedAtMargin: Double?

  /// Nothing of it is in a total, in a full sentence.
  public var text: String {
    "\(NumberText.grouped(megawattHours)) MWh more than the community buys are made or contracted in \(year). They count as exported and take nothing from its emissions. \(avoidedText)"
  }

  /// What it avoids elsewhere, in a full sentence.
  var avoidedText: String {
    let margin = avoidedAtMargin.map { ", and \(EmissionsInventory.text($0)) at its margin" } ?? ""
    return
      "Elsewhere they would avoid \(EmissionsInventory.text(avoided)) at the grid's average\(margin), which is in no total."
  }
}

extension Portfolio {
  /// The power of a year that goes beyond what is bought; nil for none and outside the years.
  public func exportedPower(in year: Int) -> ExportedPower? {
    guard projection.years.contains(year) else { return nil }
    let frame = frame(year)
    let acting = selection.acting(Set(ordered.map(\.id)), in: year)
    return PowerWalk(ordered.filter { acting.contains($0.id) }, frame: frame)
      .exported(marginal?.rate(year))
  }

  /// Every year with such power, in order.
  public var exportedPower: [ExportedPower] { projection.years.compactMap(exportedPower(in:)) }
}

/// Actions one after the other in a year, and where they come to make more power than is bought.
struct PowerWalk {
  private let state: YearState
  /// Canonical units of energy.
  private(set) var made = 0.0
  /// The action by which what is bought falls below 0, and stays there.
  private(set) var crossing: Action?

  /// - Parameter actions: Those in effect, in the order in which effects apply.
  init(_ actions: [Action], frame: YearFrame) {
    var state = YearState(frame)
    for action in actions {
      let before = state.purchased
      for step in action.effect(in: frame) {
        let known = state.added[Carrier.gridElectricity.rawValue]
        state.apply([step])
        made += max(0, known - state.added[Carrier.gridElectricity.rawValue])
      }
      if before >= 0, state.purchased < 0 { crossing = action }
    }
    self.state = state
  }

  /// - Parameter marginal: Metric tons CO2e per canonical unit of energy at the margin.
  func exported(_ marginal: Double?) -> ExportedPower? {
    let surplus = state.surplus
    guard surplus > 1e-9 * made, surplus > 0 else { return nil }
    let unit = Energy.megawattHours(1).canonical
    return ExportedPower(
      year: state.frame.year, megawattHours: surplus / unit, madeMegawattHours: made / unit,
      avoided: surplus * state.rate(of: .gridElectricity),
      avoidedAtMargin: marginal.map { surplus * $0 })
  }
}
