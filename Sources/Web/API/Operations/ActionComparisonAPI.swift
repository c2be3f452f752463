import Accounts
import Forecast
import HTTPTypes
import Hummingbird
import Plan
import Store
import Strategies
import Tables
import Workspace

/// Actions and scenarios side by side.
struct ActionComparisonAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.compare, compare)] }

  private static let saving = APIShape<ComparedSubject.Saving>(
    "ComparedSaving", "What it cuts in a year, metric tons CO2e.",
    [
      .whole("year", "The year.") { $0.year },
      .maybeNumber("share", "Its share of the plan's reduction.") { $0.share },
      .maybeNumber("alone", "What it would cut alone.") { $0.alone },
      .maybeNumber("last", "What it adds to all others.") { $0.last },
      .maybeNumber("remaining", "What is left of emissions, for a scenario.") { $0.remaining },
      .maybeNumber(
        "belowUsual",
        "How far a scenario with its policies and actions is below the first one without actions."
      ) { $0.belowUsual },
    ])
  private static let subject = APIShape<ComparedSubject>(
    "ComparedSubject", "An action or scenario beside others.",
    [
      .text("id", "Its id.") { $0.id }, .text("title", "Its name.") { $0.title },
      .text("kind", "What it is.") { $0.kind.rawValue },
      .parts("savings", saving, "By year.") { $0.savings },
      .maybeNumber("cumulative", "Over all years, metric tons CO2e.") { $0.cumulative },
      .maybeNumber("cumulativeBelowUsual", "The same of `belowUsual`, over all years.") {
        $0.cumulativeBelowUsual
      },
      .maybeNumber("netCost", "Costs less gains in today's worth, US dollars.") { $0.cost.net },
      .maybeNumber("costPerTonne", "US dollars for a metric ton.") { $0.cost.perTonne },
      .truth("isCostComplete", "Whether the money of all of it is known.") { $0.cost.isComplete },
      .maybeNumber("staffHours", "Hours of work.") { $0.staffHours },
      .texts("coBenefits", "What else it does good.") { $0.coBenefits },
      .texts("risks", "Ids of risks that it lowers.") { $0.risks.map(\.risk) },
      .maybeNumber("score", "Its score by the weights of the group.") { $0.score },
      .maybeWhole("place", "Its place by them.") { $0.place },
      .texts("remarks", "What to know before comparing.") { $0.remarks },
    ])
  private static let comparison = APISchema.object(
    [
      .must("revision", .whole(nil, "The state that it is of.")),
      .must("scenario", .text("The id of the scenario that the actions are on top of.")),
      .must("years", .list(.whole(nil))), .must("subjects", .list(subject.schema)),
      .must(
        "omissions",
        .list(.text(), "What no saving and no cost counts because of an error, a sentence each.")),
    ], name: "Comparison", "Actions and scenarios side by side.")

  static let compare = APIOperation(
    id: "compareActions", method: .get,
    path: "/api/v1/workspaces/{workspace}/actions/comparison", tag: .actions,
    summary: "Compare actions and scenarios side by side",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "ids", .text("Ids of up to 8 actions and scenarios, with commas.", least: 1, most: 600),
        isRequired: true, example: "b1,b2"), .moneySide, .moneyRate, .scenario, .revision,
    ], successes: [.json(comparison, "The comparison.")],
    refusals: [.conflict, .unprocessableContent])

  @Sendable private func compare(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.followed()
    let ids = try call.part("ids").split(separator: ",").map { String($0).trimmed }
    guard (1...ActionComparePages.most).contains(ids.count) else {
      throw APIProblem.notTaken("Name 1 to \(ActionComparePages.most) actions or scenarios.")
    }
    let calculation = calculated.calculation
    let (view, rate) = (call.moneyView, try call.moneyRate(calculation))
    do {
      let made = try await call.site.trying.pass {
        try calculation.comparison(of: ids, view: view, rate: rate)
      }
      return .json([
        "revision": .whole(calculated.revision),
        "scenario": .maybe(calculation.basis?.scenario.id),
        "years": .list(made.years.map(JSONValue.whole)),
        "subjects": .list(made.subjects.map(Self.subject.json)),
        "omissions": .texts(
          calculation.forecastOmissions + calculation.workspace.moneyOmissions),
      ])
    } catch PlanCalculation.SubjectProblem.unknown(let id) {
      throw APIProblem.notTaken("There is no action or scenario “\(id)”.")
    } catch is PlanCalculation.SubjectProblem {
      throw APIProblem.noForecast
    }
  }
}

extension APIProblem {
  /// A forecast is asked for where there is none yet.
  static let noForecast = APIProblem(
    .conflict, .plain,
    "There is no forecast yet: it needs an inventory of the base year, and the years of the forecast in community.yaml."
  )
}
