import Factors
import Strategies
import Tables
import TestSupport
import Testing
import Vulnerability

@Suite struct ExpectedLossTests {
  @Test func `the trapezoids of a curve of three events add up`() {
    // (0.1 − 0.02) · (1 + 5) ÷ 2 + (0.02 − 0.01) · (5 + 9) ÷ 2 = 0.24 + 0.07, in millions
    let loss = ExpectedLoss(
      of: "heat",
      losses: [
        Adapted.loss(100, 9e6), Adapted.loss(10, 1e6, row: 3), Adapted.loss(50, 5e6, row: 4),
      ])
    #expect(loss.dollarsAYear.map { isClose($0, 310_000) } == true)
    #expect(loss.findings.isEmpty)
  }

  @Test func `the tail beyond the rarest event counts only when asked for`() {
    let rows = [Adapted.loss(10, 1e6), Adapted.loss(100, 9e6, row: 3)]
    let without = ExpectedLoss(of: "heat", losses: rows).dollarsAYear ?? .nan
    let held = ExpectedLoss(of: "heat", losses: rows, holdsRarest: true).dollarsAYear ?? .nan
    #expect(isClose(held - without, 90_000))
  }

  @Test func `no loss and one loss cannot be told and are never zero`() {
    #expect(ExpectedLoss(of: "heat", losses: []).dollarsAYear == nil)
    #expect(ExpectedLoss(of: "heat", losses: []).text.hasPrefix("cannot be told"))
    let one = ExpectedLoss(of: "heat", losses: [Adapted.loss(100, 9e6)])
    #expect(one.dollarsAYear == nil && one.gap == .oneLoss)
  }

  @Test func `years of prices are joined by an index or not at all`() {
    let rows = [Adapted.loss(10, 1e6, year: 2014), Adapted.loss(100, 9e6, year: 2024, row: 3)]
    let without = ExpectedLoss(of: "heat", losses: rows)
    #expect(without.dollarsAYear == nil && without.gap == .prices([2014, 2024]))
    #expect(without.findings.map(\.place.column) == ["price_year"])
    let index = PriceIndex(name: "index", values: [2014: 50, 2024: 100], source: "s")
    let with = ExpectedLoss(of: "heat", losses: rows, prices: index)
    // (0.1 − 0.01) · (2 + 9) ÷ 2 = 0.495 million
    #expect(with.dollarsAYear.map { isClose($0, 495_000) } == true)
  }

  @Test func `a rarer event that costs less and a return period twice are found`() {
    let falling = ExpectedLoss(
      of: "heat", losses: [Adapted.loss(10, 5e6), Adapted.loss(100, 1e6, row: 3)])
    #expect(falling.findings.map(\.place.row) == [3])
    let twice = ExpectedLoss(
      of: "heat",
      losses: [Adapted.loss(10, 1e6), Adapted.loss(10, 2e6, row: 3), Adapted.loss(50, 3e6, row: 4)])
    #expect(twice.findings.map(\.severity) == [.error])
    #expect(twice.points.map(\.loss) == [1e6, 3e6])
  }

  @Test func `rows in another order give the same loss`() {
    let rows = [Adapted.loss(10, 1e6), Adapted.loss(50, 5e6), Adapted.loss(100, 9e6)]
    let forward = ExpectedLoss(of: "heat", losses: rows).dollarsAYear
    #expect(forward == ExpectedLoss(of: "heat", losses: rows.reversed()).dollarsAYear)
  }
}

@Suite struct AvoidedLossTests {
  private func avoided(_ parts: [Double?], in year: Int = 2030) -> AvoidedLoss {
    let names = parts.indices.map { "a\($0)" }
    let book = ResponseBook(
      actions: names.map { Adapted.action($0) },
      responses: zip(names, parts).enumerated().map { index, pair in
        Adapted.response(pair.0, capacity: 1, losses: pair.1, row: index + 2)
      })
    let actions = Dictionary(uniqueKeysWithValues: names.map { ($0, Adapted.action($0)) })
    return AvoidedLoss(book.reliefs(of: "heat"), in: year) { actions[$0]?.ramp(year) ?? 0 }
  }

  @Test func `two actions of one half avoid three quarters and share it evenly`() {
    let result = avoided([50, 50])
    #expect(isClose(result.total, 0.75))
    #expect(result.shares.values.allSatisfy { isClose($0, 0.375) })
  }

  @Test func `shares add up to the whole and never avoid a loss twice`() {
    for parts in [[100.0, 100], [30, 60, 90], [100, 20, 5, 70], [0, 40]] {
      let result = avoided(parts)
      #expect(isClose(result.shares.values.reduce(0, +), result.total), "\(parts)")
      #expect(result.total <= 1)
    }
  }

  @Test func `shares of two actions are the mean of coming first and second`() {
    let result = avoided([30, 60])
    let first: Double = (0.3 + 0.3 * 0.4) / 2
    let second: Double = (0.6 + 0.6 * 0.7) / 2
    #expect(isClose(result.shares["a0"] ?? .nan, first))
    #expect(isClose(result.shares["a1"] ?? .nan, second))
  }

  @Test func `an unknown part avoids nothing and is named`() {
    let result = avoided([50, nil])
    #expect(isClose(result.total, 0.5))
    #expect(result.unknown == ["a1"])
  }

  @Test func `losses fall with the growth of an action`() {
    // 2026 to 2030 are five steps; 2027 is the second.
    #expect(isClose(avoided([50], in: 2027).total, 0.2))
  }
}
