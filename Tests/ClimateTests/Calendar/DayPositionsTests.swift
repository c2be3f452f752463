import Climate
import Testing

@Suite struct DayPositionsTests {
  /// Three stretches: 3–5, 9 and 11–12.
  private let days = [3, 4, 5, 9, 11, 12]

  @Test func `days come back as they were given`() {
    let positions = DayPositions(days)
    #expect(Array(positions) == days && positions.count == 6)
    #expect(positions.first == 3 && positions.last == 12)
    #expect(Array(positions.shifted(by: -3)) == days.map { $0 - 3 })
    #expect(Array(DayPositions([Int]())).isEmpty)
  }

  @Test(arguments: 0...13)
  func `the first value on or after a day is found`(_ day: Int) {
    let expected = days.firstIndex { $0 >= day } ?? days.count
    #expect(DayPositions(days).index(onOrAfter: day) == expected)
  }

  @Test(arguments: 0...6)
  func `what follows an index is a list of its own`(_ first: Int) {
    let rest = DayPositions(days).suffix(fromIndex: first)
    #expect(Array(rest) == Array(days[first...]))
    #expect(rest == DayPositions(days[first...]))
    for day in 0...13 {
      #expect(rest.index(onOrAfter: day) == days[first...].count { $0 < day })
    }
  }
}
