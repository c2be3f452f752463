internal import Factors
internal import Quantities
internal import Tables

/// The steps from columns to totals by line.
struct ColumnCalculation {
  let columns: RecordColumns
  /// By line: whether the account that is calculated has it.
  let isBooked: [Bool]
  private var context: InventoryContext
  private let runsEachRecord: Bool
  var findings: FindingTally

  /// By recipe.
  private(set) var unitEmissions: [EmissionsByGas?]
  private var problems: [MethodProblem?]
  private var isSingle: [Bool]
  /// By line.
  private var emissions: [EmissionsByGas]
  private var counts: [Int]
  private var leftOut: [Int]

  init(
    columns: RecordColumns, isBooked: [Bool], context: InventoryContext, limit: Int,
    runsEachRecord: Bool
  ) {
    self.runsEachRecord = runsEachRecord
    self.columns = columns
    self.isBooked = isBooked
    self.context = context
    findings = FindingTally(limit: limit)
    unitEmissions = Array(repeating: nil, count: columns.recipes.count)
    problems = Array(repeating: nil, count: columns.recipes.count)
    isSingle = Array(repeating: false, count: columns.recipes.count)
    emissions = Array(repeating: .zero, count: columns.lines.count)
    counts = Array(repeating: 0, count: columns.lines.count)
    leftOut = Array(repeating: 0, count: columns.lines.count)
  }

  /// Allocates contracts for electricity to all electricity records together, as for a whole inventory.
  mutating func allocateContracts(_ account: Account) {
    guard !context.instruments.isEmpty, columns.keepsIDs else { return }
    let isElectricity = columns.lines.map {
      columns.record(of: $0).isGridElectricity
    }
    let records = columns.lineNumbers.indices
      .filter { isElectricity[Int(columns.lineNumbers[$0])] }.map { columns.record(at: $0) }
    context.allocation = InstrumentAllocation(
      records: records, account: account, instruments: context.instruments)
    for finding in context.allocation.findings(forMarketBased: records, of: account) {
      findings.append(finding)
    }
  }

  /// Runs the method of every recipe with records once.
  mutating func runRecipes() {
    var hasRun = Array(repeating: false, count: columns.recipes.count)
    for (line, record) in firstRecords().enumerated() {
      let recipe = columns.lines[line].recipe
      guard let record, isBooked[line], !hasRun[recipe] else { continue }
      hasRun[recipe] = true
      run(recipe, columns.record(at: record))
    }
  }

  private mutating func run(_ recipe: Int, _ first: ActivityRecord) {
    if let problem = contractProblem(first) {
      problems[recipe] = problem
      return
    }
    do throws(MethodProblem) {
      let isLinear = MethodRegistry.method(first.method)?.declaration.isLinear ?? true
      guard isLinear, !runsEachRecord else {
        isSingle[recipe] = true
        return
      }
      let one = try emissions(of: first, quantity: 1)
      let two = try emissions(of: first, quantity: 2)
      guard isDouble(two, one) else {
        isSingle[recipe] = true
        return
      }
      unitEmissions[recipe] = one
    } catch {
      // A method that refuses a quantity of 1 may still take the record's own.
      if (try? emissions(of: first, quantity: first.quantity ?? 1)) != nil {
        isSingle[recipe] = true
      } else {
        problems[recipe] = error
      }
    }
  }

  private func contractProblem(_ record: ActivityRecord) -> MethodProblem? {
    guard record.method == GridElectricityMarket.declaration.id, !context.instruments.isEmpty,
      !columns.keepsIDs
    else { return nil }
    return MethodProblem(
      "method", "Contracts name records by id, and the ids of these records were not kept.")
  }

  private func emissions(
    of record: ActivityRecord, quantity: Double
  ) throws(MethodProblem) -> EmissionsByGas {
    var record = record
    if record.quantity != nil { record.quantity = quantity }
    var recorder = SilentRecorder()
    return try EmissionsInventory.emissions(of: record, in: context, &recorder)
  }

  private func isDouble(_ two: EmissionsByGas, _ one: EmissionsByGas) -> Bool {
    let excess = two - one * 2
    return
      (two.gases.map { ($0, excess[$0], two[$0]) }
      + [
        (Gas.carbonDioxide, excess.removals.kilograms, two.removals.kilograms),
        (Gas.methane, excess.fossilMethane.kilograms, two.fossilMethane.kilograms),
      ]).allSatisfy { $0.1.magnitude <= 1e-9 * $0.2.magnitude }
  }

