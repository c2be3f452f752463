import Factors
import Forecast
import Plan
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct PolicyTests {
  private typealias Sample = ForecastSample

  private let efficiency =
    "eff,Efficiency law,state,adopted,buildings,,electricity,activity,,2024,2027,20,bill,"
  private let fuel = "fuel,Fuel rule,federal,adopted,transportation,,,intensity,,2023,2023,10,bill,"

  private func scenario(_ id: String, _ changes: [String: String?]...) throws -> ScenarioCase {
    var all: [String: String?] = [:]
    for change in changes { all.merge(change) { _, later in later } }
    return try #require(try SampleWorkspace(all).calculation().scenarios?[id])
  }

  @Test func `without policies there is business as usual alone, as before`() throws {
    let plain = try Sample.calculation()
    #expect(plain.scenarios?.cases.map(\.scenario.id) == ["bau"])
    let layered = try Sample.calculation(Sample.policies(efficiency))
    #expect(layered.scenarios?.cases.map(\.scenario.id) == ["bau", "adopted"])
    #expect(layered.projection?.total(2030) == plain.projection?.total(2030))
  }

  @Test func `a percentage is reached in equal steps and multiplies the activity`() throws {
    let entry = try scenario("adopted", Sample.policies(efficiency))
    let stream = try Sample.stream("e21", of: entry.projection)
    func people(_ year: Int) -> Double { (1000 + 10 * Double(year - 2019)) / 1020 }
    #expect(isClose(stream.growth[2], people(2023)))
    // 2024 is the first of four steps of 5 percent.
    #expect(isClose(stream.growth[3], people(2024) * 0.95))
    #expect(isClose(stream.growth[9], people(2030) * 0.8))
    let other = try Sample.stream("g21", of: entry.projection)
    #expect(isClose(other.growth[9], people(2030)))
  }

  @Test func `a policy in force in the base year counts for what it adds`() throws {
    // 4 steps from 2020 to 2023: half of 20 percent is in the inventory of 2021.
    let entry = try scenario(
      "adopted",
      Sample.policies("old,Old law,state,adopted,,,electricity,activity,,2020,2023,20,bill,"))
    let stream = try Sample.stream("e21", of: entry.projection)
    #expect(isClose(stream.growth[9], 1110.0 / 1020 * 0.8 / 0.9))
    #expect(stream.growth[0] == 1)
  }

  @Test
  func `a path of multipliers changes nothing before its first year and stays after its last`()
    throws
  {
    let entry = try scenario(
      "adopted",
      Sample.policies("p,Path law,state,adopted,,,natural-gas,intensity,cut,,,,bill,"),
      [
        "paths.csv": Sample.table(
          Sample.pathHeader, ["cut,2024,0.9,ratio,bill,", "cut,2028,0.5,ratio,bill,"])
      ])
    let intensity = try Sample.stream("g21", of: entry.projection).intensity
    #expect(intensity[2] == 1)
    #expect(isClose(intensity[3], 0.9))
    #expect(isClose(intensity[5], 0.7))
    #expect(isClose(intensity[9], 0.5))
  }

  @Test func `a ceiling binds only where the path is higher`() throws {
    let entry = try scenario(
      "adopted",
      Sample.policies(
        "cap,Cap,state,adopted,,,electricity,ceiling,cap,,,,bill,"),
      [
        "paths.csv": Sample.table(
          Sample.pathHeader,
          ["cap,2021,1,ratio,bill,", "cap,2029,1,ratio,bill,", "cap,2030,0.3,ratio,bill,"])
      ])
    let capped = try Sample.stream("e21", of: entry.projection)
    let plain = try Sample.stream("e21", of: try Sample.projection())
    #expect(capped.intensity[8] == plain.intensity[8])
    #expect(plain.intensity[9] > 0.3)
    #expect(isClose(capped.intensity[9], 0.3))
  }

  @Test func `the federal rule for vehicles does not count twice on a path that is lower already`()
    throws
  {
    func road(_ last: String) throws -> Double {
      let entry = try scenario(
        "adopted", Sample.policies("us-light-duty-2027,,,adopted,,,,,,,,,,"),
        Sample.drivers(",,,,none,,deep,,,,,,bill,"),
        [
          "paths.csv": Sample.table(
            Sample.pathHeader, ["deep,2021,1,ratio,bill,", "deep,2030,\(last),ratio,bill,"])
        ])
      return try Sample.stream("v21", of: entry.projection).intensity[9]
    }
    #expect(isClose(try road("0.5"), 0.5))
    #expect(isClose(try road("1"), 0.9682))
  }

  @Test func `a policy that multiplies what follows a path is asked about`() throws {
    let calculation = try Sample.calculation(
      Sample.policies(fuel), Sample.drivers(",,,,none,,deep,,,,,,bill,"),
      [
        "paths.csv": Sample.table(
          Sample.pathHeader, ["deep,2021,1,ratio,bill,", "deep,2030,0.5,ratio,bill,"])
      ])
    let finding = try #require(
      calculation.findings.first {
        $0.place == Place(file: "policies.csv", row: 2, column: "effect")
      })
    #expect(finding.severity == .note && finding.message.contains("“deep”"))
  }

  @Test(arguments: [
    ("clean-electricity-share,2019,50,percent,bill,", "year"),
    ("clean-electricity-share,2021,50,people,bill,", "unit"),
  ])
  func `a share of clean power that cannot be used is found, and nothing takes its place`(
    _ row: String, _ column: String
  ) throws {
    let calculation = try Sample.calculation(
      Sample.policies("mn-carbon-free-2040,,,,,,,,,,,,,"),
      ["indicators.csv": (SampleWorkspace().files["indicators.csv"] ?? "") + row + "\n"])
    let finding = try #require(
      calculation.findings.first { $0.place.file == "indicators.csv" && $0.severity == .error })
    #expect(finding.place.row == 6 && finding.place.column == column)
    let entry = try #require(calculation.scenarios?["adopted"])
    #expect(entry.omissions.contains { $0.contains("Minnesota") })
  }

  @Test func `a state's standard is taken from the library by its id alone`() throws {
    let calculation = try Sample.calculation(
      Sample.policies("mn-carbon-free-2040,,,,,,,,,,,,,"))
    #expect(!calculation.findings.contains { $0.place.file == "policies.csv" })
    let projection = try #require(calculation.scenarios?["adopted"]?.projection)
    let stream = try Sample.stream("e21", of: projection)
    // 49.3 percent of MROW's power of 2021 was clean, the law asks for 80 percent in 2030.
    #expect(isClose(stream.intensity[9], 0.2 / 0.507))
    // On the line to it in 2025, 49.3 + 30.7 · 4 ÷ 9 percent.
    let plain = try Sample.stream("e21", of: try Sample.projection())
    #expect(
      isClose(
        stream.intensity[4], min(plain.intensity[4], (1 - 0.493 - 0.307 * 4 / 9) / 0.507)))
    let explanation = projection.explanation(of: stream, year: 2030)
    let input = try #require(explanation.inputs.first { $0.symbol == "P(y)" })
    #expect(input.source.contains("Minnesota Legislature"))
    #expect(explanation.formula.hasSuffix("· P(y)"))
  }

  @Test func `factors of an explanation multiply to the stream`() throws {
    let entry = try scenario(
      "adopted",
      Sample.policies(efficiency, "b,Second,state,adopted,,,electricity,intensity,,2025,2025,5,,"))
    let stream = try Sample.stream("e21", of: entry.projection)
    let product = stream.shape.factors.reduce(1) { $0 * $1.values[9] }
    #expect(isClose(product, stream.growth[9] * stream.intensity[9]))
    let explanation = entry.projection.explanation(of: stream, year: 2030)
    #expect(explanation.inputs.count { $0.symbol.hasPrefix("P") } == 2)
    #expect(explanation.formula.hasSuffix("P1(y) · P2(y)"))
    let whole = try #require(
      entry.projection.explanation(title: "t", year: 2030) { _ in true })
    #expect(whole.method.contains("Efficiency law; Second"))
  }

  @Test func `policies that multiply may change places`() throws {
    let one = try scenario("adopted", Sample.policies(efficiency, fuel))
    let other = try scenario("adopted", Sample.policies(fuel, efficiency))
    for year in 2021...2030 {
      #expect(isClose(one.total(year) ?? 0, other.total(year) ?? 1))
    }
  }

  @Test func `three times the activity gives three times the forecast`() throws {
    let sample = SampleWorkspace()
    let tripled = (sample.files["inventory.csv"] ?? "").split(separator: "\n").map { line in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if let amount = Double(cells[6]) { cells[6] = "\(amount * 3)" }
      return cells.joined(separator: ",")
    }.joined(separator: "\n")
    let policies = Sample.policies(efficiency, fuel, "mn-carbon-free-2040,,,,,,,,,,,,,")
    let one = try scenario("adopted", policies)
    let three = try scenario("adopted", policies, ["inventory.csv": tripled + "\n"])
    for year in [2021, 2025, 2030] {
      #expect(isClose(three.total(year) ?? 0, 3 * (one.total(year) ?? 1)))
    }
  }

  @Test func `a policy that touches nothing is a warning at its row`() throws {
    let calculation = try Sample.calculation(
      Sample.policies(efficiency, "n,Nothing,state,adopted,land,,,activity,,2024,2027,20,bill,"))
    let finding = try #require(
      calculation.findings.first { $0.place == Place(file: "policies.csv", row: 3) })
    #expect(finding.severity == .warning)
    #expect(finding.message.contains("“n” touches no record"))
  }

  @Test(arguments: [
    ("x,,,,,,,,,,,,,", "name"), ("x,X,state,maybe,,,,activity,,2024,2027,20,,", "status"),
    ("x,X,state,adopted,,,,activity,,2024,2027,120,,", "percent"),
    ("x,X,state,adopted,,,,activity,,2027,2024,20,,", "to_year"),
    ("x,X,state,adopted,,,,activity,,2024,,20,,", "to_year"),
    ("x,X,state,adopted,,,,activity,p,2024,2027,20,,", "from_year"),
    ("x,X,state,adopted,,,,activity,,,,,,", "percent"),
  ])
  func `a faulty row is found at its cell`(_ row: String, _ column: String) throws {
    let calculation = try Sample.calculation(Sample.policies(row))
    #expect(
      calculation.findings.contains {
        $0.severity == .error && $0.place == Place(file: "policies.csv", row: 2, column: column)
      })
  }

  @Test func `a policy without its path is left out, and the scenario says so`() throws {
    let calculation = try Sample.calculation(
      Sample.policies("p,Path law,state,adopted,,,natural-gas,intensity,nowhere,,,,bill,"))
    #expect(
      calculation.findings.contains {
        $0.severity == .error && $0.message.contains("“nowhere”")
          && $0.place == Place(file: "policies.csv", row: 2)
      })
    let entry = try #require(calculation.scenarios?["adopted"])
    #expect(entry.omissions.contains { $0.contains("Path law") })
    #expect(entry.total(2030) == calculation.projection?.total(2030))
  }

  @Test func `a policy that leaves nothing in the base year cannot be scaled`() throws {
    let calculation = try Sample.calculation(
      Sample.policies("z,Ban,state,adopted,,,natural-gas,activity,,2015,2020,100,bill,"))
    #expect(
      calculation.findings.contains { $0.message.contains("leaves nothing in the base year 2021") })
  }

  @Test func `every ready policy has a source, a standing and a name in both languages`() throws {
    let library = ForecastLibrary.standard.policies
    #expect(library.policies.count >= 12)
    #expect(Set(library.policies.map(\.id)).count == library.policies.count)
    for policy in library.policies {
      #expect(library.sources[policy.source] != nil)
      #expect(policy.evidence != nil && !policy.note.isEmpty)
      #expect(library.spanishName(of: policy)?.isEmpty == false)
      var own = policy
      own.name = "Our \(policy.name)"
      #expect(library.spanishName(of: own) == nil)
    }
    #expect(library.policies(in: "MN").map(\.id).contains("mn-carbon-free-2040"))
    #expect(!library.policies(in: "MN").map(\.id).contains("ny-clcpa-2040"))
  }

  @Test(arguments: ["VA", "OR", "NJ", "MA", "RI", "VT", "NV", "MD", "NC", "DC"])
  func `a state's standard has steps that rise, each with the statute as its source`(
    _ state: String
  ) throws {
    let library = ForecastLibrary.standard.policies
    let own = library.policies.filter {
      library.states[$0.id] == state && $0.activity == "electricity"
    }
    #expect(!own.isEmpty)
    for policy in own {
      guard case .cleanShares(let path) = policy.strength else {
        Issue.record("“\(policy.id)” has no shares of clean power.")
        continue
      }
      let shares = path.series.points.sorted { $0.year < $1.year }.map(\.value)
      #expect(shares.last.map { $0 >= 0.5 && $0 <= 1 } == true)
      #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(path.source.id == policy.source)
    }
  }

  @Test(
    arguments: [
      ("mn-carbon-free-2040", [2030: 0.8, 2040: 1]), ("ny-clcpa-2040", [2030: 0.7, 2040: 1]),
      ("ca-sb100-2045", [2030: 0.6, 2045: 1]), ("nm-eta-2045", [2030: 0.5, 2040: 0.8]),
      ("mi-clean-2040", [2030: 0.5, 2035: 0.6]), ("il-ceja-2050", [2030: 0.4, 2040: 0.5]),
      ("wa-ceta-2045", [2045: 1]), ("me-clean-2050", [2030: 0.8, 2050: 1]),
      ("hi-rps-2045", [2030: 0.4, 2040: 0.7]), ("ct-clean-2040", [2030: 0.4, 2040: 1]),
      ("dc-rps-2032", [2023: 0.3875, 2032: 1]), ("va-vcea-2045", [2030: 0.41, 2040: 0.79]),
      ("va-vcea-2050", [2030: 0.3, 2045: 0.8]), ("or-hb2021-2040", [2030: 0.8, 2035: 0.9]),
      ("nj-rps-2030", [2025: 0.35, 2030: 0.5]), ("ma-ces-2050", [2030: 0.6, 2050: 0.8]),
      ("ri-res-2033", [2030: 0.72, 2033: 1]), ("vt-res-2030", [2025: 0.63, 2030: 1]),
      ("vt-res-2035", [2025: 0.63, 2035: 1]), ("nv-rps-2030", [2024: 0.34, 2030: 0.5]),
      ("md-rps-2030", [2030: 0.5]), ("nc-hb951-2050", [2050: 1]), ("co-xcel-2050", [2050: 1]),
    ] as [(String, [Int: Double])])
  func `a statute asks for the shares that were read in it`(_ id: String, _ steps: [Int: Double])
    throws
  {
    let policy = try #require(ForecastLibrary.standard.policies.policy(id))
    guard case .cleanShares(let path) = policy.strength else {
      Issue.record("“\(id)” has no shares of clean power.")
      return
    }
    for (year, share) in steps { #expect(path.series.value(in: year) == share) }
  }

  @Test func `rows of utilities that exclude each other say so`() throws {
    let library = ForecastLibrary.standard.policies
    for (one, other) in [("va-vcea-2045", "va-vcea-2050"), ("vt-res-2030", "vt-res-2035")] {
      #expect(library.policy(one)?.excludes == [other])
      #expect(library.policy(other)?.excludes == [one])
    }
  }

  @Test(
    arguments: [
      ("co-cleancars-2032", 2050, 0.4351), ("co-cleancars-2032", 2026, 1),
      ("nj-acc2-2035", 2026, 1), ("md-acc2-2035", 2026, 1), ("md-acc2-2035", 2035, 0.666),
      ("ny-acc2-2035", 2026, 0.9792), ("ca-acc2-2035", 2050, 0.3189),
      ("us-light-duty-2027", 2050, 0.6625),
    ] as [(String, Int, Double)])
  func `a rule for cars begins when its state has it and leaves heavy trucks as they are`(
    _ id: String, _ year: Int, _ left: Double
  ) throws {
    let library = ForecastLibrary.standard.policies
    guard case .path(let name) = try #require(library.policy(id)).strength else {
      Issue.record("“\(id)” has no path.")
      return
    }
    let series = try #require(library.paths[name]).series
    #expect(series.value(in: year) == left)
    // All cars and light trucks are 0.72 of the road.
    #expect(series.points.allSatisfy { $0.value >= 1 - 0.72 && $0.value <= 1 })
  }

  // Laws that count renewable power alone

  private func multipliers(
    _ id: String, _ base: ForecastInputs.CleanShare
  ) throws -> [Double] {
    try PolicyMultipliers.of(
      try #require(ForecastLibrary.standard.policies.policy(id)), 2021...2035,
      inputs: ForecastInputs(rules: [], indicators: [:], cleanShare: base))
  }

  @Test func `nuclear power comes on top of a step of renewable power`() throws {
    let grid = try #require(
      ForecastLibrary.standard.cleanShare(subregion: "RFCE", year: 2021))
    #expect(isClose(grid.share, 0.402) && isClose(grid.nuclear ?? 0, 0.36))
    let jersey = try multipliers("nj-rps-2030", grid)
    // 35 percent in 2025 and 50 in 2030 with 36 of nuclear power, 77 on the line between in 2027.
    #expect(isClose(jersey[0], 1))
    #expect(isClose(jersey[4], 0.29 / 0.598))
    #expect(isClose(jersey[6], 0.23 / 0.598))
    #expect(isClose(jersey[9], 0.14 / 0.598))
  }

  @Test func `no more is clean than all, and a part of what is not nuclear is less than of all`()
    throws
  {
    let base = ForecastInputs.CleanShare(share: 0.45, nuclear: 0.4, source: "")
    #expect(try multipliers("ri-res-2033", base)[12] == 0)
    // 40 percent and 41 of the other 60.
    #expect(isClose(try multipliers("va-vcea-2045", base)[9], (1 - 0.646) / 0.55))
    // A community with less clean power than its grid has nuclear power.
    let own = ForecastInputs.CleanShare(share: 0.1, nuclear: 0.4, source: "")
    #expect(isClose(try multipliers("nj-rps-2030", own)[9], 0.4 / 0.9))
  }

  @Test func `without a grid subregion such a law has no multipliers`() throws {
    let base = ForecastInputs.CleanShare(share: 0.45, source: "")
    #expect(throws: PolicyMultipliers.Problem.noNuclearShare) {
      try multipliers("nj-rps-2030", base)
    }
    #expect(isClose(try multipliers("mn-carbon-free-2040", base)[9], 0.2 / 0.55))
  }
}
