public import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Tables

extension PlanDraws {
  /// How many draws of how many inputs, from which seed, in one sentence.
  public var howDrawn: String {
    let moving = inputs.inputs.filter { !$0.isAsStated }
    let ofInventory = moving.count(where: \.isOfInventory)
    let climate = moving.contains(where: \.isOfClimate) ? ", and the climate model" : ""
    let stated = moving.count { !$0.isOfInventory && !$0.isOfClimate }
    let kind = options.isLatin ? " in a Latin hypercube" : ""
    return
      "\(NumberText.grouped(Double(options.draws))) draws\(kind), seed \(options.seed), of \(moving.count) inputs: \(stated) from ranges.csv or costs.csv, \(ofInventory) from the inventory\(climate)."
  }

  /// Emissions by year at seven percentiles, with the plan and under business as usual, under a header.
  public var fanRows: [[String]] {
    let names = DrawSpread.parts.map { "p\(Int(($0 * 100).rounded()))" }
    let header = ["year"] + names.map { "plan_\($0)" } + names.map { "usual_\($0)" }
    return [header]
      + zip(years, zip(plan, businessAsUsual)).map { year, spreads in
        (["\(year)"] + (spreads.0.percentiles + spreads.1.percentiles).map { "\($0)" })
      }
  }

  static let method =
    "Monte Carlo simulation, approach 2 of the IPCC Guidelines 2006, volume 1, chapter 3, through inventory, drivers, actions and costs. Inputs are independent but for records that share a factor."

  var notes: [String] {
    [howDrawn] + held
      + findings.filter { $0.severity == .error }.map { "Left out: \($0.message)" }
  }

  /// Explains the chance of meeting a target.
  public func explanation(of goal: DrawnGoal) -> Explanation {
    let year = goal.level.target.year
    return Explanation(
      title: "\(goal.level.target.name): chance of meeting it with the plan",
      value: goal.probabilityText,
      formula: "P = number of draws with E(year) ≤ T ÷ number of draws",
      inputs: [
        input("n", "Draws", NumberText.grouped(Double(options.draws)), ""),
        input("p5", "Gap, 5th percentile", NumberText.grouped(goal.gap.p5), "t CO2e"),
        input("p50", "Gap, median", NumberText.grouped(goal.gap.p50), "t CO2e"),
        input("p95", "Gap, 95th percentile", NumberText.grouped(goal.gap.p95), "t CO2e"),
      ],
      method: Self.method,
      notes: notes + [
        "The ± is one standard error for want of draws. It says nothing of what has no range."
      ]
    ).withParts {
      [goal.level.explanation]
        + (goal.level.target.reach.isEverything ? [spreadExplanation(year)].compactMap { $0 } : [])
    }
  }

  /// Explains the chance of keeping a carbon budget.
  public func explanation(of drawn: DrawnBudget) -> Explanation {
    let budget = drawn.budget
    return Explanation(
      title: "\(budget.target.name): chance of keeping it with the plan", value: drawn.chance.text,
      formula: "P = number of draws with Σ E(y) ≤ B ÷ number of draws",
      inputs: [
        input("n", "Draws", NumberText.grouped(Double(options.draws)), ""),
        input("p5", "Left, 5th percentile", NumberText.grouped(drawn.left.p5), "t CO2e"),
        input("p50", "Left, median", NumberText.grouped(drawn.left.p50), "t CO2e"),
        input("p95", "Left, 95th percentile", NumberText.grouped(drawn.left.p95), "t CO2e"),
      ],
      method:
        "\(Self.method) Years to \(budget.lastInventory) are held at their inventories.",
      notes: notes + [
        "The ± is one standard error for want of draws. It says nothing of what has no range."
      ]
    ).withParts { [budget.explanation] }
  }

