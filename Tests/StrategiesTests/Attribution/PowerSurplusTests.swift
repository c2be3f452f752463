import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Tables
import TestSupport
import Testing

@testable import Strategies

@Suite struct PowerSurplusTests {
  private func agrees(_ one: Double, _ other: Double, size: Double) -> Bool {
    (one - other).magnitude <= 1e-12 * size
  }

  /// 100 units of power at 2 t each, and 50 of a fuel at 3 t.
  private let frame = YearFrame(
    year: 2035, activity: [100, 50], rates: [2, 3], reference: [.gridElectricity: 0],
    purchases: PowerPurchases(at: [0]))

  @Test func `no more is saved than there is, and the rest is surplus`() {
    var state = YearState(frame)
    #expect(state.tonnes == 350)
    state.apply([.add(.gridElectricity, amount: -130)])
    #expect(state.purchased == -30)
    #expect(state.surplus == 30)
    // The fuel's 150 t stay.
    #expect(state.tonnes == 150)
    state.apply([.clean([0], factor: 0.5)])
    #expect(state.tonnes == 150)
    state.apply([.add(.gridElectricity, amount: 50)])
    #expect(state.surplus == 0)
    // 20 units are bought at half the rate.
    #expect(state.tonnes == 150 + 20)
  }

  @Test func `power moved into use leaves room for more of what is made`() {
    var state = YearState(frame)
    state.apply([.move([1], part: 1, to: .gridElectricity, gains: [0.8])])
    state.apply([.add(.gridElectricity, amount: -130)])
    #expect(state.surplus == 0)
    #expect(state.tonnes == 20)
  }

  @Test func `shares of a surplus are those worked out by hand`() {
    // Two plants of 80 and 60 units, and a saving of half: every pair of them ends at no power bought.
    let effects: [[EffectStep]] = [
      [.add(.gridElectricity, amount: -80)], [.add(.gridElectricity, amount: -60)],
      [.scale([0], factor: 0.5)],
    ]
    let found = Attribution(effects, frame: frame)
    #expect(found.whole == 200)
    // 160 ÷ 3 + 80 ÷ 6 + 100 ÷ 6, and so on.
    for (saving, share) in zip(found.savings, [250.0 / 3, 190.0 / 3, 160.0 / 3]) {
      #expect(agrees(saving.share, share, size: 200))
      #expect(saving.last == 0 && saving.error == 0)
    }
    #expect(found.savings.map(\.alone) == [160, 120, 100])
  }

  @Test(arguments: 1...60)
  func `shares are those of every set of actions`(seed: UInt64) {
    let year = RandomYear(
      seed: seed, actions: Int(seed % 8) + 2, saves: seed.isMultiple(of: 2), grid: [0, 3])
    let plain = PlainAttribution(year.effects, frame: year.frame)
    let found = Attribution(year.effects, frame: year.frame)
    let size = max(plain.ends.none.magnitude, plain.ends.all.magnitude)
    #expect(plain.savings.count == found.savings.count)
    for (one, other) in zip(plain.savings, found.savings) {
      #expect(agrees(one.share, other.share, size: size), "seed \(seed)")
      #expect(agrees(one.alone, other.alone, size: size), "seed \(seed)")
      #expect(agrees(one.last, other.last, size: size), "seed \(seed)")
      #expect(other.error == 0)
    }
    #expect(agrees(found.whole, plain.ends.none - plain.ends.all, size: size))
    #expect(found.savings.map(\.share).reduce(0, +) == found.whole)
  }

  @Test(arguments: 1...20)
  func `what rules let act is what counts`(seed: UInt64) {
    let year = RandomYear(seed: seed, actions: 7, saves: true, grid: [0])
    @Sendable func acting(_ chosen: [Bool]) -> [Bool] {
      var acting = chosen
      acting[2] = acting[2] && acting[0]
      acting[5] = acting[5] && acting[1]
      return acting
    }
    let groups = ActingGroup.groups(of: 7, linkedBy: [(2, 0), (5, 1)], acting: acting)
    let found = Attribution(year.effects, frame: year.frame, groups: groups)
    let plain = PlainAttribution(year.effects, frame: year.frame) { set in
      let active = acting((0..<7).map { set >> $0 & 1 == 1 })
      return active.enumerated().reduce(0) { $1.element ? $0 | 1 << $1.offset : $0 }
    }
    let size = max(plain.ends.none.magnitude, plain.ends.all.magnitude)
    #expect(plain.savings.count == found.savings.count)
    for (one, other) in zip(plain.savings, found.savings) {
      #expect(agrees(one.share, other.share, size: size), "seed \(seed)")
    }
  }

  @Test func `a surplus of more plants than every set allows is sampled, and still sums up`() {
    let plants = PowerSurplus.limit + 4
    let found = Attribution(
      (0..<plants).map { [.add(.gridElectricity, amount: -10 - Double($0))] }, frame: frame)
    #expect(found.whole == 200)
    #expect(found.savings.map(\.share).reduce(0, +) == 200)
    #expect(found.savings.contains { $0.error > 0 })
    // A larger plant has the larger share, but for the error of the sample.
    #expect(found.savings[plants - 1].share > found.savings[0].share)
  }

