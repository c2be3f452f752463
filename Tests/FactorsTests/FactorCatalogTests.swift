import Factors
import Foundation
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct FactorCatalogTests {
  /// Made once: it takes longer than any question to it.
  private static let index = FactorIndex(FactorCatalog.standard)

  private let catalog = FactorCatalog.standard

  @Test func `every row of every table is listed once`() throws {
    let folder = PackageFolder.root.appending(path: "Sources/Factors/Resources")
    // Tables whose number stands in a column of another name
    let numbers: Set = ["value", "share", "share_by_volume", "share_percent", "doc_fraction"]
    var expected: [String: Int] = [:]
    // The folder of the gazetteer holds places and no factors.
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where file.hasSuffix(".csv") {
      let data = try Data(contentsOf: folder.appending(path: file))
      let table = CSVTable.read(Array(data), file: file).table
      guard !numbers.isDisjoint(with: table.header) || file == "fuels.csv",
        !table.records.isEmpty
      else { continue }
      expected[String(file.dropLast(4))] = table.records.count
    }
    let listed = Dictionary(uniqueKeysWithValues: catalog.tables.map { ($0.table, $0.count) })
    #expect(listed == expected)
    #expect(listed.count >= 20)
  }

  @Test func `ids are unique and every row but an open cell has a number`() {
    let ids = catalog.listings.map(\.id)
    #expect(Set(ids).count == ids.count)
    for listing in catalog.listings where listing.table != "fuels" {
      #expect(listing.value != nil, "\(listing.id)")
      #expect(!listing.unit.isEmpty, "\(listing.id)")
      #expect(!listing.what.isEmpty, "\(listing.id)")
    }
  }

  @Test func `a row reads as a person would write it`() throws {
    let gas = try #require(catalog.listing(id: "EPA-hub-2025:natural-gas:co2:per-scf"))
    #expect(gas.what == "Natural gas")
    #expect(gas.published == "0.05444 kg CO₂ per scf")
    #expect(gas.status == .verified)
    let car = try #require(
      catalog.listing(id: "epa-hub-2021:passenger-car:motor-gasoline:1973-1974:ch4"))
    #expect(car.what == "Passenger car, motor gasoline, model years 1973–1974")
    let potential = try #require(
      Self.index.search(FactorQuery(gas: "CH₄", edition: "ar6-100")).first)
    #expect(potential.published == "27.9 kg CO2e per kg")
    let blend = try #require(Self.index.search(FactorQuery(text: "R-404A hfc-125")).first)
    #expect(blend.what == "R-404A, HFC-125")
  }

  @Test func `words rank the subject first and verified rows before others`() throws {
    let found = Self.index.search(FactorQuery(text: "natural gas", gas: "co2"))
    #expect(found.first?.what == "Natural gas")
    #expect(found.first?.edition == "2025")
    let grid = Self.index.search(FactorQuery(text: "grid electricity", gas: "co2", region: "mrow"))
    #expect(grid.first?.id == "egrid-2023-rev2:MROW:co2")
  }

  @Test func `every filter only takes away`() {
    let all = Self.index.search(FactorQuery()).count
    #expect(all == catalog.listings.count)
    let queries = [
      FactorQuery(table: "egrid"), FactorQuery(gas: "n2o"), FactorQuery(region: "CAMX"),
      FactorQuery(year: 2019), FactorQuery(edition: "eGRID2023"),
      FactorQuery(isUnverifiedOnly: true), FactorQuery(text: "diesel"),
    ]
    for query in queries {
      let count = Self.index.search(query).count
      #expect(count > 0 && count < all, "\(query)")
    }
    let both = Self.index.search(
      FactorQuery(table: "egrid", gas: "n2o", region: "CAMX", year: 2019))
    #expect(both.map(\.id) == ["egrid-2019:CAMX:n2o"])
    #expect(
      Self.index.search(FactorQuery(isUnverifiedOnly: true)).allSatisfy { $0.status == .unverified }
    )
    #expect(Set(Self.index.search(FactorQuery(edition: "egrid-2023")).map(\.edition)).count == 2)
  }

  @Test func `a year finds model years and editions too`() {
    let found = Self.index.search(FactorQuery(text: "passenger car", gas: "ch4", year: 1985))
    #expect(found.contains { $0.modelYears == 1984...1993 })
    #expect(
      Self.index.search(FactorQuery(text: "natural gas", year: 2021)).contains {
        $0.edition == "2021"
      }
    )
  }

  @Test func `the order of words does not matter, and a word found nowhere finds nothing`() {
    let there = Self.index.search(FactorQuery(text: "gas natural")).map(\.id)
    #expect(there == Self.index.search(FactorQuery(text: "natural gas")).map(\.id))
    #expect(Self.index.search(FactorQuery(text: "natural gaz")).isEmpty)
    let unknown = Self.index.corrections(FactorQuery(text: "natural gaz"))
    #expect(unknown.map(\.word) == ["gaz"])
    #expect(unknown.first?.nearest == "gas")
  }

  @Test func `a row knows its other editions`() throws {
    let gas = try #require(catalog.listing(id: "epa-hub-2025:natural-gas:co2:per-scf"))
    #expect(catalog.counterparts(of: gas).map(\.id) == ["epa-hub-2021:natural-gas:co2:per-scf"])
    #expect(catalog.listing(id: "nothing") == nil)
  }
}

