public import Factors
internal import Quantities
internal import Tables

extension Indicator {
  /// The rows behind a year's value: one when it is given, both when it lies between them.
  ///
  /// - Parameter citation: Turns a source's id into its printed form.
  public func inputs(
    _ symbol: String, year: Int, citation: (String) -> String
  ) -> [Explanation.Input] {
    let behind = series.years(behind: year)
    var inputs = behind.map { given in
      Explanation.Input(
        symbol: behind.count > 1 ? "\(symbol)(\(given))" : symbol, name: "\(title), \(given)",
        value: NumberText.significant(series.value(in: given) ?? .nan, digits: 9),
        unit: unit.symbol, source: origins[given].map { citation($0.source) } ?? "",
        place: origins[given]?.place.at(column: "value"))
    }
    if behind.count > 1, let value = series.value(in: year) {
      inputs.append(
        Explanation.Input(
          symbol: symbol, name: "\(title), \(year)",
          value: NumberText.significant(value, digits: 9), unit: unit.symbol,
          source: "linear between \(behind[0]) and \(behind[1])"))
    }
    return inputs
  }
}

extension ReferencePath {
  /// A year's value of the path, saying when it lies between given years.
  func input(_ symbol: String, year: Int) -> Explanation.Input {
    let behind = series.years(behind: year)
    let how = behind.count > 1 ? ", linear between \(behind[0]) and \(behind[1])" : ""
    return Explanation.Input(
      symbol: symbol, name: "\(id), \(year)\(how)",
      value: NumberText.significant(series.value(in: year) ?? .nan), unit: unit,
      source: source.citation + (status == .unverified ? " (unverified)" : ""))
  }
}
