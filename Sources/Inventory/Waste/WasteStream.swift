internal import Factors
internal import Quantities
internal import Tables

/// What a record's waste is made of: the mix that its `factor` cell names, else the material of its `activity` cell.
struct WasteStream {
  struct Part {
    let material: String
    let share: Double
    let source: String
    let place: Place
  }

  /// As named, for messages.
  let name: String
  let parts: [Part]

  /// Reads the stream of a record.
  ///
  /// - Throws: A problem at `factor` when it names no mix, or a mix without materials.
  init(_ inputs: MethodInputs) throws(MethodProblem) {
    let record = inputs.record
    guard record.factor.name.isEmpty else {
      try self.init(named: record.factor.name, inputs.context)
      return
    }
    self.init(
      name: record.activity,
      parts: [
        Part(
          material: record.activity, share: 1, source: "The activity of the record",
          place: record.place.at(column: "activity"))
      ])
  }

  /// Reads a mix by name.
  init(named name: String, _ context: InventoryContext) throws(MethodProblem) {
    guard let mix = context.wasteMixes[name] else {
      let known = context.wasteMixes.keys.sorted().joined(separator: ", ")
      throw MethodProblem(
        "factor",
        "“\(name)” is not a set of waste-mix.csv. Sets there: \(known.isEmpty ? "none" : known).")
    }
    guard !mix.isEmpty else {
      throw MethodProblem(
        "factor", "The waste mix “\(name)” has no materials. Add rows to waste-mix.csv.")
    }
    let sum = mix.reduce(0) { $0 + $1.share.value }
    guard (sum - 1).magnitude <= 0.01 else {
      throw MethodProblem(
        "factor",
        "The shares of the waste mix “\(name)” sum to \(NumberText.significant(sum)), not 1. Mend waste-mix.csv; a row “other” may hold what is not known. The record was left out."
      )
    }
    self.init(
      name: name,
      parts: mix.map {
        Part(
          material: $0.material, share: $0.share.value, source: context.citation($0.source),
          place: $0.place.at(column: "share"))
      })
  }

  private init(name: String, parts: [Part]) {
    self.name = name
    self.parts = parts
  }
}

extension MethodInputs {
  /// The text of a parameter that is a name, such as a set; nil when not stated.
  func name(_ id: String) -> String? {
    record.statedText(id)
  }

  /// The quantity as a mass, for methods that also take other kinds of unit.
  func mass<Recorder: CalculationRecorder>(
    _ symbol: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Mass {
    let amount = try quantity(symbol, &recorder)
    guard record.unit?.kind == .mass else {
      throw MethodProblem(
        "unit",
        "This way of calculating needs a mass. Use one of \(MeasurementUnit.symbols(of: .mass).joined(separator: ", "))."
      )
    }
    return Mass(canonical: amount)
  }
}
