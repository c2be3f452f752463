internal import Factors
public import Quantities

/// Methane of industrial wastewater by product, as the EPA's State Inventory Tool does it.
///
///     m(CH4) = Q · W · C · f_an · EF · (1 − R)
///
/// - Source: [SIT-2024], wastewater module 2024.1, industrial sheets.
/// - Limits: National averages per product; a plant's own flow and load are far better.
public enum IndustrialWastewater: EmissionMethod {
  private static let products = ["red-meat", "poultry", "pulp-and-paper", "fruit-and-vegetables"]

  public static let declaration = MethodDeclaration(
    id: "industrial-wastewater", name: "Industrial wastewater by product",
    sectors: [.water, .industry], kinds: [.mass], quantity: "Product made",
    activities: .words(products), equation: "m(CH4) = Q · W · C · f_an · EF · (1 − R)",
    symbols: [("Q", "product made in the year")],
    parameters: [
      MethodParameter(
        "outflow", "W", "Wastewater per product", unit: "m3/tonne", range: 0...1000, .absent),
      MethodParameter(
        "load", "C", "Oxygen demand of the wastewater", unit: "g/litre", range: 0...500, .absent),
      MethodParameter(
        "anaerobic", "f_an", "Oxygen demand treated without air", unit: "share", range: 0...1,
        .absent),
      MethodParameter(
        "factor", "EF", "Methane per oxygen demand", unit: "g CH4/g", range: 0...1, .absent),
      WastewaterParameters.recovery,
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.4.{t}", counts: .source),
    validity:
      "Weight of the product: meat and poultry live or dressed as in the source's statistics, paper and pulp produced. Any other product needs outflow, load, anaerobic and factor. Plants that discharge to the municipal sewer are part of that plant.",
    source: "EPA State Inventory Tool, wastewater module 2024.1")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let product = Mass(canonical: try inputs.quantity("Q", &recorder))
    if let own = try inputs.ownEmissions(of: product.canonical, &recorder) { return own }
    let isKnown = products.contains(record.activity)
    let demand = record.activity == "pulp-and-paper" ? "bod" : "cod"
    var load = product.tonnes
    for (id, constant) in [
      ("outflow", "outflow"), ("load", demand), ("anaerobic", "anaerobic-fraction"),
      ("factor", "methane-per-\(demand)"),
    ] {
      guard isKnown || inputs.states(id) else { throw missing(id, activity: record.activity) }
      load *= try inputs.value(
        id, orConstant: "\(record.activity)-\(constant)", &recorder)
    }
    let methane = load * (1 - (try inputs.value("recovery", &recorder)))
    if methane == 0, isKnown, product.tonnes != 0, !inputs.states("anaerobic") {
      recorder.note {
        "The source takes it that none of this wastewater is treated without air. State “anaerobic” if some is."
      }
    }
    return EmissionsByGas(methane: .kilograms(methane))
  }

  private static func missing(_ id: String, activity: String) -> MethodProblem {
    MethodProblem(
      "activity",
      "There is no default “\(id)” for “\(activity)”. Use one of \(products.joined(separator: ", ")), or state outflow, load, anaerobic and factor."
    )
  }
}
