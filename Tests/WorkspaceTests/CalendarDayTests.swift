import Foundation
import Tables
import Testing
import Workspace

@Suite struct CalendarDayTests {
  @Test func `the day of an instant is that of the community's clocks`() throws {
    // 2026-11-26, 03:30 in Greenwich
    let instant = Date(timeIntervalSince1970: 1_795_663_800)
    #expect(CalendarDay.of(instant) == "2026-11-26")
    let chicago = try #require(TimeZone(identifier: "America/Chicago"))
    #expect(CalendarDay.of(instant, in: chicago) == "2026-11-25")
    #expect(CalendarDay.isDay(CalendarDay.of(Date(timeIntervalSince1970: 0))))
  }
}
