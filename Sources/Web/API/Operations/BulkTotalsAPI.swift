import Accounts
import Foundation
import HTTPTypes
import Inventory
import Jobs
import Store
import Tables

/// Totals of a file of any number of records, made by a job; the plan does not change.
struct BulkTotalsAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.send, send), APIRoute(Self.show, show)] }

  private static let path = "/api/v1/workspaces/{workspace}/inventory/bulk-totals"

  private static let line = APIShape<BulkTotals.Line>(
    "BulkLine", "The records of a year, or of a year and a cell of the GPC; metric tons.",
    [
      .whole("year", "The year.") { $0.year },
      .text("cell", "The cell of the GPC; empty for a whole year, and where none is known.") {
        $0.reference
      },
      .truth("isBeside", "Whether it stands beside every total.") { $0.isBeside },
      .maybeNumber("co2", "Null, as all amounts, while no record has one.") {
        $0.amounts?.carbonDioxide
      },
      .maybeNumber("ch4", "Methane of every origin.") { $0.amounts?.methane },
      .maybeNumber("n2o", "Nitrous oxide.") { $0.amounts?.nitrousOxide },
      .maybeNumber("others", "CO2e of all other gases.") { $0.amounts?.others },
      .maybeNumber("tonnes", "CO2e in all.") { $0.amounts?.equivalent },
      .maybeNumber("biogenicCO2", "Beside the sum.") { $0.amounts?.biogenic },
      .maybeNumber("removals", "CO2 taken up; beside the sum.") { $0.amounts?.removals },
      .whole("records", "Records in the emissions.") { $0.records },
      .whole("leftOut", "Records that an error leaves out.") { $0.leftOut },
      .text("notationKeys", "Keys of records without an amount, such as `NE 3`.") { $0.keys },
    ])

  static let shape = APIShape<BulkTotals>(
    "BulkTotals", "The totals of a file of records.",
    [
      .text("file", "As its sender called it.") { $0.file },
      .whole("revision", "The state of the plan that gave factors and potentials.") {
        $0.revision
      },
      .text("account", "The account whose records are totaled.") { $0.account },
      .text("potentials", "The warming potentials, as people read them.") { $0.potentials },
      .whole("rows", "Rows of the file.") { $0.rows },
      .whole("rejected", "Rows that could not be read.") { $0.rejected },
      .whole("leftOut", "Records that could not be calculated.") { $0.leftOut },
      .parts("years", line, "By year.") { $0.years },
      .parts("cells", line, "By year and cell of the GPC.") { $0.cells },
      .maybeNumber("beside", "Metric tons CO2e beside the totals; null where nothing is.") {
        $0.beside
      },
      .texts("missing", "Gases that the potentials have no value for.") { $0.missing },
      .parts("findings", FindingShapes.finding, "Errors first; at most 100.") { $0.findings },
      .whole("findingCount", "How many there are.") { $0.findingCount },
    ])

  static let send = APIOperation(
    id: "totalActivityFile", method: .post, path: path, tag: .results,
    summary: "Total a file of any number of activity records",
    details:
      "CSV with the columns of `inventory.csv`. A job totals it with what the plan says, and takes nothing in. When it is done, read the totals under its id.",
    access: .workspace(.editDocument),
    query: [
      .query(
        "name", .text("The file's name.", least: 1, most: 200), isRequired: true,
        example: "meters.csv"),
      .query(
        "account",
        .choice(Inventory.Account.allCases.map(\.rawValue), "Whose records are totaled.")
          .falling(backTo: .text(Inventory.Account.community.rawValue))),
    ],
    body: .content(
      ["text/csv", "application/octet-stream"].map {
        APIOperation.Body.Content(type: $0, schema: .anything)
      }, limit: BulkPages.limit),
    successes: [.json(JobAPI.shape.schema, "The job that totals it.", status: .accepted)],
    keepsAnswer: true)

  static let show = APIOperation(
    id: "getActivityFileTotals", method: .get, path: path + "/{job}", tag: .results,
    summary: "Read the totals of a file", access: .workspace(.editDocument),
    successes: [.json(shape.schema, "The totals.")])

  @Sendable private func send(_ call: APICall) async throws -> APIAnswer {
    let visit = call.visit
    // Sent again under its key, it must not take the place of the file that the first job is about to read.
    if let id = call.commitID, try await call.site.jobs.job(id) != nil {
      return try await call.answer(ofJob: id)
    }
    let id = try await call.keep(named: try call.part("name"), as: .bulkRecords)
    return try await call.start(
      BulkTotalsJob(
        upload: id, account: call.text("account") ?? Inventory.Account.community.rawValue,
        revision: try visit.workspace().summary.head), about: id)
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    .json(Self.shape.json(try await BulkPages.totals(call.visit)))
  }
}
