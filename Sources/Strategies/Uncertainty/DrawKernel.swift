/// Works out a tile of draws: emissions of every year under business as usual and with the plan.
///
/// It does what `YearState` does to one set of numbers to many at once. No draw looks at another, so tiles may be
/// done in any order and on any thread.
struct DrawKernel {
  /// Draws in a tile: the columns of one year then stay in the processor's nearest memory.
  static let width = 512

  typealias Column = ColumnArithmetic.Column

  let program: DrawProgram
  let count: Int
  private let columns: Column
  private let blocks: Column
  private let carriers: Column
  private let scratch: Column
  private let sums: Column

  /// Metric tons of every year: all draws of business as usual, then all with the plan, year after year.
  ///
  /// - Parameters:
  ///   - count: Draws, `width` at most.
  ///   - fill: Puts the draws of an input into a column.
  static func totals(
    _ program: DrawProgram, count: Int, fill: (_ input: Int, _ column: Column) -> Void
  ) -> [Double] {
    var bench = [Double](repeating: 0, count: room(program))
    return bench.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return [] }
      let kernel = DrawKernel(program, count: count, base: base)
      kernel.fillColumns(fill)
      return [Double](unsafeUninitializedCapacity: 2 * program.years.count * count) { out, made in
        for (index, year) in program.years.enumerated() {
          kernel.run(year)
          for draw in 0..<count {
            out[2 * index * count + draw] = kernel.sums[draw]
            out[(2 * index + 1) * count + draw] = kernel.sums[width + draw]
          }
        }
        made = 2 * program.years.count * count
      }
    }
  }

  private static func blocks(_ program: DrawProgram) -> Int {
    program.years.map(\.blocks.count).max() ?? 0
  }

  /// How many numbers it works on.
  static func room(_ program: DrawProgram) -> Int {
    (program.columns.count + 3 * blocks(program) + 2 * Carrier.allCases.count + 4) * width
  }

  /// - Parameter base: Room for `room` numbers.
  init(_ program: DrawProgram, count: Int, base: Column) {
    let blocks = Self.blocks(program)
    self.program = program
    self.count = count
    columns = base
    self.blocks = base + program.columns.count * Self.width
    carriers = self.blocks + 3 * blocks * Self.width
    scratch = carriers + 2 * Carrier.allCases.count * Self.width
    sums = scratch + 2 * Self.width
  }

  func column(_ index: Int) -> Column { columns + index * Self.width }
  func tonnes(_ block: Int) -> Column { blocks + 3 * block * Self.width }
  func activity(_ block: Int) -> Column { blocks + (3 * block + 1) * Self.width }
  func purchases(_ block: Int) -> Column { blocks + (3 * block + 2) * Self.width }
  func added(_ carrier: Int) -> Column { carriers + 2 * carrier * Self.width }
  func rate(_ carrier: Int) -> Column { carriers + (2 * carrier + 1) * Self.width }

  func fillColumns(_ fill: (Int, Column) -> Void) {
    for (index, made) in program.columns.enumerated() {
      let target = column(index)
      switch made {
      case .input(let input): fill(input, target)
      case .product(let one, let other):
        ColumnArithmetic.product(target, column(one), column(other), count)
      case .lookup(let input, let table): table.fill(target, at: column(input), count)
      case .coefficient(let function, let inputs, let direct):
        fillCoefficient(target, function, inputs, direct)
      }
    }
  }

  private func fillCoefficient(
    _ target: Column, _ function: CoefficientFunction, _ inputs: [Int],
    _ direct: ([Double]) -> Double
  ) {
    let columns = inputs.map(column)
    guard case .direct = function.form else {
      return function.fill(target, at: columns, count)
    }
    for draw in 0..<count { target[draw] = direct(columns.map { $0[draw] }) }
  }

  private func run(_ year: DrawProgram.Year) {
    let plan = sums + Self.width
    let uses = year.uses
    begin(year)
    ColumnArithmetic.fill(sums, year.idle, count)
    let counted = year.blocks.indices.filter { year.blocks[$0].counts }
    for index in counted { ColumnArithmetic.add(sums, tonnes(index), count) }
    ColumnArithmetic.fill(plan, year.idle, count)
    for step in year.steps { apply(step, year) }
    for index in counted { ColumnArithmetic.add(plan, tonnes(index), count) }
    if year.makesPower { cap(added(Carrier.gridElectricity.rawValue), year) }
    for (excess, stated) in zip(excess(year), year.claims) where stated.claim.counts {
      for draw in 0..<count { plan[draw] += excess[draw] }
    }
    for index in year.carriers.indices where uses[index] && !year.silentCarriers.contains(index) {
      ColumnArithmetic.multiply(rate(index), added(index), count)
      ColumnArithmetic.add(plan, rate(index), count)
    }
  }

  /// Metric tons CO2e of each stated saving that do not count, draw by draw, once every step was taken.
  ///
  /// It means what `[StatedSaving].excess(there:)` means.
  func excess(_ year: DrawProgram.Year) -> [[Double]] {
    let claims = year.claims
    let turns =
      claims.indices.filter { claims[$0].claim.sector != nil }
      + claims.indices.filter { claims[$0].claim.sector == nil }
    var counted = [[Double]](repeating: [], count: claims.count)
    var excess = counted
    for (turn, index) in turns.enumerated() {
      let (claim, amount, _) = claims[index]
      var left = emitted(where: claim, year)
      for other in turns[..<turn]
      where claim.sector == nil || claims[other].claim.sector == claim.sector {
        for draw in 0..<count { left[draw] -= counted[other][draw] }
      }
      fill(scratch, with: amount)
      counted[index] = (0..<count).map { min(scratch[$0], max(0, left[$0])) }
      excess[index] = (0..<count).map { scratch[$0] - counted[index][$0] }
    }
    return excess
  }

  /// Metric tons CO2e that are emitted where a saving is to be made, draw by draw.
  private func emitted(where claim: DrawProgram.Claim, _ year: DrawProgram.Year) -> [Double] {
    var sum = [Double](repeating: claim.idle, count: count)
    for block in claim.blocks {
      for draw in 0..<count { sum[draw] += tonnes(block)[draw] }
    }
    let uses = year.uses
    for carrier in claim.carriers where uses[carrier] {
      let isMade = year.makesPower && carrier == Carrier.gridElectricity.rawValue
      if isMade { fillPurchases(scratch, year) }
      for draw in 0..<count {
        let amount =
          isMade ? max(added(carrier)[draw], -scratch[draw]) : added(carrier)[draw]
        sum[draw] += amount * rate(carrier)[draw]
      }
    }
    return sum
  }

  /// Puts blocks and carriers to where they are before any step.
  func begin(_ year: DrawProgram.Year) {
    for (index, block) in year.blocks.enumerated() {
      start(block, tonnes(index), activity(index))
      guard let bought = block.purchases else { continue }
      sum(bought, purchases(index))
      for number in block.drivers { multiply(purchases(index), by: number) }
    }
    for (index, carrier) in year.carriers.enumerated() {
      ColumnArithmetic.fill(added(index), 0, count)
      sum(carrier, rate(index))
    }
  }

  private func start(_ block: DrawProgram.Block, _ tonnes: Column, _ activity: Column) {
    sum(block.tonnes, tonnes)
    for number in block.drivers { multiply(tonnes, by: number) }
    for number in block.paths { multiply(tonnes, by: number) }
    guard block.needsActivity else { return }
    sum(block.activity, activity)
    for number in block.drivers { multiply(activity, by: number) }
  }

  private func sum(_ sum: DrawProgram.Sum, _ target: Column) {
    ColumnArithmetic.fill(target, sum.constant, count)
    for part in sum.parts {
      ColumnArithmetic.add(target, part.coefficient, column(part.column), count)
    }
  }

  private func multiply(_ target: Column, by number: DrawProgram.Number) {
    guard let source = number.column else {
      ColumnArithmetic.multiply(target, number.offset, count)
      return
    }
    ColumnArithmetic.multiply(target, number.offset, number.slope, column(source), count)
  }

  /// Puts into a column the grid electricity that blocks still buy, before what is added beside them.
  func fillPurchases(_ target: Column, _ year: DrawProgram.Year) {
    ColumnArithmetic.fill(target, 0, count)
    for (index, block) in year.blocks.enumerated() where block.purchases != nil {
      ColumnArithmetic.add(target, purchases(index), count)
    }
  }

  /// No more power takes the place of what is bought than there is of it.
  private func cap(_ added: Column, _ year: DrawProgram.Year) {
    fillPurchases(scratch, year)
    for draw in 0..<count { added[draw] = max(added[draw], -scratch[draw]) }
  }

  func fill(_ target: Column, with number: DrawProgram.Number) {
    guard let source = number.column else {
      ColumnArithmetic.fill(target, number.offset, count)
      return
    }
    ColumnArithmetic.line(target, number.offset, number.slope, column(source), count)
  }

  private func scale(_ touched: [Int], _ year: DrawProgram.Year, by factor: Column) {
    for block in touched {
      ColumnArithmetic.multiply(tonnes(block), factor, count)
      if year.blocks[block].needsActivity {
        ColumnArithmetic.multiply(activity(block), factor, count)
      }
      if year.blocks[block].purchases != nil {
        ColumnArithmetic.multiply(purchases(block), factor, count)
      }
    }
  }

  func apply(_ step: DrawProgram.Step, _ year: DrawProgram.Year) {
    switch step {
    case .scale(let touched, let number):
      fill(scratch, with: number)
      scale(touched, year, by: scratch)
    case .clean(let touched, let number, let cleaned):
      fill(scratch, with: number)
      for block in touched { ColumnArithmetic.multiply(tonnes(block), scratch, count) }
      for carrier in cleaned { ColumnArithmetic.multiply(rate(carrier), scratch, count) }
    case .move(let touched, let part, let carrier, let gains):
      move(touched, part, to: added(carrier), gains: gains, year)
    case .save(let touched, let amount):
      let whole = scratch + Self.width
      ColumnArithmetic.fill(whole, 0, count)
      for block in touched { ColumnArithmetic.add(whole, activity(block), count) }
      fill(scratch, with: amount)
      ColumnArithmetic.restOfSaving(scratch, whole, count)
      scale(touched, year, by: scratch)
    case .add(let carrier, let amount): add(added(carrier), amount)
    case .emit(let amount): add(sums + Self.width, amount)
    case .claim(let claim, let amount):
      guard claim.counts else { return }
      add(
        sums + Self.width,
        DrawProgram.Number(offset: -amount.offset, slope: -amount.slope, column: amount.column))
    }
  }

  private func move(
    _ touched: [Int], _ part: DrawProgram.Number, to target: Column, gains: [DrawProgram.Number],
    _ year: DrawProgram.Year
  ) {
    fill(scratch, with: part)
    for (block, gain) in zip(touched, gains) {
      if gain.column == nil {
        ColumnArithmetic.add(target, gain.offset, activity(block), scratch, count)
      } else {
        let each = scratch + Self.width
        fill(each, with: gain)
        ColumnArithmetic.multiply(each, activity(block), count)
        ColumnArithmetic.add(target, 1, each, scratch, count)
      }
    }
    ColumnArithmetic.rest(scratch, count)
    scale(touched, year, by: scratch)
  }

  private func add(_ target: Column, _ number: DrawProgram.Number) {
    ColumnArithmetic.add(target, number.offset, count)
    guard let source = number.column else { return }
    ColumnArithmetic.add(target, number.slope, column(source), count)
  }
}

extension DrawProgram.Year {
  /// Whether any step adds to each carrier, found by a walk over all of them; what no step needs may have no rate.
  fileprivate var uses: [Bool] {
    var uses = [Bool](repeating: false, count: carriers.count)
    for step in steps {
      switch step {
      case .move(_, _, let carrier, _), .add(let carrier, _): uses[carrier] = true
      case .scale, .clean, .save, .emit, .claim: break
      }
    }
    return uses
  }
}
