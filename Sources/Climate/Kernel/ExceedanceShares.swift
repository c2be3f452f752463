/// By which share each day of a base period lies beyond the thresholds that were resampled without its year.
public struct ExceedanceShares: Hashable, Sendable {
  let calendar: ClimateCalendar
  /// The first base day, counted as the calendar does.
  let firstDayNumber: Int
  let cells: Int
  /// How many resamples each day was compared with.
  let resamples: Int
  /// `[base day][cell]`: how many of them it exceeds.
  let counts: [UInt16]

  init(_ bootstrap: BootstrapExceedance) {
    let axis = bootstrap.base.axis
    calendar = axis.calendar
    firstDayNumber = axis.calendar.dayNumber(of: axis.firstDay) + bootstrap.base.baseDays.lowerBound
    cells = bootstrap.cells
    resamples = bootstrap.resamples
    counts = bootstrap.counts
  }

  /// Where the counts of a day begin; nil outside the base period.
  func row(ofDayNumber number: Int) -> Int? {
    let row = (number - firstDayNumber) * cells
    return row >= 0 && row < counts.count ? row : nil
  }
}
