internal import Quantities

/// Parameters that several methods of wastewater share, declared once so that they mean the same in each.
enum WastewaterParameters {
  static let industrial = MethodParameter(
    "industrial", "F_ind", "Industrial and commercial discharge, as a factor on the people served",
    unit: "factor", range: 1...5, .constant("industrial-discharge", variant: "present"))
  static let oxygenDemand = MethodParameter(
    "bod5", "BOD5", "Oxygen demand per person and day", unit: "kg BOD5/person/day",
    range: 0.01...0.5, .constant("bod5-per-person-day"))
  static let oxygenDemandIPCC = MethodParameter(
    "bod5", "BOD5", "Oxygen demand per person and day", unit: "kg BOD5/person/day",
    range: 0.01...0.5, .constant("bod5-per-person-day", variant: "ipcc"))
  static let methaneCapacity = MethodParameter(
    "bo", "Bo", "Methane that the organics can form", unit: "kg CH4/kg BOD5", range: 0...1,
    .constant("methane-per-bod5"))
  static let days = MethodParameter(
    "days", "D", "Days in a year", unit: "day/year", range: 365...366,
    .constant("days-per-year", variant: "lgop"))
  static let daysIPCC = MethodParameter(
    "days", "D", "Days in a year", unit: "day/year", range: 365...366,
    .constant("days-per-year", variant: "ipcc"))
  static let recovery = MethodParameter(
    "recovery", "R", "Methane captured and burned", unit: "share", range: 0...1,
    .assumed(0, "None stated in the record"))
  static let sludge = MethodParameter(
    "sludge", "S", "Organics removed with sludge", unit: "share", range: 0...1,
    .assumed(0, "None stated in the record"))
  static let period = MethodParameter(
    "period", "Time that the quantity is for", words: ["year", "day"], .word("year"))
  static let primary = MethodParameter(
    "primary", "F_P", "Oxygen demand removed in primary treatment before the lagoon",
    unit: "share", range: 0...1, .constant("primary-removal", variant: "lgop"))
  static let removed = MethodParameter(
    "removed", "F_rem", "Part of the remaining oxygen demand that the lagoon removes",
    unit: "share", range: 0...1, .assumed(1, "All of it, as the protocols take it"))
  static let lagoon = MethodParameter(
    "mcf", "MCF", "Methane correction of the lagoon", unit: "share", range: 0...1,
    .constant("wastewater-methane-correction", variant: "deep-lagoon"))
  static let effluent = MethodParameter(
    "effluent", "EF_eff", "Nitrous oxide nitrogen per nitrogen discharged",
    unit: "kg N2O-N/kg N", range: 0...0.5, .constant("effluent-n2o-n-per-n", variant: "river"))
  static let gasMethane = MethodParameter(
    "methane", "x", "Methane in the digester gas, by volume", unit: "share", range: 0...1,
    .constant("digester-gas-methane"))
  static let density = MethodParameter(
    "density", "ρ", "Density of methane", unit: "g/m3", range: 500...800,
    .constant("methane-density", variant: "lgop"))
  static let destruction = MethodParameter(
    "destruction", "DE", "Methane that burns", unit: "share", range: 0...1,
    .constant("methane-destroyed"))

  /// Kilograms of nitrous oxide per kilogram of its nitrogen.
  static let nitrousOxidePerNitrogen = 44.0 / 28
}

extension MethodInputs {
  /// The load of a year in kilograms: as stated, or a mean day's times the days of the year.
  func yearlyLoad<Recorder: CalculationRecorder>(
    _ symbol: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    let load = try quantity(symbol, &recorder)
    guard try word("period", &recorder) == "day" else { return load }
    return load * (try value("days", &recorder))
  }

  /// A word; the explanation says so when it is the default.
  func notedWord<Recorder: CalculationRecorder>(
    _ id: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> String {
    let word = try word(id, &recorder)
    if !states(id), let meaning = declaration.parameter(id)?.meaning {
      recorder.note { "\(meaning): \(word), because the record states nothing else." }
    }
    return word
  }

  /// A number that the record may state, else the library's constant for a variant known only now.
  func value<Recorder: CalculationRecorder>(
    _ id: String, orConstant name: String, variant: String = "", _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    if let stated = try optional(id, &recorder) { return stated }
    let parameter = declaration.parameter(id)
    let meaning = parameter?.meaning ?? id
    return try constant(
      name, variant: variant, symbol: parameter?.symbol ?? id,
      variant.isEmpty ? meaning : "\(meaning), \(variant)", &recorder)
  }
}
