internal import Factors
internal import Quantities
internal import Tables

/// Reads what a method declares from one record, and notes each input with its source and place.
///
/// A parameter is taken from `inventory-parameters.csv`, else from an option of the `factor` cell,
/// else from what the declaration falls back on.
struct MethodInputs {
  let record: ActivityRecord
  let context: InventoryContext
  let declaration: MethodDeclaration

  init(_ record: ActivityRecord, _ context: InventoryContext, _ declaration: MethodDeclaration) {
    self.record = record
    self.context = context
    self.declaration = declaration
  }

  /// The quantity in the canonical unit of its kind.
  func quantity<Recorder: CalculationRecorder>(
    _ symbol: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    let amount = try record.amount(for: declaration)
    recorder.input { record.quantityInput(symbol, declaration.quantity, in: context) }
    return amount
  }

  /// A number that must be known: stated, from the library or assumed.
  func value<Recorder: CalculationRecorder>(
    _ id: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    guard let value = try optional(id, &recorder) else {
      let parameter = declaration.parameter(id)
      let known = parameter.map { variants(of: $0) } ?? []
      throw MethodProblem(
        "factor",
        "“\(declaration.id)” needs “\(id)” (\(parameter?.meaning ?? "")\(unitText(parameter))\(known.isEmpty ? "" : ", or one of \(list(known))")). Write “\(id)=…” here, or a row in inventory-parameters.csv."
      )
    }
    return value
  }

