internal import Factors
public import Quantities
internal import Tables

/// On-road vehicles from miles driven, the mix of vehicles, fuel economy and grams per mile.
///
///     m(CO2) = Σ VMT · s ÷ mpg · f(fuel)
///     m(CH4), m(N2O) = Σ VMT · s · g(vehicle, model year)
///
/// - Source: [EPA-HUB-2025], tables 2 to 4; form as in the US Community Protocol, TR.1.
/// - Limits: Miles within the boundary; one model year stands for a whole class. Electric miles take grid rates.
public enum OnRoadVehicleMiles: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "on-road-vmt", name: "On-road vehicles by vehicle miles", sectors: [.transportation],
    kinds: [.distance],
    equation: "m(CO2) = Σ VMT · s ÷ mpg · f(fuel);  m(CH4, N2O) = Σ VMT · s · g",
    symbols: [
      ("VMT", "vehicle miles driven in the year"),
      ("s", "share of the miles by vehicle and fuel; shares sum to 1"),
      ("mpg", "miles per gallon, or per kWh for electric vehicles"),
      ("f(fuel)", "carbon dioxide per gallon"),
      ("g", "methane or nitrous oxide per mile of the vehicle and model year"),
    ],
    validity:
      "Miles driven within the boundary. One model year stands for each class of vehicle. Ethanol's and biodiesel's carbon dioxide is biogenic.",
    source: "EPA GHG Emission Factors Hub, tables 2–4")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let distance = Distance(canonical: try record.amount(for: declaration))
    let mix = try vehicleMix(record, context)
    let edition = record.factor.options["edition"] ?? FactorLibrary.hubEdition(for: record.year)
    recorder.formula { declaration.equation }
    recorder.input { record.quantityInput("VMT", "Vehicle miles", in: context) }
    var sum = EmissionsByGas.zero
    for part in mix {
      let miles = distance * part.share.value
      sum += try emissions(
        of: miles, part: part, edition: edition, record: record, context: context,
        recorder: &recorder)
    }
    return sum
  }

  private static func vehicleMix(
    _ record: ActivityRecord, _ context: InventoryContext
  ) throws(MethodProblem) -> [VehicleShare] {
    guard let mix = context.vehicleMixes[record.factor.name] else {
      let known = context.vehicleMixes.keys.sorted().joined(separator: ", ")
      throw MethodProblem(
        "factor",
        "“\(record.factor.name)” is not a set of vehicle-mix.csv. Sets there: \(known.isEmpty ? "none" : known)."
      )
    }
    let sum = mix.reduce(0) { $0 + $1.share.value }
    guard (sum - 1).magnitude <= 1e-6 else {
      throw MethodProblem(
        "factor",
        "The shares of the vehicle mix “\(record.factor.name)” sum to \(NumberText.significant(sum)), not 1. Mend vehicle-mix.csv; the record was left out."
      )
    }
    return mix
  }

  private static func emissions<Recorder: CalculationRecorder>(
    of distance: Distance, part: VehicleShare, edition: String, record: ActivityRecord,
    context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let name = "\(part.vehicle), \(part.fuel)"
    recorder.input {
      Explanation.Input(
        symbol: "s", name: "Share of miles: \(name)",
        value: NumberText.significant(part.share.value), unit: "share",
        source: context.citation(part.source), place: part.place.at(column: "share"))
    }
    recorder.input {
      Explanation.Input(
        symbol: "mpg", name: "Fuel economy: \(name)",
        value: NumberText.significant(part.milesPerUnit),
        unit: part.fuel == "electricity" ? "miles per kWh" : "miles per gallon",
        source: context.citation(part.source), place: part.place.at(column: "mpg"))
    }
    guard part.fuel != "electricity" else {
      return try gridEmissions(of: distance, part: part, record: record, context: context)
    }
    var sum = try fuelEmissions(
      of: distance, part: part, edition: edition, context: context, recorder: &recorder)
    for gas in [Gas.methane, .nitrousOxide] {
      let factor = try mileFactor(gas, part: part, edition: edition, context: context)
      recorder.input { factor.input("g(\(gas.formula))", "Per mile: \(name), \(part.modelYear)") }
      sum[gas] += distance.canonical * factor.kilogramsPerCanonicalUnit
    }
    return sum
  }

  private static func fuelEmissions<Recorder: CalculationRecorder>(
    of distance: Distance, part: VehicleShare, edition: String, context: InventoryContext,
    recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let gallons = LiquidVolume.gallons(distance.miles / part.milesPerUnit)
    var sum = EmissionsByGas.zero
    for component in context.library.blends[part.fuel] ?? [(fuel: part.fuel, share: 1)] {
      guard
        let factor = context.library.vehicleFuelFactor(fuel: component.fuel, edition: edition),
        factor.per.kind == .liquidVolume
      else {
        throw MethodProblem(
          "factor",
          "There is no carbon dioxide factor per gallon for the vehicle fuel “\(component.fuel)” (\(part.place))."
        )
      }
      recorder.input { factor.input("f", "Carbon per gallon: \(component.fuel)") }
      sum[factor.gas] +=
        gallons.canonical * component.share * factor.kilogramsPerCanonicalUnit
    }
    return sum
  }

  private static func mileFactor(
    _ gas: Gas, part: VehicleShare, edition: String, context: InventoryContext
  ) throws(MethodProblem) -> EmissionFactor {
    let isBlend = context.library.blends[part.fuel] != nil
    let fuel =
      isBlend
      ? context.library.blends[part.fuel]?.max { $0.share < $1.share }?.fuel ?? part.fuel
      : part.fuel
    guard
      let factor = context.library.vehicleMileFactor(
        vehicle: part.vehicle, fuel: fuel, modelYear: part.modelYear, gas: gas,
        edition: edition)
    else {
      throw MethodProblem(
        "factor",
        "There is no \(gas.formula) factor per mile for \(part.vehicle), \(fuel), model year \(part.modelYear) (\(part.place))."
      )
    }
    return factor
  }

  private static func gridEmissions(
    of distance: Distance, part: VehicleShare, record: ActivityRecord, context: InventoryContext
  ) throws(MethodProblem) -> EmissionsByGas {
    guard
      let choice = context.library.gridChoice(subregion: context.subregion, year: record.year)
    else {
      throw MethodProblem(
        "year", "There are no grid rates for electric vehicles in \(record.year).")
    }
    return choice.emissions(of: .kilowattHours(distance.miles / part.milesPerUnit))
  }
}
