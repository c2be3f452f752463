internal import Factors
internal import Quantities
internal import Tables

/// What the materials of a waste stream can form in a landfill, before recovery and oxidation.
enum LandfillPotential {
  struct Part {
    let material: String
    let share: Double
    /// Kilograms of methane per kilogram of the material as received.
    let methane: Double
  }

  /// Inputs of the carbon balance, in the order of a form.
  ///
  /// - Parameter dissolved: The variant of DOCf that stands unless another is stated.
  static func parameters(dissolved: String) -> [MethodParameter] {
    [
      MethodParameter(
        "carbon", "Edition of the degradable organic carbon by material",
        words: ["ipcc-2006", "ipcc-2000", "epa-ghgrp", "epa-lfg-calc-py"], .word("ipcc-2006")),
      MethodParameter(
        "mcf", "MCF", "Methane correction of the landfill", unit: "share", range: 0...1,
        .constant("methane-correction", variant: "managed-anaerobic")),
      MethodParameter(
        "docf", "DOCf", "Carbon that dissolves", unit: "share", range: 0...1,
        .constant("dissimilated-carbon", variant: dissolved)),
      MethodParameter(
        "docf-by", "Whether one share of carbon dissolves for all the waste, or one by material",
        words: ["waste", "material"], .word("waste")),
      MethodParameter(
        "f", "F", "Methane in landfill gas", unit: "share", range: 0...1,
        .constant("methane-in-gas", variant: "default")),
    ]
  }

  /// Methane by the carbon balance of the IPCC and the GPC.
  ///
  ///     L0 = DOC · MCF · DOCf · F · 16/12
  static func carbonBalance<Recorder: CalculationRecorder>(
    _ stream: WasteStream, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [Part] {
    let carbon = try degradableCarbon(stream, inputs, &recorder)
    let correction = try inputs.value("mcf", &recorder)
    let dissolved = try dissolvedCarbon(stream, inputs, &recorder)
    let methane = try inputs.value("f", &recorder)
    return zip(stream.parts, zip(carbon, dissolved)).map { part, values in
      Part(
        material: part.material, share: part.share,
        methane: values.0 * correction * values.1 * methane * 16 / 12)
    }
  }

  /// Methane by the emission factors of the US Community Protocol, per wet short ton.
  static func communityProtocol<Recorder: CalculationRecorder>(
    _ stream: WasteStream, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [Part] {
    let set = "uscp-landfill"
    var parts: [Part] = []
    for part in stream.parts {
      guard
        let factor = inputs.context.library.activityFactors(set, part.material)
          .first(where: { $0.gas == .methane })
      else {
        let known = inputs.context.library.activities(in: set).joined(separator: ", ")
        throw MethodProblem(
          "factor",
          "The US Community Protocol has no factor for “\(part.material)” (\(part.place)). Split it into materials that it knows: \(known)."
        )
      }
      recorder.input {
        factor.input(
          "P · EF", "\(part.material), share \(NumberText.significant(part.share)) of the waste")
      }
      parts.append(
        Part(
          material: part.material, share: part.share,
          methane: factor.kilogramsPerCanonicalUnit))
    }
    return parts
  }

  /// The community's own methane potential for the whole stream; nil when the `factor` cell names no set of factors.
  static func own<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [Part]? {
    guard let factors = try inputs.ownFactors(&recorder) else { return nil }
    guard let factor = factors.first(where: { $0.gas == .methane }), factors.count == 1,
      factor.per.kind == .mass
    else {
      throw MethodProblem(
        "factor",
        "The set “\(inputs.record.factor.name)” must have one factor here: methane that the waste can form, per mass of waste, before recovery and oxidation."
      )
    }
    recorder.input { factor.input("L0", "Methane that the waste can form") }
    return [
      Part(
        material: inputs.record.activity, share: 1, methane: factor.kilogramsPerCanonicalUnit)
    ]
  }
}

// MARK: - Carbon

extension LandfillPotential {
  private static func degradableCarbon<Recorder: CalculationRecorder>(
    _ stream: WasteStream, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [Double] {
    let library = inputs.context.library
    let edition = try inputs.word("carbon", &recorder)
    var fractions: [Double] = []
    var sum = 0.0
    for part in stream.parts {
      guard let fraction = library.degradableCarbonFraction(of: part.material, edition: edition)
      else {
        throw unknownCarbon(part, of: stream, edition: edition, library)
      }
      recorder.input {
        Explanation.Input(
          symbol: "share · doc", name: part.material,
          value:
            "\(NumberText.significant(part.share)) · \(NumberText.significant(fraction.value))",
          unit: fraction.unit, source: fraction.source.citation, place: part.place)
      }
      fractions.append(fraction.value)
      sum += part.share * fraction.value
    }
    let total = sum
    recorder.note { "DOC = \(NumberText.significant(total)) kg C per kg of wet waste." }
    return fractions
  }

  private static func unknownCarbon(
    _ part: WasteStream.Part, of stream: WasteStream, edition: String, _ library: FactorLibrary
  ) -> MethodProblem {
    let known = library.degradableMaterials(in: edition).joined(separator: ", ")
    guard stream.name == part.material else {
      return MethodProblem(
        "factor",
        "The waste mix “\(stream.name)” has the material “\(part.material)”, whose carbon is not in the edition “\(edition)” (\(part.place)). Use one of \(known)."
      )
    }
    return MethodProblem(
      "factor",
      "The carbon of “\(part.material)” is not in the edition “\(edition)”. Say what the waste consists of in the table “Waste mix” (waste-mix.csv) and write the name of that mix in the factor cell, or give one of these materials as the activity: \(known)."
    )
  }

  /// The part of the carbon that dissolves, by part of the stream.
  private static func dissolvedCarbon<Recorder: CalculationRecorder>(
    _ stream: WasteStream, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [Double] {
    guard try inputs.word("docf-by", &recorder) == "material" else {
      let share = try inputs.value("docf", &recorder)
      return stream.parts.map { _ in share }
    }
    guard !inputs.states("docf") else {
      throw MethodProblem(
        "factor", "“docf” and “docf-by=material” contradict one another. State only one of them.")
    }
    let name = "dissimilated-carbon-2019"
    let library = inputs.context.library
    var shares: [Double] = []
    for part in stream.parts {
      if let constant = library.constant(name, variant: part.material, year: inputs.record.year) {
        recorder.input { constant.input("DOCf", "Carbon that dissolves, \(part.material)") }
        shares.append(constant.value)
        continue
      }
      let edition = try inputs.word("carbon", &recorder)
      guard library.degradableCarbonFraction(of: part.material, edition: edition)?.value == 0 else {
        throw MethodProblem(
          "factor",
          "There is no share of dissolved carbon for “\(part.material)” (\(part.place)). Known: \(library.variants(of: name).joined(separator: ", "))."
        )
      }
      shares.append(0)
    }
    return shares
  }
}