  @Test func `power within what is bought is counted to the last digit as without a cap`() {
    let effects: [[EffectStep]] = [
      [.add(.gridElectricity, amount: -33.3)], [.add(.gridElectricity, amount: -44.4)],
      [.scale([0, 1], factor: 0.91)],
    ]
    let open = YearFrame(
      year: 2035, activity: [100, 50], rates: [2, 3], reference: [.gridElectricity: 0])
    let (capped, free) = (
      Attribution(effects, frame: frame), Attribution(effects, frame: open)
    )
    #expect(capped.savings.map(\.share) == free.savings.map(\.share))
    #expect(capped.whole == free.whole)
  }
}

@Suite struct ExportedPowerTests {
  private let streams: EveryStream

  init() throws { streams = try EveryStream() }

  private func solar(_ capacity: Double, id: String) throws -> Action {
    try Act.on(
      "solar", ["capacity": "\(capacity) MW", "capacity_factor": "0.2 share"], id: id)
  }

  @Test func `a plan ends at no power bought, and tells what is exported`() throws {
    let portfolio = streams.portfolio(try solar(20, id: "s1"), try solar(20, id: "s2"))
    // 40 MW make 70,080 MWh; 25,000 were used in 2021.
    let used = 25_000 * streams.growth(2022)
    let whole = used * streams.perMegawattHour(2022)
    #expect(isClose(try #require(portfolio.reduction(in: 2022)), whole))
    for id in ["s1", "s2"] {
      let wedge = try #require(portfolio.wedge(of: id, in: 2022))
      #expect(isClose(wedge.share, whole / 2))
      #expect(isClose(wedge.alone, whole))
      #expect(wedge.last.magnitude < 1e-9 * whole)
    }
    let exported = try #require(portfolio.exportedPower(in: 2022))
    #expect(isClose(exported.megawattHours, 70_080 - used))
    #expect(isClose(exported.madeMegawattHours, 70_080))
    #expect(isClose(exported.avoided, (70_080 - used) * streams.perMegawattHour(2022)))
    #expect(exported.avoidedAtMargin == nil)
    let rest = try #require(streams.projection.total(2022)) - whole
    #expect(isClose(try #require(portfolio.remaining(2022)), rest))
    let buildings = try #require(portfolio.total(2022, sector: .buildings))
    let before = try #require(streams.projection.total(2022, sector: .buildings))
    #expect(isClose(buildings, before - whole))
    #expect(portfolio.capped.contains { $0.contains("exported") })
  }

  @Test func `within what is used nothing is exported`() throws {
    let portfolio = streams.portfolio(try solar(10, id: "s"))
    #expect(portfolio.exportedPower.isEmpty)
    #expect(
      isClose(
        try #require(portfolio.reduction(in: 2022)), 17_520 * streams.perMegawattHour(2022)))
  }

  @Test func `money saves no more power than is bought, and a contract saves none of it`() throws {
    let bought = try Act.on("power-purchase", ["power_bought": "20000 MWh"], id: "p")
    let portfolio = streams.portfolio(try solar(20, id: "s"), bought)
    let ledger = EnergyLedger(portfolio)
    let saved = ledger.changes(of: "s", in: 2022).reduce(0) { $0 + $1.saved }
    let used = Energy.megawattHours(25_000 * streams.growth(2022)).canonical
    #expect(isClose(saved, used))
    #expect(ledger.changes(of: "p", in: 2022).isEmpty)
  }
}

@Suite struct DrawnPowerTests {
  @Test func `draws save no more power than there is`() throws {
    let sample = SampleWorkspace()
    let result = try PlanDrawsTests.draws(
      ["r1,parameter,s,capacity,uniform,1,5,9,assumption,"], count: 400,
      changes: [
        "inventory.csv": sample.table(
          "inventory.csv",
          rows: [
            "e21,2021,buildings,residential,grid-electricity,electricity,9000,MWh,,I.1.2,2,,,bill,",
            "g21,2021,buildings,residential,stationary-fuel,natural-gas,1000,MMBtu,,I.1.1,1,,,bill,",
          ]),
        "drivers.csv": "sector,subsector,activity,driver,intensity,source,note\n,,,none,,bill,\n",
        "actions.csv": sample.table(
          "actions.csv",
          rows: [
            "s,Solar,,solar,buildings,2022,2022,,Energy,,"
              + "planned,near,,,,yes,,Everyone,City,Council,,,,,"
          ]),
        "action-parameters.csv": sample.table(
          "action-parameters.csv",
          rows: ["s,capacity,5,MW,assumption,", "s,capacity_factor,0.2,share,assumption,"]),
      ])
    let projection = result.portfolio.projection
    let power = try #require(projection.tonnes(2030) { $0.id == "e21" })
    let gas = try #require(projection.tonnes(2030) { $0.id == "g21" })
    let stream = DrawStream(seed: 1, input: "r1")
    let input = try #require(result.inputs.inputs.first { $0.id == "r1" })
    let index = 2030 - result.years.lowerBound
    var capped = 0
    for (draw, tonnes) in result.planDraws[index].enumerated() {
      // 1,752 MWh for each megawatt.
      let capacity = input.shape.value(at: stream.unit(draw))
      let left = max(0, 1 - capacity * 1752 / 9000)
      if left == 0 { capped += 1 }
      #expect(isClose(tonnes, gas + power * left, within: 1e-10))
    }
    #expect(capped > 100 && capped < 300)
  }
}
