import Factors
import Forecast
import Plan
import Strategies
import Workspace

/// The form that chooses what is looked at.
struct CostForm {
  let visit: Visit
  let place: WorkspacePlace
  let calculation: PlanCalculation
  let choice: CostChoice
  let text: CostText

  var html: HTML {
    """
    <form method="get" action="\(place.path(CostPages.path))" class="form--inline toolbar" aria-label="\(text.controls)">\(FollowedScenario(visit: visit, calculation: calculation).hidden)
    \(Choice(name: "side", label: text.side, options: MoneyView.allCases.map { ($0.word, text.view($0)) }, value: choice.view.word).html())
    \(Choice(name: "span", label: text.span, options: spans, value: span).html())
    \(Choice(name: "rate", label: text.rate, options: rates, value: choice.rate.id).html())
    \(Choice(name: "scc", label: text.socialCost, options: socialCosts, value: choice.socialCost?.id ?? "").html())
    \(Choice(name: "action", label: text.action, options: calculation.workspace.actions.map { ($0.id, $0.title) }, value: choice.action).html())
    <button class="button">\(text.show)</button>
    </form>
    """
  }

  private var span: String {
    if case .year(let year) = choice.span { String(year) } else { "" }
  }

  private var spans: [(value: String, label: String)] {
    let years = calculation.projection.map { $0.years.filter { $0 % 5 == 0 } } ?? []
    let targets = calculation.levels.map(\.target.year).filter {
      calculation.projection?.years.contains($0) == true
    }
    return [("", text.allYears)] + Set(years + targets).sorted().map { (String($0), String($0)) }
  }

  private var rates: [(value: String, label: String)] {
    CostChoice.rates(calculation).sorted { $0.rate < $1.rate }.map { ($0.id, $0.percentText) }
  }

  private var socialCosts: [(value: String, label: String)] {
    [("", text.without)]
      + SocialCost.standard.map { set in
        let name = visit.language == .spanish ? set.spanishName : set.name
        return (set.id, name + (set.status == .unverified ? " (\(text.unverified))" : ""))
      }
  }
}
