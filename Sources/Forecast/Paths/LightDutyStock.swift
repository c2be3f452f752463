internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

/// Fuel per mile of all cars and light trucks on the road as new ones take the place of old ones.
///
///     L(y) = Σ c, a  w(c, a) · (1 − ev(y − a)) ÷ mpg(c, y − a)  ÷  Σ c, a  w(c, a)
///     w(c, a) = n(c, y − a) · S(c, a) · M(c, a)
///
/// with c the class, a the age, n the class's share of new vehicles, S the part still on the road, M the miles a
/// year, mpg the fuel economy when new and ev the share of new vehicles that are electric.
///
/// - Source: Survival, miles and the old fleet of EPA's OMEGA model; new vehicles of the Annual Energy Outlook 2022.
/// - Limits: As many new vehicles every year; national; power for charging is not added to electricity. It scales what cars
///   and light trucks of a record emit by burning fuel, where the record says which vehicles it is of.
public enum LightDutyStock: PathMaker {
  public static let declaration = PathMakerDeclaration(
    id: "light-duty-stock", name: "Fuel per mile of cars and light trucks on the road",
    equation:
      "L(y) = Σ n(y − a) · S(a) · M(a) · (1 − ev(y − a)) ÷ mpg(y − a) ÷ Σ n(y − a) · S(a) · M(a)",
    parameters: [
      .init(
        "ev-share", "Share of new vehicles that are electric; none unless given", .share,
        isYearly: true),
      .init("truck-share", "Share of new vehicles that are light trucks", .share),
      .init(
        "power-counted",
        "Where the power of electric vehicles is counted: the id of a record or of an action", .word
      ),
    ],
    unit: "gallon/mile",
    validity:
      "For passenger cars and light trucks, not for heavy vehicles: of a record with a mix or a class of vehicles it scales what those emit by burning fuel, and the rest stays as it is; of any other it scales all, with a warning. National survival, miles and fuel economy, and the same number of new vehicles every year. Old and new fuel economies are of two sources that meet between 2019 and 2021. Before the first year of ev-share no new vehicle is electric, after its last the share stays. The power that electric vehicles use is not added to electricity here: count it by a record's driver or an action and say which in “power-counted”; until then every scenario that follows the path lists it as left out.",
    source:
      "EPA, OMEGA model (survival, miles and fleet by age); EIA, Annual Energy Outlook 2022 (new vehicles)"
  )

  /// The classes of vehicles that it is of.
  static let vehicles: Set<String> = ["passenger-car", "light-truck"]

  /// Trucks among new light-duty vehicles of 2021.
  ///
  /// - Source: The reference case of the Annual Energy Outlook 2022 in the new-vehicle market file of EPA's OMEGA model: 9.97 of 15.40 million.
  static let truckShare = 0.6477

  public static func make(_ inputs: PathInputs) throws(PathProblem) -> MadePath {
    try inputs.checkCounter("power-counted")
    let electric = try inputs.series("ev-share", declaration)
    let trucks = try inputs.number("truck-share", declaration) ?? truckShare
    var values: [Double] = []
    for year in inputs.years {
      guard
        let value = fuelPerMile(
          year, trucks: trucks, electric: electric, facts: inputs.facts)
      else {
        throw PathProblem(
          "There is no fuel economy of the vehicles on the road in \(year).",
          at: inputs.request.place)
      }
      values.append(value)
    }
    guard values[0] > 0 else {
      throw PathProblem(
        "No vehicle burns fuel in \(inputs.base), so nothing can be scaled by it.",
        at: inputs.request.place)
    }
    let isElectric = electric.points.contains { $0.value > 0 }
    let omissions =
      isElectric && inputs.rows("power-counted").isEmpty
      ? [
        "The power that electric vehicles of the path “\(inputs.request.id)” use is in no electricity. Count it by a driver or an action, and say where in “power-counted” of path-makers.csv."
      ] : []
    return inputs.path(
      declaration, values,
      inputs: explained(inputs, trucks: trucks), notes: omissions, omissions: omissions,
      vehicles: vehicles)
  }

  private static func explained(_ inputs: PathInputs, trucks: Double) -> [Explanation.Input] {
    var rows = inputs.inputs("ev-share", "ev", "New vehicles that are electric")
    rows +=
      inputs.rows("truck-share").isEmpty
      ? [
        Explanation.Input(
          symbol: "n(truck)", name: "Light trucks among new vehicles",
          value: NumberText.significant(trucks), unit: "share",
          source: inputs.facts.citation("aeo2022"))
      ] : inputs.inputs("truck-share", "n(truck)", "Light trucks among new vehicles")
    rows += ["omega-vehicle-age", "omega-legacy-fleet", "aeo2022"].map { id in
      Explanation.Input(
        symbol: id == "omega-vehicle-age" ? "S, M" : "mpg", name: "National figures",
        value: "by class and year", unit: "", source: inputs.facts.citation(id))
    }
    return rows
      + inputs.inputs("power-counted", "power", "Where the power for charging is counted")
  }

  /// Gallons per mile over all vehicles on the road in a year; nil when no model year of them is known.
  static func fuelPerMile(
    _ year: Int, trucks: Double, electric: YearSeries, facts: VehicleFacts
  ) -> Double? {
    var fuel = 0.0
    var miles = 0.0
    for (kind, share) in [(VehicleFacts.Class.car, 1 - trucks), (.truck, trucks)] {
      guard let economy = facts.economy[kind], let span = economy.span else { continue }
      for age in facts.ages[kind] ?? [] {
        let model = year - age.age
        // Vehicles older than any that is known hardly drive.
        guard model >= span.lowerBound,
          let mpg = economy.value(in: min(model, span.upperBound)), mpg > 0
        else { continue }
        let weight = share * age.survival * age.miles
        miles += weight
        fuel += weight * (1 - electricShare(electric, model)) / mpg
      }
    }
    return miles > 0 ? fuel / miles : nil
  }

  private static func electricShare(_ shares: YearSeries, _ model: Int) -> Double {
    guard let span = shares.span, model >= span.lowerBound else { return 0 }
    return shares.value(in: min(model, span.upperBound)) ?? 0
  }
}
