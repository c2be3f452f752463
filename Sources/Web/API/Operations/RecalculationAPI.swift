import Accounts
import Factors
import Forecast
import HTTPTypes
import Hummingbird
import Inventory
import Plan
import Store
import Tables
import Workspace

/// The inventory held against an earlier state of it, and the log of recalculations.
struct RecalculationAPI: APIGroup {
  var routes: [APIRoute] {
    [APIRoute(Self.show, show), APIRoute(Self.log, log), APIRoute(Self.send, send)]
  }

  private static let path = "/api/v1/workspaces/{workspace}/inventory-recalculation"
  private static let changes = RecalculationLogEntry.Change.allCases.map(\.rawValue)

  // Shapes

  private struct Year: Sendable {
    let year: RecalculationComparison.Year
    let isToRecalculate: Bool
    let logged: RecalculationLogEntry?
  }

  private static let year = APIShape<Year>(
    "RecalculatedYear", "The total of a year in both states, metric tons CO2e.",
    [
      .whole("year", "The year.") { $0.year.year },
      .maybeNumber("before", "In the earlier state; null where it has no such year.") {
        $0.year.before
      },
      .maybeNumber("after", "Now; null where there is no such year.") { $0.year.after },
      .maybeNumber("percent", "The change in percent of the earlier total.") { $0.year.percent },
      .maybeTruth("passesThreshold", "Null where nothing can be compared.") {
        $0.year.passesThreshold
      },
      .truth("isToRecalculate", "Whether it passes, or follows a base year that moves.") {
        $0.isToRecalculate
      },
      .maybeText("logged", "The day on which this very change was logged.") { $0.logged?.date },
    ])

  private static let input = APIShape<EditionChange.MovedFactor>(
    "MovedInput", "An input of a record's formula that is another number.",
    [
      .text("symbol", "Its symbol in the formula.") { $0.symbol },
      .text("name", "What it is.") { $0.name }, .text("before", "As it was.") { $0.old },
      .text("after", "As it is.") { $0.new }, .text("unit", "Its unit.") { $0.unit },
    ])

  private static let record = APIShape<RecalculatedRecord>(
    "RecalculatedRecord", "A record that comes to something else, metric tons CO2e.",
    [
      .text("record", "The id of the record.") { $0.id }, .whole("year", "Its year.") { $0.year },
      .maybeNumber("before", "Null where no total counted it.") { $0.old },
      .maybeNumber("after", "Null where no total counts it.") { $0.new },
      .number("difference", "What the year moves by because of it.") { $0.delta },
      .texts("causes", "What is different, in the words of the log.") {
        $0.causes.map(\.rawValue)
      },
      .parts("inputs", input) { $0.moved },
    ])

  private static let target = APIShape<RecalculationComparison.TargetShift>(
    "MovedTarget", "What a target allows in both states, metric tons CO2e.",
    [
      .text("target", "The id of the target.") { $0.target.id },
      .whole("baseYear", "What it counts from.") { $0.target.baseYear },
      .maybeNumber("before", "In the earlier state.") { $0.before },
      .maybeNumber("after", "Now.") { $0.after },
      .truth("moves", "Whether its base year passes the threshold.") { $0.moves },
    ])

  private static let entry = APIShape<RecalculationLogEntry>(
    "RecalculationEntry", "A row of `recalculations.csv`.",
    [
      .whole("year", "The year.") { $0.year }, .text("date", "The day.") { $0.date },
      .choice("change", changes, "What kind of thing changed.") { $0.change.rawValue },
      .text("what", "What changed.") { $0.what }, .text("why", "Why it changed.") { $0.why },
      .number("before", "Metric tons CO2e before.") { $0.tonnesBefore },
      .number("after", "Metric tons CO2e from now on.") { $0.tonnesAfter },
    ])

