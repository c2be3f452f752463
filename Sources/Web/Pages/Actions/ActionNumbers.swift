import Forecast
import Plan
import Strategies

/// The figures of a plan's actions as a reader is shown them.
struct ActionNumbers {
  let calculation: PlanCalculation
  let visit: Visit
  let text: ActionText

  /// The years that effects are shown in: those of the targets, else the last of the forecast.
  var years: [Int] {
    guard let projection = calculation.projection else { return [] }
    let targets = Set(calculation.levels.map(\.target.year)).filter(projection.years.contains)
    return targets.isEmpty ? [projection.years.upperBound] : targets.sorted()
  }

  func reduction(_ action: Action, in year: Int) -> Double? {
    calculation.portfolio?.reduction(of: action.id, in: year)
  }

  /// What an action cuts in a year, in words; a dash for one that is not meant to cut.
  func cut(_ action: Action, in year: Int) -> String {
    guard action.isMitigation else { return "–" }
    guard calculation.portfolio != nil else { return text.noForecast }
    return reduction(action, in: year).map(tonnes) ?? text.leftOut
  }

  func tonnes(_ value: Double) -> String {
    text.tonnes(visit.number(value, decimals: value.magnitude < 10 && value != 0 ? 1 : 0))
  }

  func dollars(_ value: Double) -> String { "$" + visit.number(value) }

  /// The address of the page that explains a figure.
  func explanation(of figure: String) -> String {
    visit.place?.path("explain?figure=\(SitePath.encoded(figure))") ?? ""
  }
}
