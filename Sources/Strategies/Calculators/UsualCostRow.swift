internal import Factors

/// A usual cost of the library as a row of `costs.csv`, per the quantity that its action works out.
public struct UsualCostRow: Sendable {
  public let cost: CalculatorFacts.Cost
  public let quantity: CalculatorQuantity
  /// Cells by column.
  public let cells: [String: String]

  /// Prepares the row.
  ///
  /// - Parameters:
  ///   - action: The id of the action.
  ///   - payer: Who pays it; the library does not know.
  ///   - fullYear: Capital is spread to it; what comes each year goes on to the end of the forecast.
  /// - Returns: Nil for a cost per something that the calculator does not work out.
  public init?(
    _ cost: CalculatorFacts.Cost, of calculator: Calculator, action: String, payer: Payer,
    startYear: Int, fullYear: Int
  ) {
    guard let quantity = calculator.quantity(cost.per),
      let what = CostRow.What(rawValue: cost.what)
    else { return nil }
    func text(_ dollars: Double?) -> String { dollars.map { CostCell.text($0) } ?? "" }
    let label = cost.status == .unverified ? "Unverified usual cost. " : "Usual cost. "
    self.cost = cost
    self.quantity = quantity
    cells = [
      "id": "\(action)-\(cost.what)", "action": action, "what": cost.what,
      "payer": payer.rawValue, "amount_usd": text(cost.dollars), "per": quantity.word,
      "from_year": String(startYear), "to_year": what.isWhole ? String(fullYear) : "",
      "price_year": String(cost.priceYear), "low": text(cost.low), "high": text(cost.high),
      "source": cost.sources.joined(separator: " "), "note": label + cost.note,
    ]
  }

  /// The usual costs of a calculator as rows, in the order of the library.
  public static func all(
    of calculator: Calculator, action: String, payer: Payer, startYear: Int, fullYear: Int,
    facts: CalculatorFacts
  ) -> [UsualCostRow] {
    facts.costs(of: calculator.kind).compactMap {
      UsualCostRow(
        $0, of: calculator, action: action, payer: payer, startYear: startYear, fullYear: fullYear)
    }
  }
}

/// An amount as a cell has it.
private enum CostCell {
  /// Without a fraction where there is none.
  static func text(_ dollars: Double) -> String {
    Int(exactly: dollars).map { String($0) } ?? "\(dollars)"
  }
}

extension CalculatorFacts {
  /// Parameters that an action states only for the usual costs of its calculator.
  public func counts(of kind: ActionKind) -> [CalculatorInput] {
    var seen: Set<String> = []
    return costs(of: kind).compactMap { Calculator.of(kind).quantity($0.per)?.parameter }
      .filter { seen.insert($0.name).inserted }
  }
}

extension Calculator {
  /// Who pays and gains unless a row says otherwise: the government where it is its own operations; nil elsewhere.
  public var usualPayer: Payer? { group == .government ? .government : nil }

  /// Who gains the energy unless the action says otherwise; nil where the price or the subsector tells.
  ///
  /// Public employees drive to work in their own cars, businesses carry freight, and public bodies run buses.
  var usualEnergyPayer: Payer? {
    switch kind {
    case Calculator.publicCommute.kind: nil
    case Calculator.electricFreightTrucks.kind, Calculator.freightLogistics.kind: .business
    case Calculator.electricTransitBuses.kind, Calculator.electricSchoolBuses.kind: .government
    default: usualPayer
    }
  }
}
