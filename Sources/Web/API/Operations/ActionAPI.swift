import Accounts
import HTTPTypes
import Hummingbird
import Plan
import Store
import Strategies
import Tables
import Vulnerability
import Workspace

/// Adding actions: with a calculator, or from a strategy of the library, each as one change.
struct ActionAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.create, create), APIRoute(Self.adopt, adopt),
    ]
  }

  static let year = APISchema.whole(1990...2150)
  private static let parameter = APISchema.object([
    .must("value", .text("The number or word, as the table writes it.", most: 100)),
    .may(
      "unit",
      .text(
        "One of the units that the input lists, or another of its kind; none for a word.", most: 40)
    ),
    .may("source", .text("The id of its source, or “assumption”.", most: 200)),
    .may("note", .text("What to know of it.", most: 1_000)),
  ])
  static let parameters = APISchema.Property.may(
    "parameters",
    .object(
      [], others: parameter,
      "By the names that `getCalculator` lists; what is not given has the library's usual value."))

  private static let made = APISchema.object(
    [
      .must("action", .text("The id of the new action.")),
      .must("commit", HistoryShapes.commit.schema),
    ], name: "MadeAction", "An action that was added.")

  static let create = APIOperation(
    id: "createAction", method: .post, path: "/api/v1/workspaces/{workspace}/actions",
    tag: .actions, summary: "Add an action with what its effect is calculated from",
    details:
      "One change of `actions.csv` and `action-parameters.csv`. Other columns are set with `changeRow`.",
    access: .workspace(.addRecord),
    body: .json(
      .object([
        .must("kind", .text("The id of a calculator.", least: 1, most: 100)),
        .must("title", .text("Its name.", least: 1, most: 300)),
        .may("summary", .text("What is done.", most: 5_000)),
        .may("sector", .text("The calculator's own unless given.", most: 100)),
        .must("startYear", year),
        .must("fullYear", year.saying("When its full effect is reached.")),
        .may("lead", .text("Who leads it.", most: 300)),
        .may("priority", .choice(Action.Priority.allCases.map(\.rawValue), "Mid unless given.")),
        .may("whoBenefits", .text("Who benefits.", most: 2_000)),
        .may("whoPays", .text("Who pays.", most: 2_000)),
        .may("whoDecides", .text("Who decides.", most: 2_000)),
        .may("risks", .list(.text(most: 100), most: 100, "Ids of risks that it lowers.")),
        parameters, .reason,
      ])), successes: [.json(made, "The action.", status: .created)], refusals: [.conflict],
    keepsAnswer: true,
    example: [
      "kind": "solar", "title": "Solar roofs on schools", "startYear": 2026,
      "fullYear": 2030,
    ])

  static let adopt = APIOperation(
    id: "adoptStrategy", method: .post,
    path: "/api/v1/workspaces/{workspace}/library/{strategy}/adopt", tag: .actions,
    summary: "Take a strategy of the library into the plan",
    details:
      "One change: the action, what it does for risks, and its numbers where it cuts emissions too. Points that it moves need risks and a reason; what is not given is the library's proposal.",
    access: .workspace(.addRecord),
    body: .json(
      .object([
        .may("title", .text("The library's name unless given.", least: 1, most: 300)),
        .may("summary", .text("The library's unless given.", most: 3_000)),
        .may("startYear", year.saying("The next year unless given.")),
        .may("fullYear", year.saying("After the longest lead time unless given.")),
        .may("lead", .text("Who leads it.", most: 300)),
        .may("risks", .list(.text(most: 100), most: 100, "Ids of risks that it lowers.")),
        .may("exposureDrop", .whole(0...4)), .may("sensitivityDrop", .whole(0...4)),
        .may("capacityGain", .whole(0...4)),
        .may("why", .text("Why it moves so many points here.", most: 2_000)),
        .may(
          "cuts",
          .truth("Whether its effect on emissions is counted; for strategies that have one.")),
        .may(
          "calculator",
          .text(
            "Which of the strategy's calculators it is counted with; the first unless given.",
            most: 100)),
        parameters, .reason,
      ])), successes: [.json(made, "The action.", status: .created)], refusals: [.conflict],
    keepsAnswer: true, example: ["startYear": 2026, "risks": ["heat-people"]])

  // Answers

  /// What forms call fields, as a program finds them in the body.
  static func problem(_ errors: FormErrors) -> APIProblem {
    let names = [
      "start_year": "startYear", "full_year": "fullYear", "who_benefits": "whoBenefits",
      "exposure_drop": "exposureDrop", "sensitivity_drop": "sensitivityDrop",
      "capacity_gain": "capacityGain",
    ]
    return .notTaken(errors) { field in
      for part in ["value", "unit"] where field.hasPrefix("\(part).") {
        return "/parameters/\(field.dropFirst(part.count + 1))/\(part)"
      }
      return "/\(names[field] ?? field)"
    }
  }

  static func cells(
    _ call: APICall, _ kind: ActionKind
  ) throws -> [String: ParameterFields.Cells] {
    let given = call.body["parameters"]?.members ?? []
    let known = Set(Calculator.of(kind).inputs.map(\.name))
    if let stranger = given.first(where: { !known.contains($0.name) }) {
      throw APIProblem.notTaken(
        "The calculator “\(kind.rawValue)” asks for no “\(stranger.name)”. It asks for \(known.sorted().joined(separator: ", ")).",
        flaws: [
          APIFlaw(
            place: .body("/parameters/\(stranger.name)"), message: "There is no such input.")
        ])
    }
    return Dictionary(
      given.map { member in
        func text(_ name: String) -> String { (member.value[name]?.text ?? "").trimmed }
        return (
          member.name,
          ParameterFields.Cells(
            value: text("value"), unit: text("unit"), source: text("source"), note: text("note"))
        )
      }
    ) { first, _ in first }
  }

  private static func risks(_ call: APICall, _ workspace: CommunityWorkspace) throws -> [String] {
    let asked = (call.body["risks"]?.items ?? []).compactMap(\.text)
    let known = Set(workspace.risks.map(\.id))
    if let index = asked.firstIndex(where: { !known.contains($0) }) {
      throw APIProblem.notTaken(
        "The register has no risk “\(asked[index])”.",
        flaws: [APIFlaw(place: .body("/risks/\(index)"), message: "There is no such risk.")])
    }
    return asked
  }

  private static func answer(
    _ added: (id: String, commit: Commit), _ call: APICall
  ) throws -> APIAnswer {
    let path = try call.visit.workspace().id
    return .json(
      ["action": .text(added.id), "commit": HistoryShapes.commit.json(added.commit)],
      status: .created,
      headers: [
        .location:
          "/api/v1/workspaces/\(path)/tables/\(WorkspaceTables.actions.file)/rows/\(SitePath.encoded(added.id))"
      ])
  }

  /// - Throws: `APIProblem` with 422 where the body names no calculator of the library.
  static func kind(_ call: APICall) throws -> ActionKind {
    let asked = call.words("kind")
    guard let kind = ActionKind(rawValue: asked) else {
      throw APIProblem.notTaken(
        "There is no calculator “\(asked)”. `listCalculators` lists them.",
        flaws: [APIFlaw(place: .body("/kind"), message: "There is no such calculator.")])
    }
    return kind
  }

  @Sendable private func create(_ call: APICall) async throws -> APIAnswer {
    let open = try await call.opened()
    let kind = try Self.kind(call)
    let columns = [
      "title": "title", "summary": "summary", "sector": "sector", "lead": "lead",
      "priority": "priority", "whoBenefits": "who_benefits", "whoPays": "who_pays",
      "whoDecides": "who_decides",
    ]
    var said = [
      "start_year": call.body["startYear"]?.whole.map(String.init) ?? "",
      "full_year": call.body["fullYear"]?.whole.map(String.init) ?? "",
      "risks": try Self.risks(call, open.community).joined(separator: " "),
    ]
    for (name, column) in columns { said[column] = call.words(name) }
    let action = NewAction(kind, said, parameters: try Self.cells(call, kind), .program)
    let errors = action.errors(call.visit.words(ActionPageText.self))
    guard errors.isEmpty else { throw Self.problem(errors) }
    let added = try await call.add(
      RowAddition(words: action.row["title"] ?? "", file: NewAction.file) { edits, id in
        action.add(as: id, to: &edits)
      })
    return try Self.answer(added, call)
  }

  @Sendable private func adopt(_ call: APICall) async throws -> APIAnswer {
    let open = try await call.opened()
    let scene = LibraryScene(call.visit, open.community)
    let strategy = try LibraryAPI.known(call)
    let kind = try Self.counted(call, strategy)
    let adopted = AdoptedStrategy(
      strategy: strategy, scene: scene, values: try Self.adopted(call, strategy, scene),
      kind: kind, parameters: try kind.map { try Self.cells(call, $0) } ?? [:],
      numbers: .program)
    let errors = adopted.errors
    guard errors.isEmpty else { throw Self.problem(errors) }
    let added = try await call.add(
      RowAddition(words: adopted.values["title"] ?? "", file: AdoptedStrategy.file) { edits, id in
        adopted.add(as: id, to: &edits)
      }, usual: adopted.usualReason)
    return try Self.answer(added, call)
  }

  /// The kind of action whose effect is counted; nil where the caller asks for none.
  ///
  /// - Throws: `APIProblem` with 422 for numbers that nothing would be calculated from.
  private static func counted(
    _ call: APICall, _ strategy: AdaptationStrategy
  ) throws -> ActionKind? {
    guard call.body["cuts"]?.truth == true else {
      guard call.body["parameters"]?.members?.isEmpty ?? true else {
        throw APIProblem.notTaken(
          "Nothing is calculated from “parameters” unless “cuts” is true.",
          flaws: [
            APIFlaw(place: .body("/parameters"), message: "These count only with `cuts: true`.")
          ])
      }
      return nil
    }
    guard let kind = strategy.alsoMitigates else {
      throw APIProblem.notTaken(
        "“\(strategy.name)” has no effect on emissions that could be counted. Leave “cuts” away.",
        flaws: [APIFlaw(place: .body("/cuts"), message: "This strategy cuts no emissions.")])
    }
    let asked = call.words("calculator")
    guard !asked.isEmpty else { return kind }
    guard let chosen = strategy.calculators.first(where: { $0.rawValue == asked }) else {
      let known = strategy.calculators.map(\.rawValue).joined(separator: ", ")
      throw APIProblem.notTaken(
        "“\(strategy.name)” does not do what “\(asked)” calculates. Its calculators: \(known).",
        flaws: [
          APIFlaw(place: .body("/calculator"), message: "The strategy has no such calculator.")
        ])
    }
    return chosen
  }

  /// What the form of the page would hold.
  private static func adopted(
    _ call: APICall, _ strategy: AdaptationStrategy, _ scene: LibraryScene
  ) throws -> [String: String] {
    let body = call.body
    let start = body["startYear"]?.whole ?? call.visit.year + 1
    let proposed = StrategyAdoption(
      of: strategy, id: "", risks: [], startYear: start, language: call.visit.language.rawValue
    ).action
    let risks = try risks(call, scene.workspace)
    // Without a risk there is nothing whose points could move.
    func points(_ name: String, _ usual: Int) -> String {
      String(body[name]?.whole ?? (risks.isEmpty ? 0 : usual))
    }
    func text(_ name: String, _ usual: String) -> String {
      body[name] == nil ? usual : call.words(name)
    }
    return [
      "title": text("title", scene.name(strategy)),
      "summary": text("summary", scene.summary(strategy)), "start_year": String(start),
      "full_year": body["fullYear"]?.whole.map(String.init) ?? proposed["full_year"] ?? "",
      "lead": text("lead", ""), "risks": risks.joined(separator: " "),
      "why": text("why", scene.text.whyFilled(scene.name(strategy))),
      "exposure_drop": points("exposureDrop", strategy.exposureDrop),
      "sensitivity_drop": points("sensitivityDrop", strategy.sensitivityDrop),
      "capacity_gain": points("capacityGain", strategy.capacityGain),
    ]
  }
}
