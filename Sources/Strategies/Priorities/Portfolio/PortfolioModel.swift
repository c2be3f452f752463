/// A task as a linear model around one schedule.
///
/// For every choice c and possible start s there is a variable that is 1 when c has started by s; it does not fall with s. What
/// a start brings or asks for is the difference of two of them.
///
/// What a start saves depends on the other actions. Around a schedule it is taken to be what it would save beside the
/// rest of that schedule:
///
///     E(x) ≈ E(x₀) + Σ g(c, s₀) − Σ g(c, s) · x(c, s)
///
/// which is exact for every schedule that differs in a single action.
struct PortfolioModel {
  /// What a start is taken to save, and the emissions that go with it.
  struct Estimate {
    /// Metric tons CO2e by reach and year, with no choice taken that is free.
    let base: Tonnage
    /// By choice, by start; metric tons CO2e by reach and year.
    let gains: [[Tonnage]]
  }

  private(set) var model = LinearModel()
  let task: PortfolioTask
  let estimate: Estimate
  /// By choice, the variables of its starts; empty for one that is fixed.
  private var variables: [[Int]] = []
  /// The row of each bound of the task.
  private(set) var boundRows: [(bound: PortfolioBound, row: Int)] = []
  private var slacks: [Int] = []

  /// Thousands of dollars keep the numbers of all rows within the same few powers of ten.
  static let dollars = 1000.0

  init(_ task: PortfolioTask, _ estimate: Estimate) {
    self.task = task
    self.estimate = estimate
    addVariables()
    addDependencies()
    addBounds(task.bounds)
    addObjective()
  }

  /// Only whether a choice keeps some of the bounds: nothing is the least or the most.
  init(_ task: PortfolioTask, _ estimate: Estimate, keeping bounds: [PortfolioBound]) {
    self.task = task
    self.estimate = estimate
    addVariables()
    addDependencies()
    addBounds(bounds)
  }

  // Variables

  private mutating func addVariables() {
    for (number, choice) in task.choices.enumerated() {
      guard !choice.isFixed else {
        variables.append([])
        continue
      }
      let own = choice.starts.map {
        model.addVariable("z\(number)y\($0)", isBinary: true)
      }
      variables.append(own)
      for (before, after) in zip(own, own.dropFirst()) {
        model.addRow(
          "grow\(before)", [.init(before, 1), .init(after, -1)], .atMost, 0)
      }
    }
  }

  /// Terms for what each start of a choice counts.
  private func terms(_ number: Int, _ amount: (Int) -> Double) -> [LinearModel.Term] {
    let own = variables[number]
    let amounts = own.indices.map(amount) + [0]
    return own.indices.map { .init(own[$0], amounts[$0] - amounts[$0 + 1]) }
  }

  /// The sum of an amount over free choices as terms, and over fixed ones as a number.
  private func total(
    _ amount: (_ number: Int, _ start: Int) -> Double
  ) -> (terms: [LinearModel.Term], fixed: Double) {
    var sum: [LinearModel.Term] = []
    var fixed = 0.0
    for (number, choice) in task.choices.enumerated() {
      if choice.isFixed {
        fixed += amount(number, choice.starts[0])
      } else {
        sum += terms(number) { amount(number, choice.starts[$0]) }
      }
    }
    return (sum, fixed)
  }

  /// Whether a choice has started by a year: terms, or a number where it is settled.
  private func started(_ number: Int, by year: Int) -> (terms: [LinearModel.Term], fixed: Double) {
    let choice = task.choices[number]
    if choice.isFixed { return ([], choice.starts[0] <= year ? 1 : 0) }
    guard let last = choice.starts.lastIndex(where: { $0 <= year }) else { return ([], 0) }
    return ([.init(variables[number][last], 1)], 0)
  }

  // Rows

  private mutating func addDependencies() {
    let numbers = Dictionary(
      task.choices.enumerated().map { ($1.action.id, $0) }, uniquingKeysWith: { first, _ in first })
    var excluded: Set<[Int]> = []
    let needs = task.needs
    for (number, choice) in task.choices.enumerated() {
      for need in needs[number] { addNeed(number, need) }
      for other in choice.action.excludes.compactMap({ numbers[$0] }) where other != number {
        guard excluded.insert([number, other].sorted()).inserted else { continue }
        let (left, right) = (
          started(number, by: task.years.upperBound), started(other, by: task.years.upperBound)
        )
        // Two that are under way stand beside each other already; nobody is asked to choose.
        guard !(left.terms + right.terms).isEmpty else { continue }
        model.addRow(
          "exclude\(number)x\(other)", left.terms + right.terms, .atMost,
          1 - left.fixed - right.fixed)
      }
    }
  }

  private mutating func addNeed(_ number: Int, _ need: Int) {
    for year in task.years {
      let (own, other) = (started(number, by: year), started(need, by: year))
      guard !(own.terms + other.terms).isEmpty else { continue }
      model.addRow(
        "need\(number)n\(need)y\(year)", own.terms + other.terms.map { .init($0.variable, -1) },
        .atMost, other.fixed - own.fixed)
    }
  }

