internal import Climate
internal import Glibc

/// The 90th percentile of every day of the year and the bootstrap of TX90p, from values `[day][cell]` without leap days.
///
/// Writes the thresholds, `[day][cell]`, then the mean share of exceedances of the base years of each cell.
func measureDayOfYear(
  _ path: String, cells: String, years: String, _ output: String
) throws(ClimateProblem) {
  let (cells, years) = (try number(cells), try number(years))
  let values = try readFloats(path)
  let axis = DailyAxis(calendar: .noLeap, years: 1981...1980 + years)
  guard values.count == axis.count * cells else {
    throw ClimateProblem("\(path) does not have \(axis.count) days of \(cells) cells.")
  }
  let rule = try QuantileRule(percentile: 90)
  let base = try DayOfYearBase(axis: axis, years: axis.years, edge: .withinBase)
  var start = seconds(CLOCK_THREAD_CPUTIME_ID)
  let thresholds = DayOfYearThresholds(of: values, cells: cells, base: base, rule: rule)
  print("thresholds", (seconds(CLOCK_THREAD_CPUTIME_ID) - start) / Double(cells))
  start = seconds(CLOCK_THREAD_CPUTIME_ID)
  let bootstrap = try BootstrapExceedance(
    of: values, cells: cells, base: base, rule: rule, direction: .above)
  print("bootstrap", (seconds(CLOCK_THREAD_CPUTIME_ID) - start) / Double(cells))
  var shares = [Double](repeating: 0, count: cells)
  for day in 0..<base.baseDays.count {
    for cell in 0..<cells {
      shares[cell] += bootstrap.share(ofBaseDay: day, cell: cell) / Double(base.baseDays.count)
    }
  }
  try write(thresholds.values.map(Double.init) + shares, to: output)
}

/// Fits the generalized extreme value distribution to series of yearly maxima, one after the other.
///
/// Writes location, scale and shape of each.
func measureExtremes(_ path: String, years: String, output: String) throws(ClimateProblem) {
  let years = try number(years)
  let values = try readFloats(path).map(Double.init)
  let series = stride(from: 0, to: values.count, by: years).map {
    Array(values[$0..<$0 + years])
  }
  var parameters: [Double] = []
  let start = seconds(CLOCK_THREAD_CPUTIME_ID)
  for maxima in series {
    let fit = try ExtremeValueFit(of: maxima)
    parameters += [fit.distribution.location, fit.distribution.scale, fit.distribution.shape]
  }
  print("fit", (seconds(CLOCK_THREAD_CPUTIME_ID) - start) / Double(series.count))
  try write(parameters, to: output)
}
