import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct LandTests {
  private func emissions(
    _ method: String, _ activity: String, _ hectares: Double, _ options: String
  ) -> EmissionsByGas? {
    Sample.emissions(
      Sample.record(method, activity, hectares, "hectare", factor: options, sector: .land))
  }

  /// LEARN: biomass 100 %, dead matter 100 %, soil 30 % lost to settlement.
  @Test func `forest that becomes settlement loses its pools in part`() throws {
    let options = "years-between=5 biomass-carbon=80 dead-carbon=20 soil-carbon=60"
    let loss = try #require(emissions("forest-land-change", "settlement", 10, options))
    let lost = 80 + 20 + 0.3 * 60
    #expect(isClose(loss.carbonDioxide.tonnes, 10 * lost * 44 / 12 / 5))
    let grass = try #require(emissions("forest-land-change", "grassland", 10, options))
    #expect(isClose(grass.carbonDioxide.tonnes, 10 * (0.5 * 80 + 20) * 44 / 12 / 5))
  }

  @Test func `years between the maps must be stated`() {
    let record = Sample.record(
      "forest-land-change", "cropland", 10, "acre", factor: "biomass-carbon=80", sector: .land)
    #expect(Sample.problem(record)?.message.contains("“years-between”") == true)
  }

  @Test func `disturbance gives off what is stated`() throws {
    let fire = try #require(
      emissions("forest-disturbance", "fire", 12, "years-between=3 carbon-lost=25"))
    #expect(isClose(fire.carbonDioxide.tonnes, 12.0 * 25 * 44 / 12 / 3))
  }

  /// Nowak and others 2013: urban trees take up 1.69 t C per hectare and hold 44.
  @Test func `trees take up carbon as a removal, not as negative emissions`() throws {
    let trees = try #require(emissions("land-uptake", "urban-tree", 100, ""))
    #expect(isClose(trees.removals.tonnes, 169 * 44.0 / 12))
    #expect(trees.carbonDioxide == .zero)
  }

  @Test func `forest needs a regional rate`() throws {
    #expect(emissions("land-uptake", "forest", 100, "") == nil)
    let stated = try #require(emissions("land-uptake", "forest", 100, "uptake=0.8"))
    #expect(isClose(stated.removals.tonnes, 80 * 44.0 / 12))
  }

  @Test func `lost canopy gives off what it held`() throws {
    let loss = try #require(emissions("canopy-loss", "urban-tree", 8, "years-between=4"))
    #expect(isClose(loss.carbonDioxide.tonnes, 8.0 * 44 * 44 / 12 / 4))
  }

  /// The Metropolitan Council turns carbon into CO2 by 3.67 in place of 44/12, which is 0.1 percent more; its
  /// urban grass is net of mowing and fertilizer, which are records of their own here.
  @Test(.enabled(if: PackageFolder.hasFacts, "the original data are not beside the package"))
  func `land cover of the Twin Cities`() throws {
    var compared = 0
    let covers = [
      "Grassland": "grassland", "Urban_Tree": "urban-tree",
      "Wetland": "wetland",
    ]
    for row in try FactRows.records("twin_cities/metc_county_landcover_sequestration.csv.gz") {
      guard let cover = covers[row["source"]], let area = Double(row["area"]), area > 0,
        let published = Double(row["sequestration_potential"])
      else { continue }
      let record = Sample.record("land-uptake", cover, area, "km2", sector: .land)
      let removed = try #require(Sample.emissions(record)).removals.tonnes
      #expect(isClose(removed, -published, within: 1.2e-3), "\(row.place)")
      compared += 1
    }
    #expect(compared > 100)
  }
}
