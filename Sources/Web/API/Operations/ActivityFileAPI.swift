import Accounts
import HTTPTypes
import Hummingbird
import Interchange
import Plan
import Store
import Tables
import Workspace

/// A workbook or table of activity data: the filled template, or any table with fitting columns.
struct ActivityFileAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.take, take)] }

  struct Result: Sendable {
    let plan: UploadPlan
    /// What is taken in, or would be.
    let counts: UploadPlan.Counts
    let companions: UploadPlan.Companions
    let base: Int
    let revision: Int?
    let isDryRun: Bool
  }

  static let shape = APIShape<Result>(
    "ActivityFileImport", "What a file of activity data does, or would do.",
    [
      .truth("isDryRun", "Whether it was only looked at.") { $0.isDryRun },
      .maybeWhole("revision", "The revision that it made; null when nothing was changed.") {
        $0.revision
      },
      .whole("base", "The revision that the file was held against.") { $0.base },
      .whole("added", "New rows that are taken in.") { $0.counts.added },
      .whole("changed", "Rows that say something else and are taken in.") { $0.counts.changed },
      .whole("unchanged", "Rows that stay as they are.") { $0.plan.same },
      .whole("unusable", "Rows that are left out, since nobody could tell what they say.") {
        $0.plan.unusable
      },
      .whole(
        "wrongRows",
        "Rows with an error, which would be in no total; taken in with `rows=all` only."
      ) { $0.plan.wrongRows },
      .truth("mayTakeWrong", "Whether rows with an error can be taken in.") {
        $0.plan.mayTakeWrong
      },
      .json(
        "newYears",
        .list(.whole(nil), "Years that become years of the plan's inventory with the rows.")
      ) { .list($0.companions.years.map(JSONValue.whole)) },
      .texts(
        "newSources",
        "What the file says of sources that the workspace lacks; each becomes a row of `sources.csv`, to be described later."
      ) { $0.companions.sources },
      .parts("findings", FindingShapes.finding, "At their places in the file; at most 500.") {
        Array($0.plan.findings.prefix(500))
      },
    ])

  static let take = APIOperation(
    id: "importActivityFile", method: .post,
    path: "/api/v1/workspaces/{workspace}/inventory/file", tag: .tables,
    summary: "Take activity data from a workbook or table",
    details:
      "The filled template, or the largest table of the file with its columns found by their names. Rows that only add up others are left out, a name that stands once over a group of rows counts for all of them, and what the file says of its sources and years becomes sources and years, where you may change those: all in one change, as on the page. A file of which every row has an error is refused with its findings. For JSON and for tables of the format itself use `importRows`.",
    access: .workspace(.editDocument),
    query: [
      .query(
        "name", .text("The file's name.", least: 1, most: 200), isRequired: true,
        example: "bills.csv"),
      .query(
        "rows",
        .choice(["right", "all"], "Whether rows with an error are left out or taken too.")
          .falling(backTo: "right")),
      .query("dry_run", .truth("Whether to look only.").falling(backTo: false), example: "true"),
      .base, .reason,
    ],
    body: .content(
      [
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv",
        "application/octet-stream",
      ].map { APIOperation.Body.Content(type: $0, schema: .anything) }, limit: UploadPages.limit),
    successes: [.json(shape.schema, "What was done, or would be.")], refusals: [.conflict],
    keepsAnswer: true)

  @Sendable private func take(_ call: APICall) async throws -> APIAnswer {
    let (visit, name) = (call.visit, try call.part("name"))
    let open = try await call.looked()
    let file: UploadFile
    do {
      file = try await UploadPages.read(.bytes(visit.bytes), named: name, visit)
    } catch let problem as UploadFile.Problem {
      throw APIProblem.notTaken(problem.phrase(visit.language))
    }
    let mapping = try Self.mapping(file, try visit.workspace())
    let plan = try await UploadPages.plan(file, mapping, open, visit)
    let (changes, companions) =
      call.text("rows") == "all"
      ? (plan.all, plan.withAll) : (plan.right ?? plan.all, plan.withRight ?? plan.withAll)
    guard !changes.isEmpty || plan.wrongRows == 0 else { throw Self.allWrong(plan) }
    let isDry = call.truth("dry_run")
    let commit =
      isDry || changes.isEmpty ? nil : try await call.take(changes, base: open.revision)
    if let commit { try await visit.note(.imported, "\(name), as revision \(commit.revision)") }
    return .json(
      Self.shape.json(
        Result(
          plan: plan,
          counts: UploadPlan.Counts(changes, with: companions, of: open.snapshot),
          companions: companions, base: open.revision, revision: commit?.revision, isDryRun: isDry))
    )
  }

  /// Nothing of a file can be taken, and what is wrong with it.
  private static func allWrong(_ plan: UploadPlan) -> APIProblem {
    let first = plan.findings.first { $0.severity == .error }?.message ?? ""
    let findings = plan.findings.prefix(500).map(FindingShapes.finding.json)
    return .notTaken(
      "Nothing was taken: every row that says something new has an error. \(first)",
      others: [("findings", .list(findings))])
  }

  /// The columns as their names tell, with what the file brings beside its rows.
  private static func mapping(
    _ file: UploadFile, _ place: WorkspacePlace
  ) throws -> UploadMapping {
    let outline = UploadOutline(file)
    var mapping = outline.guess
    guard outline.isTemplate || mapping.missing.isEmpty else {
      throw APIProblem.notTaken(
        "No column of the file is \(mapping.missing.joined(separator: ", ")). Name the columns as inventory.csv does."
      )
    }
    mapping.bringCompanions(of: outline, to: place)
    return mapping
  }
}
