import Factors
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct GridRatesCompletionTests {
  private let library = FactorLibrary.standard

  @Test func `a published rate of carbon dioxide goes before an interpolated one`() throws {
    // eGRID2021, CAMX: 531.678 lb CO2 per MWh and a gross loss of 4.4 percent; CH4 0.032 in 2020, 0.025 in 2023
    let choice = try #require(library.gridChoice(subregion: "CAMX", year: 2021))
    let rates = try #require(choice.rates.first)
    #expect(!choice.isInterpolated)
    #expect(rates.carbonDioxide.value == 531.678)
    #expect(rates.grossLoss == 0.044)
    #expect(isClose(rates.methane.value, 0.032 - (0.032 - 0.025) / 3))
    #expect(rates.methane.status == .unverified)
    #expect(rates.methane.edition.contains("between eGRID2020 and eGRID2023"))
    #expect(rates.interpolatedGases == [.methane, .nitrousOxide])
  }

  @Test func `a year with all three gases is as published`() throws {
    let rates = try #require(library.gridChoice(subregion: "MROW", year: 2021)?.rates.first)
    #expect(rates.interpolatedGases.isEmpty)
    #expect(rates.methane.value == 0.107)
  }

  @Test func `nothing is completed beyond the editions`() {
    // The US average of 2018 has no edition before it with all gases.
    #expect(library.gridChoice(subregion: "US", year: 2018) == nil)
    #expect(library.gridEditions(subregion: "US").last?.revision == "rev1")
  }

  @Test func `editions stay in order`() {
    for subregion in library.gridSubregions {
      let years = library.gridEditions(subregion: subregion).map(\.year)
      #expect(years == years.sorted(), "\(subregion)")
    }
  }

  @Test func `the loss of a choice is weighted as its rates are`() throws {
    let editions = library.gridEditions(subregion: "MROW")
    let first = try #require(editions.first { $0.year == 2019 })
    let last = try #require(editions.first { $0.year == 2020 })
    let loss = GridChoice(rates: [first, last], weights: [0.25, 0.75]).grossLoss
    #expect(try isClose(#require(loss), 0.25 * 0.051 + 0.75 * 0.053))
    let old = try #require(library.gridChoice(subregion: "MROW", year: 2005))
    #expect(old.grossLoss == nil)
  }

  /// The published CO2e of a year holds its methane and nitrous oxide, by AR4 up to 2021 and AR5 in 2022.
  @Test(.enabled(if: PackageFolder.hasFacts, "the original data are not beside the package"))
  func `completed years come to the published equivalent`() throws {
    var compared = 0
    for row in try FactRows.records("factors/egrid_subregion_rates.csv") {
      guard let year = Int(row["data_year"]), [2018, 2021, 2022].contains(year),
        let published = Double(row["co2e_lb_per_mwh_published"]),
        let rates = library.gridChoice(subregion: row["subregion"], year: year)?.rates.first,
        !rates.interpolatedGases.isEmpty,
        let set = library.warmingPotentials(set: year == 2022 ? "ar5" : "ar4", horizon: 100)
      else { continue }
      let pounds = set.tonnes(rates.emissions(of: .megawattHours(1))) * 1000 / 0.453_592_37
      // Methane and nitrous oxide are 1 percent of the whole, and move by a tenth between editions.
      #expect(isClose(pounds, published, within: 2e-3), "\(row["subregion"]) \(year)")
      compared += 1
    }
    #expect(compared > 70)
  }
}
