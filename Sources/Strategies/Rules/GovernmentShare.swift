internal import Forecast
public import Inventory
internal import Quantities
public import Tables

/// Whether actions of the government's operations stay within what its own account uses.
///
/// They act on streams of the community, of which the government's operations are a part. What they save is stated as an
/// amount, so that it must not be more than what the government's own account has of it.
public enum GovernmentShare {
  /// What an action starts from: an amount of one activity.
  private struct Base {
    let parameter: String
    let what: String
    /// In canonical units.
    let amount: Double
    let unit: MeasurementUnit
    let isCounted: @Sendable (ActivityRecord) -> Bool
  }

  /// One finding for each action that reaches beyond the account, and a note where there is no account.
  ///
  /// - Parameters:
  ///   - actions: Those that have an effect.
  ///   - account: The government's own inventory; nil without one.
  ///   - year: The base year; the account's nearest year before it counts, else the first after it.
  public static func findings(
    _ actions: [Action], account: EmissionsInventory?, year: Int
  ) -> [Finding] {
    let asked = actions.filter { Calculator.of($0.kind).group == .government }
    guard !asked.isEmpty else { return [] }
    guard let account,
      let known = account.years.filter({ $0 <= year }).max() ?? account.years.min()
    else {
      return asked.map { action in
        Finding(
          .note,
          "“\(action.title)” is of the government's operations and acts on streams of the community. There is no account of the government's own energy and travel to check its amounts against. Add records with the account “government” to inventory.csv.",
          at: action.place)
      }
    }
    let records = account.entries(of: known).map(\.record)
    return asked.flatMap { action in
      bases(of: action).compactMap { finding($0, action, records, known) }
    }
  }

  private static func finding(
    _ base: Base, _ action: Action, _ records: [ActivityRecord], _ year: Int
  ) -> Finding? {
    let counted = records.filter(base.isCounted)
    // Fuels by volume cannot be held against an amount of heat here.
    guard counted.allSatisfy({ $0.unit?.kind == base.unit.kind }) else { return nil }
    let own = counted.reduce(0) {
      $0 + ($1.quantity ?? 0) * ($1.unit?.canonicalFactor ?? 0)
    }
    guard base.amount > own * (1 + 1e-9), base.amount > 0 else { return nil }
    func text(_ amount: Double) -> String {
      "\(NumberText.grouped(amount / base.unit.canonicalFactor)) \(base.unit.symbol)"
    }
    let place = action.parameters[base.parameter]?.place ?? action.place
    return Finding(
      .warning,
      "“\(action.title)” starts from \(text(base.amount)) of \(base.what), and the government's own account of \(year) has \(text(own)). It would save what others use: correct one of the two.",
      at: place)
  }

  private static func bases(of action: Action) -> [Base] {
    func number(_ name: String) -> Double { action.parameter(name)?.number ?? 0 }
    func base(
      _ parameter: String, _ what: String, _ amount: Double, _ unit: String,
      _ isCounted: @escaping @Sendable (ActivityRecord) -> Bool
    ) -> [Base] {
      MeasurementUnit.named(unit).map { unit in
        [
          Base(
            parameter: parameter, what: what, amount: amount, unit: unit, isCounted: isCounted)
        ]
      } ?? []
    }
    switch action.kind.rawValue {
    case "streetlights":
      let hours = number("lamps") * number("power_each") * number("hours")
      return base("lamps", "electricity", Energy.megawattHours(hours).canonical, "MWh") {
        $0.isGridElectricity
      }
    case "public-buildings":
      return base("electricity", "electricity", number("electricity"), "MWh") {
        $0.isGridElectricity
      } + base("fuel", "fuel", number("fuel"), "MMBtu") { $0.isFuel }
    case "public-fleet":
      return base("miles", "vehicle miles", number("miles"), "mile") { $0.isRoadTravel }
    default: return []
    }
  }
}
