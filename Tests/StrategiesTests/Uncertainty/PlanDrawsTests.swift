import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Tables
import TestSupport
import Testing
import Workspace

@testable import Strategies

@Suite struct PlanDrawsTests {
  private static let header =
    "id,what,subject,parameter,distribution,low,best,high,source,note"

  /// Without data quality nothing in the inventory has a range of its own.
  private static let sureInventory = (SampleWorkspace().files["inventory.csv"] ?? "")
    .replacing(",H,bill", with: ",,bill").replacing(",M,bill", with: ",,bill")

  static let rows = [
    "r1,parameter,a1,participation,triangular,0.3,0.5,0.8,assumption,",
    "r2,parameter,a1,saving,normal,15,20,25,assumption,",
    "r3,parameter,a2,participation,uniform,0.2,,0.6,assumption,",
    "r4,parameter,a2,cop,lognormal,2.4,3,3.8,assumption,",
    "r5,parameter,a2,furnace_efficiency,normal,0.85,0.9,0.95,assumption,",
    "r6,indicator,population,2030,normal,1050,1110,1200,assumption,",
    "r7,record,e21,,normal,8500,9000,9500,assumption,",
    "r8,factor,natural-gas,,normal,0.97,1,1.03,assumption,",
    "r9,path,cambium-midcase:MROW,2030,lognormal,0.6,1,1.5,assumption,",
    "r10,cost,a1,capital,triangular,800000,1000000,1500000,assumption,",
  ]

  static func calculation(
    _ rows: [String], _ changes: [String: String?] = [:]
  ) throws -> PlanCalculation {
    var all = changes
    all["inventory.csv"] = changes["inventory.csv"] ?? sureInventory
    all["ranges.csv"] = ([header] + rows).joined(separator: "\n") + "\n"
    return try SampleWorkspace(all).calculation()
  }

  static func draws(
    _ rows: [String], count: Int = 600, seed: UInt64 = 1, isLatin: Bool = false,
    changes: [String: String?] = [:]
  ) throws -> PlanDraws {
    var options = PlanDraws.Options()
    (options.draws, options.seed, options.isLatin) = (count, seed, isLatin)
    return try #require(try calculation(rows, changes).draws(options))
  }

  @Test func `inputs are named in words, not by the codes of tables`() throws {
    let titles = try Self.draws(Self.rowsAroundPath()).inputs.inputs.map(\.title)
    #expect(titles.contains("Population, 2030"))
    #expect(titles.contains("Grid of MROW, Cambium mid case, 2030"))
  }

  /// The same rows with the path's range around what the library states.
  static func rowsAroundPath() throws -> [String] {
    let projection = try #require(try calculation([]).projection)
    let stated = try #require(projection.paths["cambium-midcase:MROW"]?.series.value(in: 2030))
    return rows.map { row in
      row.hasPrefix("r9,")
        ? "r9,path,cambium-midcase:MROW,2030,lognormal,\(stated * 0.6),,\(stated * 1.5),assumption,"
        : row
    }
  }

  @Test func `ranges without width give the plan's own numbers in every draw`() throws {
    let flat = [
      "r1,parameter,a1,participation,uniform,0.5,0.5,0.5,assumption,",
      "r2,parameter,a2,cop,normal,3,3,3,assumption,",
      "r3,record,e21,,lognormal,9000,9000,9000,assumption,",
      "r4,indicator,population,2030,triangular,1110,1110,1110,assumption,",
    ]
    let result = try Self.draws(flat, count: 300)
    #expect(result.isEmpty)
    #expect(result.findings.isEmpty)
    for year in result.years {
      let index = year - result.years.lowerBound
      let total = try #require(result.portfolio.total(year))
      for tonnes in result.planDraws[index] { #expect((tonnes - total).magnitude <= 1e-12 * total) }
      #expect(
        isClose(result.businessAsUsual[index].p50, result.portfolio.projection.total(year) ?? 0))
    }
  }