@Suite struct FactorComparisonTests {
  private let catalog = FactorCatalog.standard

  private func compare(_ old: String, _ new: String, region: String = "") throws
    -> FactorComparison
  {
    try catalog.compare(
      edition: catalog.edition(named: old), with: catalog.edition(named: new),
      matching: FactorQuery(region: region))
  }

  @Test func `eGRID2023 revision 2 lowers California by 1.9 percent`() throws {
    // EPA eGRID2023, 12 June 2025: CAMX 436.7 to 428.5 lb CO2/MWh
    let comparison = try compare("egrid2023 rev1", "eGRID2023-rev2", region: "CAMX")
    let row = try #require(comparison.rows.first { $0.listing?.gas == "co2" })
    #expect(row.change == .changed)
    #expect((row.percent.map { ($0 * 10).rounded() / 10 }) == -1.9)
    #expect(comparison.rows.count == 3)
  }

  @Test func `table 1 of the hub is the same in both editions`() throws {
    let comparison = try compare("hub-2021", "epa-hub-2025")
    let combustion = comparison.rows.filter { $0.listing?.table == "combustion" }
    #expect(combustion.count { $0.change == .same } > 300)
    #expect(combustion.count { $0.change == .changed } == 0)
    #expect(combustion.count { $0.change == .removed || $0.change == .added } == 0)
    // WARM 15 to 16: mixed MSW landfilled 0.52 to 0.58
    let waste = comparison.rows.first { $0.old?.id == "epa-hub-2021:warm:landfilled:mixed-msw" }
    #expect(waste?.new?.value == 0.58)
    #expect(waste?.new?.published == "0.58 tonne CO2e (AR5) per short-ton")
    #expect(comparison.notes.contains { $0.contains("different warming potentials (AR4 and AR5)") })
    #expect(comparison.count(.added) > 0)
  }

  @Test func `a table that one edition lacks is a note and not a loss`() throws {
    let comparison = try compare("hub-2021", "hub-2025")
    #expect(comparison.notes.contains { $0.contains("(nonroad): hub-2025 was not read") })
    #expect(!comparison.rows.contains { $0.listing?.table == "nonroad" })
  }

  @Test func `methane of AR5 and AR6 is 28 and 27.9`() throws {
    let comparison = try compare("ar5", "ar6")
    let row = try #require(comparison.rows.first { $0.listing?.gas == "ch4" })
    #expect(row.old?.value == 28)
    #expect(row.new?.value == 27.9)
    #expect(comparison.old.name == "ar5-100")
  }

  @Test(arguments: [
    ("eGRID2019", "eGRID2023 rev2"), ("hub-2021", "hub-2025"), ("ar4-100", "ar6-20"),
  ])
  func `comparing is antisymmetric`(_ one: String, _ other: String) throws {
    let there = try compare(one, other)
    let back = try compare(other, one)
    #expect(there.count(.added) == back.count(.removed))
    #expect(there.count(.removed) == back.count(.added))
    #expect(there.count(.changed) == back.count(.changed))
    #expect(there.count(.same) == back.count(.same))
    let differences = Dictionary(
      uniqueKeysWithValues: there.rows.compactMap { row in
        row.difference.map { (Set([row.old?.id, row.new?.id]), $0) }
      })
    for row in back.rows {
      guard let difference = row.difference else { continue }
      #expect(differences[Set([row.old?.id, row.new?.id])] == -difference, "\(row.what)")
    }
  }

  @Test func `model years that two editions cut differently meet where they overlap`() throws {
    // EPA hub: diesel cars of 2007–2018 in the 2021 edition, of 2007–2022 in the 2025 edition
    let comparison = try compare("hub-2021", "hub-2025")
    let row = try #require(
      comparison.rows.first {
        $0.old?.id == "epa-hub-2021:passenger-car:diesel:2007-2018:ch4"
      })
    #expect(row.new?.id == "epa-hub-2025:passenger-car:diesel:2007-2022:ch4")
    #expect(row.modelYears == 2007...2018)
    #expect(row.what == "Passenger car, diesel, model years 2007–2018")
    #expect(
      !comparison.rows.contains { $0.change == .removed && $0.what.contains("diesel, model") })
    #expect(comparison.notes.contains { $0.contains("may not have been read in full") })
  }

  @Test func `an edition compared with itself has no difference`() throws {
    for edition in catalog.editions {
      let comparison = try catalog.compare(edition: edition, with: edition)
      #expect(comparison.differences.count == 0, "\(edition.name)")
      #expect(!comparison.rows.isEmpty, "\(edition.name)")
    }
  }

  @Test func `a year without revision means its newest, and an unknown edition lists all`() throws {
    #expect(try catalog.edition(named: "eGRID2023").name == "eGRID2023 rev2")
    do {
      _ = try catalog.edition(named: "eGRID1999")
      Issue.record("an unknown edition was answered")
    } catch {
      #expect(error.suggestions.contains("hub-2025"))
    }
    #expect(throws: FactorAbsence.self) { try compare("ar5", "hub-2021") }
    #expect(throws: FactorAbsence.self) { try compare("eGRID2019", "eGRID2020", region: "NOPE") }
  }
}
