import Factors
import Tables
import TestSupport

@testable import Strategies

/// Small matrices whose results can be worked out by hand.
enum PrioritySamples {
  static func action(_ id: String) -> Action {
    Action(
      id: id, title: id.uppercased(), summary: "", kind: .resilience, sector: "", startYear: 2025,
      fullYear: 2030, risks: [], lead: "", partners: "", status: .planned, priority: .near,
      capitalCost: nil, annualCost: nil, costSource: "", isCostPublic: true, staff: nil,
      whoBenefits: "", whoPays: "", whoDecides: "", coBenefits: [], funding: "",
      monitoringIndicator: "", source: "", note: "", place: Place(file: "actions.csv"))
  }

  static func scored(
    _ id: String, weight: Double = 1, direction: Criterion.Direction = .higher,
    scale: Criterion.Scale = .minMax
  ) -> Criterion {
    Criterion(
      id: id, name: id, measure: .own, weight: weight, direction: direction, scale: scale)
  }

  static func measured(
    _ id: String, direction: Criterion.Direction, scale: Criterion.Scale = .minMax
  ) -> Criterion {
    Criterion(
      id: id, name: id, measure: .cost, weight: 1, direction: direction, basis: .total,
      scale: scale)
  }

  static func matrix(_ rows: [[Double?]], _ criteria: [Criterion]) -> DecisionMatrix {
    DecisionMatrix(
      actions: rows.indices.map { action("a\($0 + 1)") }, criteria: criteria,
      measured: rows.map { row in
        row.map { value in
          value.map {
            MeasuredValue($0, unit: "of 5", explanation: Explanation(title: "x", value: "\($0)"))
          } ?? MeasuredValue(missing: "Nobody has scored it.", unit: "of 5")
        }
      })
  }

  static func places(_ ranking: Ranking) -> [String] { ranking.entries.map(\.action.id) }
}
