import Quantities
import Tables
import TestSupport
import Testing

@testable import Strategies

/// Capital falls due as the action spreads.
@Suite struct CapitalSpreadTests {
  private let years = 2022...2026

  private func action(_ curve: Uptake.Curve) -> Action {
    var action = Adapted.action("x", start: 2022, full: 2026, kind: .heatPumps)
    action.uptake.curve = curve
    if curve == .own { action.uptake.shares = [2022: 0.2, 2026: 0.6, 2030: 0.4] }
    action.capitalCost = .dollars(600)
    return action
  }

  private func own(_ action: Action) -> [Double] {
    (2021...2031).map { action.ownCosts(in: $0)?.capital ?? .nan }
  }

  @Test(arguments: Uptake.Curve.allCases)
  func `all of it falls due, whatever wears off or is taken back`(_ curve: Uptake.Curve) {
    var action = action(curve)
    let dollars = own(action)
    #expect(isClose(dollars.reduce(0, +), 600, within: 1e-12))
    #expect(
      dollars.allSatisfy { $0 >= 0 } && dollars[0] == 0 && dollars[6...].allSatisfy { $0 == 0 })
    action.uptake.decay = 0.1
    action.uptake.rebound = 0.3
    #expect(own(action) == dollars)
    action.uptake.endYear = 2025
    #expect(isClose(own(action).reduce(0, +), 600, within: 1e-12))
  }

  @Test func `even steps fall due in equal parts`() {
    #expect(own(action(.linear)) == [0, 120, 120, 120, 120, 120, 0, 0, 0, 0, 0])
  }

  @Test func `an S-curve falls due later than equal parts, and most of it in the middle`() {
    let dollars = own(action(.logistic))
    // Of 600, with σ(x) = 1 ÷ (1 + e^(−10 · (x − ½))) at fifths: 4.13, 26.58, 73.42, 95.87 and 100 percent.
    #expect(isClose(dollars[1], 24.77, within: 0.01))
    #expect(dollars[1] < 120 && dollars[1] + dollars[2] < 240)
    #expect(isClose(dollars[3], 281.03, within: 0.01))
  }

  @Test func `own shares fall due as they grow, and a step in its year`() {
    let shares = own(action(.own))
    for (dollars, expected) in zip(shares[1...5], [200.0, 100, 100, 100, 100]) {
      #expect(isClose(dollars, expected))
    }
    #expect(own(action(.step)) == [0, 0, 0, 0, 0, 600, 0, 0, 0, 0, 0])
  }

  @Test func `rows per a quantity do so in their own years, whole amounts never`() {
    var row = CostRow(
      id: "k", action: "x", what: .capital, payer: .household, amount: 600, per: "home",
      fromYear: 2022, toYear: 2026, priceYear: 2026, place: Place(file: "costs.csv", row: 2))
    let action = action(.own)
    #expect(isClose(row.due(in: 2022, of: action), 200))
    // The row moves with the action.
    let later = action.starting(in: 2024)
    #expect(row.due(in: 2023, of: later, movedBy: 2) == 0)
    #expect(isClose(row.due(in: 2024, of: later, movedBy: 2), 200))
    // Where nothing is added in the years of the row, in equal parts.
    (row.fromYear, row.toYear) = (2028, 2029)
    #expect(row.due(in: 2028, of: action) == 300 && row.due(in: 2029, of: action) == 300)
    (row.fromYear, row.toYear, row.per) = (2022, 2026, nil)
    #expect(years.allSatisfy { row.due(in: $0, of: action) == 120 })
  }
}