  private mutating func addBounds(_ bounds: [PortfolioBound]) {
    let standing = ScheduleFigures(standingOf: task)
    for bound in bounds {
      let place = task.place(of: bound)
      let index = place.indices.lowerBound
      switch bound.kind {
      case .target:
        let saved = total {
          estimate.gains[$0][position($0, $1)].sum(place.reach, place.indices)
        }
        let base = place.spent + estimate.base.sum(place.reach, place.indices)
        add(bound, saved.terms, .atLeast, base - bound.value)
      case .budget, .governmentBudget, .householdBudget, .businessBudget:
        let spent = total { task.choices[$0].costs(bound.kind, from: $1)[index] / Self.dollars }
        add(
          bound, spent.terms, .atMost,
          (bound.value - (standing.used(bound, at: place) ?? 0)) / Self.dollars - spent.fixed)
      case .staffHours:
        let hours = total { runs($0, $1, in: bound.year ?? 0) ? task.choices[$0].hours : 0 }
        add(
          bound, hours.terms, .atMost,
          bound.value - (standing.used(bound, at: place) ?? 0) - hours.fixed)
      case .equity:
        let lead = total { (task.choices[$0].share - bound.value) * allSpending($0, $1) }
        let beside = (standing.served - bound.value * standing.spent) / Self.dollars
        add(bound, lead.terms, .atLeast, -lead.fixed - beside)
      }
    }
  }

  private mutating func add(
    _ bound: PortfolioBound, _ terms: [LinearModel.Term], _ sense: LinearModel.Sense,
    _ value: Double
  ) {
    let year = bound.year.map(String.init) ?? ""
    let name = bound.kind.rawValue.filter { $0.isLetter }
    // Several ceilings of a year are told apart by their number.
    model.addRow("\(name)\(year)r\(boundRows.count)", terms, sense, value)
    boundRows.append((bound, model.rows.count - 1))
  }

  private func position(_ number: Int, _ start: Int) -> Int {
    task.position(number, of: start) ?? 0
  }

  private func spending(_ number: Int, _ start: Int) -> [Double] {
    task.choices[number].costs[start] ?? []
  }

  private func allSpending(_ number: Int, _ start: Int) -> Double {
    spending(number, start).reduce(0) { $0 + max(0, $1) } / Self.dollars
  }

  private func runs(_ number: Int, _ start: Int, in year: Int) -> Bool {
    task.choices[number].runs(in: year, from: start)
  }

  private mutating func addObjective() {
    switch task.goal {
    case .cost:
      model.objective = LinearModel.merged(
        total { task.price(task.choices[$0], from: $1) / Self.dollars }.terms)
    case .reduction:
      model.isMaximum = true
      model.objective = LinearModel.merged(
        total { estimate.gains[$0][position($0, $1)].sum(0, 0..<task.years.count) }.terms)
    }
  }

  // Around a schedule

  /// Lets at most so many actions differ from a schedule.
  mutating func keep(within changes: Int, of schedule: Schedule) {
    var terms: [LinearModel.Term] = []
    var bound = Double(changes)
    for (number, choice) in task.choices.enumerated() where !choice.isFixed {
      if let start = schedule[number] {
        let at = position(number, start)
        terms += self.terms(number) { $0 == at ? -1 : 0 }
        bound -= 1
      } else if let last = variables[number].last {
        terms.append(.init(last, 1))
      }
    }
    model.addRow("near", terms, .atMost, bound)
  }

  /// Lets ceilings give way, or every bound, and asks for the least of it, each in parts of its size.
  ///
  /// What gives way of money, staff and fairness weighs a thousand times more than what gives way of ceilings.
  /// - Returns: False when no bound may give way.
  mutating func relax(isHardToo: Bool) -> Bool {
    let soft = boundRows.enumerated().filter { isHardToo || !$0.element.bound.isHard }
    guard !soft.isEmpty else { return false }
    model.isMaximum = false
    model.objective = []
    for (number, entry) in soft {
      let slack = model.addVariable("slack\(number)", isBinary: false)
      let sense = model.rows[entry.row].sense
      model.add(.init(slack, sense == .atMost ? -1 : 1), toRow: entry.row)
      model.objective.append(
        .init(slack, (entry.bound.isHard ? 1000 : 1) / scale(entry.bound)))
      slacks.append(slack)
    }
    return true
  }

  /// The size of a bound in the unit of its row.
  private func scale(_ bound: PortfolioBound) -> Double {
    switch bound.kind {
    case .budget, .governmentBudget, .householdBudget, .businessBudget:
      task.size(of: bound) / Self.dollars
    case .staffHours, .target: task.size(of: bound)
    case .equity:
      max(1, task.choices.indices.reduce(0) { $0 + (largest($1)) } * task.size(of: bound))
    }
  }

  private func largest(_ number: Int) -> Double {
    task.choices[number].starts.map { allSpending(number, $0) }.max() ?? 0
  }

  /// The schedule that a solver's values stand for.
  func schedule(_ values: [String: Double]) -> Schedule {
    task.choices.enumerated().map { number, choice in
      guard !choice.isFixed else { return choice.starts[0] }
      let first = variables[number].firstIndex { (values[model.variables[$0].name] ?? 0) > 0.5 }
      return first.map { choice.starts[$0] }
    }
  }

  /// The values that stand for a schedule, for a solver to start from.
  func values(_ schedule: Schedule) -> [String: Double] {
    var values: [String: Double] = [:]
    for (number, choice) in task.choices.enumerated() where !choice.isFixed {
      for (position, start) in choice.starts.enumerated() {
        let isStarted = schedule[number].map { $0 <= start } ?? false
        values[model.variables[variables[number][position]].name] = isStarted ? 1 : 0
      }
    }
    return values
  }
}

extension PortfolioTask.Choice {
  /// True in the years from its start to its end, in which it takes staff.
  func runs(in year: Int, from start: Int) -> Bool {
    let end = action.uptake.endYear.map { $0 + start - action.startYear } ?? .max
    return (start...max(start, end)).contains(year)
  }
}
