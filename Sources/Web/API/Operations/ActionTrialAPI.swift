import Accounts
import Forecast
import HTTPTypes
import Plan
import Store
import Strategies
import Tables
import Workspace

/// What a calculator would save in a community, without an action of it.
struct ActionTrialAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.attempt, attempt)] }

  private static let year = APIShape<ActionTrial.Year>(
    "TriedYear", "One year of an action that is tried.",
    [
      .whole("year", "The year.") { $0.year },
      .number("share", "Of the full effect, 0 to 1.") { $0.share },
      .maybeNumber("tonnes", "What it would save, metric tons CO2e.") { $0.tonnes },
      .maybeNumber(
        "marginalTonnes",
        "The same with electricity at the margin of the grid; null where no rate is known."
      ) { $0.marginalTonnes },
    ])
  private static let schema = APISchema.object(
    [
      .must("revision", .whole(nil, "The state that it is counted against.")),
      .must("years", .list(year.schema, "Every year of the forecast.")),
      .must("warnings", .list(.text(), "What to know of it, a sentence each.")),
    ], name: "TriedCalculator", "What a calculator would save by itself.")

  static let attempt = APIOperation(
    id: "tryCalculator", method: .post, path: "/api/v1/workspaces/{workspace}/actions/trial",
    tag: .actions, summary: "Work out what a calculator would save, without adding an action",
    details:
      "Counted alone against the forecast. What is not given has the library's usual value; where there is none, it is asked for with 422. `createAction` takes the same body and keeps it.",
    access: .workspace(.readWorkspace),
    body: .json(
      .object([
        .must("kind", .text("The id of a calculator.", least: 1, most: 100)),
        .must("startYear", ActionAPI.year),
        .must("fullYear", ActionAPI.year.saying("When its full effect is reached.")),
        ActionAPI.parameters,
      ])), successes: [.json(schema, "What would come of it.")], refusals: [.conflict],
    example: ["kind": "solar", "startYear": 2026, "fullYear": 2030])

  @Sendable private func attempt(_ call: APICall) async throws -> APIAnswer {
    let kind = try ActionAPI.kind(call)
    let given = try ActionAPI.cells(call, kind)
    let words = call.visit.words(ActionPageText.self)
    let (start, full) = (
      call.body["startYear"]?.whole ?? 0, call.body["fullYear"]?.whole ?? 0
    )
    let errors = ActionYears.errors(
      ["start_year": String(start), "full_year": String(full)], words
    ).followed(by: ParameterFields.problems(given, kind: kind, text: words, .program))
    guard errors.isEmpty else { throw ActionAPI.problem(errors) }
    let cells = ParameterFields.cells(given, kind: kind, .program)
    let calculated = try await call.calculated()
    do {
      let trial = try await call.site.trying.pass {
        try ActionTrial(kind, cells, from: start, to: full, in: calculated.calculation)
      }
      return .json([
        "revision": .whole(calculated.revision),
        "years": .list(trial.years.map(Self.year.json)), "warnings": .texts(trial.warnings),
      ])
    } catch ActionTrial.Refusal.noForecast {
      throw APIProblem.noForecast
    } catch ActionTrial.Refusal.missing(let inputs) {
      throw APIProblem.notTaken(
        "It needs more: \(inputs.map(\.name).joined(separator: ", ")). `getCalculator` says what they are.",
        flaws: inputs.map {
          APIFlaw(place: .body("/parameters/\($0.name)"), message: $0.meaning)
        })
    } catch ActionTrial.Refusal.unusable(let problems) {
      throw APIProblem.notTaken(problems.joined(separator: " "))
    }
  }
}
