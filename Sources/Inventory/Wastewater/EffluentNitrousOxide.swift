internal import Factors
public import Quantities

/// Nitrous oxide of discharged wastewater by population, where its nitrogen is not measured.
///
///     m(N2O) = P · F_ind · (N_load − N_up · BOD5) · EF_eff · 44/28 · (1 − F_plant) · D
///
/// - Source: [LGOP-2010], equation 10.10; [USCP-2019], WW.12; the equation's defaults are from memory.
/// - Limits: Every default of the nitrogen is unverified; a plant's discharge report is far better.
public enum EffluentNitrousOxide: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "effluent-nitrous-oxide", name: "Effluent nitrous oxide by population", sectors: [.water],
    kinds: [.count], countUnits: ["people"], quantity: "People served",
    equation: "m(N2O) = P · F_ind · (N_load − N_up · BOD5) · EF_eff · 44/28 · (1 − F_plant) · D",
    symbols: [("P", "people served by the plant")],
    parameters: [
      WastewaterParameters.industrial,
      MethodParameter(
        "nitrogen", "N_load", "Nitrogen in the wastewater of one person",
        unit: "kg N/person/day", range: 0...0.2, .constant("effluent-nitrogen-per-person-day")),
      MethodParameter(
        "uptake", "N_up", "Nitrogen that biomass takes up: aerobic, anaerobic or a number",
        unit: "kg N/kg BOD5", range: 0...1,
        .constant("nitrogen-uptake-per-bod5", variant: "aerobic")),
      WastewaterParameters.oxygenDemand, WastewaterParameters.effluent,
      MethodParameter(
        "removed", "F_plant", "Nitrogen that the plant removes: none, nitrification or a number",
        unit: "share", range: 0...1, .constant("nitrogen-removed", variant: "none")),
      WastewaterParameters.days,
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.4.{t}", uscp: "WW.12", counts: .both, lgop: "10"),
    validity:
      "Write removed=nitrification for plants with nitrification and denitrification, uptake=anaerobic for lagoons and digesters. Not for septic systems, which discharge into soil.",
    source: "LGOP 1.1, equation 10.10; US Community Protocol WW.12")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let people = try inputs.quantity("P", &recorder)
    if let own = try inputs.ownEmissions(of: people, &recorder) { return own }
    let industrial = try inputs.value("industrial", &recorder)
    let load = try inputs.value("nitrogen", &recorder)
    let uptake = try inputs.value("uptake", &recorder) * inputs.value("bod5", &recorder)
    guard load >= uptake else {
      throw MethodProblem(
        "factor",
        "The biomass takes up more nitrogen than the wastewater holds. Correct “nitrogen”, “uptake” or “bod5”."
      )
    }
    let factor = try inputs.value("effluent", &recorder)
    let removed = try inputs.value("removed", &recorder)
    let days = try inputs.value("days", &recorder)
    let nitrogen = people * industrial * (load - uptake) * (1 - removed) * days
    return EmissionsByGas(
      nitrousOxide: .kilograms(nitrogen * factor * WastewaterParameters.nitrousOxidePerNitrogen))
  }
}
