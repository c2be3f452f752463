import Climate

/// Series that other programs can make again, and the slow ways that the fast ones are held against.
enum DailySeries {
  /// ((t² mod 9973) · 37 mod 1009) / 10: spread evenly, with ties.
  static func residues(_ count: Int) -> [Float] {
    (0..<count).map { day -> Float in
      let residue: Int = day * day % 9973 * 37 % 1009
      return Float(Double(residue) / 10)
    }
  }
}

/// The window of one year, day by day as the definition says it.
func window(
  _ base: DayOfYearBase, key: Int, year: Int, of values: [Float]
) -> [Float] {
  let axis = base.axis
  let half = base.window / 2
  let first = axis.index(of: CalendarDate(year, 1, 1))
  func index(_ day: Int) -> Int? {
    let isOutside = day < 0 || day >= base.keyCount
    let wrapped = (day + base.keyCount) % base.keyCount
    let wanted = base.edge == .withinYear ? wrapped : day
    var index: Int
    switch base.keying {
    case .dayOfYear: index = first + wanted
    case .monthDay:
      let shift = base.edge != .withinYear && isOutside ? (day < 0 ? -1 : 1) : 0
      let plain = axis.calendar.date(
        ofDayNumber: axis.calendar.dayNumber(of: CalendarDate(2001, 1, 1)) + wrapped)
      index = axis.index(of: CalendarDate(year + shift, plain.month, plain.day))
    }
    let range = base.edge == .acrossYears ? 0..<axis.count : base.baseDays
    return range.contains(index) ? index : nil
  }
  return (key - half...key + half).compactMap { index($0).map { values[$0] } }
}

/// Thresholds by collecting every sample.
func thresholdsBySorting(
  _ base: DayOfYearBase, rule: QuantileRule, of values: [Float]
) -> [Float] {
  (0..<base.keyCount).map { key in
    rule.value(of: base.years.flatMap { window(base, key: key, year: $0, of: values) })
  }
}

/// The bootstrap by building and sorting every resample.
func exceedanceByResampling(
  _ base: DayOfYearBase, rule: QuantileRule, direction: BootstrapExceedance.Direction,
  of values: [Float]
) -> [UInt16] {
  let years = Array(base.years)
  var cache: [[[Float]]] = []
  for key in 0..<base.keyCount {
    cache.append(years.map { window(base, key: key, year: $0, of: values) })
  }
  return base.baseDays.map { day in
    let key = Int(base.keys[day])
    let year = base.axis.date(at: day).year - base.years.lowerBound
    var exceeded: UInt16 = 0
    for doubled in years.indices where doubled != year {
      var sample: [Float] = cache[key][doubled]
      for kept in years.indices where kept != year { sample += cache[key][kept] }
      let threshold = rule.value(of: sample)
      if direction == .above ? values[day] > threshold : values[day] < threshold { exceeded += 1 }
    }
    return exceeded
  }
}
