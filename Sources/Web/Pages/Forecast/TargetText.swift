import Forecast
import Inventory

/// Texts of the targets.
struct TargetText: Words {
  let tab: String
  let title: String
  let lead: String
  let table: String
  let target: String
  let reduction: @Sendable (_ percent: String, _ isPerResident: Bool, _ base: Int) -> String
  let reductionTitle: String
  let year: String
  let allowed: String
  let gap: String
  let planGap: String
  let yearly: String
  let yearlyRate: String
  let ofYearBefore: @Sendable (_ percent: String) -> String
  let ofTotal: @Sendable (_ percent: String) -> String
  let net: @Sendable (_ tonnes: String) -> String
  let moved: @Sendable (_ tonnes: String, _ base: Int) -> String
  let arrival: @Sendable (TargetGap.Arrival, _ year: Int) -> String
  let edit: String
  let add: String
  let unverified: String
  let unverifiedNote: String
  let gapNote: String
  let sectorNote: String
  /// Such as `scope 1 and 2`.
  let scopes: @Sendable (_ numbers: [Int]) -> String
  let yearlyNote: @Sendable (Int?) -> String
  let notComputed: String
  let remarks: String
  let emptyTitle: String
  let emptyDetail: String
  let readMore: String

  let budgetTable: String
  let budget: String
  let years: String
  let whole: String
  let usedSoFar: String
  let usedUp: String
  let planUsedUp: String
  let budgetRate: String
  let after: @Sendable (Int) -> String
  let budgetNote: String

  let suggestions: String
  let suggestionsLead: String
  let why: String
  let fillForm: String
  let notOffered: @Sendable (Int) -> String
  let offeredLevel: @Sendable (_ tonnes: String, _ year: Int) -> String
  let offeredBudget: @Sendable (_ tonnes: String, _ first: Int, _ last: Int) -> String
  let offeredPace: @Sendable (_ tonnes: String) -> String
  let offeredLeft: @Sendable (_ tonnes: String) -> String
  let offeredRate: @Sendable (_ percent: String) -> String
  let offerName: @Sendable (Target) -> String
  let reason:
    @Sendable (
      TargetSuggestion.Reason, _ number: (_ value: Double, _ decimals: Int) -> String
    ) -> String

  let kinds: String
  let kindName: @Sendable (Target.Kind) -> String
  let kindHelp: @Sendable (Target.Kind) -> String
}

extension TargetText {
  /// What of the inventory a target counts; empty for everything.
  func reach(_ reach: TargetReach, _ words: FigureText) -> [String] {
    reach.sectors.sorted().map(words.sector)
      + (reach.scopes.isEmpty ? [] : [scopes(reach.scopes.sorted())])
  }

  /// Such as `1, 2 and 3`.
  static func list(_ numbers: [Int], and word: String) -> String {
    let all = numbers.map(String.init)
    guard let last = all.last, all.count > 1 else { return all.joined() }
    return "\(all.dropLast().joined(separator: ", ")) \(word) \(last)"
  }
}
