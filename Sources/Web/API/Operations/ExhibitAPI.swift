import Accounts
import HTTPTypes
import Plan
import Publishing
import Tables

/// Tables and charts of the plan, as their data and their specification.
struct ExhibitAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.list, list), APIRoute(Self.show, show)] }

  struct Name: Sendable {
    let kind: String
    let id: String
  }

  static let name = APIShape<Name>(
    "ExhibitName", "An exhibit that the plan may place.",
    [
      .choice("kind", ["chart", "table", "map"], "What it is.") { $0.kind },
      .text("id", "Its name.") { $0.id },
    ])
  private static let names = APIList(shape: name, hasRevision: true)

  static let table = APIShape<PlanTable>(
    "ExhibitTable", "A table as it is printed.",
    [
      .text("caption", "Its caption.") { $0.caption },
      .texts("columns", "The headings.") { $0.columns.map(\.title) },
      .json("rows", .list(.list(.text()), "Cells as they are printed, row by row.")) { table in
        .list(table.rows.map { .texts($0.map { $0.content.plainText }) })
      },
      .json("totalRows", .list(.whole(nil), "Which rows are totals, from 0.")) {
        .list($0.totalRows.map(JSONValue.whole))
      },
      .texts("notes", "What stands under it, such as what was left out.") { $0.notes },
    ])

  private static let exhibit = APISchema.object(
    [
      .must("kind", .choice(["chart", "table", "map"])), .must("id", .text()),
      .must("revision", .whole(nil, "The state that it is of.")),
      .must("title", .text("Its caption.")),
      .must("description", .text("For readers who cannot see it; empty for a table.")),
      .must("source", .text("The line about sources; empty for a table.")),
      .must("table", table.schema),
      .must(
        "spec",
        APISchema(
          .object([], others: .anything), "The Vega-Lite 6 specification; null for a table."
        ).orNull),
    ], name: "Exhibit", "A table, chart or map with its data.")

  static let list = APIOperation(
    id: "listExhibits", method: .get, path: "/api/v1/workspaces/{workspace}/exhibits",
    tag: .results, summary: "List the tables, charts and maps of the plan",
    access: .workspace(.readWorkspace), query: [.revision] + APIParameter.paging(.pinned),
    successes: [.json(names.schema, "Names.")], refusals: [.conflict])

  static let show = APIOperation(
    id: "getExhibit", method: .get,
    path: "/api/v1/workspaces/{workspace}/exhibits/{kind}/{exhibit}", tag: .results,
    summary: "Read a table or chart with its data",
    details: "As in the internal edition. A chart comes with its Vega-Lite specification.",
    access: .workspace(.readWorkspace), query: [.revision],
    successes: [.json(exhibit, "The exhibit.")], refusals: [.conflict])

  private func catalog(_ call: APICall) async throws -> (ExhibitCatalog, Int) {
    let calculated = try await call.calculated()
    return (
      ExhibitCatalog(
        calculation: calculated.calculation, edition: .internal),
      calculated.revision
    )
  }

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let (catalog, revision) = try await catalog(call)
    let all = catalog.ids.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { kind, ids in
      ids.map { Name(kind: kind.rawValue, id: $0) }
    }
    return Self.names.answer(of: all, at: revision, to: call)
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    let (catalog, revision) = try await catalog(call)
    let (word, id) = (try call.part("kind"), try call.part("exhibit"))
    guard let kind = ExhibitKind(rawValue: word) else { throw Visit.nothingHere }
    switch catalog.block(kind, id, at: Place(file: "")) {
    case .missing(let finding): throw APIProblem(.notFound, .plain, finding.message)
    case .found(.table(let made)):
      return Self.answer(word, id, revision, made, title: made.caption)
    case .found(.chart(let chart)):
      return Self.answer(
        word, id, revision, chart.data, title: chart.title, description: chart.description,
        source: chart.source, spec: try JSONReader.value(of: Array(chart.spec.utf8)))
    case .found: throw Visit.nothingHere
    }
  }

  private static func answer(
    _ kind: String, _ id: String, _ revision: Int, _ data: PlanTable, title: String,
    description: String = "", source: String = "", spec: JSONValue = .null
  ) -> APIAnswer {
    .json([
      "kind": .text(kind), "id": .text(id), "revision": .whole(revision), "title": .text(title),
      "description": .text(description), "source": .text(source), "table": table.json(data),
      "spec": spec,
    ])
  }
}
