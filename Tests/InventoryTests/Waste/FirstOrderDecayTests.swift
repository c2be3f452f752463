import Foundation
import Inventory
import TestSupport
import Testing

@Suite struct FirstOrderDecayTests {
  private let rates = [0.008, 0.04, 0.144, 0.894]

  private func sum(_ form: FirstOrderDecay.Form, _ rate: Double, delay: Double = 6) -> Double {
    // 4000 years leave less than 1e-13 of the slowest material
    (0..<4000).reduce(0) {
      $0 + FirstOrderDecay.part(form, decayRate: rate, age: $1, delayMonths: delay)
    }
  }

  @Test(arguments: [FirstOrderDecay.Form.ipcc, .gpc])
  func `all methane forms in the end`(_ form: FirstOrderDecay.Form) {
    for rate in rates { #expect(isClose(sum(form, rate), 1)) }
  }

  @Test(arguments: [0.0, 3, 6, 18])
  func `a delay moves methane and loses none`(_ delay: Double) {
    #expect(isClose(sum(.ipcc, 0.144, delay: delay), 1))
  }

  @Test func `a tenth of a year at a time loses a twentieth of the rate`() {
    // The right-hand sum of k/10 · e^(−k·t): (k/10) ÷ (e^(k/10) − 1)
    for rate in rates {
      #expect(isClose(sum(.landgem, rate), rate / 10 / (exp(rate / 10) - 1)))
    }
  }

  @Test func `a whole year at a time loses half the rate`() {
    for rate in rates { #expect(isClose(sum(.rate, rate), rate / (exp(rate) - 1))) }
  }

  @Test func `with six months of delay a year's waste forms nothing in its own year`() {
    // 40 CFR 98.343, equation HH-1: e^(−k(T−x−1)) − e^(−k(T−x))
    #expect(FirstOrderDecay.part(.ipcc, decayRate: 0.04, age: 0) == 0)
    for age in 1...60 {
      let expected = exp(-0.04 * Double(age - 1)) - exp(-0.04 * Double(age))
      #expect(isClose(FirstOrderDecay.part(.ipcc, decayRate: 0.04, age: age), expected))
    }
  }

  @Test func `the GPC's form is a year ahead of HH-1`() {
    // GPC 2014, equation 8.2: (1 − e^(−k)) · e^(−k(t−x))
    for age in 0...60 {
      #expect(
        isClose(
          FirstOrderDecay.part(.gpc, decayRate: 0.1, age: age),
          FirstOrderDecay.part(.ipcc, decayRate: 0.1, age: age + 1)))
    }
  }

  @Test func `a shorter delay forms a part in the year of placement`() {
    // IPCC 2006, volume 5, annex 3A.1: decay from month 7 on, without delay, e^(−k·(13 − 7)/12)
    #expect(
      isClose(
        FirstOrderDecay.part(.ipcc, decayRate: 0.185, age: 0, delayMonths: 0),
        1 - exp(-0.185 * 0.5)))
  }

  @Test(arguments: FirstOrderDecay.Form.allCases)
  func `nothing forms before placement or without decay`(_ form: FirstOrderDecay.Form) {
    #expect(FirstOrderDecay.part(form, decayRate: 0.1, age: -1) == 0)
    #expect(FirstOrderDecay.part(form, decayRate: 0, age: 5) == 0)
  }

  @Test(arguments: FirstOrderDecay.Form.allCases)
  func `older waste forms less each year`(_ form: FirstOrderDecay.Form) {
    let parts = (1...80).map { FirstOrderDecay.part(form, decayRate: 0.06, age: $0) }
    #expect(zip(parts, parts.dropFirst()).allSatisfy { $0 > $1 })
  }
}
