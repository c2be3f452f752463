import Plan

@testable import Publishing

/// A fan that widens with the years, and inputs of unlike width.
extension ChartSamples {
  var fan: Chart {
    FanChart.chart(
      caption: ChartCaption(id: "fan", source: "Invented numbers"),
      years: (2021...2050).map { year in
        let passed = Double(year - 2021)
        func spread(_ middle: Double, _ width: Double) -> [Double] {
          [-1.645, -1.282, -0.674, 0, 0.674, 1.282, 1.645].map { middle + $0 * width * passed }
        }
        return FanChart.Year(
          year: year, plan: spread(13_300_000 - 330_000 * passed, 60_000),
          businessAsUsual: spread(13_300_000 - 90_000 * passed, 45_000))
      }, targets: Self.targets, notes: ["10,000 draws, seed 1, of 12 inputs."], theme: theme)
  }

  var tornado: Chart {
    TornadoChart.chart(
      caption: ChartCaption(id: "tornado", source: "Invented numbers"), year: 2050,
      stated: 3_700_000,
      inputs: (1...15).map { number in
        let width = 400_000 / Double(number)
        return TornadoChart.Input(
          name: number == 2
            ? "Heat pumps when furnaces and air conditioners wear out: participation"
            : "Input \(number)", range: "normal, 0.2 to 0.4",
          low: 3_700_000 + (number.isMultiple(of: 3) ? -width : width),
          high: 3_700_000 - (number.isMultiple(of: 3) ? -width : 0.8 * width),
          share: 0.5 / Double(number * number))
      }, notes: ["10,000 draws, seed 1, of 15 inputs."], theme: theme)
  }
}
