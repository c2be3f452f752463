import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct InstrumentAllocationTests {
  private typealias Make = ElectricitySamples

  @Test func `a contract for any record is divided in proportion to electricity`() {
    let records = [Make.record("home", 600), Make.record("city", 400)]
    let allocation = InstrumentAllocation(
      records: records, instruments: [Make.instrument("rec", .certificate, 500)])
    #expect(isClose(Make.covered(records[0], in: allocation)["rec"] ?? 0, 300))
    #expect(isClose(Make.covered(records[1], in: allocation)["rec"] ?? 0, 200))
    #expect(allocation.findings(of: 2021).isEmpty)
  }

  @Test func `certificates go first, then contracts, suppliers and the residual mix`() {
    let record = Make.record("city", 100)
    let allocation = InstrumentAllocation(
      records: [record],
      instruments: [
        Make.instrument("rest", .residualMix, nil), Make.instrument("tariff", .supplier, 30),
        Make.instrument("plant", .contract, 20), Make.instrument("rec", .certificate, 10),
      ])
    let order = (allocation.parts(of: record) ?? []).map(\.instrument.id)
    #expect(order == ["rec", "plant", "tariff", "rest"])
    let covered = Make.covered(record, in: allocation)
    #expect(isClose(covered["rest"] ?? 0, 40))
  }

  @Test func `a contract for one record goes before one for any, so that none is wasted`() {
    let records = [Make.record("home", 100), Make.record("city", 100)]
    let allocation = InstrumentAllocation(
      records: records,
      instruments: [
        Make.instrument("any", .certificate, 100),
        Make.instrument("own", .certificate, 100, covers: ["city"]),
      ])
    #expect(isClose(Make.covered(records[0], in: allocation)["any"] ?? 0, 100))
    #expect(isClose(Make.covered(records[1], in: allocation)["own"] ?? 0, 100))
    #expect(allocation.findings(of: 2021).isEmpty)
  }

  @Test func `a subsector can be covered as a whole`() {
    let records = [
      Make.record("a", 100, subsector: "municipal"), Make.record("b", 300, subsector: "municipal"),
      Make.record("c", 500, subsector: "residential"),
    ]
    let allocation = InstrumentAllocation(
      records: records,
      instruments: [Make.instrument("rec", .certificate, 200, covers: ["municipal"])])
    #expect(isClose(Make.covered(records[0], in: allocation)["rec"] ?? 0, 50))
    #expect(isClose(Make.covered(records[1], in: allocation)["rec"] ?? 0, 150))
    #expect(allocation.parts(of: records[2])?.isEmpty == true)
  }

  @Test func `a contract larger than the electricity covers no more than there is, and is found`()
    throws
  {
    let record = Make.record("city", 300)
    let allocation = InstrumentAllocation(
      records: [record], instruments: [Make.instrument("rec", .certificate, 500)])
    #expect(isClose(Make.covered(record, in: allocation)["rec"] ?? 0, 300))
    let finding = try #require(allocation.findings(of: 2021).first)
    #expect(finding.severity == .warning)
    #expect(finding.place.file == "instruments.csv")
    #expect(finding.message.contains("500") && finding.message.contains("200"))
  }

  @Test func `a name that no record has is found`() {
    let allocation = InstrumentAllocation(
      records: [Make.record("city", 300)],
      instruments: [Make.instrument("rec", .certificate, 100, covers: ["ctiy"])])
    let findings = allocation.findings(of: 2021)
    #expect(findings.map(\.place.column) == ["covers"])
    #expect(findings.first?.message.contains("ctiy") == true)
  }

  @Test func `the name of a confidential record is known, and its electricity takes no part`() {
    var secret = Make.record("mill", 300)
    secret.notationKey = .confidential
    let allocation = InstrumentAllocation(
      records: [secret, Make.record("city", 100)],
      instruments: [Make.instrument("rec", .certificate, 100, covers: ["mill"])])
    #expect(allocation.findings(of: 2021).isEmpty)
    #expect(allocation.parts(of: secret) == nil)
  }

  @Test func `a certificate without an amount, and a contract with nothing left, are found`() {
    let allocation = InstrumentAllocation(
      records: [Make.record("city", 300)],
      instruments: [
        Make.instrument("rec", .certificate, nil), Make.instrument("tariff", .supplier, nil),
      ])
    let messages = allocation.findings(of: 2021).map(\.message)
    #expect(messages.count == 2)
    #expect(messages.contains { $0.contains("“rec” states no amount") })
    #expect(messages.contains { $0.contains("“tariff” has nothing left") })
  }

  @Test func `contracts of another year cover nothing`() {
    let record = Make.record("city", 300)
    let allocation = InstrumentAllocation(
      records: [record], instruments: [Make.instrument("rec", .certificate, 100, year: 2020)])
    #expect(allocation.parts(of: record) == nil)
  }

  @Test func `electricity of another account takes no part`() {
    var government = Make.record("hall", 100)
    government.account = .government
    let records = [government, Make.record("home", 900)]
    let instruments = [
      Make.instrument("rec", .certificate, 50, covers: ["hall"]),
      Make.instrument("any", .certificate, 90),
    ]
    let community = InstrumentAllocation(records: records, instruments: instruments)
    #expect(isClose(Make.covered(records[1], in: community)["any"] ?? 0, 90))
    #expect(community.parts(of: government) == nil)
    #expect(community.findings(of: 2021).isEmpty)
    let own = InstrumentAllocation(
      records: records, account: .government, instruments: instruments)
    #expect(isClose(Make.covered(government, in: own)["rec"] ?? 0, 50))
  }

  @Test func `no draw uses a contract twice or covers more than a record has, in any order`() {
    var draws = Draws(seed: 7)
    for _ in 0..<100 {
      let records = (0..<4).map {
        Make.record("r\($0)", draws.number(below: 1000), subsector: "s\($0 % 2)")
      }
      let kinds = ContractualInstrumentKinds.all
      let instruments = (0..<5).map { index in
        Make.instrument(
          "i\(index)", kinds[Int(draws.number(below: 4))], draws.number(below: 900),
          covers: [[], ["r1"], ["s0"], ["r2", "s1"]][Int(draws.number(below: 4))])
      }
      let allocation = InstrumentAllocation(records: records, instruments: instruments)
      let backwards = InstrumentAllocation(
        records: records, instruments: Array(instruments.reversed()))
      var used: [String: Double] = [:]
      for record in records {
        let covered = Make.covered(record, in: allocation)
        #expect(covered == Make.covered(record, in: backwards))
        #expect(covered.values.reduce(0, +) <= (record.quantity ?? 0) * (1 + 1e-9))
        for (id, amount) in covered { used[id, default: 0] += amount }
      }
      for instrument in instruments {
        let amount = instrument.electricity?.megawattHours ?? 0
        #expect((used[instrument.id] ?? 0) <= amount * (1 + 1e-9))
      }
    }
  }
}

private enum ContractualInstrumentKinds {
  static let all: [ContractualInstrument.Kind] = ContractualInstrument.Kind.allCases
}

/// Numbers that look random and are the same on every run.
private struct Draws {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func number(below limit: Double) -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(1 << 53) * limit
  }
}
