internal import Factors
internal import Quantities

/// Methane in an amount of landfill gas, by volume and density or by mass.
enum LandfillGas {
  /// One cubic meter in cubic feet; a foot is 0.3048 m exactly.
  static let cubicFeetPerCubicMeter = 1 / (0.3048 * 0.3048 * 0.3048)

  static let parameters: [MethodParameter] = [
    MethodParameter(
      "f", "F", "Methane in the gas, by volume; best as measured", unit: "share", range: 0...1,
      .constant("methane-in-gas", variant: "default")),
    MethodParameter(
      "density", "ρ", "Density of methane", unit: "lb/scf", range: 0.03...0.06,
      .constant("methane-density", variant: "60f")),
  ]

  /// The record's quantity as methane: a mass is methane already, a volume is landfill gas.
  ///
  ///     C = V · F · ρ
  static func methane<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Mass {
    let amount = try inputs.quantity("V", &recorder)
    guard inputs.record.unit?.kind == .gasVolume else {
      guard !inputs.states("f"), !inputs.states("density") else {
        throw MethodProblem(
          "unit",
          "A mass is taken as methane, so “f” and “density” have no effect. State the volume of gas, or leave them out."
        )
      }
      recorder.note { "The mass is that of the methane, not of the gas." }
      return Mass(canonical: amount)
    }
    let share = try inputs.value("f", &recorder)
    let density = try inputs.value("density", &recorder)
    return Mass.pounds(amount * share * density)
  }
}
