internal import Factors
internal import Quantities

/// How much of a landfill's gas is collected, by years since the waste was placed.
enum GasCollection {
  /// One efficiency for all the waste.
  case constant(Double)
  /// Efficiencies from an age on, youngest first.
  case schedule([(age: Double, efficiency: Double)])

  static let schedules = ["typical", "worst-case", "aggressive", "california", "epa-food-waste"]

  static let parameters: [MethodParameter] = [
    MethodParameter(
      "collection", "Schedule of gas collection by years since placement", words: schedules,
      .absent),
    MethodParameter(
      "efficiency", "CE", "Gas collected in the year, for all the waste", unit: "share",
      range: 0...1, .constant("collection-efficiency", variant: "no-active-collection")),
  ]

  /// The efficiency for waste of an age in whole years.
  func efficiency(age: Int) -> Double {
    switch self {
    case .constant(let efficiency): efficiency
    case .schedule(let steps): steps.last { $0.age <= Double(age) }?.efficiency ?? 0
    }
  }

  /// Reads the record's schedule or its one efficiency; both at once are refused.
  static func read<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> GasCollection {
    guard inputs.states("collection") else {
      return .constant(try inputs.value("efficiency", &recorder))
    }
    guard !inputs.states("efficiency") else {
      throw MethodProblem(
        "factor",
        "“collection” names a schedule and “efficiency” states one number. State only one of them."
      )
    }
    let name = try inputs.word("collection", &recorder)
    let constant = "gas-collection-schedule"
    let library = inputs.context.library
    var steps: [(age: Double, efficiency: Double)] = []
    for variant in library.variants(of: constant) where variant.hasPrefix(name + ":") {
      guard let age = Double(variant.dropFirst(name.count + 1)),
        let row = library.constant(constant, variant: variant, year: inputs.record.year)
      else { continue }
      recorder.input {
        row.input("CE", "Gas collected from \(NumberText.significant(age)) years after placement")
      }
      steps.append((age, row.value))
    }
    return .schedule(steps.sorted { $0.age < $1.age })
  }
}
