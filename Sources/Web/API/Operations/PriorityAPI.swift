import Accounts
import Forecast
import HTTPTypes
import Hummingbird
import Plan
import Quantities
import Store
import Strategies
import Tables
import Workspace

/// Which actions come first: the ranking, how far it rests on the weights, and one's own weights.
struct PriorityAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.ranking, ranking), APIRoute(Self.weights, weights),
      APIRoute(Self.saveWeights, saveWeights),
    ]
  }

  private static let base = "/api/v1/workspaces/{workspace}/actions"

  private struct Line: Sendable {
    let entry: Ranking.Entry
    let values: [(criterion: String, value: Double?)]
    let draw: WeightSensitivity.Draw?
  }

  private static let line = APIShape<Line>(
    "RankedAction", "An action's place.",
    [
      .text("action", "The id of the action.") { $0.entry.action.id },
      .text("title", "Its name.") { $0.entry.action.title },
      .maybeWhole("place", "From 1; null when nothing is known of it.") { $0.entry.place },
      .maybeNumber("score", "0 to 1 of a weighted sum, −1 to 1 of outranking.") { $0.entry.score },
      .number("known", "The part of the weight whose criteria are known of it.") { $0.entry.known },
      .truth("isThin", "Whether so little is known that the place says little.") {
        $0.entry.isThin
      },
      .maybeNumber("low", "Where the score would lie if all that is not known were worst.") {
        $0.entry.bounds?.lowerBound
      },
      .maybeNumber("high", "Where it would lie if all that is not known were best.") {
        $0.entry.bounds?.upperBound
      },
      .json(
        "values",
        .object([], others: .number().orNull, "By criterion, 0 worst to 1 best; null for unknown.")
      ) { .members($0.values.map { ($0.criterion, .maybe($0.value)) }) },
      .maybeNumber("first", "In which part of all weights it comes first.") { $0.draw?.first },
      .maybeNumber("meanPlace", "Its mean place over all weights.") { $0.draw?.meanPlace },
    ])

  private struct Weighed: Sendable {
    let range: WeightSensitivity.Range
  }

  private static let criterion = APIShape<Weighed>(
    "RankingCriterion", "A criterion, and how far its weight may move.",
    [
      .text("id", "Its id.") { $0.range.criterion.id },
      .text("name", "Its name.") { $0.range.criterion.name },
      .number("weight", "0 to 1.") { $0.range.weight },
      .number("firstFrom", "The least weight at which the first stays first.") {
        $0.range.first.lowerBound
      },
      .number("firstTo", "The largest weight at which the first stays first.") {
        $0.range.first.upperBound
      },
      .number("orderFrom", "The least weight at which the whole order stays.") {
        $0.range.order.lowerBound
      },
      .number("orderTo", "The largest weight at which the whole order stays.") {
        $0.range.order.upperBound
      },
    ])

  private static let answer = APISchema.object(
    [
      .must("revision", .whole(nil, "The state that it is of.")),
      .must("scenario", .text("The id of the scenario that the actions are on top of.").orNull),
      .must("method", .choice(methods)),
      .must("person", .text("Whose weights; null for the group's.").orNull),
      .must("people", .list(.text(), "Who has given weights.")),
      .must(
        "isStandard", .truth("Whether criteria and weights are Cairn's own, since none are stated.")
      ),
      .must("criteria", .list(criterion.schema)),
      .must("actions", .list(line.schema, "Best first.")),
      .must(
        "omissions",
        .list(.text(), "What no saving and no cost counts because of an error, a sentence each.")),
    ], name: "Ranking", "Actions in order, by criteria and their weights.")
  private static let methods = Ranking.Method.allCases.map(\.rawValue)

  static let ranking = APIOperation(
    id: "getRanking", method: .get, path: base + "/ranking", tag: .actions,
    summary: "Read the order of the actions, and how far it rests on the weights",
    details: "An unknown value is left out; it is neither 0 nor a middle one.",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "method", .choice(methods, "How criteria become one order.").falling(backTo: "weighted")),
      .query("person", .text("The order by this person's weights.", most: 200)), .scenario,
      .revision,
    ], successes: [.json(answer, "The ranking.")], refusals: [.conflict, .unprocessableContent])

  @Sendable private func ranking(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.followed()
    let method = call.text("method").flatMap { Ranking.Method(rawValue: $0) } ?? .weighted
    let key = OrderKey(
      state: MadeFrom(try call.visit.workspace()), revision: calculated.revision, method: method,
      person: call.text("person"), scenario: call.text("scenario"))
    let calculation = calculated.calculation
    let order = try await call.site.orders.value(of: key, within: 10) {
      try DrawnOrder(calculation, key)
    }
    guard let order else {
      throw APIProblem.stillBeingMade("The order is being worked out.")
    }
    let (panel, ranking, sensitivity) = (order.panel, order.ranking, order.sensitivity)
    let draws = Dictionary(sensitivity.draws.map { ($0.action, $0) }) { first, _ in first }
    let criteria = ranking.matrix.criteria.map(\.id)
    let lines = ranking.entries.map { entry in
      Line(
        entry: entry,
        values: zip(criteria, ranking.matrix.values(of: entry.action.id)).map {
          (criterion: $0, value: $1)
        }, draw: draws[entry.action.id])
    }
    return .json([
      "revision": .whole(calculated.revision),
      "scenario": .maybe(calculation.basis?.scenario.id), "method": .text(method.rawValue),
      "person": .maybe(ranking.person), "people": .texts(panel.weights.people),
      "isStandard": .truth(panel.isStandard),
      "criteria": .list(sensitivity.ranges.map { Self.criterion.json(Weighed(range: $0)) }),
      "actions": .list(lines.map(Self.line.json)),
      "omissions": .texts(calculation.moneyOmissions),
    ])
  }

  // One's own weights

  private static let weightsSchema = APISchema.object(
    [
      .must("person", .text("Whose weights.")),
      .must(
        "weights",
        .object(
          [], others: .number(), "By criterion, sum 1; those of the criteria while you gave none.")),
      .must("isOwn", .truth("Whether you have given weights.")),
      .must("why", .text("Your reasons.")),
    ], name: "Weights", "One person's weights.")

  static let weights = APIOperation(
    id: "getOwnWeights", method: .get, path: base + "/ranking/my-weights", tag: .actions,
    summary: "Read your own weights of the criteria", access: .workspace(.readWorkspace),
    successes: [.json(weightsSchema, "Your weights.")], refusals: [.conflict])

  static let saveWeights = APIOperation(
    id: "putOwnWeights", method: .put, path: base + "/ranking/my-weights", tag: .actions,
    summary: "Give weights to the criteria in your own name",
    details: "In any measure: they are made parts of a whole. Criteria that are not given have 0.",
    access: .workspace(.addRecord),
    body: .json(
      .object([
        .must("weights", .object([], others: .number(in: 0...1_000_000), "By criterion.")),
        .may(
          "why", .text("The reasons; those that are there stay unless given.", most: 2_000)),
        .reason,
      ])), successes: [.json(weightsSchema, "Your weights as they are now.")], precondition: .match,
    example: ["weights": ["emissions": 50, "equity": 50]])

  private static func json(
    _ call: APICall, _ panel: PriorityPanel, of workspace: CommunityWorkspace
  ) -> JSONValue {
    let name = call.visit.author.name
    let reasons = workspace.priorityBook.weights.filter { $0.person == name }.map(\.reason)
    let own = panel.weights.weights(of: name)
    let weights = zip(panel.matrix.criteria, own ?? panel.weights.stated)
    return [
      "person": .text(name), "weights": .members(weights.map { ($0.id, .number($1)) }),
      "isOwn": .truth(own != nil), "why": .text(reasons.first { !$0.isEmpty } ?? ""),
    ]
  }

  @Sendable private func weights(_ call: APICall) async throws -> APIAnswer {
    let calculation = try await call.calculated().calculation
    let panel = try await onOwnThread { calculation.priorities }
    return .json(Self.json(call, panel, of: calculation.workspace))
  }

  @Sendable private func saveWeights(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let calculation = calculated.calculation
    let panel = try await onOwnThread { calculation.priorities }
    try call.check(.json(Self.json(call, panel, of: calculation.workspace)))
    let criteria = panel.matrix.criteria.map(\.id)
    let given = call.body["weights"]?.members ?? []
    let strangers = given.filter { !criteria.contains($0.name) }
    guard strangers.isEmpty else {
      throw APIProblem.notTaken(
        "There is no criterion “\(strangers[0].name)”. There are \(criteria.joined(separator: ", ")).",
        flaws: strangers.map {
          APIFlaw(place: .body("/weights/\($0.name)"), message: "There is no such criterion.")
        })
    }
    var values = Dictionary(criteria.map { ($0, "0") }) { first, _ in first }
    for member in given { values[member.name] = NumberText.cell(member.value.double ?? 0) }
    values["why"] = call.body["why"] == nil ? nil : call.words("why")
    let name = call.visit.author.name
    let errors = WeightForm.errors(
      values, panel.matrix.criteria, name: name, call.visit.words(RankingText.self), .program)
    guard errors.isEmpty else {
      let criteria = Dictionary(
        panel.matrix.criteria.map { (WeightForm.name($0), $0.id) }
      ) { first, _ in first }
      throw APIProblem.notTaken(errors) { criteria[$0].map { "/weights/\($0)" } ?? "/weights" }
    }
    let edit = WeightEdit(person: name, criteria: criteria, values: values)
    let commit = try await call.edit(base: calculated.revision) { edit.apply(to: &$0) }
    let place = try call.visit.workspace()
    let now = try await call.site.calculations.calculation(
      of: place.id, at: commit?.revision ?? calculated.revision,
      head: commit?.revision ?? place.summary.head)
    let after = try await onOwnThread { now.priorities }
    return APIAnswer.json(Self.json(call, after, of: now.workspace)).tagged
  }
}

/// By what an order of actions is kept.
struct OrderKey: Hashable, Sendable {
  let state: MadeFrom
  let revision: Int
  let method: Ranking.Method
  /// Whose weights; nil for the group's.
  let person: String?
  /// The id of the scenario that is asked for.
  let scenario: String?
}

/// An order of actions with how far it rests on the weights.
struct DrawnOrder: Sendable {
  let panel: PriorityPanel
  let ranking: Ranking
  let sensitivity: WeightSensitivity

  /// Draws weights; takes its time with many actions.
  ///
  /// - Throws: `APIProblem` for a person who has given no weights.
  init(_ calculation: PlanCalculation, _ key: OrderKey) throws {
    panel = calculation.priorities
    if let person = key.person {
      guard let own = panel.ranking(key.method, of: person) else {
        throw APIProblem(.notFound, .plain, "“\(person)” has given no weights.")
      }
      ranking = own
    } else {
      ranking = Ranking(panel.matrix, weights: panel.weights.group, method: key.method)
    }
    sensitivity = WeightSensitivity(ranking)
  }
}
