internal import Climate

/// The daily data of one model and scenario: a dataset for each variable, on one grid and one axis.
struct ModelRunData {
  let datasets: [ClimateVariable: DailyDataset]
  /// What was found while values were read.
  var readingNotes: [String] {
    datasets.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap(\.value.readingNotes)
  }
  /// The units of the values that indicators are given: those of the files, but one for all temperatures.
  let units: [ClimateVariable: ClimateUnit]
  let grid: CellGrid
  /// The days that all variables have, cut to the years wanted.
  let axis: DailyAxis
  /// What a reader should know, such as gaps between files.
  let notes: [String]

  /// - Parameter years: years to read; nil for all
  /// - Throws: `ClimateProblem` when the variables share no grid, calendar or days.
  init(
    _ datasets: [ClimateVariable: DailyDataset], years: ClosedRange<Int>?
  ) throws(ClimateProblem) {
    let ordered = datasets.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value)
    guard let first = ordered.first else {
      throw ClimateProblem("There are no files of any variable that the indicators need.")
    }
    for other in ordered.dropFirst() {
      try Self.compare(first, other)
    }
    self.datasets = datasets
    units = Self.units(of: ordered)
    grid = first.cells
    axis = try Self.commonAxis(ordered, years: years)
    let converted = ordered.compactMap { [units] dataset -> String? in
      guard let unit = units[dataset.variable], unit != dataset.unit else { return nil }
      return
        "\(dataset.variable.rawValue) is brought from \(dataset.unit.symbol) to \(unit.symbol), because the temperatures come in several units."
    }
    notes = ordered.flatMap(\.notes) + converted
  }

  /// Temperatures that come in several units are all brought to one, as a range of two needs one.
  private static func units(of datasets: [DailyDataset]) -> [ClimateVariable: ClimateUnit] {
    let temperatures = datasets.map(\.unit).filter { $0.kind == .temperature }
    return Dictionary(
      datasets.map { dataset in
        let isTemperature = dataset.unit.kind == .temperature
        return (dataset.variable, isTemperature ? .joint(of: temperatures) : dataset.unit)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Brings values of a variable from the unit of its files to that of `units`, rounded to 32 bits.
  func convert(_ values: UnsafeMutableBufferPointer<Float>, of variable: ClimateVariable) {
    guard let unit = datasets[variable]?.unit, let wanted = units[variable], unit != wanted else {
      return
    }
    for index in values.indices {
      values[index] = Float(unit.converted(Double(values[index]), to: wanted))
    }
  }

  private static func compare(
    _ first: DailyDataset, _ other: DailyDataset
  ) throws(ClimateProblem) {
    guard first.cells.isSame(as: other.cells) else {
      throw ClimateProblem(
        "\(first.variable.rawValue) and \(other.variable.rawValue) are on different grids.")
    }
    guard first.axis.calendar == other.axis.calendar else {
      throw ClimateProblem(
        "\(first.variable.rawValue) counts days in the calendar \(first.axis.calendar.rawValue), \(other.variable.rawValue) in \(other.axis.calendar.rawValue)."
      )
    }
  }

  private static func commonAxis(
    _ datasets: [DailyDataset], years: ClosedRange<Int>?
  ) throws(ClimateProblem) -> DailyAxis {
    let calendar = datasets[0].axis.calendar
    var first = datasets.map(\.axis.firstDay).max() ?? datasets[0].axis.firstDay
    var last = datasets.map(\.axis.lastDay).min() ?? datasets[0].axis.lastDay
    if let years {
      first = max(first, CalendarDate(years.lowerBound, 1, 1))
      let december = calendar.days(inMonth: 12, of: years.upperBound)
      last = min(last, CalendarDate(years.upperBound, 12, december))
    }
    guard first <= last else {
      let spans = datasets.map {
        "\($0.variable.rawValue) \($0.axis.firstDay) to \($0.axis.lastDay)"
      }
      let found = spans.joined(separator: ", ")
      // The years have one more at either end than was asked for.
      guard years == nil else {
        throw ClimateProblem(
          "No day of the years that were asked for has all variables: \(found).")
      }
      throw ClimateProblem("The variables have no days in common: \(found).")
    }
    return DailyAxis(
      calendar: calendar, firstDay: first,
      count: calendar.dayNumber(of: last) - calendar.dayNumber(of: first) + 1)
  }

  /// Where the axis begins on that of a dataset.
  func offset(of dataset: DailyDataset) -> Int { dataset.axis.index(of: axis.firstDay) }
}
