/// What a user stated for the parameters of an indicator, checked against their declarations.
public struct IndicatorArguments: Sendable {
  private let parameters: [String: IndicatorParameter]
  private let stated: [String: String]

  /// - Parameters:
  ///   - stated: by parameter, the text as written, such as `threshold: "90 degF"`
  ///   - others: what is read elsewhere, for messages
  /// - Throws: `ClimateProblem` for a name that is no parameter.
  init(
    _ stated: [String: String], of parameters: [IndicatorParameter], others: [String] = [],
    owner: String
  ) throws(ClimateProblem) {
    self.stated = stated
    self.parameters = Dictionary(uniqueKeysWithValues: parameters.map { ($0.id, $0) })
    for name in stated.keys.sorted() where self.parameters[name] == nil {
      let known = (parameters.map(\.id) + others).joined(separator: ", ")
      throw ClimateProblem(
        "“\(owner)” takes no “\(name)”. It takes \(known.isEmpty ? "nothing" : known).")
    }
  }

  /// True when the parameter was stated, even as its default.
  public func states(_ id: String) -> Bool { stated[id] != nil }

  /// The value of a parameter that is a number in a fixed unit; a problem outside its range.
  public func number(_ id: String) throws(ClimateProblem) -> Double {
    guard case .number(let usual, let unit, let range) = try kind(id) else {
      throw wrongKind(id)
    }
    guard let text = stated[id] else { return usual }
    guard let value = Double(text), range.contains(value) else {
      throw ClimateProblem(
        "“\(text)” is no value of \(id): write a number from \(numberText(range.lowerBound)) to \(numberText(range.upperBound))\(unit.isEmpty ? "" : " (\(unit))")."
      )
    }
    return value
  }

  /// The value of such a parameter as a whole number.
  public func integer(_ id: String) throws(ClimateProblem) -> Int {
    let value = try number(id)
    guard value == value.rounded() else {
      throw ClimateProblem("\(id) must be a whole number; it is \(value).")
    }
    return Int(value)
  }

  /// A value and the unit it was stated in.
  public func value(_ id: String) throws(ClimateProblem) -> (value: Double, unit: ClimateUnit) {
    guard case .value(let usual, let usualUnit) = try kind(id) else { throw wrongKind(id) }
    guard let text = stated[id] else { return (usual, usualUnit) }
    let number = text.prefix { "+-.0123456789".contains($0) }
    let name = text.dropFirst(number.count).drop { $0 == " " }
    guard let value = Double(number), value.isFinite else {
      throw ClimateProblem(
        "“\(text)” is no value of \(id): write a number and its unit, such as “\(numberText(usual)) \(usualUnit.symbol)”."
      )
    }
    let variable = ClimateVariable.allCases.first { $0.kind == usualUnit.kind } ?? .tasmax
    let unit = name.isEmpty ? usualUnit : try ClimateUnit(named: String(name), for: variable)
    let range = Self.conceivable(unit.kind)
    guard range.contains(unit.canonical(value)) else {
      let canonical = ClimateUnit.canonical(of: unit.kind).symbol
      throw ClimateProblem(
        "“\(text)” is no value of \(id): it must lie between \(numberText(range.lowerBound)) and \(numberText(range.upperBound)) \(canonical). Check its unit."
      )
    }
    return (value, unit)
  }

  /// What a day on Earth may have, in canonical units: wide enough for every place, narrow enough to tell K from °C.
  private static func conceivable(_ kind: ClimateVariable.Kind) -> ClosedRange<Double> {
    switch kind {
    case .temperature: -100...70
    case .precipitation: 0...2000
    case .humidity: 0...100
    case .wind: 0...120
    }
  }

  /// The value of a parameter with a unit, as a threshold.
  public func threshold(_ id: String) throws(ClimateProblem) -> Threshold {
    let (value, unit) = try value(id)
    return .value(value, unit)
  }

  /// The word of a parameter that takes one of several.
  public func word(_ id: String) throws(ClimateProblem) -> String {
    guard case .word(let usual, let words) = try kind(id) else { throw wrongKind(id) }
    let word = stated[id] ?? usual
    guard words.contains(word) else {
      throw ClimateProblem(
        "“\(word)” is no value of \(id). Write one of \(words.joined(separator: ", ")).")
    }
    return word
  }

  /// The years of a parameter that is a base period.
  public func years(_ id: String) throws(ClimateProblem) -> ClosedRange<Int> {
    guard case .years(let usual) = try kind(id) else { throw wrongKind(id) }
    guard let text = stated[id] else { return usual }
    let ends = text.split(whereSeparator: { $0 == "-" || $0 == "–" }).compactMap { Int($0) }
    guard ends.count == 2, ends[0] <= ends[1], (1...9999).contains(ends[0]) else {
      throw ClimateProblem("“\(text)” is no base period. Write it like 1961-1990.")
    }
    return ends[0]...ends[1]
  }

  private func kind(_ id: String) throws(ClimateProblem) -> IndicatorParameter.Kind {
    guard let parameter = parameters[id] else {
      throw ClimateProblem("There is no parameter \(id).")
    }
    return parameter.kind
  }

  private func wrongKind(_ id: String) -> ClimateProblem {
    ClimateProblem("The parameter \(id) is of another kind.")
  }
}
