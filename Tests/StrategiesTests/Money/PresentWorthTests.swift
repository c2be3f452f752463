import Factors
import Strategies
import TestSupport
import Testing

@Suite struct PresentWorthTests {
  private func rate(_ rate: Double) -> DiscountRate {
    DiscountRate(id: "r", name: "r", rate: rate, source: "s")
  }

  @Test func `net present value is what a hand reckons`() {
    // −1000 + 500 ÷ 1.1 + 500 ÷ 1.21 + 500 ÷ 1.331
    let value = PresentWorth.sum([-1000, 500, 500, 500], from: 2030, rate: rate(0.1), base: 2030)
    #expect(isClose(value, 243.4259954921112))
    let earlier = PresentWorth.sum(
      [-1000, 500, 500, 500], from: 2030, rate: rate(0.1), base: 2028)
    #expect(isClose(earlier, 243.4259954921112 / 1.21))
    let later = PresentWorth.sum([-1000, 500, 500, 500], from: 2030, rate: rate(0.1), base: 2031)
    #expect(isClose(later, 243.4259954921112 * 1.1))
  }

  @Test func `a rate is printed in percent`() {
    #expect(rate(0.0725).text == "7.25 %")
  }

  @Test func `the internal rate of return is the one that a hand reckons`() throws {
    // 100 = 60 ÷ x + 60 ÷ x² with x = 0.3 + √0.69
    guard case .one(let found) = InternalRate(of: [-100, 60, 60]) else {
      Issue.record("There is one rate.")
      return
    }
    #expect(isClose(found, 0.13066238629180749, within: 1e-12))
    #expect(InternalRate(of: [0, 0, -100, 60, 60]) == .one(found))
    guard case .one(let loss) = InternalRate(of: [-100, 20, 20]) else {
      Issue.record("What loses money has a rate below 0.")
      return
    }
    #expect(isClose(loss, 0.1 + 0.21.squareRoot() - 1, within: 1e-9))
  }

  @Test func `several internal rates are told as several`() {
    // −1600 + 10000 ÷ x − 10000 ÷ x² is 0 for x = 1.25 and 5.
    guard case .several(let rates) = InternalRate(of: [-1600, 10_000, -10_000]) else {
      Issue.record("There are two rates.")
      return
    }
    #expect(rates.count == 2)
    #expect(isClose(rates[0], 0.25, within: 1e-9))
    #expect(isClose(rates[1], 4, within: 1e-9))
    #expect(InternalRate.signChanges(of: [-1600, 0, 10_000, -10_000]) == 2)
  }

  @Test func `a rate that only touches zero is found`() {
    // −(1 − 1.1 ÷ x)²
    guard case .one(let rate) = InternalRate(of: [-1, 2.2, -1.21]) else {
      Issue.record("There is one rate, where the sum touches zero.")
      return
    }
    #expect(isClose(rate, 0.1, within: 1e-6))
  }

  @Test func `no internal rate is made up where there is none`() {
    #expect(InternalRate(of: [-100, -5, -5]) == .noChange)
    #expect(InternalRate(of: [100, 5]) == .noChange)
    #expect(InternalRate(of: []) == .noChange)
    #expect(InternalRate(of: [-100, 150, -100]) == .outside)
  }

  @Test(arguments: 1...40)
  func `an internal rate makes the net present value zero`(seed: Int) {
    var random = Seed(UInt64(seed))
    let amounts = (0..<30).map { index in
      index == 0
        ? -Double.random(in: 500...5000, using: &random)
        : Double.random(in: -50...400, using: &random)
    }
    switch InternalRate(of: amounts) {
    case .one(let found):
      #expect(isZero(amounts, found))
    case .several(let found):
      #expect(found.allSatisfy { isZero(amounts, $0) })
      #expect(found.count <= InternalRate.signChanges(of: amounts))
    case .noChange, .outside: Issue.record("A cost and gains above it have a rate.")
    }
  }

  private func isZero(_ amounts: [Double], _ found: Double) -> Bool {
    let terms = amounts.enumerated().map { index, amount in
      amount * PresentWorth.factor(rate(found), from: 0, to: index)
    }
    return terms.reduce(0, +).magnitude <= 1e-6 * terms.reduce(0) { $0 + $1.magnitude }
  }

  @Test func `payback is the year in which the sum turns for good`() throws {
    #expect(PresentWorth.payback([-1000, 400, 400, 400]) == 2.5)
    #expect(PresentWorth.payback([-1000, 400, 400]) == nil)
    #expect(PresentWorth.payback([10, 10]) == 0)
    #expect(PresentWorth.payback([]) == nil)
    // Paid back after two years, and again in debt: only the last time counts.
    let again = try #require(PresentWorth.payback([-100, 60, 60, -100, 40, 60]))
    #expect(isClose(again, 4 + 40.0 / 60))
    #expect(PresentWorth.payback([-100, 60, 60, -100]) == nil)
  }

  @Test(arguments: 1...50)
  func `a higher rate never raises what later gains of a first cost are worth`(seed: Int) {
    var random = Seed(UInt64(seed))
    let gains = (0..<Int.random(in: 1...30, using: &random)).map { _ in
      Double.random(in: 0...1000, using: &random)
    }
    let amounts = [-Double.random(in: 1...10_000, using: &random)] + gains
    let worth = stride(from: 0.0, through: 0.3, by: 0.01).map {
      PresentWorth.sum(amounts, from: 2026, rate: rate($0), base: 2026)
    }
    #expect(zip(worth, worth.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test func `equal amounts are worth what they stand for`() throws {
    let part = try #require(PresentWorth.annuity(rate(0.07), years: 20))
    let worth = PresentWorth.sum(
      [Double](repeating: 1000 * part, count: 20), from: 2026, rate: rate(0.07), base: 2026)
    #expect(isClose(worth, 1000))
    #expect(PresentWorth.annuity(rate(0), years: 8) == 0.125)
    #expect(PresentWorth.annuity(rate(0.07), years: 0) == nil)
  }
}
