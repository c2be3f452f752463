internal import Factors
public import Quantities

/// Trucks that collect waste along their routes, and that haul it to where it is treated.
///
///     haul:        m(gas) = M · d · f(gas)
///     collection:  m(CO2) = M · f
///
/// - Source: [EPA-HUB-2025], table 8, medium- and heavy-duty trucks per ton-mile; [USCP-2019], appendix E, SW.6, from memory.
/// - Limits: Loaded one-way distance times weight; empty returns are in the average of the factor or not counted.
public enum WasteHauling: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "waste-hauling", name: "Waste collection and hauling", sectors: [.waste, .transportation],
    kinds: [.mass, .freightDistance], quantity: "Waste collected or hauled",
    activities: .words(["haul", "collection"]),
    equation: "m(gas) = M · d · f(gas), or M · f for collection",
    symbols: [
      ("M", "waste collected or hauled, wet"), ("d", "distance hauled, one way"),
      ("f(gas)", "emission factor per ton-mile, or per ton for collection"),
    ],
    parameters: [
      MethodParameter(
        "distance", "d", "Distance hauled, one way; in the quantity where that is in ton-miles",
        unit: "mile", range: 0...5000, .absent),
      MethodParameter(
        "factors", "Source of the hauling factors", words: ["epa-hub", "uscp"], .word("epa-hub")),
    ],
    protocols: ProtocolTags(gpc: "II.1.1", uscp: "SW.6", counts: .activity),
    validity:
      "Where the fuel of the trucks is not known. Fuel or miles of the fleet are better, and the same trucks are usually in on-road vehicle miles already: then leave this out, or use the notation key IE. In the GPC these are transport emissions, outside the boundary in II.1.3. Collection, and hauling by the US Community Protocol, are from memory, unverified, and CO2e of burned fuel taken as carbon dioxide.",
    source: "EPA GHG Emission Factors Hub, table 8; US Community Protocol, SW.6 (from memory)")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    try inputs.checkFactorName(allowing: "epa-hub")
    recorder.formula { declaration.equation }
    switch record.activity {
    case "haul": return try haul(inputs, &recorder).withFossilMethane
    case "collection":
      let waste = try inputs.mass("M", &recorder)
      guard !inputs.states("distance") else {
        throw MethodProblem(
          "factor",
          "Collection is counted per ton, so “distance” has no effect. For the way to the landfill add a record with the activity haul."
        )
      }
      let factors = try inputs.factors("waste-equipment", per: .mass, &recorder)
      return MethodInputs.emissions(ofCanonical: waste.canonical, factors).withFossilMethane
    default:
      throw MethodProblem(
        "activity", "“\(record.activity)” is not known here. Write haul or collection.")
    }
  }

  private static func haul<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let freight = try freight(inputs, &recorder)
    let isHub = try inputs.word("factors", &recorder) == "epa-hub"
    let factors = try inputs.factors(
      isHub ? "transport-activity" : "waste-equipment",
      isHub ? "medium-heavy-truck:short ton-mile" : nil, per: .freightDistance, &recorder)
    return MethodInputs.emissions(ofCanonical: freight, factors)
  }

  /// Metric tons times kilometers, from the quantity or from mass and distance.
  private static func freight<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    let amount = try inputs.quantity("M", &recorder)
    guard inputs.record.unit?.kind == .mass else {
      guard !inputs.states("distance") else {
        throw MethodProblem(
          "factor",
          "The quantity is in ton-miles, which has the distance in it. Leave out “distance”.")
      }
      return amount
    }
    let miles = try inputs.value("distance", &recorder)
    return Mass(canonical: amount).tonnes * Distance.miles(miles).kilometers
  }
}
