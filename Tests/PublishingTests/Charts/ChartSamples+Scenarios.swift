import Plan

@testable import Publishing

/// Lines that run apart, two of them ending nearly together.
extension ChartSamples {
  var scenarios: Chart {
    func line(_ name: String, _ fall: Double, width: Double = 0) -> ScenariosChart.Line {
      let values = (2021...2050).map { 13_300_000 - fall * Double($0 - 2021) }
      return ScenariosChart.Line(
        name: name, values: values,
        spread: width == 0
          ? [] : values.enumerated().map { $1 - width * Double($0)...$1 + width * Double($0) })
    }
    return ScenariosChart.chart(
      caption: ChartCaption(id: "scenarios", source: "Invented numbers"), years: 2021...2050,
      lines: [
        line("Business as usual", 90_000), line("Climate-adjusted, RCP4.5", 95_000, width: 20_000),
        line("Adopted policies", 240_000), line("Adopted policies and this plan", 420_000),
      ], targets: Self.targets, notes: ["Business as usual: drivers and paths."], theme: theme)
  }
}
