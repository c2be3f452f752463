internal import Factors
internal import Quantities
internal import Tables

/// A value of an input as somebody states it: a number with a unit, or a word.
public struct StatedInput: Hashable, Sendable {
  public let name: String
  public let value: String
  /// The spelling of a unit; empty for a word.
  public let unit: String

  /// Reads text such as `0.3`, `30 percent`, `5 MW` or a word; a number without a unit has the usual one.
  ///
  /// - Parameter input: What is asked for; nil for a parameter of a formula.
  public init(name: String, text: String, input: CalculatorInput?) {
    self.name = name
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let number = parts.first, Double(number) != nil, input == nil || input?.kind != nil else {
      (value, unit) = (text, "")
      return
    }
    value = number
    unit = parts.count > 1 ? parts[1] : input?.units.first ?? ""
  }

  /// As a parameter of an action; nil when the unit is not known.
  func parameter(source: String) -> ActionParameter? {
    let known = MeasurementUnit.named(unit)
    guard unit.isEmpty || known != nil else { return nil }
    return ActionParameter(
      name: name, number: Double(value).map { $0 * (known?.canonicalFactor ?? 1) }, text: value,
      unit: known, source: source, note: "", place: Place(file: "action-parameters.csv"))
  }
}

/// What is known of an input in the community's own place, before the library's usual value.
public struct LocalValue: Hashable, Sendable {
  public let value: String
  /// The spelling of a unit.
  public let unit: String
  /// Ids of sources of the community.
  public let source: String
  public let note: String

  public init(value: String, unit: String, source: String, note: String) {
    self.value = value
    self.unit = unit
    self.source = source
    self.note = note
  }
}

/// The rows that make a calculator an action of a community: cells by column, to be changed by its people.
public struct CalculatorAdoption: Sendable {
  /// A row of `actions.csv`.
  public let action: [String: String]
  /// Rows of `action-parameters.csv`: what is stated, then the library's usual values with their sources.
  public let parameters: [[String: String]]
  /// What is neither stated nor known to the library.
  public let missing: [CalculatorInput]
  /// Ids of the library's sources that the rows name.
  public let sources: [String]

  /// Prepares the rows.
  ///
  /// Nobody is said to benefit, pay or decide, because only the community knows.
  /// - Parameters:
  ///   - id: Of the action; not taken yet.
  ///   - title: The calculator's own when empty.
  ///   - source: Of what is stated, such as `assumption`.
  ///   - local: What is known of the place, by the name of the input.
  ///   - language: `es` for Spanish words, else English.
  public init(
    of calculator: Calculator, id: String, title: String = "", startYear: Int, fullYear: Int,
    stated: [StatedInput], source: String = "assumption", local: [String: LocalValue] = [:],
    lead: String = "", isPublic: Bool = true, language: String = "en"
  ) {
    let isSpanish = language == "es"
    let benefits = calculator.coBenefits.map { isSpanish ? $0.spanishTitle : $0.title }
    action = [
      "id": id, "title": title.isEmpty ? calculator.title(in: language) : title,
      "summary": calculator.summary(in: language), "kind": calculator.kind.rawValue,
      "sector": calculator.sector, "start_year": String(startYear),
      "full_year": String(fullYear), "lead": lead, "status": Action.Status.planned.rawValue,
      "co_benefits": benefits.joined(separator: "; "), "cost_public": "no",
      "visibility": isPublic ? "public" : "internal",
    ]
    let facts = CalculatorFacts.standard
    let said = Set(stated.map(\.name))
    let left = calculator.inputs.filter { !said.contains($0.name) }
    var rows = stated.map { input in
      CalculatorAdoption.row(id, input.name, input.value, input.unit, source, "")
    }
    var sources: [String] = []
    for input in left {
      if let local = local[input.name] {
        rows.append(
          CalculatorAdoption.row(
            id, input.name, local.value, local.unit, local.source, local.note))
      } else if let word = input.usualWord {
        rows.append(CalculatorAdoption.row(id, input.name, word, "", "", ""))
      } else if let usual = facts.usual(input.name, of: calculator.kind) {
        sources += usual.sources.filter { !sources.contains($0) }
        let standing =
          switch usual.standing {
          case .verified: "Usual value."
          case .unverified: "Unverified usual value."
          case .definition: ""
          }
        rows.append(
          CalculatorAdoption.row(
            id, input.name, usual.value, usual.unit, usual.sources.joined(separator: " "),
            [standing, usual.note].filter { !$0.isEmpty }.joined(separator: " ")))
      }
    }
    parameters = rows
    self.sources = sources
    missing = left.filter { input in
      input.usualWord == nil && local[input.name] == nil
        && facts.usual(input.name, of: calculator.kind) == nil
    }
  }

  private static func row(
    _ action: String, _ name: String, _ value: String, _ unit: String, _ source: String,
    _ note: String
  ) -> [String: String] {
    [
      "action": action, "parameter": name, "value": value, "unit": unit, "source": source,
      "note": note,
    ]
  }
}

extension Action {
  /// An action of a calculator with only what is stated, for a sum outside any plan.
  ///
  /// - Returns: Nil when a unit is not known.
  public init?(
    trying calculator: Calculator, stated: [StatedInput], startYear: Int, fullYear: Int
  ) {
    self.init(
      id: calculator.kind.rawValue, title: calculator.title, summary: calculator.summary,
      kind: calculator.kind, sector: calculator.sector, startYear: startYear, fullYear: fullYear,
      risks: [], lead: "", partners: "", status: .planned, priority: .mid, capitalCost: nil,
      annualCost: nil, costSource: "", isCostPublic: false, staff: nil, whoBenefits: "",
      whoPays: "", whoDecides: "", coBenefits: [], funding: "", monitoringIndicator: "", source: "",
      note: "", place: Place(file: "actions.csv"))
    for input in stated {
      guard let parameter = input.parameter(source: "stated") else { return nil }
      parameters[input.name] = parameter
    }
  }
}
