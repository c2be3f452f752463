internal import Factors
internal import Quantities

/// What leaves a landfill of the methane that forms in it: after collection, destruction and oxidation.
enum LandfillNet {
  static let parameters: [MethodParameter] = [
    MethodParameter(
      "recovered", "R", "Methane collected in the year, where it was measured", unit: "tonne",
      range: 0...10_000_000, .absent),
    MethodParameter(
      "oxidation", "OX", "Oxidized in the cover", unit: "share", range: 0...1,
      .constant("oxidation", variant: "managed")),
    MethodParameter(
      "destruction", "DE", "Collected methane destroyed by flare or engine", unit: "share",
      range: 0...1, .constant("gas-destruction", variant: "flare")),
  ]

  /// Kilograms of methane emitted from what forms in waste of each age.
  ///
  /// - Throws: A problem when both an efficiency and a measured amount are stated, or more was collected than forms.
  static func methane<Recorder: CalculationRecorder>(
    _ generated: [(age: Int, methane: Double)], _ inputs: MethodInputs,
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    let oxidation = try inputs.value("oxidation", &recorder)
    let destruction = try inputs.value("destruction", &recorder)
    let total = generated.reduce(0) { $0 + $1.methane }
    let collected: Double
    if let measured = try inputs.optional("recovered", &recorder) {
      guard !inputs.states("collection"), !inputs.states("efficiency") else {
        throw MethodProblem(
          "factor",
          "“recovered” is what was measured; leave out “collection” and “efficiency”.")
      }
      collected = Mass.tonnes(measured).kilograms
      guard collected <= total else {
        throw MethodProblem(
          "factor",
          "\(NumberText.significant(measured)) t of methane were collected, but the model forms only \(NumberText.significant(total / 1000)) t. Use “landfill-collected-gas”, or correct the history."
        )
      }
    } else {
      let collection = try GasCollection.read(inputs, &recorder)
      collected = generated.reduce(0) { $0 + $1.methane * collection.efficiency(age: $1.age) }
    }
    return (total - collected) * (1 - oxidation) + collected * (1 - destruction)
  }
}
