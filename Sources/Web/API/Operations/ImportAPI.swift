import Accounts
import Foundation
import HTTPTypes
import Store
import Tables

/// Many rows at once.
struct ImportAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.rows, rows)] }

  private static let rowLimit = 50_000

  static let remark = APIShape<BulkImport.Remark>(
    "ImportFinding", "Something in the rows that a person should look at.",
    [
      .maybeWhole("index", "The row among what was sent, from 0; null for something else.") {
        $0.index
      },
      .maybeText("key", "The key of the row.") { $0.key },
    ]
      + FindingShapes.fields.map { field in
        APIField(name: field.name, schema: field.schema) { field.value($0.finding) }
      })

  struct Result: Sendable {
    let look: BulkImport
    let revision: Int?
    let isDryRun: Bool
  }

  static let result = APIShape<Result>(
    "ImportResult", "What an import does, or would do.",
    [
      .truth("isDryRun", "Whether it was only looked at.") { $0.isDryRun },
      .truth("isAcceptable", "Whether it is taken without `allow_errors`.") { !$0.look.hasErrors },
      .maybeWhole("revision", "The revision that it made; null when nothing was changed.") {
        $0.revision
      },
      .whole("added", "Rows that are new.") { $0.look.summary?.added ?? 0 },
      .whole("changed", "Rows that say something else.") { $0.look.summary?.changed ?? 0 },
      .whole("removed", "Rows that are gone.") { $0.look.summary?.removed ?? 0 },
      .whole("unchanged", "Rows that stay as they are.") { $0.look.summary?.unchanged ?? 0 },
      .texts("keys", "The keys of the rows that were sent, in their order.") { $0.look.keys },
      .parts("findings", remark, "What would be found that is not found now; at most 500.") {
        Array($0.look.remarks.prefix(500))
      },
      .whole("findingCount", "How many findings there are.") { $0.look.remarks.count },
    ])

  static let rows = APIOperation(
    id: "importRows", method: .post,
    path: "/api/v1/workspaces/{workspace}/tables/{table}/import", tag: .tables,
    summary: "Take in many rows at once, all or none",
    details:
      "Send a JSON list of objects, each with cells by column, or the table as CSV with its header. With `dry_run=true` nothing is changed and the answer says what would be. Rows that bring an error finding are refused with 422 and the findings of each row, unless `allow_errors=true`: then they are kept as they are, and totals leave them out and say so.",
    access: .workspace(.addRecord),
    query: [
      .query(
        "mode",
        .choice(
          BulkImport.Mode.allCases.map(\.rawValue),
          "`add`: all rows must be new. `merge`: rows whose key is there are changed. `replace`: the table becomes just these rows."
        ).falling(backTo: "add"), example: "merge"),
      .query(
        "dry_run", .truth("Whether to look only.").falling(backTo: false), example: "true"),
      .query(
        "allow_errors",
        .truth("Whether to take rows that cannot be used yet.").falling(backTo: false)),
      .reason,
    ],
    body: .content(
      [
        APIOperation.Body.Content(
          type: "application/json",
          schema: .list(.object([], others: RowShape.cellIn), most: rowLimit)),
        APIOperation.Body.Content(type: "text/csv", schema: .anything.saying("A header and rows.")),
      ], limit: 16 * 1024 * 1024),
    successes: [.json(result.schema, "What was done, or would be.")], keepsAnswer: true,
    example: [
      [
        "id": "el-res-2022", "year": 2022, "sector": "buildings", "subsector": "residential",
        "method": "grid-electricity", "activity": "electricity", "quantity": 4_120_000,
        "unit": "MWh",
      ]
    ])

  @Sendable private func rows(_ call: APICall) async throws -> APIAnswer {
    let file = try call.part("table")
    let snapshot = try await call.site.cache.snapshot(try call.visit.workspace().id)
    let mode = call.text("mode").flatMap { BulkImport.Mode(rawValue: $0) } ?? .add
    let sent = try Self.sent(call, file)
    let library = call.site.library
    // Reading a large table anew takes much memory and time, as an archive does.
    let look = try await call.site.unpacking.pass {
      try BulkImport(sent, into: file, of: snapshot, mode: mode, library: library)
    }
    if call.truth("dry_run") {
      return .json(Self.result.json(Result(look: look, revision: nil, isDryRun: true)))
    }
    guard !look.hasErrors || call.truth("allow_errors") else {
      let refused = look.remarks.filter { $0.finding.severity == .error }
      throw APIProblem.notTaken(
        "Nothing was taken: \(refused.count) of the findings are errors. Correct the rows, or send them with allow_errors=true to keep them as they are.",
        others: [("findings", .list(look.remarks.prefix(500).map(Self.remark.json)))])
    }
    do {
      let commit = try await call.commit(try look.preview.accepted(), base: snapshot.revision)
      return .json(
        Self.result.json(Result(look: look, revision: commit.revision, isDryRun: false)))
    } catch StoreError.nothingToChange {
      return .json(Self.result.json(Result(look: look, revision: nil, isDryRun: false)))
    }
  }

  /// The rows that were sent, by column.
  private static func sent(_ call: APICall, _ file: String) throws -> [[String: String]] {
    if let items = call.body.items { return items.map { RowShape.texts($0) } }
    let (table, findings) = CSVTable.read(call.visit.bytes, file: file)
    if let error = findings.first(where: { $0.severity == .error }) {
      throw APIProblem.notTaken(
        "Nothing was taken: \(error.message)",
        others: [("findings", .list([FindingShapes.finding.json(error)]))])
    }
    let records = table.records
    guard records.count <= rowLimit else {
      throw APIProblem.notTaken("At most \(rowLimit) rows are taken at once.")
    }
    let columns = table.header.filter { !$0.isEmpty }
    let known = RowShape.declaration(file)?.columns ?? []
    guard columns.contains(where: known.contains) else {
      throw APIProblem.notTaken(
        "The first line must name columns of \(file), such as \(known.first ?? "").")
    }
    return records.map { record in
      Dictionary(columns.map { ($0, record[$0]) }) { first, _ in first }
    }
  }
}
