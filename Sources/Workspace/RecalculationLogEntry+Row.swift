public import Inventory

extension RecalculationLogEntry {
  /// The row of `recalculations.csv` that keeps the entry, by column; tons with every digit.
  public var cells: [String: String] {
    [
      "year": String(year), "date": date, "change": change.rawValue, "what": what, "why": why,
      "tonnes_before": "\(tonnesBefore)", "tonnes_after": "\(tonnesAfter)",
    ]
  }
}