  /// The first record of each line; nil where there is none.
  private func firstRecords() -> [Int?] {
    var first: [Int?] = Array(repeating: nil, count: columns.lines.count)
    for (index, line) in columns.lineNumbers.enumerated() where first[Int(line)] == nil {
      first[Int(line)] = index
    }
    return first
  }

  /// Adds the amounts of every line and multiplies them by the emissions of one unit.
  mutating func addRecords() {
    let (sums, counts) = columns.sums()
    for (index, line) in columns.lines.enumerated() where isBooked[index] {
      if let unit = unitEmissions[line.recipe] {
        emissions[index] = unit * sums[index]
        self.counts[index] = counts[index]
      } else if problems[line.recipe] != nil {
        leftOut[index] = counts[index]
      }
    }
    addSingleRecords()
    reportProblems()
  }

  /// Calculates the records of methods that are not linear.
  private mutating func addSingleRecords() {
    guard isSingle.contains(true) else { return }
    let isWanted = columns.lines.indices.map {
      isBooked[$0] && isSingle[columns.lines[$0].recipe]
    }
    for (index, number) in columns.lineNumbers.enumerated() where isWanted[Int(number)] {
      let record = columns.record(at: index)
      do {
        emissions[Int(number)] += try emissions(of: record, quantity: record.quantity ?? .nan)
        counts[Int(number)] += 1
      } catch {
        leftOut[Int(number)] += 1
        findings.append(
          Finding(
            .error, "\(error.message) The record is not in any total.",
            at: record.place.at(column: error.column)))
      }
    }
  }

  /// One finding per recipe that failed, with the number of its records and where the first ones are.
  private mutating func reportProblems() {
    var places: [Int: [Int]] = [:]
    var records: [Int: Int] = [:]
    for (index, line) in columns.lines.enumerated()
    where isBooked[index] && problems[line.recipe] != nil {
      records[line.recipe, default: 0] += leftOut[index]
    }
    guard !records.isEmpty else { return }
    for (index, number) in columns.lineNumbers.enumerated() where isBooked[Int(number)] {
      let recipe = columns.lines[Int(number)].recipe
      guard problems[recipe] != nil, places[recipe, default: []].count < 3 else { continue }
      places[recipe, default: []].append(columns.row(at: index))
    }
    for recipe in records.keys.sorted() {
      guard let problem = problems[recipe] else { continue }
      findings.append(finding(problem, rows: places[recipe] ?? [], count: records[recipe] ?? 0))
    }
  }

  private func finding(_ problem: MethodProblem, rows: [Int], count: Int) -> Finding {
    let listed = rows.map(String.init).joined(separator: ", ")
    let what =
      count == 1
      ? "The record is not in any total."
      : "\(count) records are not in any total for this reason; rows \(listed)\(count > rows.count ? " and others" : "")."
    return Finding(
      .error, "\(problem.message) \(what)",
      at: Place(file: columns.file, row: rows.first, column: problem.column))
  }

  func totals(_ account: Account) -> [ColumnInventory.LineTotal] {
    let protocols = context.library.protocols
    return columns.lines.indices.filter { isBooked[$0] }.map { index in
      let record = columns.record(of: columns.lines[index])
      return ColumnInventory.LineTotal(
        line: columns.lines[index], year: record.year, gpcReference: record.gpcCellReference,
        scope: record.scope(protocols), emissions: emissions[index],
        isBeside: account == .community && record.isTerritorial(protocols),
        records: counts[index], leftOut: leftOut[index],
        unquantified: columns.unquantified[index])
    }
  }
}

extension RecordColumns {
  /// The sum of the amounts of each line, and how many there are.
  func sums() -> (sums: [Double], counts: [Int]) {
    var sums = Array(repeating: 0.0, count: lines.count)
    var counts = Array(repeating: 0, count: lines.count)
    sums.withUnsafeMutableBufferPointer { sums in
      counts.withUnsafeMutableBufferPointer { counts in
        lineNumbers.withUnsafeBufferPointer { numbers in
          quantities.withUnsafeBufferPointer { quantities in
            for index in numbers.indices {
              let line = Int(numbers[index])
              sums[line] += quantities[index]
              counts[line] += 1
            }
          }
        }
      }
    }
    return (sums, counts)
  }
}
