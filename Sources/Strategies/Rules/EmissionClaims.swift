internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

/// An action that states more emissions saved in a year than there are; no more counts than there is.
struct EmissionClaim: Sendable {
  let action: Action
  /// The first year in which it is so.
  let year: Int
  /// Metric tons CO2e that are stated.
  let stated: Double
  /// Metric tons CO2e of it that do not count.
  let excess: Double
  /// Where they are to be saved; nil for the whole community.
  let sector: Sector?

  var finding: Finding { Finding(.warning, sentence, at: action.amountPlace) }

  /// A full sentence.
  var sentence: String {
    let emitter = sector.map { "the sector “\($0.title)”" } ?? "the whole community"
    return
      "“\(action.title)” states \(NumberText.grouped(stated)) t CO2e saved in \(year), \(NumberText.grouped(excess)) t more than the \(NumberText.grouped(stated - excess)) t that \(emitter) still emits beside the other actions. What is more does not count. Check its amounts and their units."
  }
}

extension EmissionClaim {
  /// Actions of a year that state too much.
  ///
  /// - Parameters:
  ///   - state: With every action of the year in effect.
  ///   - owners: By stated saving: the action that states it.
  static func found(in state: YearState, owners: [Action]) -> [EmissionClaim] {
    zip(owners, zip(state.savings, state.excess)).compactMap { action, stated in
      let (saving, excess) = stated
      guard excess > 1e-9 * saving.tonnes.magnitude else { return nil }
      return EmissionClaim(
        action: action, year: state.frame.year, stated: saving.tonnes, excess: excess,
        sector: saving.sector)
    }
  }
}
