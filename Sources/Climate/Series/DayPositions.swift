/// The days of an axis that a file has values for: rising numbers, one for each value of the file.
///
/// Kept as stretches of days that follow each other, of which a file of any length has few, so that memory grows with the
/// gaps and not with the years.
public struct DayPositions: RandomAccessCollection, Hashable, Sendable {
  private struct Stretch: Hashable {
    /// The index of the first value.
    var index: Int
    /// The day of that value.
    var day: Int
  }

  private var stretches: [Stretch] = []
  public private(set) var endIndex = 0
  public var startIndex: Int { 0 }

  /// No days.
  public init() {}

  /// - Precondition: the days rise.
  public init(_ days: some Sequence<Int>) { for day in days { append(day) } }

  /// - Precondition: the day is later than the last.
  public mutating func append(_ day: Int) {
    if let last = stretches.last {
      let next = last.day + (endIndex - last.index)
      precondition(day >= next)
      if day > next { stretches.append(Stretch(index: endIndex, day: day)) }
    } else {
      stretches.append(Stretch(index: 0, day: day))
    }
    endIndex += 1
  }

  public subscript(index: Int) -> Int {
    precondition(index >= 0 && index < endIndex)
    let stretch = stretches[last { $0.index <= index }]
    return stretch.day + (index - stretch.index)
  }

  /// The index of the first value on or after a day; `endIndex` where there is none.
  public func index(onOrAfter day: Int) -> Int {
    guard let first = stretches.first, day > first.day else { return 0 }
    let number = last { $0.day <= day }
    let end = number + 1 < stretches.count ? stretches[number + 1].index : endIndex
    return Swift.min(end, stretches[number].index + (day - stretches[number].day))
  }

  /// The same days counted from another.
  public func shifted(by days: Int) -> DayPositions {
    var result = self
    for number in stretches.indices { result.stretches[number].day += days }
    return result
  }

  /// The days of the values from an index on, which becomes 0.
  public func suffix(fromIndex first: Int) -> DayPositions {
    guard first > 0 else { return self }
    guard first < endIndex else { return DayPositions() }
    var result = DayPositions()
    let number = last { $0.index <= first }
    result.stretches = stretches[number...].map {
      Stretch(index: $0.index - first, day: $0.day)
    }
    result.stretches[0] = Stretch(index: 0, day: self[first])
    result.endIndex = endIndex - first
    return result
  }

  /// The last stretch that something is true of, as it is of the first.
  private func last(where isTrue: (Stretch) -> Bool) -> Int {
    var low = 0
    var high = stretches.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if isTrue(stretches[middle]) { low = middle } else { high = middle }
    }
    return low
  }
}
