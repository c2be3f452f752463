import Climate
import ClimateFiles
import Testing

/// What a model has no data for is missing by itself, with its reason; the others are computed.
@Suite struct LackingIndicatorTests {
  private let archive: AtlasArchive

  init() throws { archive = try AtlasArchive() }

  @Test func `an index of months without its base years leaves the others`() throws {
    let (atlas, notes) = try archive.atlas(
      archive.plan(["spi(base=1850-1880)", "txx"]), "base")
    #expect(
      try atlas.ensemble(place: "town", indicator: "txx").values(
        model: "A", scenario: "ssp245") != nil)
    #expect(notes.contains { $0.contains("compares with 1850–1880, but the data have 2001–2004") })
  }

  @Test func `without any indicator that has its base the reason is the base`() throws {
    let problem = #expect(throws: (any Error).self) {
      _ = try archive.atlas(archive.plan(["tx90p(base=1850-1880)"]), "none")
    }
    let text = problem.map { "\($0)" } ?? ""
    #expect(text.contains("no indicator can be computed"))
    #expect(text.contains("compares with 1850–1880, which the files"))
  }

  @Test func `an indicator that is named twice is there once`() throws {
    let plan = try archive.plan(["txx", "txn", "txx"])
    #expect(try plan.resolvedIndicators().map(\.id) == ["txx", "txn"])
    let (atlas, _) = try archive.atlas(plan, "twice")
    #expect(try atlas.indicators.map(\.id) == ["txx", "txn"])
  }

  @Test(arguments: ["spi(period=offset-yearly)", "spei(period=6-1:8-31)"])
  func `periods that are not of whole months are refused before anything is read`(
    indicator: String
  ) throws {
    let plan = try archive.plan(["txx", indicator])
    let problem = #expect(throws: ClimateProblem.self) { try plan.resolvedIndicators() }
    #expect(problem?.message.contains("is made of whole months") == true)
  }
}
