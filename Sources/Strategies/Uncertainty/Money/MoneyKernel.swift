internal import Glibc

/// Works out a tile of draws of what each action's energy is worth and of what it saves, step by step.
///
/// It watches `DrawKernel` at work: before a step is taken, what it is about to change is priced.
struct MoneyKernel {
  typealias Column = ColumnArithmetic.Column

  private let kernel: DrawKernel
  private let accounts: Column
  private let scratch: Column
  private let count: Int
  /// Dollars of the year by action, and one column more; nil where the rate of discount is held.
  private let yearly: Column?

  /// By action: dollars of energy saved in today's worth, draw after draw, then metric tons saved in all years.
  ///
  /// Tons are what the action's own steps save of what the actions before it have left.
  static func totals(
    _ money: MoneyProgram, count: Int, fill: (_ input: Int, _ column: Column) -> Void
  ) -> [Double] {
    let width = DrawKernel.width
    let own = (2 * money.players + 5 + (money.discount == nil ? 0 : money.players + 1)) * width
    let room = DrawKernel.room(money.program)
    var bench = [Double](repeating: 0, count: room + own)
    return bench.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return [] }
      let kernel = DrawKernel(money.program, count: count, base: base)
      kernel.fillColumns(fill)
      let watch = MoneyKernel(kernel, base: base + room, money, count: count)
      for (index, year) in money.program.years.enumerated() {
        watch.run(year, money.years[index])
        if let discount = money.discount { watch.discount(discount, index) }
      }
      return (0..<2 * money.players).flatMap { account in
        (0..<count).map { watch.accounts[account * width + $0] }
      }
    }
  }

  private init(_ kernel: DrawKernel, base: Column, _ money: MoneyProgram, count: Int) {
    self.kernel = kernel
    self.count = count
    accounts = base
    scratch = base + 2 * money.players * DrawKernel.width
    yearly = money.discount == nil ? nil : scratch + 5 * DrawKernel.width
  }

  /// Power that is not bought less for it, such as under a contract, by draw.
  private var elsewhere: Column { scratch + 2 * DrawKernel.width }
  private var room: Column { scratch + 3 * DrawKernel.width }

  /// Where the dollars of a step go: to those of the year where these are yet to be discounted, else to the account.
  private func dollars(_ player: Int) -> Column {
    yearly.map { $0 + player * DrawKernel.width } ?? accounts + 2 * player * DrawKernel.width
  }
  private func tonnes(_ player: Int) -> Column { accounts + (2 * player + 1) * DrawKernel.width }

  /// Brings the dollars of a year, which are worth what the stated rate makes them, to the drawn rate.
  ///
  ///     d · ((1 + r₀) ÷ (1 + r))ⁿ
  private func discount(_ discount: MoneyProgram.Discount, _ index: Int) {
    guard let yearly else { return }
    let ratio = yearly + discount.follows.count * DrawKernel.width
    let rates = kernel.column(discount.input)
    let distance = Double(discount.distances[index])
    for draw in 0..<count {
      ratio[draw] = pow((1 + discount.rate.rate) / (1 + rates[draw]), distance)
    }
    for (player, follows) in discount.follows.enumerated() {
      let (year, account) = (dollars(player), accounts + 2 * player * DrawKernel.width)
      if follows { ColumnArithmetic.multiply(year, ratio, count) }
      ColumnArithmetic.add(account, year, count)
      ColumnArithmetic.fill(year, 0, count)
    }
  }

  private func run(_ year: DrawProgram.Year, _ steps: [MoneyProgram.Step]) {
    kernel.begin(year)
    ColumnArithmetic.fill(elsewhere, 0, count)
    for (index, step) in year.steps.enumerated() {
      watch(step, year, steps[index], dollars(year.players[index]), tonnes(year.players[index]))
      kernel.apply(step, year)
    }
    for (excess, stated) in zip(kernel.excess(year), year.claims) {
      let saved = tonnes(stated.player)
      for draw in 0..<count { saved[draw] -= excess[draw] }
    }
  }

  private func watch(
    _ step: DrawProgram.Step, _ year: DrawProgram.Year, _ worth: MoneyProgram.Step,
    _ dollars: Column, _ tonnes: Column
  ) {
    switch step {
    case .scale(let touched, let number):
      kernel.fill(scratch, with: number)
      ColumnArithmetic.rest(scratch, count)
      less(touched, worth.blocks, dollars, tonnes)
    case .save(let touched, let amount):
      let whole = scratch + DrawKernel.width
      ColumnArithmetic.fill(whole, 0, count)
      for block in touched { ColumnArithmetic.add(whole, kernel.activity(block), count) }
      kernel.fill(scratch, with: amount)
      ColumnArithmetic.restOfSaving(scratch, whole, count)
      ColumnArithmetic.rest(scratch, count)
      less(touched, worth.blocks, dollars, tonnes)
    case .clean(let touched, let number, let cleaned):
      cleaner(touched, number, cleaned, year, tonnes)
    case .move(let touched, let part, let carrier, let gains):
      kernel.fill(scratch, with: part)
      less(touched, worth.blocks, dollars, tonnes)
      for (place, block) in touched.enumerated() {
        let gained = scratch + DrawKernel.width
        kernel.fill(gained, with: gains[place])
        ColumnArithmetic.multiply(gained, kernel.activity(block), count)
        ColumnArithmetic.multiply(gained, scratch, count)
        let price = worth.carried.indices.contains(place) ? worth.carried[place] : .init()
        more(gained, carrier, price, dollars, tonnes)
      }
    case .add(let carrier, let amount):
      kernel.fill(scratch, with: amount)
      if year.makesPower, carrier == Carrier.gridElectricity.rawValue {
        addPower(worth, year, dollars, tonnes)
      } else {
        more(scratch, carrier, worth.carried.first ?? .init(), dollars, tonnes)
      }
    case .emit(let amount):
      kernel.fill(scratch, with: amount)
      ColumnArithmetic.add(tonnes, -1, scratch, count)
    case .claim(_, let amount):
      kernel.fill(scratch, with: amount)
      ColumnArithmetic.add(tonnes, 1, scratch, count)
    }
  }

  /// Blocks and carriers emit less for the same use, which costs and saves no money.
  private func cleaner(
    _ touched: [Int], _ number: DrawProgram.Number, _ cleaned: [Int], _ year: DrawProgram.Year,
    _ tonnes: Column
  ) {
    kernel.fill(scratch, with: number)
    ColumnArithmetic.rest(scratch, count)
    for block in touched { ColumnArithmetic.add(tonnes, 1, kernel.tonnes(block), scratch, count) }
    for carrier in cleaned {
      let saved = scratch + DrawKernel.width
      let added = kernel.added(carrier)
      if year.makesPower, carrier == Carrier.gridElectricity.rawValue {
        kernel.fillPurchases(room, year)
        for draw in 0..<count { saved[draw] = max(added[draw], -room[draw]) }
        ColumnArithmetic.multiply(saved, kernel.rate(carrier), count)
      } else {
        ColumnArithmetic.product(saved, added, kernel.rate(carrier), count)
      }
      ColumnArithmetic.add(tonnes, 1, saved, scratch, count)
    }
  }

  /// A part, in the scratch column, of what blocks use and emit is saved.
  private func less(
    _ touched: [Int], _ prices: [MoneyProgram.Price], _ dollars: Column, _ tonnes: Column
  ) {
    for (place, block) in touched.enumerated() {
      ColumnArithmetic.add(tonnes, 1, kernel.tonnes(block), scratch, count)
      guard prices.indices.contains(place), prices[place].dollars != 0 else { continue }
      let price = prices[place]
      let activity = kernel.activity(block)
      guard let column = price.column else {
        ColumnArithmetic.add(dollars, price.dollars, activity, scratch, count)
        continue
      }
      let drawn = kernel.column(column)
      for draw in 0..<count {
        dollars[draw] += price.dollars * activity[draw] * scratch[draw] * drawn[draw]
      }
    }
  }

  /// Power is added or made, as far as some is bought that it can take the place of.
  ///
  /// Of emissions all power counts, and of money only what is made here: what a contract brings is bought all the same.
  private func addPower(
    _ worth: MoneyProgram.Step, _ year: DrawProgram.Year, _ dollars: Column, _ tonnes: Column
  ) {
    let (amount, counted) = (scratch, scratch + DrawKernel.width)
    let grid = kernel.added(Carrier.gridElectricity.rawValue)
    kernel.fillPurchases(room, year)
    for draw in 0..<count {
      counted[draw] = PowerPurchases.change(of: room[draw] + grid[draw], by: amount[draw])
    }
    ColumnArithmetic.add(tonnes, -1, counted, kernel.rate(Carrier.gridElectricity.rawValue), count)
    guard !worth.isElsewhere else {
      ColumnArithmetic.add(elsewhere, amount, count)
      return
    }
    for draw in 0..<count {
      counted[draw] = PowerPurchases.change(
        of: room[draw] + grid[draw] - elsewhere[draw], by: amount[draw])
    }
    pay(counted, worth.carried.first ?? .init(), dollars)
  }

  /// A carrier gains an amount.
  private func more(
    _ amount: Column, _ carrier: Int, _ price: MoneyProgram.Price, _ dollars: Column,
    _ tonnes: Column
  ) {
    ColumnArithmetic.add(tonnes, -1, amount, kernel.rate(carrier), count)
    pay(amount, price, dollars)
  }

  /// What is gained costs its price.
  private func pay(_ amount: Column, _ price: MoneyProgram.Price, _ dollars: Column) {
    guard price.dollars != 0 else { return }
    if let column = price.column {
      ColumnArithmetic.add(dollars, -price.dollars, amount, kernel.column(column), count)
    } else {
      ColumnArithmetic.add(dollars, -price.dollars, amount, count)
    }
  }
}
