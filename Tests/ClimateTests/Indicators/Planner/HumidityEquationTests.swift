import TestSupport
import Testing

@testable import Climate

@Suite struct HumidityEquationTests {
  // FAO Irrigation and Drainage Paper 56, example 3: 24.5 °C and 15 °C.
  @Test func saturationIsThatOfTheFAO() {
    #expect((DailyVapor.saturation(24.5) - 3.075).magnitude < 0.0005)
    #expect((DailyVapor.saturation(15) - 1.705).magnitude < 0.0005)
    let day = DailyVapor(high: 24.5, low: 15, humidity: 100)
    #expect((day.saturated - 2.39).magnitude < 0.005)
    #expect(isClose(day.actual, day.saturated))
  }

  // Example 5 of the same: 25 °C and 18 °C with a mean humidity of 68 % hold 1.78 kPa.
  @Test func vaporFollowsFromMeanHumidity() {
    let day = DailyVapor(high: 25, low: 18, humidity: 68)
    #expect((day.actual - 1.78).magnitude < 0.005)
    #expect(isClose(day.humidityAtHigh, 100 * day.actual / DailyVapor.saturation(25)))
  }

  @Test func impossibleHumidityIsMissingAndAbundantIsSaturation() {
    #expect(DailyVapor(high: 25, low: 18, humidity: -3).actual.isNaN)
    #expect(DailyVapor(high: 25, low: 18, humidity: .nan).actual.isNaN)
    #expect(DailyVapor(high: 20, low: 20, humidity: 104).humidityAtHigh == 100)
  }

  // Stull 2011: 20 °C and 50 % give 13.7 °C.
  @Test func wetBulbIsThatOfStull() {
    #expect((HeatStress.wetBulb(20, humidity: 50) - 13.7).magnitude < 0.05)
  }

  @Test func wetBulbIsMissingWhereItWasNotFitted() {
    #expect(HeatStress.wetBulb(51, humidity: 50).isNaN)
    #expect(HeatStress.wetBulb(-21, humidity: 50).isNaN)
    #expect(HeatStress.wetBulb(20, humidity: 4).isNaN)
    #expect(HeatStress.wetBulb(.nan, humidity: 50).isNaN)
    #expect(HeatStress.wetBulb(20, humidity: .nan).isNaN)
    #expect(HeatStress.wetBulb(30, humidity: 100) == HeatStress.wetBulb(30, humidity: 99))
  }

  // National Weather Service heat index chart, which is rounded to whole degrees.
  @Test(arguments: [
    (80.0, 40.0, 80.0), (86, 60, 91), (90, 70, 105), (96, 50, 108), (100, 45, 114), (104, 40, 119),
    (110, 40, 136), (88, 90, 113), (94, 65, 114),
  ])
  func heatIndexIsThatOfTheChart(_ temperature: Double, _ humidity: Double, _ chart: Double) {
    let index = HeatStress.heatIndex(temperature, humidity: humidity)
    #expect((index - chart).magnitude < 1, "\(index)")
  }

  @Test func heatIndexIsAdjustedInDryAndInDampAir() {
    func regression(_ t: Double, _ r: Double) -> Double {
      -42.379 + 2.04901523 * t + 10.14333127 * r - 0.22475541 * t * r - 6.83783e-3 * t * t
        - 5.481717e-2 * r * r + 1.22874e-3 * t * t * r + 8.5282e-4 * t * r * r
        - 1.99e-6 * t * t * r * r
    }
    #expect(
      isClose(
        HeatStress.heatIndex(95, humidity: 9), regression(95, 9) - 1))
    #expect(
      isClose(
        HeatStress.heatIndex(82, humidity: 95), regression(82, 95) + 1))
    #expect(isClose(HeatStress.heatIndex(92, humidity: 95), regression(92, 95)))
    #expect(isClose(HeatStress.heatIndex(70, humidity: 50), (70 + 0.5 * (131 + 2.4 + 4.7)) / 2))
  }

  @Test func moreHumidityNeverFeelsCooler() {
    for temperature in stride(from: 80.0, through: 105, by: 5) {
      let indices = stride(from: 15.0, through: 84, by: 3).map {
        HeatStress.heatIndex(temperature, humidity: $0)
      }
      #expect(zip(indices, indices.dropFirst()).allSatisfy { $0 <= $1 + 0.5 })
    }
  }

  // AT = 30 + 0.33 · 21.2 − 0.70 · 3 − 4, e of 30 °C and 50 %: 6.105 · exp(518.1 / 267.7) / 2 = 21.1 hPa.
  @Test func apparentTemperatureIsThatOfSteadman() {
    #expect((HeatStress.apparent(30, humidity: 50, wind: 3) - 30.88).magnitude < 0.05)
  }

  @Test func hoursOfASineDayMatchASampledWave() {
    var seed = Seed(3)
    for _ in 0..<50 {
      let low = Double.random(in: -10...15, using: &seed)
      let day = SineDay(high: low + .random(in: 0.5...15, using: &seed), low: low)
      let limit = Double.random(in: -15...30, using: &seed)
      let (middle, swing) = ((day.high + day.low) / 2, (day.high - day.low) / 2)
      let samples = 2000
      let colder = (0..<samples).filter { sample in
        middle + swing * sineOfTurn((Double(sample) + 0.5) / Double(samples)) < limit
      }
      #expect(
        (day.hours(below: limit) - 24 * Double(colder.count) / Double(samples)).magnitude < 0.025)
    }
    #expect(SineDay(high: 5, low: 5).hours(below: 6) == 24)
    #expect(SineDay(high: 5, low: 5).hours(below: 5) == 0)
    #expect(SineDay(high: .nan, low: 5).hours(below: 5).isNaN)
  }

  /// By Taylor's series, so that nothing of the product is used.
  private func sineOfTurn(_ turn: Double) -> Double {
    let angle = (turn - 0.5) * 2 * Double.pi
    var (term, sum) = (-angle, -angle)
    for n in stride(from: 2.0, through: 30, by: 2) {
      term *= -angle * angle / (n * (n + 1))
      sum += term
    }
    return sum
  }
}
