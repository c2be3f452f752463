extension ETCCDI {
  /// The hottest and the coldest days and nights, and the range between day and night.
  static let temperatureExtremes: [IndicatorDeclaration] = [
    monthly(
      "txx", "Hottest day", equation: "max tx", .absolute(.celsius), .maximum(tx), index: "TXx"),
    monthly(
      "tnx", "Warmest night", equation: "max tn", .absolute(.celsius), .maximum(tn), index: "TNx"),
    monthly(
      "txn", "Coldest day", equation: "min tx", .absolute(.celsius), .minimum(tx), index: "TXn"),
    monthly(
      "tnn", "Coldest night", equation: "min tn", .absolute(.celsius), .minimum(tn), index: "TNn"),
    monthly(
      "dtr", "Daily temperature range", equation: "mean (tx − tn)", .difference(.celsius),
      .mean(.diurnalRange), index: "DTR"),
  ]
}
