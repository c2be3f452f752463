internal import Climate
internal import ClimateFiles
internal import Foundation

/// Indicators of arrays that a caller holds in memory, as Python's are.
struct ArrayComputation {
  /// What is asked, as JSON.
  struct Request: Decodable {
    /// As `IndicatorCatalog.indicator(named:)` reads them.
    var indicators: [String]
    /// In the order of the arrays.
    var variables: [String]
    /// The unit of each variable.
    var units: [String]
    /// A CF name.
    var calendar: String
    /// Year, month and day of the arrays' first row.
    var first: [Int]
    var days: Int
    /// Nil for the usual rule.
    var missing: Missing?
    /// Degrees north of each cell, for indicators such as SPEI; null where not known.
    var latitudes: [Double?]?

    /// A share of a period's days, or `etccdi`.
    enum Missing: Decodable {
      case share(Double)
      case etccdi

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if (try? value.decode(String.self)) == "etccdi" {
          self = .etccdi
        } else {
          self = .share(try value.decode(Double.self))
        }
      }
    }
  }

  /// What the values of the answer mean, as JSON.
  struct Shape: Encodable {
    var columns: [IndicatorLabel]
    var firstYear: Int
    var years: Int
  }

  private let indicators: [Indicator]
  private let columns: AtlasColumns
  private let axis: DailyAxis
  private let variables: [ClimateVariable]
  private let units: [ClimateVariable: ClimateUnit]
  private let missing: MissingRule
  private let latitudes: [Double]?

  init(json: String) throws {
    let request: Request
    do { request = try JSONDecoder().decode(Request.self, from: Data(json.utf8)) } catch {
      throw ClimateProblem("The request is not understood: \(error).")
    }
    var indicators: [Indicator] = []
    for text in request.indicators {
      indicators.append(try IndicatorCatalog.indicator(named: text))
    }
    guard let calendar = ClimateCalendar(cfName: request.calendar) else {
      throw ClimateProblem("The calendar “\(request.calendar)” is not known.")
    }
    guard request.first.count == 3, request.days > 0,
      calendar.contains(CalendarDate(request.first[0], request.first[1], request.first[2]))
    else { throw ClimateProblem("The first day is none of the calendar, or there are no days.") }
    guard request.units.count == request.variables.count else {
      throw ClimateProblem("Each variable needs a unit.")
    }
    var units: [ClimateVariable: ClimateUnit] = [:]
    var variables: [ClimateVariable] = []
    for (name, unit) in zip(request.variables, request.units) {
      guard let variable = ClimateVariable(fileName: name) else {
        throw ClimateProblem("“\(name)” is no variable that indicators use.")
      }
      guard units[variable] == nil else { throw ClimateProblem("\(name) is given twice.") }
      units[variable] = try ClimateUnit(named: unit, for: variable)
      variables.append(variable)
    }
    for indicator in indicators {
      for input in indicator.inputs where !variables.contains(input) {
        throw ClimateProblem(
          "\(indicator.name) needs \(input.rawValue), which is not among the variables given.")
      }
    }
    if case .share(let share)? = request.missing, !(0...1).contains(share) {
      throw ClimateProblem(
        "The largest share of missing days, “missing”, lies between 0 and 1, not at \(share).")
    }
    latitudes = request.latitudes?.map { $0 ?? .nan }
    self.indicators = indicators
    self.variables = variables
    self.units = units
    columns = AtlasColumns(indicators)
    missing =
      switch request.missing {
      case .share(let share): MissingRule(largestShare: share)
      case .etccdi: .etccdi
      case nil: .usual
      }
    axis = DailyAxis(
      calendar: calendar,
      firstDay: CalendarDate(request.first[0], request.first[1], request.first[2]),
      count: request.days)
  }

  var shape: Shape {
    Shape(
      columns: columns.labels, firstYear: axis.years.lowerBound, years: axis.years.count)
  }

  /// Computes `[column][year][cell]` from arrays of `[day][cell]`; NaN where missing.
  ///
  /// - Throws: `ClimateProblem` also for a value that no place on Earth has, for its unit is wrong.
  func compute(
    _ arrays: [UnsafePointer<Float>], cells: Int, into output: UnsafeMutablePointer<Double>
  ) throws(ClimateProblem) {
    guard arrays.count == variables.count, cells >= 0 else {
      throw ClimateProblem("Each variable needs one array, of 0 cells or more.")
    }
    guard latitudes.map({ $0.count == cells }) ?? true else {
      throw ClimateProblem("Each cell needs one latitude: there are \(cells) cells.")
    }
    for (variable, values) in zip(variables, arrays) {
      guard let unit = units[variable] else { continue }
      try PossibleValues(of: variable, in: unit).check(
        UnsafeBufferPointer(start: values, count: axis.count * cells))
    }
    output.update(repeating: .nan, count: columns.labels.count * axis.years.count * cells)
    let whole = DailySlab(
      days: 0..<axis.count, cells: cells, stride: cells,
      values: Dictionary(uniqueKeysWithValues: zip(variables, arrays)))
    for start in stride(from: 0, to: cells, by: 128) {
      let tile = start..<min(start + 128, cells)
      let results = try IndicatorRun.results(
        of: indicators, axis: axis, slab: whole.tile(tile), units: units,
        latitudes: latitudes.map { Array($0[tile]) }, missing: missing)
      for (number, result) in results.enumerated() {
        store(result, indicator: number, tile: tile, cells: cells, output)
      }
    }
  }

  private func store(
    _ result: IndicatorResult, indicator: Int, tile: Range<Int>, cells: Int,
    _ output: UnsafeMutablePointer<Double>
  ) {
    for (number, period) in result.periods.enumerated() where axis.years.contains(period.year) {
      guard
        let column = columns.position(
          indicator: indicator, of: result.indicator.period, period: period)
      else { continue }
      let row =
        output + (column * axis.years.count + period.year - axis.years.lowerBound) * cells
        + tile.lowerBound
      for cell in 0..<tile.count { row[cell] = result.value(period: number, cell: cell) }
    }
  }
}
