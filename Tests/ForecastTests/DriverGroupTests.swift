import Forecast
import Inventory
import Plan
import TestSupport
import Testing
import Workspace

/// Which records follow which rule, and how the page of drivers sorts them.
@Suite struct DriverGroupTests {
  private func groups(_ rows: String...) throws -> [DriverGroup] {
    let calculation = try ForecastSample.calculation([
      "drivers.csv": ForecastSample.table(ForecastSample.driverHeader, rows)
    ])
    let projection = try #require(calculation.projection)
    return projection.driverGroups(calculation.workspace.rules)
  }

  @Test func `without rules every group is unruled and the tons are the inventory's`() throws {
    let calculation = try ForecastSample.calculation(ForecastSample.drivers())
    let projection = try #require(calculation.projection)
    let groups = projection.driverGroups([])
    #expect(groups.allSatisfy { $0.standing == .unruled && $0.rule == nil && $0.shape != nil })
    let sum = groups.reduce(0) { $0 + $1.tonnes }
    #expect(isClose(sum, try #require(projection.total(2021))))
  }

  @Test func `what has no rule comes first then what is left out then the rest`() throws {
    let groups = try groups(
      "buildings,,electricity,,population,,,,,,,,bill,", "waste,,,,cows,,,,,,,,bill,")
    let standings = groups.map(\.standing)
    #expect(standings == standings.sorted())
    #expect(Set(standings) == [.unruled, .leftOut, .carried])
    let lost = try #require(groups.first { $0.standing == .leftOut })
    #expect(lost.sector == .waste && lost.rule?.driver == "cows" && lost.shape == nil)
    let carried = try #require(groups.last)
    #expect(carried.rule?.driver == "population")
  }

  @Test func `a record that a rule names stands alone`() throws {
    let all = try groups(",,,,population,,,,,,,,bill,")
    let first = try #require(all.first { $0.sector == .buildings })
    let record = try #require(first.records.first)
    let some = try groups(
      ",,,\(record.id),jobs,,,,,,,,bill,", ",,,,population,,,,,,,,bill,")
    let alone = try #require(some.first { $0.rule?.record == record.id })
    #expect(alone.records.map(\.id) == [record.id] && alone.rule?.driver == "jobs")
    #expect(
      some.allSatisfy { $0.rule?.record != nil || !$0.records.contains { $0.id == record.id } })
  }
}
