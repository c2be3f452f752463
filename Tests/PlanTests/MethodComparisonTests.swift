import Factors
import Inventory
import Plan
import Quantities
import TestSupport
import Testing
import Workspace

@Suite struct MethodComparisonTests {
  private func comparison(
    _ id: String, _ changes: [String: String?] = [:]
  ) throws -> MethodComparison {
    let workspace = try SampleWorkspace(changes).workspace()
    let record = try #require(workspace.records.first { $0.id == id })
    return PlanCalculation.comparison(
      of: record, in: workspace, library: SampleWorkspace.library)
  }

  private func inventory(_ rows: [String]) -> [String: String?] {
    ["inventory.csv": SampleWorkspace().table("inventory.csv", rows: rows)]
  }

  @Test func `one record alone compares as it does in its inventory`() throws {
    let calculation = try SampleWorkspace().calculation()
    for record in calculation.workspace.records {
      let alone = try comparison(record.id)
      let beside = calculation.inventory.comparison(of: record)
      #expect(alone.rows.map(\.tonnes) == beside.rows.map(\.tonnes), "\(record.id)")
      #expect(alone.rows.map(\.reason) == beside.rows.map(\.reason), "\(record.id)")
      #expect(alone.variants.map(\.reason) == beside.variants.map(\.reason), "\(record.id)")
    }
  }

  @Test func `a landfill is calculated with every study of the carbon that decays`() throws {
    let comparison = try comparison("l21")
    let used = try #require(comparison.rows.first?.tonnes)
    let dissolved = try #require(comparison.variants.first { $0.setting == "docf=ipcc-2006" })
    // GPC 2014: 0.6 of the carbon dissolves; IPCC 2006, volume 5, chapter 3: 0.5.
    #expect(isClose(dissolved.tonnes, used * 0.5 / 0.6))
    #expect(dissolved.reason.contains("DOCf = 0.5"))
    #expect(comparison.variants.contains { $0.setting == "carbon=ipcc-2000" })
    // What the record takes already is no variant of it.
    #expect(
      !comparison.variants.contains { ["docf=gpc", "carbon=ipcc-2006"].contains($0.setting) })
  }

  @Test func `electricity is calculated with the grid's other years`() throws {
    let comparison = try comparison("e21")
    let settings = comparison.variants.map(\.setting)
    #expect(settings.contains("grid_year=2020") && settings.contains("grid_year=2022"))
    let library = SampleWorkspace.library
    let choice = try #require(library.gridChoice(subregion: "MROW", year: 2022))
    let emissions = choice.emissions(of: .megawattHours(9000))
    let later = try #require(comparison.variants.first { $0.setting == "grid_year=2022" })
    #expect(isClose(later.tonnes, comparison.potentials.tonnes(emissions)))
    #expect(later.choice == "Year of the grid rates")
  }

  @Test func `a stated year of the grid gives way to a revision, and a revision to a year`() throws
  {
    let row =
      "e,2023,buildings,residential,grid-electricity,electricity,9000,MWh,grid_year=2019,I.1.2,2,,H,bill,"
    let comparison = try comparison("e", inventory([row]))
    #expect(comparison.rows[0].tonnes != nil)
    #expect(comparison.variants.contains { $0.setting.hasPrefix("revision=") })
    #expect(comparison.variants.allSatisfy { $0.tonnes != comparison.rows[0].tonnes })
  }

  @Test func `miles are calculated with methane and nitrous oxide of the other edition`() throws {
    let comparison = try comparison("v21")
    let used = try #require(comparison.rows.first?.explanation)
    let other = try #require(comparison.variants.first { $0.setting.hasPrefix("edition=") })
    let edition = try #require(other.setting.split(separator: "=").last)
    func factors(_ explanation: Explanation) -> [String] {
      explanation.inputs.filter { $0.symbol.hasPrefix("g(") }.map(\.source)
    }
    #expect(factors(other.explanation) != factors(used))
    #expect(factors(other.explanation).allSatisfy { $0.contains(edition) })
  }

  @Test func `a fuel is calculated with every set of methane and nitrous oxide factors`() throws {
    let settings = try comparison("g21").variants.map(\.setting)
    #expect(settings.contains("ch4_n2o=lgop-residential"))
    #expect(!settings.contains("ch4_n2o=epa-hub"))
  }

  @Test func `a gas entered as it is has no other source`() throws {
    let row = "d,2021,industry,products,direct-entry,sf6,5,kg,,IV.2,1,,H,bill,"
    let comparison = try comparison("d", inventory([row]))
    #expect(comparison.rows.count == 1)
    #expect(comparison.variants.isEmpty)
  }
}