  /// Explains the spread of a year's emissions with the plan; nil outside the years.
  public func spreadExplanation(_ year: Int) -> Explanation? {
    guard years.contains(year) else { return nil }
    let index = year - years.lowerBound
    let (after, before) = (plan[index], businessAsUsual[index])
    return Explanation(
      title: "Emissions with the plan in \(year): spread",
      value: "\(NumberText.grouped(after.p5)) to \(EmissionsInventory.text(after.p95))",
      formula: "E(year, n) with every input at its nth draw; from the 5th to the 95th percentile",
      inputs: [
        input("p50", "Median", NumberText.grouped(after.p50), "t CO2e"),
        input("σ", "Standard deviation", NumberText.grouped(after.standardDeviation), "t CO2e"),
        input("BAU p5", "Business as usual, p5", NumberText.grouped(before.p5), "t CO2e"),
        input("BAU p95", "Business as usual, p95", NumberText.grouped(before.p95), "t CO2e"),
      ], method: Self.method, notes: notes
    ).withParts { sensitivities(in: year).prefix(10).map { explanation(of: $0, in: year) } }
  }

  /// Explains what a part of all draws lies below in a year; nil outside the years.
  ///
  /// - Parameter place: In `DrawSpread.parts`.
  public func percentileExplanation(_ place: Int, _ year: Int) -> Explanation? {
    guard years.contains(year) else { return nil }
    let spread = plan[year - years.lowerBound]
    let percent = Int((DrawSpread.parts[place] * 100).rounded())
    return Explanation(
      title: "Emissions with the plan in \(year): \(percent)th percentile",
      value: EmissionsInventory.text(spread.percentiles[place]),
      formula: "\(percent)% of the draws of E(year) lie below it; linear between sorted draws",
      inputs: [
        input("n", "Draws", NumberText.grouped(Double(options.draws)), ""),
        input("p5", "5th percentile", NumberText.grouped(spread.p5), "t CO2e"),
        input("p95", "95th percentile", NumberText.grouped(spread.p95), "t CO2e"),
      ], method: Self.method, notes: notes
    ).withParts { [spreadExplanation(year)].compactMap { $0 } }
  }

  /// Explains how much one input matters in a year.
  public func explanation(of found: InputSensitivity, in year: Int) -> Explanation {
    var inputs = [
      Explanation.Input(
        symbol: "x", name: found.input.title, value: found.input.text, unit: "",
        source: found.input.source, place: found.input.place)
    ]
    if let ends = found.ends {
      inputs += [
        input("E(p5)", "Emissions at its 5th percentile", NumberText.grouped(ends.low), "t CO2e"),
        input(
          "E(p95)", "Emissions at its 95th percentile", NumberText.grouped(ends.high), "t CO2e"),
      ]
    }
    return Explanation(
      title: "\(found.input.title): part in the spread of \(year)",
      value: "\(NumberText.grouped(found.varianceShare * 100, decimals: 1))% of the variance",
      formula: "S = Var(E(Y | x)) ÷ Var(Y)", inputs: inputs,
      method:
        "First-order share from equally likely slices of the input, less what chance gives. To know the input would narrow the standard deviation by \(EmissionsInventory.text(found.deviationReduction)).",
      notes: found.goals.flatMap { goal in
        [
          "Of the variance of the gap to “\(goal.target)” it is \(NumberText.grouped(goal.varianceShare * 100, decimals: 1))%.",
          "To know it would make the call whether “\(goal.target)” is met wrong less often, by \(NumberText.grouped(goal.callGain * 100, decimals: 1)) of 100 cases.",
        ]
      })
  }

  /// Everything that is printed as JSON: targets, then years at fives, then inputs of one year.
  public func explanations(ranking year: Int) -> [Explanation] {
    goals.map { explanation(of: $0) } + budgets.map { explanation(of: $0) }
      + (money?.explanations(by: self) ?? [])
      + years.filter { $0 % 5 == 0 || $0 == year }.compactMap { spreadExplanation($0) }
      + sensitivities(in: year).map { explanation(of: $0, in: year) }
  }

  func input(_ symbol: String, _ name: String, _ value: String, _ unit: String)
    -> Explanation.Input
  {
    Explanation.Input(symbol: symbol, name: name, value: value, unit: unit, source: "draws")
  }
}
