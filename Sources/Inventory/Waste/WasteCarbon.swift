internal import Factors
internal import Quantities
internal import Tables

/// Carbon that burns with waste, fossil and biogenic, in bulk or by material.
struct WasteCarbon {
  /// Kilograms of oxidized fossil carbon per kilogram of wet waste.
  let fossil: Double
  /// Kilograms of oxidized biogenic carbon per kilogram of wet waste.
  let biogenic: Double

  static let contentInput = MethodParameter(
    "content", "C", "Carbon in wet waste", unit: "kg C/kg waste", range: 0...1,
    .constant("combustion-carbon", variant: "default"))
  static let fossilInput = MethodParameter(
    "fossil", "FCF", "Fossil part of the carbon", unit: "share", range: 0...1,
    .constant("combustion-fossil-carbon", variant: "default"))

  /// Inputs of waste burned in a plant, in the order of a form.
  static let parameters: [MethodParameter] = [
    MethodParameter(
      "approach", "Carbon of the waste in bulk, by material, or the EPA hub's factors",
      words: ["bulk", "composition", "epa-hub"], .word("bulk")),
    MethodParameter(
      "efficiency", "η", "Combustion efficiency of the bulk approach", unit: "share", range: 0...1,
      .constant("combustion-efficiency", variant: "default")),
    contentInput, fossilInput,
    MethodParameter(
      "oxidation", "OF", "Carbon oxidized, by material", unit: "share", range: 0...1,
      .constant("incineration-oxidation", variant: "ipcc-2006")),
  ]

  /// The fossil part of the oxidized carbon; 0 when there is none at all.
  var fossilShare: Double { fossil + biogenic > 0 ? fossil / (fossil + biogenic) : 0 }

  /// Carbon dioxide of an amount of wet waste.
  func emissions(of waste: Mass) -> EmissionsByGas {
    EmissionsByGas(
      carbonDioxide: .kilograms(waste.kilograms * fossil * 44 / 12),
      biogenicCarbonDioxide: .kilograms(waste.kilograms * biogenic * 44 / 12))
  }

  /// Carbon by the record's approach.
  ///
  /// - Parameter oxidation: The parameter that states how much burns in the bulk approach.
  static func burned<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, oxidation: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> WasteCarbon {
    guard try inputs.word("approach", &recorder) == "bulk" else {
      return try composition(inputs, &recorder)
    }
    guard inputs.context.wasteMixes[inputs.record.factor.name] == nil else {
      throw MethodProblem(
        "factor",
        "The bulk approach has one carbon content for all mixed waste and cannot use the mix “\(inputs.record.factor.name)”. Add “approach=composition”, or leave out the mix."
      )
    }
    try inputs.checkFactorName()
    let part = try inputs.value(oxidation, &recorder)
    let carbon = try inputs.value("content", &recorder)
    let fossil = try inputs.value("fossil", &recorder)
    return WasteCarbon(
      fossil: part * carbon * fossil, biogenic: part * carbon * (1 - fossil))
  }

  private static func composition<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> WasteCarbon {
    for id in ["efficiency", "content", "fossil"] where inputs.states(id) {
      throw MethodProblem(
        "factor",
        "“\(id)” belongs to the bulk approach; by composition each material has its own. Leave it out, or “approach=composition”."
      )
    }
    let oxidation = try inputs.value("oxidation", &recorder)
    let stream = try WasteStream(inputs)
    var fossil = 0.0
    var biogenic = 0.0
    for part in stream.parts {
      let dry = try property("dry-matter", "dm", of: part, inputs, &recorder)
      let carbon = try property("carbon-in-dry-matter", "CF", of: part, inputs, &recorder)
      let origin = try property("fossil-carbon", "FCF", of: part, inputs, &recorder)
      let burned = part.share * dry * carbon * oxidation
      fossil += burned * origin
      biogenic += burned * (1 - origin)
    }
    return WasteCarbon(fossil: fossil, biogenic: biogenic)
  }

  private static func property<Recorder: CalculationRecorder>(
    _ name: String, _ symbol: String, of part: WasteStream.Part, _ inputs: MethodInputs,
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    let library = inputs.context.library
    guard
      let constant = library.constant(
        name, variant: part.material, year: inputs.record.year)
    else {
      throw MethodProblem(
        "factor",
        "The carbon that burns with “\(part.material)” is not known (\(part.place)). Use one of \(library.variants(of: name).joined(separator: ", "))."
      )
    }
    recorder.input {
      constant.input(
        symbol, "\(part.material), share \(NumberText.significant(part.share)) of the waste")
    }
    return constant.value
  }
}
