import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct UncertainTermTests {
  private let library = FactorLibrary.standard

  @Test(arguments: [
    // constants-analysis.csv; unverified
    (DataQuality.high, 5.0), (.medium, 15), (.low, 30),
  ])
  func `a data quality stands for a range where none is stated`(
    _ quality: DataQuality, _ percent: Double
  ) throws {
    let term = UncertainTerm(id: "a", tonnes: 1, activityPercent: 2, factorPercent: nil)
      .filled(activityQuality: quality, factorQuality: quality, year: 2021, from: library)
    #expect(term.activity?.percent == 2)
    #expect(term.activity?.origin == .stated)
    let factor = try #require(term.factor)
    #expect(factor.percent == percent)
    #expect(factor.isDefaulted)
    guard case .defaulted(let citation) = factor.origin else { return }
    #expect(citation.contains("(unverified)"))
  }

  @Test func `without a data quality a range stays unknown`() {
    let term = UncertainTerm(id: "a", tonnes: 1, activityPercent: nil, factorPercent: nil)
      .filled(activityQuality: nil, factorQuality: nil, year: 2021, from: library)
    #expect(term.activity == nil)
    #expect(term.factor == nil)
  }

  @Test func `coverage tells stated, defaulted and unknown apart`() {
    let stated = UncertainTerm(id: "a", tonnes: 50, activityPercent: 5, factorPercent: 5)
    let defaulted = UncertainTerm(id: "b", tonnes: -30, activityPercent: 5, factorPercent: nil)
      .filled(activityQuality: nil, factorQuality: .low, year: 2021, from: library)
    let unknown = UncertainTerm(id: "c", tonnes: 20, activityPercent: 5, factorPercent: nil)
    let coverage = UncertaintyPropagation([stated, defaulted, unknown]).coverage
    #expect(coverage.stated == 50)
    #expect(coverage.defaulted == 30)
    #expect(coverage.unknown == 20)
    #expect(coverage.percent(20) == 20)
  }
}

@Suite struct InventoryUncertaintyTests {
  private func record(
    _ id: String, _ method: String = "grid-electricity", _ activity: String = "electricity",
    _ quantity: Double = 100, _ unit: String = "MWh"
  ) -> ActivityRecord {
    Sample.record(method, activity, quantity, unit, id: id)
  }

  @Test func `records on one grid in one year share a factor`() {
    var other = record("c")
    other.year = 2020
    let inventory = Sample.inventory([record("a"), record("b"), other])
    let terms = inventory.uncertainTerms(2021)
    #expect(terms.map(\.id) == ["a", "b"])
    #expect(Set(terms.map(\.factorKey)) == ["grid-electricity electricity MROW 2021"])
    #expect(inventory.uncertainTerms(2020).first?.factorKey.hasSuffix("2020") == true)
    #expect(isClose(terms.reduce(0) { $0 + $1.tonnes }, inventory.total(2021)))
  }

  @Test func `a stated range goes before a data quality, and each half has its own`() throws {
    var stated = record("a")
    stated.activityUncertainty = 2
    stated.factorUncertainty = 8
    stated.quality = .low
    stated.factorQuality = .low
    var rated = record("b")
    rated.quality = .medium
    let terms = Sample.inventory([stated, rated]).uncertainTerms(2021)
    #expect(terms[0].activity == UncertaintyRange(percent: 2))
    #expect(terms[0].factor == UncertaintyRange(percent: 8))
    #expect(terms[1].activity?.percent == 15)
    #expect(terms[1].factor == nil)
  }

  @Test func `a mass of gas entered directly has no factor to be wrong`() {
    var direct = record("d", "direct-entry", "ch4", 5, "tonne")
    direct.activityUncertainty = 12
    let terms = Sample.inventory([direct]).uncertainTerms(2021)
    #expect(terms.first?.factor == UncertaintyRange(percent: 0))
    #expect(terms.first?.factorKey.isEmpty == true)
  }
}
