import Factors
import Quantities
import TestSupport
import Testing

@Suite struct GridSelectionTests {
  private let library = FactorLibrary.standard

  @Test func `the newest revision is chosen and the older one shown`() throws {
    // EPA eGRID2023: CAMX 436.7 lb/MWh in revision 1, 428.5 in revision 2
    let selection = try library.gridSelection(subregion: "CAMX", year: 2023)
    #expect(selection.reason.basis == .newestRevision)
    #expect(selection.choice.rates.first?.revision == "rev2")
    #expect(selection.reason.sentence.contains("eGRID2023 rev2 is the newest revision for 2023"))
    #expect(selection.reason.alternatives.count == 1)
    #expect(selection.reason.alternatives.first?.hasPrefix("eGRID2023 rev1: 436") == true)
  }

  @Test func `a stated revision is used and said to be stated`() throws {
    let selection = try library.gridSelection(subregion: "CAMX", year: 2023, revision: "rev1")
    #expect(selection.reason.basis == .stated)
    #expect(selection.choice.rates.first?.revision == "rev1")
  }

  @Test func `a single edition of the year is exact`() throws {
    let selection = try library.gridSelection(subregion: "MROW", year: 2021)
    #expect(selection.reason.basis == .exactYear)
    #expect(selection.reason.alternatives.count == 2)
  }

  @Test func `a year between editions names both and the weight`() throws {
    let selection = try library.gridSelection(subregion: "MROW", year: 2017)
    #expect(selection.reason.basis == .interpolated)
    #expect(
      selection.reason.sentence.contains(
        "between eGRID2016 and eGRID2018, with 50 percent of the second"))
  }

  @Test func `what is not there is said with what is`() {
    #expect(throws: FactorAbsence.self) { try library.gridSelection(subregion: "MROW", year: 2040) }
    do {
      _ = try library.gridSelection(subregion: "MROX", year: 2021)
      Issue.record("an unknown subregion was answered")
    } catch {
      #expect(error.suggestions.contains("MROW"))
    }
    do {
      _ = try library.gridSelection(subregion: "CAMX", year: 2023, revision: "rev9")
      Issue.record("an unknown revision was answered")
    } catch {
      #expect(error.message.contains("“rev1”, “rev2”"))
    }
  }

  @Test func `the selection is always the choice`() throws {
    for subregion in library.gridSubregions {
      for year in 2000...2030 {
        let choice = library.gridChoice(subregion: subregion, year: year)
        let selection = try? library.gridSelection(subregion: subregion, year: year)
        #expect(selection?.choice == choice, "\(subregion) \(year)")
      }
    }
  }

  @Test func `an ambiguous place says what the choice is worth`() throws {
    // eGRID2023 rev2: CAMX 428.5, AZNM 703.7 lb CO2/MWh, 64 percent more
    let rates = library.rates(at: GridPlaces.standard.candidates(county: "06065"), year: 2023)
    #expect(rates.map(\.subregion) == ["CAMX", "AZNM"])
    let spread = try #require(FactorLibrary.spread(of: rates, year: 2023))
    #expect(spread.contains("by up to 64 percent"))
    #expect(spread.contains("194 kg CO₂ per MWh in CAMX"))
    let one = library.rates(at: GridPlaces.standard.candidates(county: "27053"), year: 2023)
    #expect(FactorLibrary.spread(of: one, year: 2023) == nil)
  }
}

@Suite struct FuelSelectionTests {
  private let library = FactorLibrary.standard

  @Test func `the hub's edition follows the year, and the other is shown`() throws {
    let selection = try library.fuelSelection(fuel: "natural-gas", kind: .gasVolume, year: 2019)
    #expect(selection.choice.carbonDioxide.edition == "2021")
    #expect(selection.reason.basis == .forYear)
    #expect(selection.reason.sentence.contains("before 2023, and 2019 is one"))
    #expect(
      selection.reason.alternatives == ["Edition 2025: 0.05444 kg CO₂ per scf, the same"])
    let later = try library.fuelSelection(fuel: "natural-gas", kind: .gasVolume, year: 2024)
    #expect(later.choice.carbonDioxide.edition == "2025")
    #expect(later.reason.sentence.contains("from 2023 on"))
  }

  @Test func `a stated edition is used`() throws {
    let selection = try library.fuelSelection(
      fuel: "natural-gas", kind: .energy, year: 2024, edition: "2021")
    #expect(selection.reason.basis == .stated)
    #expect(selection.choice.carbonDioxide.edition == "2021")
  }

  @Test func `a fuel that the edition lacks is not taken from another`() {
    do {
      _ = try library.fuelSelection(
        fuel: "natural-gas", kind: .energy, year: 2024, edition: "1999")
      Issue.record("a factor of another edition was taken")
    } catch {
      #expect(error.suggestions == ["2021", "2025"])
      #expect(error.message.contains("epa-hub:2025"))
    }
    do {
      _ = try library.fuelSelection(fuel: "natural-gass", kind: .energy, year: 2024)
      Issue.record("an unknown fuel was answered")
    } catch {
      #expect(error.suggestions == ["natural-gas"])
    }
    do {
      _ = try library.fuelSelection(fuel: "natural-gas", kind: .distance, year: 2024)
      Issue.record("a factor per distance was answered")
    } catch {
      #expect(error.message.contains("not per unit of distance"))
    }
  }
}
