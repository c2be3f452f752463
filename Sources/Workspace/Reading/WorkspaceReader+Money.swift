internal import Inventory
internal import Quantities
internal import Strategies
internal import Tables

extension WorkspaceReader {
  /// Reads costs, prices and incomes; after actions.
  mutating func readMoney() {
    readCosts()
    readPrices()
    readIncomes()
    checkMoneyParameters()
  }

  private mutating func readCosts() {
    let known = Dictionary(workspace.actions.map { ($0.id, $0) }) { first, _ in first }
    let actions = Set(known.keys)
    read(WorkspaceTables.costs) { decoder, record in
      let what: CostRow.What? = decoder.choice("what")
      let payer: Payer? = decoder.choice("payer")
      let receiver: Payer? = decoder.optionalChoice("receiver")
      let amount = decoder.money("amount_usd")
      let from = decoder.datedYear("from_year", "In which year is it due?")
      let to = record.text("to_year") == nil ? nil : decoder.year("to_year")
      let priceYear = decoder.datedYear("price_year", "In the dollars of which year is it?")
      if let from, let to, to < from {
        decoder.find(
          .error, "It ends before it begins. Exchange the two years.", column: "to_year")
      }
      if what?.isTransfer == true, receiver == nil {
        decoder.find(
          .warning,
          "It is not said who receives it, so nobody is better off by it. Write who does.",
          column: "receiver")
      }
      let (low, high) = decoder.range(around: amount)
      let action = decoder.reference("action", to: actions, in: "actions.csv", .error)
      let id = decoder.identifier()
      let per = record.text("per")
      if let per, let problem = known[action]?.problem(per: per) {
        decoder.find(.error, problem, column: "per")
        return nil
      }
      guard let what, let payer, let amount, let from, let priceYear else { return nil }
      return CostRow(
        id: id, action: action, what: what, payer: payer, receiver: receiver, amount: amount,
        per: per, fromYear: from, toYear: to, priceYear: priceYear, low: low, high: high,
        source: record["source"], note: record["note"], place: record.place)
    } keep: {
      $0.moneyBook.costs.append($1)
    }
    let used = Set(workspace.moneyBook.costs.map(\.place.row))
    for record in workspace.tables[WorkspaceTables.costs.file]?.records ?? []
    where !used.contains(record.row) && !record["action"].isEmpty {
      workspace.moneyBook.unusableCosts[record["action"], default: []].append(record.place)
    }
  }

  private mutating func readPrices() {
    let subsectors = Set(workspace.records.map(\.subsector))
    read(WorkspaceTables.prices) { decoder, record in
      let sector: Sector? = decoder.optionalChoice("sector")
      let year = decoder.year()
      let price = decoder.money("price")
      let unit = decoder.unit()
      let priceYear = decoder.datedYear("price_year", "In the dollars of which year is it?")
      let payer: Payer? = decoder.optionalChoice("payer")
      let beyond = record["beyond"].lowercased()
      if !["", "hold"].contains(beyond) {
        decoder.find(
          .error, "“\(beyond)” is not known here. Write hold, or leave it empty.",
          column: "beyond")
      }
      let subsector = record["subsector"]
      if !subsector.isEmpty, !subsectors.isEmpty, !subsectors.contains(subsector) {
        decoder.find(
          .warning, "No record of the inventory is of the subsector “\(subsector)”.",
          column: "subsector")
      }
      let activity = decoder.required("activity")
      guard let year, let price, let unit, let priceYear else { return nil }
      return EnergyPrice(
        activity: activity, sector: sector?.rawValue ?? "", subsector: subsector, year: year,
        price: price, unit: unit, priceYear: priceYear, payer: payer, isHeld: beyond == "hold",
        source: record["source"], note: record["note"], place: record.place)
    } keep: {
      $0.moneyBook.prices.append($1)
    }
  }

  private mutating func readIncomes() {
    read(WorkspaceTables.incomes) { decoder, record in
      let households = decoder.aboveZero("households")
      let income = decoder.aboveZero("income_usd")
      let energy = decoder.money("energy_cost_usd")
      let share = decoder.number("savings_percent")
      if let share, !(0...100).contains(share) {
        decoder.find(
          .error, "“\(record["savings_percent"])” is not a percentage from 0 to 100.",
          column: "savings_percent")
      }
      let priceYear = record.text("price_year") == nil ? nil : decoder.year("price_year")
      if record.text("price_year") == nil {
        decoder.find(
          .warning,
          "This is money without a year: it is not said in whose dollars it is, so it is taken in those of the plan.",
          column: "price_year")
      }
      let band = decoder.required("band")
      guard let households, let income, let energy else { return nil }
      return IncomeBand(
        band: band, households: households, income: income, energyCost: energy,
        savingShare: share.map { $0 / 100 }, priceYear: priceYear, source: record["source"],
        note: record["note"], place: record.place)
    } keep: {
      $0.moneyBook.incomes.append($1)
    }
  }

  /// Words among the parameters of actions that say how their energy counts.
  private mutating func checkMoneyParameters() {
    let known = [
      "energy_savings": ["stated"], "savings_payer": Payer.allCases.map(\.rawValue),
    ]
    for action in workspace.actions {
      for (name, words) in known.sorted(by: { $0.key < $1.key }) {
        guard let parameter = action.parameters[name], !words.contains(parameter.text) else {
          continue
        }
        find(
          .error,
          "“\(parameter.text)” is not known here, so it does not count. Use one of \(words.joined(separator: ", ")).",
          at: parameter.place.at(column: "value"))
      }
    }
  }
}

extension RecordDecoder {
  /// An amount of money that must be there and is never below 0.
  fileprivate mutating func money(_ column: String) -> Double? {
    guard let value = requiredNumber(column) else { return nil }
    guard value >= 0 else {
      find(
        .error,
        "“\(record[column])” is below 0. Write 0 or more; whether it is a cost or a gain, the other columns say.",
        column: column)
      return nil
    }
    return value
  }

  /// A number above 0 that must be there.
  fileprivate mutating func aboveZero(_ column: String) -> Double? {
    guard let value = requiredNumber(column) else { return nil }
    guard value > 0 else {
      find(.error, "“\(record[column])” must be above 0.", column: column)
      return nil
    }
    return value
  }

  /// A year without which money cannot be counted.
  fileprivate mutating func datedYear(_ column: String, _ question: String) -> Int? {
    guard record.text(column) != nil else {
      find(.error, "This is money without a year, so it is left out. \(question)", column: column)
      return nil
    }
    return year(column)
  }

  /// The least and the most of an amount, where they are stated.
  fileprivate mutating func range(around amount: Double?) -> (low: Double?, high: Double?) {
    let low = number("low")
    let high = number("high")
    if let amount, let low, low > amount {
      find(.warning, "The least is more than the amount itself.", column: "low")
    }
    if let amount, let high, high < amount {
      find(.warning, "The most is less than the amount itself.", column: "high")
    }
    return (low, high)
  }
}
