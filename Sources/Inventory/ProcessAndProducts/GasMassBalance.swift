internal import Factors
internal import Quantities

/// The balance of a gas that is bought, charged into equipment, recovered and sent away.
///
///     m = B + C_old − C_new − G − ΔS
///
/// - Source: [EPA-FUGITIVE-2014], section 2.3; 40 CFR 98, subpart DD, for sulfur hexafluoride.
enum GasMassBalance {
  static let equation = "m = B + C_old − C_new − G − ΔS"

  static let symbols: [(symbol: String, meaning: String)] = [
    ("B", "gas bought or received in the year, inside new equipment too")
  ]

  static let parameters = [
    MethodParameter(
      "new_capacity", "C_new", "Full charge of equipment put into service", unit: "kg",
      range: 0...1e9, .required),
    MethodParameter(
      "retired_capacity", "C_old", "Full charge of equipment taken out of service", unit: "kg",
      range: 0...1e9, .required),
    MethodParameter(
      "given_away", "G", "Gas sold, returned, or sent off-site for recycling or destruction",
      unit: "kg", range: 0...1e9, .required),
    MethodParameter(
      "storage_increase", "ΔS", "Growth of the stock in cylinders, negative when it shrinks",
      unit: "kg", range: -1e9...1e9, .required),
  ]

  /// Kilograms that escaped; a balance below zero is a mistake in the records.
  static func kilograms<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    recorder.formula { equation }
    try inputs.checkFactorName(takesSets: false)
    let bought = try inputs.quantity("B", &recorder)
    let added = try inputs.value("new_capacity", &recorder)
    let retired = try inputs.value("retired_capacity", &recorder)
    let given = try inputs.value("given_away", &recorder)
    let stored = try inputs.value("storage_increase", &recorder)
    let escaped = bought + retired - added - given - stored
    guard escaped >= 0 else {
      throw MethodProblem(
        "quantity",
        "The balance is \(NumberText.significant(escaped)) kg, below zero: more gas is accounted for than there was. Look for purchases that are missing, or capacity that is counted twice."
      )
    }
    return escaped
  }
}
