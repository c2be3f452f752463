public import Factors
public import Quantities
internal import Tables

extension Indicator {
  /// The rows behind a year's value: one when it is given, both when it lies between them.
  ///
  /// - Parameters:
  ///   - reading: How the series is read between and after its given years.
  ///   - citation: Turns a source's id into its printed form.
  public func inputs(
    _ symbol: String, year: Int, reading: SeriesReading = SeriesReading(),
    citation: (String) -> String
  ) -> [Explanation.Input] {
    let behind = reading.years(of: series, behind: year)
    let isGiven = behind == [year]
    var inputs = behind.map { given in
      Explanation.Input(
        symbol: isGiven ? symbol : "\(symbol)(\(given))", name: "\(title), \(given)",
        value: NumberText.significant(series.value(in: given) ?? .nan, digits: 9),
        unit: unit.symbol, source: origins[given].map { citation($0.source) } ?? "",
        place: origins[given]?.place.at(column: "value"))
    }
    if !isGiven, let value = reading.value(of: series, in: year) {
      inputs.append(
        Explanation.Input(
          symbol: symbol, name: "\(title), \(year)",
          value: NumberText.significant(value, digits: 9), unit: unit.symbol,
          source: reading.words(of: series, for: year)))
    }
    return inputs
  }
}

extension ReferencePath {
  /// A year's value of the path, saying when it lies between given years.
  func input(_ symbol: String, year: Int, reading: SeriesReading) -> Explanation.Input {
    let isGiven = reading.years(of: series, behind: year) == [year]
    let how = isGiven ? "" : ", \(reading.words(of: series, for: year))"
    return Explanation.Input(
      symbol: symbol, name: "\(id), \(year)\(how)",
      value: NumberText.significant(reading.value(of: series, in: year) ?? .nan), unit: unit,
      source: source.citation + (status == .unverified ? " (unverified)" : ""))
  }
}

extension SeriesReading.Between {
  /// In a sentence, after “between given years”.
  var words: String {
    switch self {
    case .linear: "on a straight line"
    case .step: "as in the earlier one"
    case .compound: "by the same percentage a year"
    }
  }
}

extension SeriesReading.Beyond {
  /// In a sentence, after “after the last”.
  var words: String {
    switch self {
    case .stop: "there is nothing"
    case .hold: "the last one is held"
    case .trend: "the trend is carried on"
    }
  }
}

extension SeriesReading {
  /// The value of one year; nil where there is none.
  public func value(of series: YearSeries, in year: Int) -> Double? {
    try? values(of: series, year...year).first
  }

  /// The given years that a value rests on: one when given, two when between, the last ones when after.
  func years(of series: YearSeries, behind year: Int) -> [Int] {
    guard let last = series.points.last?.year, year > last else {
      return series.years(behind: year)
    }
    return beyond == .trend ? series.points.suffix(2).map(\.year) : [last]
  }

  /// How the value of a year comes from given ones, such as `linear between 2020 and 2030`.
  func words(of series: YearSeries, for year: Int) -> String {
    let behind = years(of: series, behind: year)
    guard let first = behind.first, let last = behind.last else { return "not known" }
    if year > last {
      return beyond == .trend
        ? "trend of \(first) and \(last) carried on" : "held as in \(last)"
    }
    switch between {
    case .linear: return "linear between \(first) and \(last)"
    case .step: return "as in \(first) until \(last)"
    case .compound: return "by the same percentage between \(first) and \(last)"
    }
  }
}
