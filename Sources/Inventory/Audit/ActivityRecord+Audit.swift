internal import Quantities

extension ActivityRecord {
  /// What is the same line in every year: sector, subsector, activity and GPC cell.
  func lineName(_ cells: LineCells) -> String {
    [sector.rawValue, subsector, activity, cells.cell(of: self).reference]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The quantity in the canonical unit of its kind; nil without one.
  var canonicalAmount: Double? {
    guard let quantity, let unit else { return nil }
    return quantity * unit.canonicalFactor
  }

  /// Such as `54,000 mcf`; empty without an amount.
  var amountText: String {
    quantity.map { "\(NumberText.significant($0, digits: 9)) \(unit?.symbol ?? "")" } ?? ""
  }

  /// True when the quantity counts people, so that it follows population by right.
  var isPerPerson: Bool { unit?.kind == .count }
}
