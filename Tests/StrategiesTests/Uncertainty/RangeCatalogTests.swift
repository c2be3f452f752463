import Forecast
import Plan
import Quantities
import Tables
import TestSupport
import Testing
import Workspace

@testable import Strategies

@Suite struct RangeCatalogTests {
  private static func catalog(
    _ rows: [String] = [], _ changes: [String: String?] = [:]
  ) throws -> RangeCatalog {
    try #require(try PlanDrawsTests.calculation(rows, changes).rangeCatalog)
  }

  private static func range(
    _ what: InputRange.What, _ subject: String, _ parameter: String = "",
    _ distribution: InputRange.Distribution = .triangular, _ low: Double, _ high: Double,
    best: Double? = nil
  ) -> InputRange {
    InputRange(
      id: "new", what: what, subject: subject, parameter: parameter, distribution: distribution,
      low: low, best: best, high: high, source: "", note: "", place: Place(file: "ranges.csv"))
  }

  @Test func `every number that is listed takes a range`() throws {
    let catalog = try Self.catalog()
    #expect(
      Set(catalog.subjects.map(\.what)).isSuperset(of: [.parameter, .indicator, .path, .record]))
    #expect(catalog.subjects.contains { $0.what == .factor && $0.subject == "natural-gas" })
    #expect(catalog.subjects.contains { $0.what == .cost && $0.parameter == "capital" })
    for subject in catalog.subjects where !Self.course.contains(subject.what) {
      let (suggested, _) = try #require(catalog.suggestion(for: subject), "\(subject.title)")
      let check = catalog.check(suggested)
      #expect(check.isUsed, "\(subject.title): \(check.findings.map(\.message))")
      #expect(check.findings.isEmpty, "\(subject.title)")
    }
  }

  /// What no rule of thumb tells.
  static let course: Set<InputRange.What> = [
    .timing, .uptake, .rebound, .decay, .policyTiming, .discountRate,
  ]

  @Test func `when things happen can have a range and has none suggested`() throws {
    let catalog = try Self.catalog()
    let found = catalog.subjects.filter { Self.course.contains($0.what) }
    #expect(
      Set(found.map(\.what)) == [.timing, .uptake, .rebound, .decay, .discountRate])
    for subject in found {
      #expect(catalog.suggestion(for: subject) == nil)
      let range = Self.range(
        subject.what, subject.subject, "", .uniform, subject.stated, subject.stated)
      let check = catalog.check(range)
      #expect(check.isUsed && check.findings.isEmpty, "\(subject.title)")
      #expect(
        check.percentiles.allSatisfy { isClose($0, subject.stated, within: 1e-9) },
        "\(subject.title)")
    }
  }

  @Test func `a number with a range is not among those without`() throws {
    let catalog = try Self.catalog(try PlanDrawsTests.rowsAroundPath())
    let first = try #require(
      catalog.subject(what: "parameter", subject: "a1", parameter: "participation"))
    #expect(catalog.input(of: first)?.id == "r1")
    #expect(!catalog.held.contains(first))
    for input in catalog.inputs.inputs {
      let subject = try #require(catalog.subject(of: input), "\(input.id)")
      #expect(catalog.input(of: subject)?.id == input.id)
    }
    #expect(try Self.catalog().held.contains(first))
    // A series is found in whatever year its range is.
    #expect(
      catalog.subject(what: "indicator", subject: "population", parameter: "2025")?.subject
        == "population")
  }

  @Test func `a check speaks in the unit of the row`() throws {
    let catalog = try Self.catalog()
    let check = catalog.check(Self.range(.parameter, "a1", "saving", .normal, 15, 25))
    #expect(check.percentiles.count == 3)
    for (found, wanted) in zip(check.percentiles, [15.0, 20, 25]) {
      #expect(isClose(found, wanted, within: 1e-9))
    }
    let people = catalog.check(Self.range(.indicator, "population", "2030", .normal, 1050, 1200))
    #expect(isClose(people.percentiles[0], 1050, within: 1e-9))
    #expect(isClose(people.percentiles[2], 1200, within: 1e-9))
  }

  @Test(arguments: [
    (RangeCatalogTests.range(.parameter, "a1", "participation", .triangular, 0.8, 0.2), "low"),
    (RangeCatalogTests.range(.parameter, "a1", "participation", .triangular, 0.2, 1.4), "low"),
    (RangeCatalogTests.range(.parameter, "a1", "participation", .triangular, 0.1, 0.2), "low"),
    (
      RangeCatalogTests.range(.parameter, "a1", "participation", .triangular, 0.1, 0.9, best: 1),
      "best"
    ),
    (RangeCatalogTests.range(.parameter, "a1", "no-such", .triangular, 0.1, 0.9), "parameter"),
    (RangeCatalogTests.range(.record, "no-such", "", .triangular, 0.1, 0.9), "subject"),
    (RangeCatalogTests.range(.factor, "natural-gas", "", .lognormal, 0, 2), "low"),
  ])
  func `a check finds what the calculation would find`(_ range: InputRange, _ column: String) throws
  {
    let check = try Self.catalog().check(range)
    #expect(!check.isUsed)
    #expect(check.percentiles.isEmpty)
    #expect(check.findings.map(\.severity) == [.error])
    #expect(check.findings.first?.place.column == column)
  }

  @Test func `a second range of one number is refused, the row itself is not its own rival`() throws
  {
    let catalog = try Self.catalog(PlanDrawsTests.rows)
    var again = Self.range(.parameter, "a1", "participation", .uniform, 0.4, 0.6)
    #expect(!catalog.check(again).isUsed)
    again.id = "r1"
    #expect(catalog.check(again).isUsed)
  }

  @Test func `the ends of a check are those of the tornado`() throws {
    let rows = try PlanDrawsTests.rowsAroundPath()
    let calculation = try PlanDrawsTests.calculation(rows)
    let catalog = try #require(calculation.rangeCatalog)
    let draws = try PlanDrawsTests.draws(rows)
    let year = catalog.lastYear
    let found = draws.sensitivities(in: year)
    #expect(!found.isEmpty)
    for range in calculation.workspace.rangeBook.ranges where range.what != .cost {
      let wanted = try #require(found.first { $0.input.id == range.id }?.ends)
      let ends = try #require(catalog.ends(of: catalog.check(range), in: year))
      #expect(isClose(ends.low, wanted.low, within: 1e-12), "\(range.id)")
      #expect(isClose(ends.high, wanted.high, within: 1e-12), "\(range.id)")
    }
    #expect(
      catalog.ends(of: catalog.check(calculation.workspace.rangeBook.ranges[0]), in: 1900) == nil)
  }

  @Test
  func `suggestions move the plan, those first that move it most, and say that nobody judged them`()
    throws
  {
    let catalog = try Self.catalog([PlanDrawsTests.rows[0]])
    let proposals = catalog.proposals(in: catalog.lastYear, limit: 5)
    #expect(proposals.count == 5)
    #expect(proposals.map(\.swing) == proposals.map(\.swing).sorted(by: >))
    #expect(proposals.allSatisfy { $0.swing > 0 && $0.range.source == "cairn-suggestion" })
    // What has a range is not suggested again.
    #expect(
      !proposals.contains { $0.subject.subject == "a1" && $0.subject.parameter == "participation" })
    let all = catalog.proposals(in: catalog.lastYear, limit: 1000)
    #expect(all.prefix(5).map(\.range.id) == proposals.map(\.range.id))
    #expect(all.count > 5)
  }

  @Test func `a suggestion stays within what the calculator allows and around what the plan has`()
    throws
  {
    let catalog = try Self.catalog()
    for subject in catalog.subjects where !Self.course.contains(subject.what) {
      let range = try #require(catalog.suggestion(for: subject)).range
      #expect((range.low...range.high).contains(subject.stated), "\(subject.title)")
      if let bounds = subject.bounds {
        #expect(bounds.contains(range.low) && bounds.contains(range.high), "\(subject.title)")
      }
    }
  }
}
