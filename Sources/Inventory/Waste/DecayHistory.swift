internal import Quantities
internal import Tables

/// When the waste in place was placed: by year from a table, or evenly between opening and closing.
enum DecayHistory {
  static let parameters: [MethodParameter] = [
    MethodParameter(
      "deposits", "deposits", "Set of waste-deposits.csv with the waste placed by year",
      unit: "name of a set", .absent),
    MethodParameter(
      "open-year", "open-year", "First year of placement, where no set is named", unit: "year",
      range: 1850...2200, .absent),
    MethodParameter(
      "close-year", "close-year", "Last year of placement; none while the landfill is open",
      unit: "year", range: 1850...2200, .absent),
  ]

  /// Waste placed by year, which sums to the waste in place.
  ///
  /// - Throws: A problem when no history is stated, two are, or the set does not sum to the quantity within one percent.
  static func deposits<Recorder: CalculationRecorder>(
    of inPlace: Mass, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [WasteDeposit] {
    let isEven = inputs.states("open-year")
    guard let name = inputs.name("deposits") else {
      guard isEven else {
        throw MethodProblem(
          "factor",
          "“\(inputs.declaration.id)” needs to know when the waste was placed. Write “open-year=…” (and “close-year=…”), or “deposits=…” with a set of waste-deposits.csv."
        )
      }
      return try even(inPlace, inputs, &recorder)
    }
    guard !isEven, !inputs.states("close-year") else {
      throw MethodProblem(
        "factor",
        "“deposits=\(name)” already says when the waste was placed. Leave out open-year and close-year."
      )
    }
    return try listed(name, inPlace, inputs, &recorder)
  }

  private static func listed<Recorder: CalculationRecorder>(
    _ name: String, _ inPlace: Mass, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [WasteDeposit] {
    guard let set = inputs.context.wasteDeposits[name] else {
      let known = inputs.context.wasteDeposits.keys.sorted().joined(separator: ", ")
      throw MethodProblem(
        "factor",
        "“\(name)” is not a set of waste-deposits.csv. Sets there: \(known.isEmpty ? "none" : known)."
      )
    }
    let year = inputs.record.year
    let placed = set.filter { $0.year <= year }
    let total = placed.reduce(.zero) { $0 + $1.mass }
    guard total > .zero else {
      throw MethodProblem(
        "factor", "The set “\(name)” has no waste placed up to \(year). Add rows for those years.")
    }
    let ratio = inPlace / total
    guard (ratio - 1).magnitude <= 0.01 else {
      throw MethodProblem(
        "quantity",
        "The waste in place is \(NumberText.grouped(inPlace.tonnes)) t here, but “\(name)” sums to \(NumberText.grouped(total.tonnes)) t up to \(year). Correct one of them; the quantity is everything placed so far, not the waste of the year."
      )
    }
    let span = (placed.map(\.year).min() ?? year)...(placed.map(\.year).max() ?? year)
    recorder.note {
      "Waste placed by year from “\(name)” of waste-deposits.csv, \(span.lowerBound) to \(span.upperBound)."
    }
    return placed.map { deposit in
      var deposit = deposit
      deposit.mass = deposit.mass * ratio
      return deposit
    }
  }

  private static func even<Recorder: CalculationRecorder>(
    _ inPlace: Mass, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [WasteDeposit] {
    let year = inputs.record.year
    let open = try wholeYear("open-year", inputs, &recorder) ?? year
    let close = try wholeYear("close-year", inputs, &recorder)
    guard open <= year, open <= close ?? year else {
      throw MethodProblem(
        "factor",
        "“open-year=\(open)” is after \(open > year ? "the record's year \(year)" : "the closing"), so no waste is in place."
      )
    }
    let last = min(close ?? year, year)
    let each = inPlace / Double(last - open + 1)
    recorder.note {
      "The waste in place is spread evenly over \(open) to \(last), \(NumberText.significant(each.tonnes)) t a year."
    }
    return (open...last).map {
      WasteDeposit(year: $0, mass: each, place: inputs.record.place.at(column: "quantity"))
    }
  }

  private static func wholeYear<Recorder: CalculationRecorder>(
    _ id: String, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Int? {
    guard let value = try inputs.optional(id, &recorder) else { return nil }
    guard let year = Int(exactly: value) else {
      throw MethodProblem("factor", "“\(id)” is a whole year such as 1975.")
    }
    return year
  }
}

/// How the decay curve is cut into years, and when decay starts.
struct DecayClock {
  static let parameters: [MethodParameter] = [
    MethodParameter(
      "form", "How decay is cut into years", words: FirstOrderDecay.Form.allCases.map(\.rawValue),
      .word(FirstOrderDecay.Form.ipcc.rawValue)),
    MethodParameter(
      "delay", "delay", "Months from mid-year of placement until decay starts, form ipcc only",
      unit: "months", range: 0...18,
      .assumed(6, "Decay starts on 1 January after placement, as in 40 CFR 98.343, equation HH-1")),
  ]

  let form: FirstOrderDecay.Form
  let delayMonths: Double

  init<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) {
    form = FirstOrderDecay.Form(rawValue: try inputs.word("form", &recorder)) ?? .ipcc
    guard form != .ipcc else {
      delayMonths = try inputs.value("delay", &recorder)
      return
    }
    guard !inputs.states("delay") else {
      throw MethodProblem(
        "factor", "“delay” holds for form=ipcc only; form=\(form.rawValue) has a start of its own.")
    }
    delayMonths = 0
  }

  func part(decayRate: Double, age: Int) -> Double {
    FirstOrderDecay.part(form, decayRate: decayRate, age: age, delayMonths: delayMonths)
  }
}
