internal import Factors
internal import Quantities

/// What the waste of a landfill can form, and how fast, by material.
enum DecayMaterials {
  struct Part {
    let share: Double
    /// Kilograms of methane per kilogram of waste as received.
    let methane: Double
    /// Per year.
    let decayRate: Double
  }

  /// The climates that decay rates are given for, as in `constants-waste.csv`.
  static let climates = [
    "dry", "moderate", "wet", "bioreactor", "temperate-dry", "temperate-wet", "tropical-dry",
    "tropical-wet", "ghgrp-dry", "ghgrp-moderate", "ghgrp-wet",
  ]

  static let parameters: [MethodParameter] =
    DecayClock.parameters + [
      MethodParameter(
        "climate",
        "Climate of the decay rates: WARM (dry, moderate, wet, bioreactor), IPCC zones, or 40 CFR 98",
        words: climates, .absent),
      MethodParameter(
        "k", "k", "Decay rate of all the waste, in place of those by climate", unit: "1/year",
        range: 0...2, .absent),
      MethodParameter(
        "potential", "Where the methane potential of a material comes from",
        words: ["ipcc", "uscp"], .word("ipcc")),
      MethodParameter(
        "l0", "L0", "Methane potential of the whole waste, as LandGEM states it",
        unit: "m3 CH4/tonne", range: 0...500, .absent),
      MethodParameter(
        "density", "ρ", "Density of methane, for l0", unit: "lb/scf", range: 0.03...0.06,
        .constant("methane-density", variant: "60f")),
    ] + LandfillPotential.parameters(dissolved: "ipcc-2006")

  /// The materials of a mix, or of the record when the mix is empty.
  static func parts<Recorder: CalculationRecorder>(
    mix: String, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [Part] {
    let potentials = try potentials(mix: mix, inputs, &recorder)
    if let rate = try inputs.optional("k", &recorder) {
      guard !inputs.states("climate") else {
        throw MethodProblem(
          "factor",
          "“k” is one decay rate for all the waste, and “climate” one for each material. State only one of them."
        )
      }
      return potentials.map { Part(share: $0.share, methane: $0.methane, decayRate: rate) }
    }
    guard inputs.states("climate") else {
      throw MethodProblem(
        "factor",
        "“\(inputs.declaration.id)” needs “climate” for the decay rates, one of \(climates.joined(separator: ", ")), or one rate “k” per year."
      )
    }
    let climate = try inputs.word("climate", &recorder)
    var parts: [Part] = []
    for part in potentials {
      let rate = part.methane == 0 ? 0 : try decayRate(part.material, climate, inputs, &recorder)
      parts.append(Part(share: part.share, methane: part.methane, decayRate: rate))
    }
    return parts
  }

  private static func potentials<Recorder: CalculationRecorder>(
    mix: String, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [LandfillPotential.Part] {
    if let own = try LandfillPotential.own(inputs, &recorder) { return own }
    if let potential = try inputs.optional("l0", &recorder) {
      return try whole(potential, mix: mix, inputs, &recorder)
    }
    let stream =
      mix.isEmpty ? try WasteStream(inputs) : try WasteStream(named: mix, inputs.context)
    return try inputs.word("potential", &recorder) == "uscp"
      ? LandfillPotential.communityProtocol(stream, inputs, &recorder)
      : LandfillPotential.carbonBalance(stream, inputs, &recorder)
  }

  /// One potential for all the waste, turned from volume to mass.
  private static func whole<Recorder: CalculationRecorder>(
    _ potential: Double, mix: String, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [LandfillPotential.Part] {
    guard mix.isEmpty, inputs.record.factor.name.isEmpty else {
      throw MethodProblem(
        "factor", "“l0” is the potential of the whole waste. Leave out the waste mix, or l0.")
    }
    let density = try inputs.value("density", &recorder)
    let perCubicMeter = LandfillGas.cubicFeetPerCubicMeter * Mass.pounds(density).kilograms
    return [
      LandfillPotential.Part(
        material: inputs.record.activity, share: 1, methane: potential * perCubicMeter / 1000)
    ]
  }

  private static func decayRate<Recorder: CalculationRecorder>(
    _ material: String, _ climate: String, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    let name = "decay-rate"
    let library = inputs.context.library
    guard
      let rate = library.constant(
        name, variant: "\(climate):\(material)", year: inputs.record.year)
    else {
      let known = library.variants(of: name).filter { $0.hasPrefix(climate + ":") }
        .map { $0.dropFirst(climate.count + 1) }.joined(separator: ", ")
      throw MethodProblem(
        "factor",
        "There is no decay rate for “\(material)” in the climate “\(climate)”, only for \(known). Choose another climate, or state one rate “k”."
      )
    }
    recorder.input { rate.input("k", "Decay rate, \(material)") }
    return rate.value
  }
}
