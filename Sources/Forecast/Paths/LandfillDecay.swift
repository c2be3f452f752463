internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

/// Methane of the waste that is in place in the base year, as it decays without new waste.
///
///     I(y) = m(CH4, y) ÷ m(CH4, base), by the record's own first-order decay; or e^(−k · (y − base))
///
/// - Source: The method `landfill-first-order-decay` of the record, run for later years.
/// - Limits: No new waste after the base year; collection and cover stay as they are.
public enum LandfillDecay: PathMaker {
  static let method = "landfill-first-order-decay"

  public static let declaration = PathMakerDeclaration(
    id: "landfill-decay", name: "Methane of the waste in place as it decays",
    equation: "I(y) = m(CH4, y) ÷ m(CH4, base) of the record, or e^(−k · (y − base))",
    parameters: [
      .init("record", "A landfill record of the base year with first-order decay", .word),
      .init("k", "Decay rate per year, where there is no such record", .positive),
    ],
    unit: "ratio",
    validity:
      "For waste in place at the end of the base year. Waste of later years is not in it: count it with a record of its own, never twice. The driver of such a record is none.",
    source: "IPCC 2006, volume 5, chapter 3, as in the record's method")

  public static func make(_ inputs: PathInputs) throws(PathProblem) -> MadePath {
    if let k = try inputs.number("k", declaration) {
      guard inputs.word("record") == nil else {
        throw PathProblem(
          "A record and a decay rate are two answers. Leave one of them out.",
          at: inputs.rows("k").first?.place ?? inputs.request.place)
      }
      return inputs.path(
        declaration, inputs.years.map { exponential(-k * Double($0 - inputs.base)) },
        inputs: inputs.inputs("k", "k", "Decay rate, per year"))
    }
    guard let id = inputs.word("record") else {
      throw PathProblem(
        "“\(declaration.id)” needs a record of the base year or a decay rate. Add a row with “record” or “k”.",
        at: inputs.request.place)
    }
    let place = inputs.rows("record").first?.place ?? inputs.request.place
    guard let entry = inputs.inventory.entry(id, of: inputs.base), entry.record.method == method
    else {
      throw PathProblem(
        "“\(id)” is no record of \(inputs.base) with the method \(method).",
        at: place.at(column: "value"))
    }
    let values = try methane(of: entry, inputs, place)
    return inputs.path(
      declaration, values,
      inputs: [
        Explanation.Input(
          symbol: "m(CH4, base)", name: "Methane in \(inputs.base)",
          value: NumberText.significant(entry.emissions[.methane] / 1000), unit: "t",
          source: "inventory record \(id)", place: entry.record.place)
      ])
  }

  /// Methane of each year against the base year, by the record's method.
  private static func methane(
    of entry: EmissionsInventory.Entry, _ inputs: PathInputs, _ place: Place
  ) throws(PathProblem) -> [Double] {
    let base = inputs.base
    guard entry.emissions[.methane] > 0 else {
      throw PathProblem(
        "“\(entry.record.id)” emits no methane in \(base), so nothing can be scaled by it.",
        at: place.at(column: "value"))
    }
    var context = inputs.inventory.context
    context.wasteDeposits = context.wasteDeposits.mapValues { $0.filter { $0.year <= base } }
    let records = inputs.years.map { year in closed(entry.record, in: year, base: base) }
    let later = EmissionsInventory(
      records: records, account: inputs.inventory.account, context: context,
      potentials: inputs.inventory.potentials)
    var values: [Double] = []
    for year in inputs.years {
      guard let next = later.entry(entry.record.id, of: year) else {
        throw PathProblem(
          "The decay of “\(entry.record.id)” cannot be carried to \(year): \(later.findings.first?.message ?? "")",
          at: place.at(column: "value"))
      }
      values.append(next.emissions[.methane] / entry.emissions[.methane])
    }
    return values
  }

  /// The record in a later year with no waste after the base year.
  private static func closed(_ record: ActivityRecord, in year: Int, base: Int) -> ActivityRecord {
    var record = record
    record.year = year
    func states(_ id: String) -> Bool {
      record.factor.options[id] != nil || record.parameters[id] != nil
    }
    if states("open-year"), !states("close-year") {
      record.parameters["close-year"] = RecordParameter(
        "\(base)", source: record.source, place: record.place)
    }
    return record
  }
}
