internal import Factors
internal import Quantities
internal import Tables

extension ActivityRecord {
  /// The quantity in the canonical unit of its kind, when the method can use that kind.
  func amount(for method: MethodDeclaration) throws(MethodProblem) -> Double {
    guard let quantity, let unit else {
      throw MethodProblem(
        "quantity",
        "There is no amount. Enter it, or a notation key (NO, NE, IE, C) with a note that says why."
      )
    }
    let isCounted =
      unit.kind != .count || method.countUnits.isEmpty || method.countUnits.contains(unit.symbol)
    guard method.kinds.contains(unit.kind), isCounted else {
      let usable = method.unitSymbols.joined(separator: ", ")
      throw MethodProblem(
        "unit",
        "The method “\(method.id)” cannot use \(unit.symbol), a unit of \(unit.kind.rawValue). Use one of \(usable)."
      )
    }
    return quantity * unit.canonicalFactor
  }

  /// The quantity as an input of a formula.
  func quantityInput(_ symbol: String, _ name: String, in context: InventoryContext)
    -> Explanation.Input
  {
    Explanation.Input(
      symbol: symbol, name: name, value: NumberText.significant(quantity ?? 0, digits: 9),
      unit: unit?.symbol ?? "", source: context.citation(source),
      place: place.at(column: "quantity"))
  }
}
