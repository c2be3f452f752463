import Plan
import Strategies

/// The figures of a plan's actions as a reader is shown them.
struct ActionNumbers {
  let calculation: PlanCalculation
  let visit: Visit
  let text: ActionText

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

  /// An amount of dollars; in millions from a million on, as budgets are read.
  func dollars(_ value: Double) -> String {
    guard value.magnitude >= 1_000_000 else { return "$" + visit.number(value) }
    let millions = value / 1_000_000
    let isWhole = millions == millions.rounded()
    return text.millions("$" + visit.number(millions, decimals: isWhole ? 0 : 1))
  }

  /// The address of the page that explains a figure.
  func explanation(of figure: String) -> String {
    visit.place?.path("explain?figure=\(SitePath.encoded(figure))") ?? ""
  }
}
