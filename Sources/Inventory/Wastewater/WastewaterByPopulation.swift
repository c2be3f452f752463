internal import Factors
public import Quantities

/// Municipal wastewater by population, as the EPA's State Inventory Tool does it.
///
///     m(CH4) = P · BOD5 · D · Bo · f_an
///     m(N2O, plant) = P · f_sewer · EF_plant
///     m(N2O, effluent) = (P · protein · F_N · F_non − m(N2O, plant) · 28/44) · (1 − f_sludge) · EF_eff · 44/28
///
/// - Source: [SIT-2024], wastewater module 2024.1.
/// - Limits: National averages for a state; a community with plant measurements should use those. Protein
///   by year ends in 2021.
public enum WastewaterByPopulation: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "wastewater-sit", name: "Municipal wastewater by population (EPA)", sectors: [.water],
    family: "wastewater-municipal", kinds: [.count], countUnits: ["people"], quantity: "Population",
    equation:
      "m(CH4) = P · BOD5 · D · Bo · f_an;  m(N2O) = P · f_sewer · EF_plant + (P · protein · F_N · F_non − P · f_sewer · EF_plant · 28/44) · (1 − f_sludge) · EF_eff · 44/28",
    symbols: [("P", "population, on sewers and on septic systems")],
    parameters: [
      WastewaterParameters.oxygenDemand,
      MethodParameter(
        "days", "D", "Days in a year", unit: "day/year", range: 365...366,
        .constant("days-per-year")),
      WastewaterParameters.methaneCapacity,
      MethodParameter(
        "anaerobic", "f_an", "Oxygen demand treated without air, septic systems included",
        unit: "share", range: 0...1, .constant("anaerobic-fraction")),
      MethodParameter(
        "sewered", "f_sewer", "Population on sewers", unit: "share", range: 0...1,
        .constant("fraction-not-on-septic")),
      MethodParameter(
        "plant", "EF_plant", "Nitrous oxide at the plant per person on sewers",
        unit: "g N2O/person/year", range: 0...1000, .constant("direct-n2o-per-person-year")),
      MethodParameter(
        "protein", "protein", "Protein per person and year", unit: "kg/person/year",
        range: 10...100, .constant("protein-per-person-year")),
      MethodParameter(
        "nitrogen", "F_N", "Nitrogen in protein", unit: "kg N/kg protein", range: 0...1,
        .constant("nitrogen-in-protein")),
      MethodParameter(
        "non_consumption", "F_non", "Nitrogen not from food, as a factor", unit: "factor",
        range: 1...5, .constant("non-consumption-nitrogen")),
      MethodParameter(
        "sludge", "f_sludge", "Nitrogen removed with sludge", unit: "share", range: 0...1,
        .constant("biosolids-fraction-fertilizer")),
      MethodParameter(
        "effluent", "EF_eff", "Nitrous oxide nitrogen per nitrogen discharged",
        unit: "kg N2O-N/kg N", range: 0...0.5, .constant("effluent-n2o-n-per-n")),
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.4.{t}", counts: .both, lgop: "10"),
    validity:
      "National averages, for a screening estimate; plant measurements are better. Protein and sludge are known for 1990–2021; state both for other years. A leap year has 366 days in some inventories: days=366.",
    source: "EPA State Inventory Tool, wastewater module 2024.1")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let people = try inputs.quantity("P", &recorder)
    if let own = try inputs.ownEmissions(of: people, &recorder) { return own }
    let oxygenDemand = try inputs.value("bod5", &recorder) * inputs.value("days", &recorder)
    let methane =
      people * oxygenDemand * (try inputs.value("bo", &recorder))
      * (try inputs.value("anaerobic", &recorder))
    let sewered = try inputs.value("sewered", &recorder)
    let plant = EmissionMass<N2O>.grams(
      people * sewered * (try inputs.value("plant", &recorder)))
    let nitrogen =
      people * (try inputs.value("protein", &recorder))
      * (try inputs.value("nitrogen", &recorder))
      * (try inputs.value("non_consumption", &recorder))
      - plant.kilograms / WastewaterParameters.nitrousOxidePerNitrogen
    let effluent =
      nitrogen * (1 - (try inputs.value("sludge", &recorder)))
      * (try inputs.value("effluent", &recorder)) * WastewaterParameters.nitrousOxidePerNitrogen
    if inputs.states("sewered"), !inputs.states("anaerobic") {
      recorder.note {
        "The part treated without air is still that of 83 percent on sewers: state “anaerobic” beside “sewered”."
      }
    }
    return EmissionsByGas(
      methane: .kilograms(methane), nitrousOxide: plant + .kilograms(effluent))
  }
}
