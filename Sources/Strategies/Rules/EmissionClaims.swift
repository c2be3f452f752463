internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

/// An action that states more emissions saved in a year than there are when its turn comes.
///
/// All of it counts, since what is stated in metric tons CO2e has no activity that could run out.
struct EmissionClaim: Sendable {
  let action: Action
  /// The first year in which it is so.
  let year: Int
  /// Metric tons CO2e that are stated.
  let stated: Double
  /// Metric tons CO2e that there are to save.
  let left: Double
  /// Where they are to be saved; nil for the whole community.
  let sector: Sector?

  var finding: Finding { Finding(.warning, sentence, at: action.place) }

  /// A full sentence.
  var sentence: String {
    let emitter = sector.map { "the sector “\($0.title)”" } ?? "the whole community"
    return
      "“\(action.title)” states \(NumberText.grouped(stated)) t CO2e saved in \(year), \(NumberText.grouped(stated - left)) t more than the \(NumberText.grouped(left)) t that \(emitter) still emits. All of it counts, so that totals are too low. Check its amounts and their units."
  }
}

/// What is left to be saved in a year by actions that state emissions, as they act one after the other.
///
/// What removals such as trees take up may be more than a sector emits; they are held against nothing and take nothing
/// from what others may save.
struct EmissionsLeft {
  /// Metric tons CO2e that actions have stated so far by their sector, below 0 for what is saved.
  private var stated: [Sector?: Double] = [:]

  /// Takes an action's steps, before they are applied to the state.
  ///
  /// - Returns: What is wrong with the tons that it states; nil when nothing is.
  mutating func claim(
    of action: Action, _ steps: [EffectStep], before state: YearState
  ) -> EmissionClaim? {
    guard Calculator.of(action.kind).stage != .removal else { return nil }
    let tonnes = steps.reduce(0.0) { sum, step in
      if case .emit(let amount) = step { sum + amount } else { sum }
    }
    guard tonnes != 0 else { return nil }
    let sector = EmissionsLeft.sector(of: action)
    let left = max(0, left(in: sector, state))
    stated[sector, default: 0] += tonnes
    guard -tonnes > left * (1 + 1e-9) else { return nil }
    return EmissionClaim(
      action: action, year: state.frame.year, stated: -tonnes, left: left, sector: sector)
  }

  /// Land takes up more than it emits, so that what is stated there is held against the whole community.
  private static func sector(of action: Action) -> Sector? {
    Sector(rawValue: action.sector).flatMap { $0 == .land ? nil : $0 }
  }

  /// Metric tons CO2e of a sector that nobody has saved yet; of the whole community for nil.
  private func left(in sector: Sector?, _ state: YearState) -> Double {
    guard let sector else {
      return state.tonnes - state.tonnesBeside + stated.values.reduce(0, +)
    }
    return state.streamTonnes(of: sector) + (stated[sector] ?? 0)
  }
}

extension YearState {
  /// Metric tons CO2e of a sector's streams, with what actions add to a carrier where the stream that stands for it is.
  fileprivate func streamTonnes(of sector: Sector) -> Double {
    var sum = 0.0
    for position in frame.positions(where: { $0.sector == sector }) {
      sum += activity[position] * frame.rates[position] * cleanliness[position]
    }
    for carrier in Carrier.allCases where added[carrier.rawValue] != 0 {
      guard let position = frame.reference[carrier], frame.records[position].sector == sector
      else { continue }
      sum += added[carrier.rawValue] * rate(of: carrier)
      if carrier == .gridElectricity { sum += surplus * rate(of: carrier) }
    }
    return sum
  }
}
