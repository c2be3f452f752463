import Factors
import Forecast
import Inventory
import Plan
import Tables
import TestSupport
import Testing

@Suite struct TargetTests {
  private func level(
    _ kind: String, _ cells: [String: String], base: Int = 2019, year: Int = 2030
  ) throws -> TargetLevel {
    let town = TargetTown(targets: [TargetTown.row("t", kind, base, year, cells)])
    return try #require(try town.level())
  }

  @Test func `an absolute target counts from the base year`() throws {
    let calculation = try SampleWorkspace().calculation()
    let level = try #require(calculation.levels.first { $0.target.id == "half" })
    #expect(isClose(level.allowed, calculation.inventory.total(2021) / 2))
  }

  @Test func `a target per resident grows with population`() throws {
    let calculation = try SampleWorkspace().calculation()
    let level = try #require(calculation.levels.first { $0.target.id == "share" })
    // 1 − (1 − r) · P(2030) ÷ P(2021): population 1110 and 1020
    #expect(isClose(level.allowed, calculation.inventory.total(2021) * 0.4 * 1110 / 1020))
    #expect(level.explanation.inputs.contains { $0.source.contains("unverified") })
  }

  @Test func `a fair share follows the development index and the residents`() throws {
    // 0.5 · 0.921 ÷ 0.732 = 0.62909836; 1000 · 0.37090164 · 1.11 = 411.70082
    let level = try level("fair-share", ["status": "verified"])
    #expect(isClose(level.perResident ?? 0, 0.62909836, within: 1e-7))
    #expect(isClose(level.allowed, 411.70082, within: 1e-7))
    #expect(isClose(level.reduction, 0.58829918, within: 1e-7))
    // A reconstruction stays unverified whatever the row says.
    #expect(level.status == .unverified)
    #expect(level.explanation.notes.first?.contains("62.9 percent; of the total 58.8") == true)
    #expect(level.explanation.inputs.map(\.symbol).contains("H(world)"))
  }

  @Test func `a fair share takes the indices that the row states`() throws {
    // 0.4 · 0.9 ÷ 0.75 = 0.48; 1000 · 0.52 · 1.11 = 577.2
    let level = try level(
      "fair-share",
      ["hdi_country": "0.9", "hdi_world": "0.75", "global_reduction_percent": "40"])
    #expect(isClose(level.allowed, 577.2))
    #expect(level.explanation.inputs.contains { $0.place?.column == "hdi_country" })
  }

  @Test func `a fair share with a stated percentage is that of each resident`() throws {
    let level = try level("fair-share", ["reduction_percent": "60", "status": "verified"])
    #expect(isClose(level.allowed, 444))
    #expect(level.status == .verified)
  }

  @Test func `a pledge and a sector's target are parts of their base`() throws {
    #expect(isClose(try level("pledge", ["reduction_percent": "51"]).allowed, 490))
    let sector = try level("absolute", ["reduction_percent": "50", "sector": "buildings"])
    #expect(isClose(sector.base, 600) && isClose(sector.allowed, 300))
    #expect(isClose(try level("own", ["allowed_tonnes": "321"]).allowed, 321))
  }

  @Test func `net zero shows gross, removals and net`() throws {
    let level = try level("net-zero", ["reduction_percent": "90", "removals_tonnes": "100"])
    #expect(isClose(level.allowed, 100))
    #expect((level.net ?? 1).magnitude < 1e-9)
    #expect(level.explanation.notes.first?.contains("0.00 t CO2e net") == true)
  }

  @Test(arguments: [("straight", 1000 - 900 * 6 / 11.0), ("constant-rate", 284.8035868)])
  func `a year on the way lies on its path`(_ shape: String, _ expected: Double) throws {
    // To 100 t in 2030 from 1000 t in 2019: six of eleven years; 1000 · 0.1^(6 ÷ 11) = 284.80
    let town = TargetTown(targets: [
      TargetTown.row("way", "interim", 2019, 2025, ["leads_to": "end", "shape": shape]),
      TargetTown.row("end", "net-zero", 2019, 2030, ["reduction_percent": "90"]),
    ])
    let level = try #require(try town.level())
    #expect(level.target.id == "way")
    #expect(isClose(level.allowed, expected, within: 1e-8))
    #expect(level.explanation.parts.first?.title.hasPrefix("end") == true)
  }

  @Test func `a path goes through every given year and no further`() throws {
    let points = [2020: 100.0, 2030: 50, 2040: 25]
    let straight = try #require(TargetPath(through: points, shape: .straight))
    let rate = try #require(TargetPath(through: points, shape: .constantRate))
    for path in [straight, rate] {
      for (year, tonnes) in points { #expect(isClose(path.allowed(in: year) ?? 0, tonnes)) }
      #expect(path.allowed(in: 2041) == nil)
    }
    #expect(isClose(straight.allowed(in: 2035) ?? 0, 37.5))
    #expect(isClose(rate.allowed(in: 2035) ?? 0, 35.35533906, within: 1e-8))
    #expect(TargetPath(through: [2020: 100, 2030: 0], shape: .constantRate) == nil)
  }

  @Test(arguments: ["absolute", "per-capita", "fair-share", "pledge", "net-zero"])
  func `a lower reduction never gives a lower level`(_ kind: String) throws {
    let rows = (0...100).map {
      TargetTown.row("t\($0)", kind, 2019, 2030, ["reduction_percent": String($0)])
    }
    let ways = (0...100).map {
      TargetTown.row("w\($0)", "interim", 2019, 2025, ["leads_to": "t\($0)"])
    }
    let levels = try TargetTown(targets: rows + ways).calculation().levels
    #expect(levels.count == 202)
    for part in [levels.prefix(101), levels.suffix(101)] {
      for (looser, tighter) in zip(part, part.dropFirst()) {
        #expect(looser.allowed > tighter.allowed)
      }
    }
  }
}
