import Accounts
import Factors
import HTTPTypes
import Plan
import Tables

/// Live figures of the plan, each able to explain itself.
struct FigureAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.list, list), APIRoute(Self.show, show)] }

  struct Named: Sendable {
    let id: String
    let figure: Figure
  }

  private static let fields: [APIField<Named>] = [
    .text("id", "The reference, as the text of the plan writes it.") { $0.id },
    .text("title", "What it is.") { $0.figure.explanation.title },
    .text("text", "As it is printed.") { FigureFormat(nil)?.text($0.figure.content) ?? "" },
    .maybeNumber("value", "The value before it is printed; null for a text.") {
      if case .number(let value, _) = $0.figure.content { value } else { nil }
    },
    .text("unit", "What it is counted in: tCO2e, t of a gas, fraction, USD …; empty for a text.") {
      unit($0.figure.content)
    },
  ]
  static let shape = APIShape<Named>("Figure", "A value of the calculation.", fields)
  private static let figures = APIList(shape: shape, hasRevision: true)

  private static let explained = APISchema.object(
    shape.fields.map { .must($0.name, $0.schema) } + [
      .must("explanation", ExplanationShape.schema),
      .must("revision", .whole(nil, "The state that it is of.")),
    ], name: "ExplainedFigure", "A figure with how it came to be.")

  static let list = APIOperation(
    id: "listFigures", method: .get, path: "/api/v1/workspaces/{workspace}/figures",
    tag: .results, summary: "List the figures of the plan",
    details: "Every reference that the text of a plan may use.",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "prefix", .text("Only figures whose reference begins so.", most: 300),
        example: "inventory/2021/"), .revision,
    ] + APIParameter.paging(.pinned), successes: [.json(figures.schema, "Figures.")],
    refusals: [.conflict])

  static let show = APIOperation(
    id: "getFigure", method: .get, path: "/api/v1/workspaces/{workspace}/figures/{figure}",
    tag: .results, summary: "Read a figure with its explanation",
    details:
      "The formula, its inputs with units, the factors with edition and source, and the rows that they come from. A total has many parts: `depth` says how far down they are told.",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "depth", .whole(0...6, "Levels of parts that are told.").falling(backTo: 2), example: "2"),
      .revision,
    ], successes: [.json(explained, "The figure.")], refusals: [.conflict])

  private static func unit(_ content: Figure.Content) -> String {
    guard case .number(_, let unit) = content else { return "" }
    return switch unit {
    case .emissions: "tCO2e"
    case .gas(let gas): "t \(gas)"
    case .emissionsPerPerson: "tCO2e per resident"
    case .fraction: "fraction"
    case .money: "USD"
    case .moneyPerTonne: "USD per tCO2e"
    case .count(let unit, _): unit
    }
  }

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let catalog = FigureCatalog(calculated.calculation)
    let prefix = call.text("prefix") ?? ""
    // Only what is shown is made: there are thousands.
    let ids = catalog.ids.filter { $0.hasPrefix(prefix) }
    let start = call.text("after").flatMap { Int($0.split(separator: ".").last ?? "") } ?? 0
    let shown = ids.dropFirst(start).prefix(call.limit)
    let items = shown.compactMap { id -> Named? in
      guard case .found(let figure) = catalog.answer(id) else { return nil }
      return Named(id: id, figure: figure)
    }
    let end = start + shown.count
    return Self.figures.answer(
      items, next: end < ids.count ? "\(calculated.revision).\(end)" : nil, to: call,
      revision: calculated.revision)
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let id = try call.part("figure")
    switch FigureCatalog(calculated.calculation).answer(id) {
    case .missing(let reason): throw APIProblem(.notFound, .plain, reason)
    case .found(let figure):
      let explanation = ExplanationShape.json(
        figure.explanation, depth: call.whole("depth") ?? 2)
      return .json(
        Self.shape.json(Named(id: id, figure: figure)).adding("explanation", explanation)
          .adding("revision", .whole(calculated.revision)))
    }
  }
}

/// How a figure came to be, as the API says it: a tree that speaks of itself.
enum ExplanationShape {
  private static let input = APIShape<Explanation.Input>(
    "ExplanationInput", "One input of a formula.",
    [
      .text("symbol", "Its symbol in the formula.") { $0.symbol },
      .text("name", "What it is.") { $0.name },
      .text("value", "As a reader would write it.") { $0.value },
      .text("unit", "Its unit.") { $0.unit },
      .text("source", "Edition and source, or table and row.") { $0.source },
      .maybeText("place", "The row of the community's tables that it was read from.") {
        $0.place?.description
      },
    ])

  /// Of a total with thousands of parts this many are told.
  private static let partLimit = 200

  static let schema = APISchema.object(
    [
      .must("title", .text("What it is.")), .must("value", .text("The value with its unit.")),
      .must("formula", .text("In the symbols of the inputs; empty for what is read as it is.")),
      .must("inputs", .list(input.schema)),
      .must("method", .text("Where the formula comes from, and where it is not valid.")),
      .must("notes", .list(.text(), "Assumptions and choices.")),
      .must("partCount", .whole(nil, "How many parts it has.")),
      .must(
        "parts",
        .list(APISchema(.named("Explanation")), "The first 200 parts; empty below `depth`.")),
    ], name: "Explanation", "How a value came to be from its parts.")

  static func json(_ explanation: Explanation, depth: Int) -> JSONValue {
    let parts = explanation.parts
    return [
      "title": .text(explanation.title), "value": .text(explanation.value),
      "formula": .text(explanation.formula),
      "inputs": .list(explanation.inputs.map(input.json)), "method": .text(explanation.method),
      "notes": .texts(explanation.notes), "partCount": .whole(parts.count),
      "parts": .list(
        depth == 0 ? [] : parts.prefix(partLimit).map { json($0, depth: depth - 1) }),
    ]
  }
}