  private static let answer = APISchema.object(
    [
      .must("revision", .whole(nil, "The state that is compared.")),
      .must("from", .whole(nil, "The earlier state; null for that of a file.").orNull),
      .must("file", .text("The id of the file of the earlier state; null for a revision.").orNull),
      .must("thresholdPercent", .number("The policy of the community.")),
      .must("baseYear", .whole(nil, "What targets count from.")),
      .must("years", .list(year.schema)), .must("targets", .list(target.schema)),
      .must("records", .list(record.schema, "The largest difference first.")),
      .must("recordCount", .whole(nil, "How many records there are over all pages.")),
      .must("next", .text("The `after` of the next records; null at the end.").orNull),
      .must("notes", .list(.text(), "What stands in the way of a fair comparison.")),
    ], name: "Recalculation", "The inventory against an earlier state of it.")

  private static let from = APISchema.whole(
    1...APIParameter.revisionRange.upperBound, "The earlier state, by its revision; or `file`.")
  private static let file = APISchema.text(
    "The earlier state, by the id of a file that you have sent; or `from`.", least: 1, most: 100)

  // Operations

  static let show = APIOperation(
    id: "getRecalculation", method: .get, path: path, tag: .results,
    summary: "Hold the inventory against an earlier state of it",
    details:
      "Which years and records moved, by what, and which years the policy of the community asks to recalculate. `listPublications` and `listMilestones` name revisions; `sendEarlierState` takes a file in place of one.",
    access: .workspace(.readHistory),
    query: [.query("from", from, example: "1"), .query("file", file), .revision]
      + APIParameter.paging(.pinned), successes: [.json(answer, "What moved.")],
    refusals: [.conflict, .unprocessableContent])

  static let log = APIOperation(
    id: "logRecalculation", method: .post, path: path, tag: .results,
    summary: "Log the recalculation of the years that moved",
    details:
      "Adds a row to `recalculations.csv` for each year that is to be recalculated, with its totals before and now. Nothing is added where no year is, or where the log says all of it already.",
    access: .workspace(.editDocument),
    body: .json(
      .object([
        .may("from", from), .may("file", file),
        .may(
          "base",
          .whole(
            APIParameter.revisionRange,
            "The revision that you looked at, the last one unless given. Where the recalculation says something else by now, it is a conflict."
          )), .must("change", .choice(changes, "What kind of thing changed.")),
        .must(
          "what", .text("What changed.", least: 1, most: RecalculationPages.longest)),
        .must("why", .text("Why it changed.", least: 1, most: RecalculationPages.longest)),
      ])),
    successes: [
      .json(
        .object(
          [
            .must("revision", .whole(nil, "The revision that it made.")),
            .must("entries", .list(entry.schema)),
          ], name: "LoggedRecalculation"), "What was logged.", status: .created)
    ], keepsAnswer: true,
    example: [
      "from": 1, "change": "factor", "what": "The grid rates of 2021 in their second revision",
      "why": "The EPA corrected them",
    ])

  private static let received = APIShape<String>(
    "EarlierStateFile", "A file that tells how the inventory was.",
    [.text("id", "Its id, for `file` of the comparison.") { $0 }])

  static let send = APIOperation(
    id: "sendEarlierState", method: .post, path: path + "/files", tag: .results,
    summary: "Send a file that tells how the inventory was",
    details:
      "A folder as a ZIP archive, or a filled template of the inventory. Nothing of it is taken. It is kept for a day, or until you send another.",
    access: .workspace(.editDocument),
    query: [
      .query(
        "name",
        .text("The file's name, which ends in .zip, .xlsx or .xlsm.", least: 5, most: 200),
        isRequired: true, example: "inventory-2023.zip")
    ],
    body: .content(
      [
        "application/zip", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/octet-stream",
      ].map { APIOperation.Body.Content(type: $0, schema: .anything) },
      limit: ImportPages.uploadLimit),
    successes: [.json(received.schema, "Where it is.", status: .created)])

  @Sendable private func send(_ call: APICall) async throws -> APIAnswer {
    let name = try call.part("name")
    guard EarlierFile.mayBe(name) else {
      let message = RecalculationText.english.noFile
      throw APIProblem.notTaken(
        message, flaws: [APIFlaw(place: .parameter("name"), message: message)])
    }
    let id = try await call.keep(named: name, as: .earlierState)
    return .json(Self.received.json(id), status: .created)
  }