  /// A number that the method can do without; nil when it is neither stated nor in the library.
  func optional<Recorder: CalculationRecorder>(
    _ id: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double? {
    guard let parameter = declaration.parameter(id) else {
      throw MethodProblem("method", "“\(declaration.id)” has no parameter “\(id)”.")
    }
    if let stated = stated(id) {
      if let number = Double(stated.text), number.isFinite {
        return try checked(number, stated, parameter, &recorder)
      }
      return try variant(stated.text, stated, parameter, &recorder)
    }
    switch parameter.fallback {
    case .required, .absent, .variant, .word: return nil
    case .assumed(let number, let reason):
      recorder.input { input(parameter, number, source: reason, place: nil) }
      return number
    case .constant(let name, let variant):
      guard let constant = context.library.constant(name, variant: variant, year: record.year)
      else { throw missing(parameter, constant: name, variant: variant) }
      recorder.input { constant.input(parameter.symbol, parameter.meaning) }
      return constant.value
    }
  }

  /// The word of a parameter that is one of several.
  func word<Recorder: CalculationRecorder>(
    _ id: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> String {
    guard let parameter = declaration.parameter(id) else {
      throw MethodProblem("method", "“\(declaration.id)” has no parameter “\(id)”.")
    }
    guard let stated = stated(id) else {
      if case .word(let word) = parameter.fallback { return word }
      throw MethodProblem(
        "factor",
        "“\(declaration.id)” needs “\(id)” (\(parameter.meaning)). Write “\(id)=…” here, with one of \(list(parameter.words))."
      )
    }
    guard parameter.words.contains(stated.text) else {
      throw MethodProblem(
        "factor", "“\(id)=\(stated.text)” is not known. Use one of \(list(parameter.words)).")
    }
    recorder.note { "\(parameter.meaning): \(stated.text)." }
    return stated.text
  }

  /// True when the record states the parameter.
  func states(_ id: String) -> Bool { stated(id) != nil }

  /// A constant of the library that is no parameter of the record.
  func constant<Recorder: CalculationRecorder>(
    _ name: String, variant: String = "", symbol: String, _ meaning: String,
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    guard let constant = context.library.constant(name, variant: variant, year: record.year)
    else {
      throw MethodProblem(
        "year", missingText("\(meaning) (“\(name)\(variant.isEmpty ? "" : ":" + variant)”)", name))
    }
    recorder.input { constant.input(symbol, meaning) }
    return constant.value
  }

  /// Factors by gas: the community's own when the record names a set of them, else the library's.
  ///
  /// - Parameters:
  ///   - set: A set of the library, such as `nonroad`.
  ///   - activity: The key in it; the record's activity unless given.
  ///   - kind: The kind of activity that the factors must be per.
  func factors<Recorder: CalculationRecorder>(
    _ set: String, _ activity: String? = nil, per kind: MeasurementUnit.Kind,
    edition: String? = nil, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [EmissionFactor] {
    let key = activity ?? record.activity
    let factors =
      try ownFactors(&recorder)
      ?? context.library.activityFactors(set, key, edition: edition ?? hubEdition)
    guard !factors.isEmpty else {
      throw MethodProblem(
        "activity", unknownActivity(key, among: context.library.activities(in: set)))
    }
    if let wrong = factors.first(where: { $0.per.kind != kind }) {
      throw MethodProblem(
        "factor",
        "The factor is per \(wrong.per.symbol), a unit of \(wrong.per.kind.rawValue); this needs one per unit of \(kind.rawValue)."
      )
    }
    if record.unit?.kind == kind { try check(factors) }
    for factor in factors {
      recorder.input { factor.input("f(\(factor.gas.formula))", "Emission factor") }
    }
    return factors
  }

  /// The community's own factors that the record names; nil when its `factor` cell names no set.
  func ownFactors<Recorder: CalculationRecorder>(
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> [EmissionFactor]? {
    guard let set = context.factorSets[record.factor.name] else { return nil }
    let rows = set.rows(activity: record.activity, year: record.year)
    guard !rows.isEmpty else {
      throw MethodProblem(
        "factor",
        "The set “\(set.id)” of factors.csv has no row for “\(record.activity)” in \(record.year). Add one; rows of other years are not used."
      )
    }
    recorder.note { "Factors of the community's own set “\(set.id)”." }
    return rows.map(\.factor)
  }

  /// The edition of the EPA's hub: stated as `epa-hub:2021` or `edition=2021`, else by the record's year.
  var hubEdition: String {
    record.factor.part(after: "epa-hub") ?? record.factor.options["edition"]
      ?? FactorLibrary.hubEdition(for: record.year)
  }

  /// Emissions of an amount in the canonical unit of the factors' kind.
  static func emissions(ofCanonical amount: Double, _ factors: [EmissionFactor]) -> EmissionsByGas {
    factors.reduce(into: .zero) { sum, factor in
      sum[factor.gas] += amount * factor.kilogramsPerCanonicalUnit
    }
  }
}

// MARK: - What is stated

extension MethodInputs {
  private func stated(_ id: String) -> RecordParameter? {
    if let row = record.parameters[id] { return row }
    return record.factor.options[id].map {
      RecordParameter($0, source: record.source, place: record.place.at(column: "factor"))
    }
  }

  private func checked<Recorder: CalculationRecorder>(
    _ number: Double, _ stated: RecordParameter, _ parameter: MethodParameter,
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    let value = try converted(number, stated, parameter)
    if let range = parameter.range, !range.contains(value) {
      let low = NumberText.significant(range.lowerBound)
      let high = NumberText.significant(range.upperBound)
      throw MethodProblem(
        "factor",
        "“\(parameter.id)=\(stated.text)” is outside \(low) to \(high)\(unitText(parameter)): \(parameter.meaning)."
      )
    }
    recorder.input {
      input(parameter, value, source: context.citation(stated.source), place: stated.place)
    }
    return value
  }

  /// A stated unit may differ from the declared one only when both measure the same.
  private func converted(
    _ number: Double, _ stated: RecordParameter, _ parameter: MethodParameter
  ) throws(MethodProblem) -> Double {
    guard !stated.unit.isEmpty, stated.unit != parameter.unit else { return number }
    guard let from = MeasurementUnit.named(stated.unit),
      let to = MeasurementUnit.named(parameter.unit), let value = from.converted(number, to: to)
    else {
      throw MethodProblem(
        "factor",
        "“\(parameter.id)” is stated in “\(stated.unit)” (\(stated.place)); it is counted in \(parameter.unit)."
      )
    }
    return value
  }

  private func variant<Recorder: CalculationRecorder>(
    _ name: String, _ stated: RecordParameter, _ parameter: MethodParameter,
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    guard let constantName = parameter.constantName,
      let constant = context.library.constant(constantName, variant: name, year: record.year)
    else {
      let known = variants(of: parameter)
      let advice =
        "Write a number\(unitText(parameter))\(known.isEmpty ? "" : ", or one of \(list(known))")."
      throw MethodProblem("factor", "“\(parameter.id)=\(stated.text)” is not known. \(advice)")
    }
    recorder.input {
      constant.input(parameter.symbol, "\(parameter.meaning), \(constant.name)")
    }
    return constant.value
  }

  /// Names that may stand in place of a number.
  private func variants(of parameter: MethodParameter) -> [String] {
    guard let name = parameter.constantName else { return [] }
    return context.library.variants(of: name).filter { $0 != name }
  }

  private func input(
    _ parameter: MethodParameter, _ value: Double, source: String, place: Place?
  ) -> Explanation.Input {
    Explanation.Input(
      symbol: parameter.symbol, name: parameter.meaning, value: NumberText.significant(value),
      unit: parameter.unit, source: source.isEmpty ? "Stated in the record" : source, place: place)
  }

  private func missing(
    _ parameter: MethodParameter, constant: String, variant: String
  ) -> MethodProblem {
    guard let last = context.library.years(of: constant).last, last < record.year,
      let known = context.library.constant(constant, variant: variant, year: last)
    else { return MethodProblem("year", missingText(parameter.meaning, constant)) }
    let value = NumberText.cell(known.value)
    return MethodProblem(
      "factor",
      "The library has \(parameter.meaning) until \(last), and none for \(record.year). To take the value of \(last), write “\(parameter.id)=\(value)” here; the record was left out."
    )
  }

  private func missingText(_ meaning: String, _ constant: String) -> String {
    let years = context.library.years(of: constant)
    guard let first = years.first, let last = years.last else {
      return "The library has no value for \(meaning). State it in inventory-parameters.csv."
    }
    return
      "The library has no value for \(meaning) in \(record.year), only for \(first)–\(last). State it in inventory-parameters.csv; the record was left out."
  }

  private func unknownActivity(_ key: String, among known: [String]) -> String {
    guard let near = NearestName.find(key, among: known) else {
      return "There is no factor for “\(key)”. Known: \(list(known))."
    }
    return "There is no factor for “\(key)”. Did you mean “\(near)”?"
  }

  private func unitText(_ parameter: MethodParameter?) -> String {
    guard let unit = parameter?.unit, !unit.isEmpty else { return "" }
    return ", \(unit)"
  }

  private func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}
