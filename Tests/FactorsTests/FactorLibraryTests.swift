import Factors
import Quantities
import TestSupport
import Testing

@Suite struct FactorLibraryTests {
  private let library = FactorLibrary.standard

  @Test func `natural gas has the hub's per-unit and per-energy factors`() throws {
    // EPA GHG Emission Factors Hub 2021, table 1
    let perUnit = try #require(
      library.fuelFactors(fuel: "natural-gas", kind: .gasVolume, edition: "2021"))
    #expect(perUnit.carbonDioxide.value == 0.05444)
    #expect(perUnit.methane.value == 0.00103)
    #expect(perUnit.nitrousOxide.value == 0.0001)
    let perEnergy = try #require(
      library.fuelFactors(fuel: "natural-gas", kind: .energy, edition: "2025"))
    #expect(perEnergy.carbonDioxide.value == 53.06)
    #expect(
      isClose(perEnergy.emissions(ofCanonical: Energy.mmBtu(1).canonical)[.carbonDioxide], 53.06))
  }

  @Test func `wood is biogenic`() throws {
    let wood = try #require(library.fuelFactors(fuel: "wood", kind: .energy, edition: "2021"))
    #expect(wood.carbonDioxide.gas == .biogenicCarbonDioxide)
    #expect(wood.carbonDioxide.value == 93.8)
  }

  @Test func `every fuel has all three gases in both editions`() {
    for (id, fuel) in library.fuels where fuel.heatContent != nil {
      for edition in ["2021", "2025"] where id != "steam-and-heat" {
        let factors = library.fuelFactors(fuel: id, kind: .energy, edition: edition)
        if factors == nil {
          // On-road fuels of table 2 have no row in table 1.
          #expect(library.vehicleFuelFactor(fuel: id, edition: edition) != nil, "\(id) \(edition)")
        }
      }
    }
  }

  @Test func `an unknown fuel gives nothing`() {
    #expect(library.fuelFactors(fuel: "peat-moss", kind: .energy, edition: "2021") == nil)
    #expect(library.fuelSuggestion(for: "natural-gass") == "natural-gas")
  }

  @Test func `a model year finds its grams per mile`() {
    // EPA GHG Emission Factors Hub 2021, table 3: gasoline passenger cars, 2018
    let factor = library.vehicleMileFactor(
      vehicle: "passenger-car", fuel: "motor-gasoline", modelYear: 2018, gas: .methane,
      edition: "2021")
    #expect(factor?.value == 0.0052)
    #expect(
      library.vehicleMileFactor(
        vehicle: "passenger-car", fuel: "motor-gasoline", modelYear: 1950, gas: .methane,
        edition: "2021") == nil)
  }

  @Test func `motorcycles keep the orientation of the 2021 edition`() {
    let methane = library.vehicleMileFactor(
      vehicle: "motorcycle", fuel: "motor-gasoline", modelYear: 2000, gas: .methane,
      edition: "2021")
    #expect(methane?.value == 0.0672)
  }

  @Test func `an unverified row says so in its citation`() {
    let path = library.path("cambium-midcase:MROW")
    #expect(path?.status == .unverified)
    // Cambium mid-case, MROW, 2030
    #expect(path?.series.value(in: 2030) == 195.6)
  }
}

@Suite struct WarmingPotentialsTests {
  private let library = FactorLibrary.standard

  @Test(arguments: [
    ("ar2", 100, 21.0, 310.0), ("ar3", 100, 23, 296), ("ar4", 100, 25, 298), ("ar5", 100, 28, 265),
    ("ar5-ccf", 100, 34, 298), ("ar6", 100, 27.9, 273), ("ar2", 20, 56, 280), ("ar4", 20, 72, 289),
    ("ar5", 20, 84, 264), ("ar6", 20, 81.2, 273),
  ])
  func `methane and nitrous oxide by assessment report`(
    _ set: String, _ horizon: Int, _ methane: Double, _ nitrousOxide: Double
  ) {
    // IPCC assessment reports 2 to 6; openclimatedata globalwarmingpotentials 0.13.2
    let potentials = library.warmingPotentials(set: set, horizon: horizon)
    #expect(potentials?.values[.methane] == methane)
    #expect(potentials?.values[.nitrousOxide] == nitrousOxide)
  }

  @Test func `HFC-152a of the sixth report is 164 and not 64`() {
    #expect(
      library.warmingPotentials(set: "ar6", horizon: 100)?.values[Gas(id: "hfc-152a")] == 164)
  }

  @Test func `a gas without a potential is named, not zero`() throws {
    let potentials = try #require(library.warmingPotentials(set: "ar6", horizon: 100))
    let (_, missing) = potentials.equivalent(of: EmissionsByGas(others: [Gas(id: "xyz"): 1]))
    #expect(missing == [Gas(id: "xyz")])
  }

  @Test func `biogenic carbon dioxide is outside the total`() throws {
    let potentials = try #require(library.warmingPotentials(set: "ar5", horizon: 100))
    #expect(
      potentials.tonnes(EmissionsByGas(biogenicCarbonDioxide: .tonnes(5), methane: .tonnes(1)))
        == 28)
  }
}

@Suite struct GridRatesTests {
  private let library = FactorLibrary.standard

  @Test(arguments: [
    (2018, 1239.8, 0.138, 0.02), (2021, 995.79, 0.107, 0.015), (2022, 936.485, 0.102, 0.015),
  ])
  func `rates of the Upper Midwest by year`(
    _ year: Int, _ carbon: Double, _ methane: Double, _ nitrousOxide: Double
  ) {
    // EPA eGRID, subregion MROW, total output rates in lb/MWh
    let rates = library.gridChoice(subregion: "MROW", year: year)?.rates.first
    #expect(rates?.carbonDioxide.value == carbon)
    #expect(rates?.methane.value == methane)
    #expect(rates?.nitrousOxide.value == nitrousOxide)
  }

  @Test func `the newest revision of 2023 is chosen, and the first can be asked for`() {
    let editions = library.gridEditions(subregion: "CAMX").filter { $0.year == 2023 }
    #expect(editions.map(\.revision) == ["rev1", "rev2"])
    #expect(library.gridChoice(subregion: "CAMX", year: 2023)?.rates.first?.revision == "rev2")
    #expect(
      editions.first?.carbonDioxide.value == 436.7 || editions.first?.carbonDioxide.value ?? 0 > 436
    )
  }

  @Test func `a year between editions is linear and says so`() throws {
    let choice = try #require(library.gridChoice(subregion: "MROW", year: 2017))
    #expect(choice.isInterpolated)
    let middle = choice.emissions(of: .megawattHours(1))[.carbonDioxide]
    #expect(isClose(middle, (1238.8 + 1239.8) / 2 * 0.453_592_37, within: 1e-4))
  }

  @Test func `there are no rates before the first edition or after the last`() {
    #expect(library.gridChoice(subregion: "MROW", year: 2004) == nil)
    #expect(library.gridChoice(subregion: "MROW", year: 2040) == nil)
    #expect(library.gridChoice(subregion: "NOPE", year: 2021) == nil)
  }
}
