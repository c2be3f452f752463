internal import Factors
internal import Quantities
internal import Tables
internal import Vulnerability

/// Reads the tables of what is known of calculators.
enum CalculatorFactsReader {
  private static let tables = ResourceTables.strategies

  static func facts() throws(ResourceProblem) -> CalculatorFacts {
    let sources = try tables.sources("calculator-sources")
    var defaults: [String: [String: CalculatorFacts.Default]] = [:]
    var parameters: [String: [String: ActionParameter]] = [:]
    for record in try tables.records("calculator-defaults") {
      let fact = try usual(record, known: sources)
      defaults[record["calculator"], default: [:]][record["input"]] = fact
      parameters[record["calculator"], default: [:]][record["input"]] = try parameter(
        record["input"], fact)
    }
    var costs: [String: [CalculatorFacts.Cost]] = [:]
    for record in try tables.records("calculator-costs") {
      costs[record["calculator"], default: []].append(try cost(record, known: sources))
    }
    return CalculatorFacts(
      sources: sources, defaults: defaults, costs: costs, parameters: parameters)
  }

  private static func usual(
    _ record: CSVRecord, known: [String: FactorSource]
  ) throws(ResourceProblem) -> CalculatorFacts.Default {
    guard let standing = CalculatorFacts.Standing(rawValue: record["status"]) else {
      throw .cell(record.place.at(column: "status"))
    }
    return CalculatorFacts.Default(
      value: record["value"], unit: record["unit"], low: record.text("low"),
      high: record.text("high"), sources: try ids(record, known: known), standing: standing,
      note: record["note"], place: record.place)
  }

  private static func parameter(
    _ name: String, _ fact: CalculatorFacts.Default
  ) throws(ResourceProblem) -> ActionParameter {
    guard let number = Double(fact.value), let unit = MeasurementUnit.named(fact.unit) else {
      throw .cell(fact.place.at(column: "value"))
    }
    return ActionParameter(
      name: name, number: number * unit.canonicalFactor, text: fact.value, unit: unit,
      source: fact.sources.first ?? "", note: fact.note, place: fact.place)
  }

  private static func cost(
    _ record: CSVRecord, known: [String: FactorSource]
  ) throws(ResourceProblem) -> CalculatorFacts.Cost {
    guard let dollars = Double(record["usd"]) else {
      throw .cell(record.place.at(column: "usd"))
    }
    guard let priceYear = Int(record["price_year"]) else {
      throw .cell(record.place.at(column: "price_year"))
    }
    return CalculatorFacts.Cost(
      what: record["what"], per: record["per"], dollars: dollars, low: Double(record["low"]),
      high: Double(record["high"]), priceYear: priceYear,
      sources: try ids(record, known: known), status: record.status, note: record["note"],
      place: record.place)
  }

  private static func ids(
    _ record: CSVRecord, known: [String: FactorSource]
  ) throws(ResourceProblem) -> [String] {
    let ids = record["source"].split(separator: " ").map(String.init)
    guard !ids.isEmpty, ids.allSatisfy({ known[$0] != nil }) else {
      throw .cell(record.place.at(column: "source"))
    }
    return ids
  }
}
