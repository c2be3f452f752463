import Factors
import Foundation
import Quantities
import Tables
import TestSupport
import Testing

/// Compares the library with the data it was read from, where those are at hand.
@Suite(.enabled(if: PackageFolder.hasFacts, "the original data are not beside the package"))
struct FactorTransferTests {
  private let library = FactorLibrary.standard

  @Test func `every eGRID rate by gas was carried over`() throws {
    var compared = 0
    for record in try FactRows.records("factors/egrid_subregion_rates.csv") {
      guard let year = Int(record["data_year"]), let carbon = Double(record["co2_lb_per_mwh"]),
        let methane = Double(record["ch4_lb_per_mwh"]),
        let nitrousOxide = Double(record["n2o_lb_per_mwh"])
      else { continue }
      let revision = String(record["revision"].prefix(4))
      let rates = library.gridEditions(subregion: record["subregion"])
        .first { $0.year == year && $0.revision == revision }
      #expect(rates?.carbonDioxide.value == carbon, "\(record["subregion"]) \(year)")
      #expect(rates?.methane.value == methane, "\(record["subregion"]) \(year)")
      #expect(rates?.nitrousOxide.value == nitrousOxide, "\(record["subregion"]) \(year)")
      compared += 1
    }
    #expect(compared == 171)
  }

  @Test func `every fuel of table 1 was carried over`() throws {
    var compared = 0
    for edition in ["2021", "2025"] {
      let rows = try FactRows.records("factors/epa_hub_\(edition)_t1_stationary.csv")
      let values = Set(
        library.fuels.keys.compactMap { fuel in
          library.fuelFactors(fuel: fuel, kind: .energy, edition: edition)?.carbonDioxide.value
        })
      for record in rows {
        guard let value = Double(record["kgCO2_per_mmBtu"]) else { continue }
        #expect(values.contains(value), "\(record["fuel"]) \(edition)")
        compared += 1
      }
    }
    #expect(compared > 120)
  }
}
