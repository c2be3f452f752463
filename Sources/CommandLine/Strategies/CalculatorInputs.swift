internal import ArgumentParser
internal import Plan
internal import Quantities
internal import Strategies
internal import Workspace

/// What a command line says of a calculator's inputs, as `--set name=value`.
struct CalculatorInputs: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "An input, such as participation=0.3 or \"capacity=5 MW\"; may be given several times.",
      valueName: "name=value"))
  var set: [String] = []

  @Option(
    help:
      "The first year with an effect; next year, and not before the year after the last inventory, unless given."
  )
  var start: Int?
  @Option(help: "The year of the full effect; nine years after the start unless given.")
  var full: Int?

  func validate() throws {
    for year in [start, full].compactMap({ $0 }) {
      guard (1850...2150).contains(year) else {
        throw ValidationError("--start and --full are years of four digits.")
      }
    }
    if let start, let full, full < start {
      throw ValidationError("--full must not come before --start.")
    }
  }

  /// The inputs of a calculator, each checked for its name, unit and bounds.
  func stated(of calculator: Calculator) throws -> [StatedInput] {
    try Self.stated(set, of: calculator)
  }

  /// Texts such as `participation=0.3` as inputs of a calculator, each checked for its name, unit and bounds.
  static func stated(_ set: [String], of calculator: Calculator) throws -> [StatedInput] {
    let inputs = try named(set, of: calculator)
    let names = Set(inputs.map(\.name))
    // The years are none of the inputs, and any will do.
    let problems =
      Action(trying: calculator, stated: inputs, startYear: 2030, fullYear: 2030)?
      .parameterProblems().filter { names.contains($0.parameter) } ?? []
    guard problems.isEmpty else {
      throw CommandFailure(problems.map(\.message).joined(separator: "\n"))
    }
    return inputs
  }

  private static func named(_ set: [String], of calculator: Calculator) throws -> [StatedInput] {
    try set.map { text in
      guard let equals = text.firstIndex(of: "=") else {
        throw CommandFailure("“--set \(text)” must be name=value, such as participation=0.3.")
      }
      let name = String(text[..<equals])
      let input = calculator.inputOrCount(name)
      // A formula has names of its own.
      guard input != nil || calculator.kind.rawValue == "own-formula" else {
        let names = (calculator.inputs + calculator.quantities.compactMap(\.parameter))
          .map(\.name).joined(separator: ", ")
        throw CommandFailure(
          "“\(calculator.kind.rawValue)” has no input “\(name)”. Inputs: \(names).")
      }
      let stated = StatedInput(
        name: name, text: String(text[text.index(after: equals)...]), input: input)
      guard stated.unit.isEmpty || MeasurementUnit.named(stated.unit) != nil else {
        let near = MeasurementUnit.suggestion(for: stated.unit).map { " Did you mean “\($0)”?" }
        throw CommandFailure("“\(stated.unit)” is not a unit that Cairn knows.\(near ?? "")")
      }
      return stated
    }
  }

  /// The two years; the first one as for what is planned now unless given.
  func years(in calculation: PlanCalculation) -> (start: Int, full: Int) {
    let community = calculation.workspace.community
    let base = community.forecastBaseYear ?? community.inventoryYears.last ?? 2025
    let now = DateText.year
    return years(from: calculation.firstStart(now: now) ?? max(base, now ?? base) + 1)
  }

  /// The two years, from a first year that is usual.
  private func years(from usual: Int) -> (start: Int, full: Int) {
    let start = start ?? min(usual, full ?? usual)
    return (start, full ?? start + 9)
  }

  /// What is not stated and has no usual value, as one sentence for each.
  ///
  /// - Parameter end: What else may be done, as a line of its own.
  static func ask(
    _ missing: [CalculatorInput], of calculator: Calculator, end: String? = nil
  ) -> CommandFailure {
    let lines = missing.map { input in
      let unit = input.units.first.map { ", in \($0)" } ?? ""
      return
        "  --set \(input.name)=…  \(input.meaning)\(unit); \(CalculatorReference.bounds(input))"
    }
    return CommandFailure(
      (["“\(calculator.kind.rawValue)” needs more:"] + lines + [end].compactMap(\.self))
        .joined(separator: "\n"))
  }

  /// The rows of parameters that hold usual values, a line each.
  static func usual(in rows: [[String: String]]) -> [String] {
    rows.filter { $0["note"]?.contains("sual value") == true }.map { row in
      "  \(row["parameter"] ?? "") = \(row["value"] ?? "") \(row["unit"] ?? "")  \(row["note"] ?? "") (\(row["source"] ?? ""))"
    }
  }
}