  /// The state that is asked for, by one of its two names.
  private static func state(_ call: APICall, from: Int?, file: String?) async throws -> EarlierState
  {
    switch (from, file) {
    case (let revision?, nil):
      let head = try call.visit.workspace().summary.head
      guard revision <= head else { throw APIProblem.notTaken("The last revision is \(head).") }
      return .revision(revision)
    case (nil, let id?):
      guard let found = try await StagedUploads(.earlierState, call.visit).find(id) else {
        throw APIProblem.notTaken(RecalculationText.english.gone)
      }
      return .file(found)
    default:
      throw APIProblem.notTaken("Name the earlier state: by `from` or by `file`, not by both.")
    }
  }

  private static func recalculation(
    _ call: APICall, of state: EarlierState, _ now: PlanCalculation
  ) async throws -> Recalculation {
    let earlier: PlanCalculation
    do {
      guard let found = try await call.visit.calculation(of: state, within: 30) else {
        throw APIProblem.stillBeingMade("The file is being calculated.")
      }
      earlier = found
    } catch let refusal as EarlierFileRefusal {
      throw APIProblem.notTaken(refusal.message)
    }
    let found = try await onOwnThread { Recalculation(state, earlier: earlier, now: now) }
    guard let found else { throw APIProblem.notTaken(RecalculationText.english.noBase) }
    return found
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let state = try await Self.state(call, from: call.whole("from"), file: call.text("file"))
    let found = try await Self.recalculation(call, of: state, calculated.calculation)
    let comparison = found.comparison
    let page = call.page(of: found.records, at: calculated.revision)
    let years = comparison.years.map {
      Year(
        year: $0, isToRecalculate: found.years.contains($0.year), logged: found.logged($0))
    }
    return .json([
      "revision": .whole(calculated.revision), "from": .maybe(call.whole("from")),
      "file": .maybe(call.text("file")),
      "thresholdPercent": .number(comparison.policy.thresholdPercent),
      "baseYear": .whole(comparison.policy.baseYear),
      "years": .list(years.map(Self.year.json)),
      "targets": .list(comparison.targets.map(Self.target.json)),
      "records": .list(page.items.map(Self.record.json)),
      "recordCount": .whole(found.records.count), "next": .maybe(page.next),
      "notes": .texts(comparison.notes),
    ])
  }

  @Sendable private func log(_ call: APICall) async throws -> APIAnswer {
    let visit = call.visit
    let place = try visit.workspace()
    let state = try await Self.state(
      call, from: call.body["from"]?.whole, file: call.body["file"]?.text)
    let found = try await Self.recalculation(call, of: state, try await visit.calculation())
    let change = call.body["change"]?.text.flatMap(RecalculationLogEntry.Change.init(rawValue:))
    let (what, why) = (call.words("what"), call.words("why"))
    guard !what.isEmpty else { throw APIProblem.notTaken(RecalculationText.english.sayWhat) }
    guard !why.isEmpty else { throw APIProblem.notTaken(RecalculationText.english.sayWhy) }
    let entries = found.entries(
      date: try visit.today(), change: change ?? .factor, what: what, why: why)
    guard !entries.isEmpty else {
      throw APIProblem(.conflict, .plain, RecalculationText.english.nothingToLog)
    }
    guard !found.isLogged else {
      throw APIProblem(.conflict, .plain, RecalculationText.english.alreadyLogged)
    }
    let base = call.body["base"]?.whole ?? place.summary.head
    guard try await RecalculationPages.isAsSeen(found, at: base, visit) else {
      throw APIProblem(.conflict, .plain, RecalculationText.english.stale)
    }
    let years = entries.map { String($0.year) }.joined(separator: ", ")
    let commit = try await call.edit(
      base: base, usual: "Log the recalculation of \(years)"
    ) { edits in
      for entry in entries { edits.add(entry.cells, to: WorkspaceTables.recalculations.file) }
    }
    return .json(
      [
        "revision": .whole(commit?.revision ?? place.summary.head),
        "entries": .list(entries.map(Self.entry.json)),
      ],
      status: .created)
  }
}
