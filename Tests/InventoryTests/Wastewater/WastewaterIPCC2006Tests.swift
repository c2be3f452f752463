import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct WastewaterIPCC2006Tests {
  private func record(_ factor: String = "", year: Int = 2021) -> ActivityRecord {
    Sample.record(
      "wastewater-ipcc-2006", "population", 1000, "people", year: year, factor: factor,
      sector: .water)
  }

  @Test func `methane of a deep lagoon by hand`() throws {
    // GPC equations 8.9 and 8.10: P · BOD · I · 365 · Bo · MCF, with 85 g and 1.25
    let emissions = try #require(Sample.emissions(record("treatment=deep-lagoon")))
    #expect(isClose(emissions[.methane], 1000 * 0.085 * 1.25 * 365 * 0.6 * 0.8))
  }

  @Test func `nitrous oxide by hand`() throws {
    // GPC equations 8.11 and 8.12: protein 44.6 kg, 0.16, 1.4 with garbage disposals, 1.25, 0.005
    let emissions = try #require(Sample.emissions(record()))
    let nitrogen: Double = 1000 * 44.6 * 0.16 * 1.4 * 1.25
    #expect(isClose(emissions[.nitrousOxide], nitrogen * 0.005 * 44 / 28))
  }

  @Test func `a well-run aerobic plant has no methane, and the explanation names the treatment`()
    throws
  {
    let inventory = Sample.inventory([record()])
    let entry = try #require(inventory.entries.first)
    #expect(entry.emissions[.methane] == 0)
    #expect(
      inventory.explanation(of: entry).notes.contains { $0.contains("Treatment: aerobic") })
  }

  @Test func `advanced plants add nitrous oxide of their own`() throws {
    // IPCC 2006, equation 6.9: 3.2 g per person and the factor of industry
    let without = try #require(Sample.emissions(record()))
    let half = try #require(Sample.emissions(record("advanced=0.5")))
    #expect(
      isClose(half[.nitrousOxide] - without[.nitrousOxide], 1000 * 0.5 * 3.2 * 1.25 / 1000))
  }

  @Test(arguments: [
    ("treatment=deep-lagoon industrial=none", 1 / 1.25), ("treatment=deep-lagoon mcf=0.4", 0.5),
    ("treatment=deep-lagoon recovery=0.75", 0.25), ("treatment=deep-lagoon sludge=0.2", 0.8),
    ("treatment=shallow-lagoon", 0.25), ("treatment=septic", 0.5 / 0.8),
  ])
  func `inputs of methane count in proportion`(_ factor: String, _ ratio: Double) throws {
    let deep = try #require(Sample.emissions(record("treatment=deep-lagoon")))
    let other = try #require(Sample.emissions(record(factor)))
    #expect(isClose(other[.methane], deep[.methane] * ratio))
  }

  @Test func `a treatment that is not known is refused with the list`() {
    let problem = Sample.problem(record("treatment=pond"))
    #expect(problem?.place.column == "factor")
    #expect(problem?.message.contains("shallow-lagoon") == true)
  }

  @Test func `nitrogen without garbage disposals is less`() throws {
    let with = try #require(Sample.emissions(record()))
    let without = try #require(Sample.emissions(record("non_consumed=no-disposals")))
    #expect(isClose(without[.nitrousOxide], with[.nitrousOxide] * 1.1 / 1.4))
  }
}