  @Test func `a range of an effect that was left out says why`() throws {
    let bad = SampleWorkspace().table(
      "action-parameters.csv",
      rows: [
        "a1,subsector,residential,,assumption,", "a1,participation,1.5,share,assumption,",
        "a1,saving,20,percent,assumption,",
      ])
    let calculation = try Self.calculation(
      [Self.rows[0]], ["action-parameters.csv": bad])
    let fault = try #require(
      calculation.findings.first { $0.message.contains("“participation” must be between") })
    #expect(fault.place == Place(file: "action-parameters.csv", row: 3, column: "value"))
    let range = try #require(calculation.findings.first { $0.place.file == "ranges.csv" })
    #expect(range.message.contains("because of an error in its parameters"))
    #expect(range.message.contains("Until it counts nothing of it can vary."))
  }

  @Test func `a range of a path of cars moves their part of a mix alone`() throws {
    let changes: [String: String?] = [
      "path-makers.csv":
        "path,maker,parameter,year,value,unit,source,note\nfleet,light-duty-stock,truck-share,,0.6,share,bill,\n",
      "drivers.csv":
        "sector,subsector,activity,driver,intensity,source,note\ntransportation,,,none,fleet,bill,\n,,,none,,bill,\n",
    ]
    let plain = try #require(try Self.calculation([], changes).projection)
    let series = try #require(plain.paths["fleet"]).series
    let (base, last) = (series.value(in: 2021) ?? .nan, series.value(in: 2030) ?? .nan)
    let half = "r1,path,fleet,2030,uniform,\(last / 2),\(last / 2),\(last / 2),assumption,"
    let result = try Self.draws([half], count: 2, changes: changes)
    let stream = try #require(plain.streams.first { $0.record.id == "v21" })
    let part = try #require(
      plain.inventory.burningPart(of: stream.record, by: ["passenger-car", "light-truck"]))
    let tonnes = try #require(plain.tonnes(2021) { $0.id == "v21" })
    let less = tonnes * part * last / base / 2
    #expect(isClose(result.businessAsUsual[9].p50, (plain.total(2030) ?? .nan) - less))
  }

  @Test func `a draw is what the workspace gives when its numbers are written into it`() throws {
    let rows = try Self.rowsAroundPath()
    let result = try Self.draws(rows, count: 300)
    #expect(result.findings.isEmpty)
    #expect(result.inputs.inputs.count == 10)
    for draw in [0, 7, 299] {
      let drawn = Dictionary(
        uniqueKeysWithValues: result.inputs.inputs.map { input in
          (input.id, input.shape.value(at: DrawStream(seed: 1, input: input.id).unit(draw)))
        })
      func value(_ id: String) -> Double { drawn[id] ?? .nan }
      let sample = SampleWorkspace()
      let parameters = sample.table(
        "action-parameters.csv",
        rows: [
          "a1,subsector,residential,,assumption,", "a1,fuels,both,,assumption,",
          "a1,participation,\(value("r1")),share,assumption,",
          "a1,saving,\(value("r2") * 100),percent,assumption,",
          "a2,subsector,residential,,assumption,",
          "a2,participation,\(value("r3")),share,assumption,",
          "a2,cop,\(value("r4")),ratio,assumption,",
          "a2,furnace_efficiency,\(value("r5")),share,assumption,",
        ])
      let written = try Self.calculation([], ["action-parameters.csv": parameters])
      let portfolio = try #require(written.portfolio)
      // Population, record, factor and path act on streams alone; they are put on the numbers of the frame.
      let year = 2030
      let old = portfolio.frame(year)
      let gas = old.records.map { $0.activity == "natural-gas" ? value("r8") : 1 }
      let power = old.records.map { $0.id == "e21" ? value("r7") : 1 }
      let path = old.records.map { $0.activity == "electricity" ? value("r9") : 1 }
      let frame = YearFrame(
        year: year, activity: zip(old.activity, power).map { $0 * $1 * value("r6") },
        rates: zip(old.rates, zip(gas, path)).map { $0 * $1.0 * $1.1 }, heat: old.heat,
        records: old.records, reference: old.reference)
      var state = YearState(frame)
      let before = state.tonnes
      for action in portfolio.ordered { state.apply(action.effect(in: frame)) }
      let index = year - result.years.lowerBound
      #expect(isClose(result.planDraws[index][draw], state.tonnes, within: 1e-10))
      #expect(before > state.tonnes)
    }
  }

  @Test func `threads and their order change nothing, a seed changes all`() throws {
    let rows = try Self.rowsAroundPath()
    let calculation = try Self.calculation(rows)
    let portfolio = try #require(calculation.portfolio)
    var options = PlanDraws.Options()
    options.draws = 700
    let turn = PlanDraws(
      calculation.workspace.rangeBook, portfolio: portfolio, levels: calculation.levels,
      options: options)
    let backward = PlanDraws(
      calculation.workspace.rangeBook, portfolio: portfolio, levels: calculation.levels,
      options: options
    ) { count, work in (0..<count).reversed().map(work).reversed() }
    let parallel = try #require(calculation.draws(options))
    #expect(turn.planDraws == backward.planDraws)
    #expect(turn.planDraws == parallel.planDraws)
    #expect(turn.plan == parallel.plan)
    options.seed = 2
    let other = try #require(calculation.draws(options))
    #expect(other.planDraws != turn.planDraws)
  }

  @Test func `no draw counts more of what is stated than there is`() throws {
    let result = try Self.draws(
      ["r1,parameter,x,tons,uniform,0,5000,90000,assumption,"],
      changes: [
        "actions.csv": """
        id,title,kind,sector,start_year,full_year,status,cost_public,who_benefits,who_pays,who_decides
        x,Claim,own-formula,buildings,2022,2022,planned,yes,x,x,x

        """,
        "action-parameters.csv": """
        action,parameter,value,unit,source,note
        x,formula,tons * 1,,assumption,
        x,tons,5000,t-co2e,assumption,

        """,
      ])
    #expect(!result.isEmpty && result.findings.isEmpty)
    let projection = result.portfolio.projection
    let usual = try #require(projection.total(2030))
    let buildings = try #require(projection.tonnes(2030) { $0.sector == .buildings })
    let floor = usual - buildings
    let drawn = result.planDraws[2030 - result.years.lowerBound]
    #expect(drawn.allSatisfy { $0 >= floor - 1e-9 * usual })
    #expect(drawn.contains { ($0 - floor).magnitude <= 1e-9 * usual })
    #expect(drawn.contains { $0 > floor + 1e-3 * usual })
  }

  @Test func `another range changes no draw of the first`() throws {
    let one = try Self.draws([Self.rows[0]])
    let two = try Self.draws([Self.rows[0], Self.rows[9]])
    #expect(one.planDraws == two.planDraws)
  }

  /// Only electricity, flat, so that the plan is a multiple of one normal number.
  private static let oneRecord: [String: String?] = [
    "inventory.csv": """
    id,year,sector,subsector,method,activity,quantity,unit,factor,gpc,scope,notation_key,quality,source,note
    e19,2019,buildings,residential,grid-electricity,electricity,10000,MWh,,I.1.2,2,,,bill,
    e21,2021,buildings,residential,grid-electricity,electricity,9000,MWh,,I.1.2,2,,,bill,

    """,
    "drivers.csv": "sector,subsector,activity,driver,intensity,source,note\n,,,none,,bill,\n",
    "actions.csv": SampleWorkspace().table("actions.csv", rows: []),
    "action-parameters.csv": SampleWorkspace().table("action-parameters.csv", rows: []),
    "targets.csv": """
    id,name,kind,base_year,year,reduction_percent,source,status,note
    low,Low,absolute,2019,2030,15,assumption,verified,
    same,Same,absolute,2021,2030,10,assumption,verified,

    """,
  ]

  @Test func `the chance of a target is that of the normal distribution`() throws {
    let row = "r,record,e21,,normal,8000,9000,10000,assumption,"
    let result = try Self.draws([row], count: 20_000, changes: Self.oneRecord)
    let low = try #require(result.goals.first { $0.level.target.id == "low" })
    let stated = try #require(result.portfolio.projection.total(2030))
    let deviation = 1000.0 / 9000 / 1.644_853_626_951_472_7
    let z = (low.level.allowed / stated - 1) / deviation
    // Φ by the quantile function: the probability whose quantile is z.
    var (below, above) = (1e-9, 1 - 1e-9)
    for _ in 0..<80 {
      let middle = (below + above) / 2
      if NormalDistribution.quantile(middle) < z { below = middle } else { above = middle }
    }
    #expect(below > 0.02 && below < 0.98)
    #expect((low.probability - below).magnitude < 4 * low.error)
    #expect(isClose(low.error, (below * (1 - below) / 20_000).squareRoot(), within: 0.1))
    // A target from the base year moves with it: the same reduction is missing in every draw.
    let same = try #require(result.goals.first { $0.level.target.id == "same" })
    #expect(same.probability == 0)
    #expect(same.error > 0)
  }

  @Test func `a Latin hypercube comes nearer to the mean`() throws {
    let row = "r,record,e21,,normal,8000,9000,10000,assumption,"
    let latin = try Self.draws([row], count: 400, isLatin: true, changes: Self.oneRecord)
    let stated = try #require(latin.portfolio.projection.total(2030))
    let spread = try #require(latin.plan.last)
    #expect((spread.mean / stated - 1).magnitude < 1e-4)
    let deviation = 1000.0 / 9000 / 1.644_853_626_951_472_7
    #expect(isClose(spread.standardDeviation / stated, deviation, within: 0.01))
  }

  @Test func `parts of the variance are those of a sum of two numbers`() throws {
    var changes = Self.oneRecord
    changes["inventory.csv"] = """
      id,year,sector,subsector,method,activity,quantity,unit,factor,gpc,scope,notation_key,quality,source,note
      e19,2019,buildings,residential,grid-electricity,electricity,10000,MWh,,I.1.2,2,,,bill,
      e21,2021,buildings,residential,grid-electricity,electricity,6000,MWh,,I.1.2,2,,,bill,
      f21,2021,buildings,commercial,grid-electricity,electricity,6000,MWh,,I.1.2,2,,,bill,

      """
    let result = try Self.draws(
      [
        "r1,record,e21,,normal,5600,6000,6400,assumption,",
        "r2,record,f21,,normal,5200,6000,6800,assumption,",
      ], count: 10_000, changes: changes)
    let found = result.sensitivities(in: 2030)
    #expect(found.map(\.input.id) == ["r2", "r1"])
    // Deviations 1 to 2: variances 0.2 and 0.8.
    #expect(isClose(found[0].varianceShare, 0.8, within: 0.03))
    #expect(isClose(found[1].varianceShare, 0.2, within: 0.15))
    #expect(isClose(found[0].swing, 2 * found[1].swing, within: 1e-9))
    let deviation = try #require(result.plan.last?.standardDeviation)
    #expect(
      isClose(found[0].deviationReduction, deviation * (1 - 0.2.squareRoot()), within: 0.05))
  }

  @Test func `the ends of the tornado are plans with one number changed`() throws {
    let result = try Self.draws([Self.rows[0], Self.rows[3]])
    let found = try #require(result.sensitivities(in: 2030).first { $0.input.id == "r4" })
    let ends = try #require(found.ends)
    for (cop, tonnes) in [(2.4, ends.low), (3.8, ends.high)] {
      let text = (SampleWorkspace().files["action-parameters.csv"] ?? "")
        .replacing("a2,cop,3,", with: "a2,cop,\(cop),")
      let changed = try Self.calculation([], ["action-parameters.csv": text])
      #expect(isClose(tonnes, changed.portfolio?.total(2030) ?? 0, within: 1e-10))
    }
  }

  @Test
  func `what the inventory says of its own numbers is drawn, and what it does not say is named`()
    throws
  {
    let result = try Self.draws(
      [], changes: ["inventory.csv": SampleWorkspace().files["inventory.csv"]])
    #expect(!result.isEmpty)
    #expect(!result.inputs.inputs.contains { !$0.isOfInventory })
    let unsaid = try Self.draws([Self.rows[0]])
    #expect(unsaid.held.contains { $0.contains("held at its value") })
  }

  @Test func `costs move with their ranges`() throws {
    let result = try Self.draws([Self.rows[9]], count: 2000)
    let cost = try #require(result.cost)
    // $1,000,000 and $10,000 in each of nine years are stated; the triangle's mean is $1,100,000.
    #expect(isClose(cost.mean, 1_190_000, within: 0.02))
    #expect(cost.p5 > 890_000 && cost.p95 < 1_590_000)
    #expect(result.planDraws.last.map { Set($0).count } == 1)
  }

  @Test func `ranges that cannot be used are findings at their cells`() throws {
    let rows = [
      "b1,parameter,a1,participation,uniform,0.8,,0.2,assumption,",
      "b2,parameter,a9,participation,uniform,0.2,,0.8,assumption,",
      "b3,parameter,a1,colour,uniform,0.2,,0.8,assumption,",
      "b4,parameter,a1,participation,uniform,0.2,0.5,1.8,assumption,",
      "b5,parameter,a2,cop,lognormal,-1,3,4,assumption,",
      "b6,indicator,population,,normal,1000,1110,1200,assumption,",
      "b7,indicator,jobs,2030,normal,500,600,700,assumption,",
      "b8,record,nothing,,normal,1,2,3,assumption,",
      "b9,factor,moonlight,,normal,0.9,1,1.1,assumption,",
      "b10,cost,a1,monthly,normal,1,2,3,assumption,",
      "b11,parameter,a2,cop,uniform,4,,5,assumption,",
      "b12,parameter,a3,cop,uniform,4,,5,assumption,",
      "b13,parameter,a2,cop,uniform,2,2.5,4,assumption,",
      "b14,parameter,a2,cop,uniform,2,,4,assumption,",
    ]
    let calculation = try Self.calculation(rows)
    let found = calculation.findings.filter { $0.place.file == "ranges.csv" }
    let expected: [(Int, String)] = [
      (2, "low"), (3, "subject"), (4, "parameter"), (5, "low"), (6, "low"), (7, "parameter"),
      (8, "subject"), (9, "subject"), (10, "subject"), (11, "parameter"), (12, "low"),
      (13, "subject"), (14, "best"), (15, "subject"),
    ]
    for (row, column) in expected {
      #expect(found.contains { $0.place.row == row && $0.place.column == column }, "row \(row)")
    }
    #expect(found.count == expected.count)
    #expect(found.filter { $0.severity == .warning }.map(\.place.row) == [14])
    #expect(found.allSatisfy { $0.message.hasSuffix(".") })
    #expect(calculation.draws?.inputs.inputs.map(\.id) == ["b13"])
  }

  @Test func `a result explains itself`() throws {
    let result = try Self.draws(Self.rows.prefix(5) + [])
    let goal = try #require(result.goals.first)
    let explanation = result.explanation(of: goal)
    #expect(explanation.notes.contains { $0.contains("600 draws, seed 1, of 5 inputs") })
    #expect(explanation.value.contains("±"))
    #expect(!explanation.parts.isEmpty)
    #expect(result.fanRows.count == result.years.count + 1)
    #expect(result.explanations(ranking: 2030).count > 5)
  }

  @Test func `a call is judged by other draws than those that made it`() {
    // In the first slice even draws meet the target and odd ones do not, so that each half calls the other wrong.
    let isMet = [true, false, true, false, true, true, true, true]
    let slices = [0, 0, 0, 0, 1, 1, 1, 1]
    #expect(SensitivityAnalysis.wrongCalls(isMet, slices, sliceCount: 2) == 0.5)
    // A slice tells all where all of its draws agree.
    let halves = [true, true, true, true, false, false, false, false]
    #expect(SensitivityAnalysis.wrongCalls(halves, slices, sliceCount: 2) == 0)
  }

  @Test func `to know what does not matter makes no call better`() throws {
    var changes = Self.oneRecord
    changes["inventory.csv"] = """
      id,year,sector,subsector,method,activity,quantity,unit,factor,gpc,scope,notation_key,quality,source,note
      e19,2019,buildings,residential,grid-electricity,electricity,10000,MWh,,I.1.2,2,,,bill,
      e21,2021,buildings,residential,grid-electricity,electricity,9000,MWh,,I.1.2,2,,,bill,
      f21,2021,buildings,commercial,grid-electricity,electricity,60,MWh,,I.2.2,2,,,bill,

      """
    let rows = [
      "r1,record,e21,,normal,8000,9000,10000,assumption,",
      "r2,record,f21,,normal,55,60,65,assumption,",
    ]
    let stated = try #require(try Self.calculation(rows, changes).projection?.total(2030))
    changes["targets.csv"] =
      "id,name,kind,base_year,year,allowed_tonnes,source,status,note\neven,Even,own,2019,2030,\(stated),assumption,verified,\n"
    let result = try Self.draws(rows, count: 10_000, changes: changes)
    let goal = try #require(result.goals.first)
    #expect((goal.probability - 0.5).magnitude < 0.03)
    let found = result.sensitivities(in: 2030)
    let gains = Dictionary(
      uniqueKeysWithValues: found.map { ($0.input.id, $0.goals.first?.callGain ?? .nan) })
    // The first record decides alone; judged by the draws that made the calls, the second would gain 1.8 points.
    #expect(try #require(gains["r1"]) > 0.45)
    #expect(gains["r2"] == 0)
  }

  @Test func `streams without activity are in every draw, of everything and of a part`() throws {
    let streams = try EveryStream(with: [EveryStream.idle])
    #expect(streams.tonnes("s1") > 1000)
    let portfolio = streams.portfolio(
      try Act.on("solar", ["capacity": "2 MW", "capacity_factor": "0.15 share"]))
    var options = PlanDraws.Options()
    options.draws = 3
    for reach in [TargetReach.everything, TargetReach(sector: .industry)] {
      let sample = DrawSample(
        DrawProgram([], of: portfolio, scope: .init(reach: reach)), options: options,
        work: PlanDraws.inTurn)
      for (index, year) in portfolio.projection.years.enumerated() {
        let usual = try #require(portfolio.projection.total(year, reach: reach))
        let plan = try #require(portfolio.total(year, reach: reach))
        for draw in 0..<options.draws {
          #expect(isClose(sample.businessAsUsual[index][draw], usual, within: 1e-9))
          #expect(isClose(sample.plan[index][draw], plan, within: 1e-9))
        }
      }
    }
  }

  @Test func `power that is saved follows the factors of all records by their use`() throws {
    let streams = try EveryStream()
    let solar = try Act.on("solar", ["capacity": "2 MW", "capacity_factor": "0.15 share"])
    let portfolio = streams.portfolio(solar)
    let range = InputRange(
      id: "f", what: .factor, subject: "electricity", parameter: "", distribution: .uniform,
      low: 0.5, best: 1, high: 1.5, source: "", note: "", place: Place(file: "ranges.csv"))
    // Only the shops' own utility varies: 12,000 of 25,000 MWh, more than any other record.
    for (record, part) in [("e2", 12_000.0 / 25_000), ("e1", 9000.0 / 25_000)] {
      let input = UncertainInput(
        id: "f", title: "", text: "", source: "", place: nil, isOfInventory: true,
        reach: .factor([record]), shape: DrawShape(range, best: 1), stated: 1)
      var options = PlanDraws.Options()
      options.draws = 40
      let sample = DrawSample(
        DrawProgram([input], of: portfolio), options: options, work: PlanDraws.inTurn)
      let usual = try #require(streams.projection.total(2030))
      for (before, after) in zip(sample.businessAsUsual[9], sample.plan[9]) {
        let drawn = 1 + (before - usual) / streams.tonnes(record)
        // 2 MW · 8,760 h · 0.15
        let saved = 2628 * streams.perMegawattHour() * (1 - part + part * drawn)
        #expect(isClose(before - after, saved, within: 1e-8))
      }
    }
  }
}
