internal import Factors
public import Quantities
internal import Tables

/// Equipment that does not drive on roads: construction, farms, lawns, airports, industry, recreation.
///
///     m(CO2) = Σ Q · p · b · f(fuel)
///     m(CH4), m(N2O) = Q · p · g(equipment, fuel, engine)
///
/// The `activity` cell names equipment, fuel and, for gasoline, engine, such as
/// `construction-mining-equipment:diesel` or `lawn-and-garden-equipment:motor-gasoline:four-stroke`.
///
/// - Source: [EPA-HUB-2021], tables 2 and 5; [GPC-2021], chapter 7; [USCP-2019], TR.8.
/// - Limits: Averages of a kind of equipment; model EPA MOVES-Nonroad gives counts and hours.
public enum OffRoadEquipment: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "off-road", name: "Off-road equipment by fuel",
    sectors: [.transportation, .industry, .agriculture], kinds: [.liquidVolume],
    quantity: "Fuel used", activities: .factorSet("nonroad"),
    equation: "m(CO2) = Σ Q · p · b · f(fuel);  m(CH4, N2O) = Q · p · g",
    symbols: [
      ("Q", "fuel burned by equipment of one kind"), ("p", "part of it that is counted"),
      ("b", "part of each fuel in a blend, by volume"), ("f(fuel)", "carbon dioxide per gallon"),
      ("g", "methane or nitrous oxide per gallon by equipment, fuel and engine"),
    ], parameters: [.countedShare, .biofuel, .hubEdition],
    protocols: ProtocolTags(gpc: "II.5.1", scope: 1, uscp: "TR.8", counts: .source, lgop: "7.2"),
    validity:
      "Fuel by kind of equipment. A blend may stand in place of its main fuel, as in construction-mining-equipment:diesel-b20. Construction and farm equipment may belong to stationary energy in the GPC (I.3, I.5): state the reference in the record. Electric equipment goes to “transport-electricity”.",
    source: "EPA GHG Emission Factors Hub 2021, tables 2 and 5")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let transport = try TransportInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let amount = try transport.quantity("Q", &recorder).amount
    let words = record.activity.split(separator: ":").map(String.init)
    if let own = try transport.ownEmissions(of: amount, .liquidVolume, &recorder) { return own }
    guard words.count >= 2 else {
      let known = context.library.activities(in: "nonroad").joined(separator: ", ")
      throw MethodProblem(
        "activity",
        "“\(record.activity)” does not name equipment and fuel, such as construction-mining-equipment:diesel. Known: \(known)."
      )
    }
    return try transport.nonroadEmissions(
      of: amount, .liquidVolume, equipment: words[0], fuel: words[1],
      engine: words.count > 2 ? words[2] : nil, &recorder)
  }
}
