import Accounts
import HTTPTypes
import Hummingbird
import Interchange
import Store
import Tables
import Vulnerability
import Workspace

/// A register in the former tool's columns: sent, looked at, then taken as one change.
struct RegisterImportAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.send, send), APIRoute(Self.take, take)] }

  private static let path = "/api/v1/workspaces/{workspace}/risk-register/files"
  private static let kinds = TaxonomyEntry.Kind.allCases.map(\.rawValue)

  // Shapes

  private static let word = APIShape<UnknownRegisterWord>(
    "UnknownRegisterWord", "A word of the file that is in no list of the assessment.",
    [
      .choice("kind", kinds, "What it should be.") { $0.word.kind.rawValue },
      .text("text", "As the file writes it.") { $0.word.text },
      .maybeText("suggestion", "The id of the entry that is nearest; null where none is near.") {
        $0.suggestion?.id
      },
      .maybeWhole("row", "The first row with it, as a spreadsheet counts.") { $0.place.row },
      .maybeText("column", "Its column.") { $0.place.column },
    ])

  private static let preset = APIShape<RegisterPreset>(
    "RegisterPreset", "How scores become ratings, in the file and in the workspace.",
    [
      .text("ofFile", "What the file's scores belong to.") { $0.ofFile.rawValue },
      .maybeText("ofWorkspace", "As `community.yaml` names it; null where it names none.") {
        $0.ofWorkspace.isEmpty ? nil : $0.ofWorkspace
      },
      .text("effective", "What rates now.") { $0.effective.rawValue },
      .truth("isTaken", "Whether that of the file becomes the workspace's.") {
        $0.community != nil
      },
    ])

  private struct Table: Sendable {
    let file: String
    let added: Int
    let changed: Int
  }

  private static let table = APIShape<Table>(
    "RegisterTable", "What a register changes in one table.",
    [
      .text("file", "The table.") { $0.file }, .whole("added", "New rows.") { $0.added },
      .whole("changed", "Rows that say something else.") { $0.changed },
    ])

  private struct Look: Sendable {
    let look: RegisterLook
    let base: Int
    var revision: Int?
    var isDryRun = true
  }

  private static func findings(of look: RegisterLook) -> [Finding] {
    let all = look.register.findings + (look.preview?.newFindings ?? [])
    // Where there are too many to list, errors are what has to be seen.
    return all.filter { $0.severity == .error } + all.filter { $0.severity != .error }
  }

  private static let look = APIShape<Look>(
    "RegisterImport", "What a register does, or would do.",
    [
      .truth("isDryRun", "Whether it was only looked at.") { $0.isDryRun },
      .maybeWhole("revision", "The revision that it made; null when nothing was changed.") {
        $0.revision
      },
      .whole("base", "The revision that the file was held against.") { $0.base },
      .parts("tables", table, "Tables that change, by name.") { look in
        let register = look.look.register
        return register.tables.keys.sorted().map {
          Table(file: $0, added: register.added[$0] ?? 0, changed: register.changed[$0] ?? 0)
        }
      },
      .whole("leftOut", "Rows of the file with an error, which are not taken.") {
        $0.look.register.leftOut
      },
      .parts("unknownWords", word, "Each once, in the order of the file.") {
        $0.look.register.unknownWords
      },
      .maybePart("preset", preset) { $0.look.register.preset },
      .parts(
        "findings", FindingShapes.finding,
        "Those of the file and those that the workspace would have and has not now, errors first; at most 500."
      ) { Array(findings(of: $0.look).prefix(500)) },
      .whole("findingCount", "How many findings there are.") { findings(of: $0.look).count },
    ])

  private struct Received: Sendable {
    let id: String
    let look: Look
  }

  private static let received = APIShape<Received>(
    "RegisterFile", "A register that was sent.",
    [
      .text("id", "Its id, for `importRegister`.") { $0.id },
      .part("look", look) { $0.look },
    ])

  // Operations

  static let send = APIOperation(
    id: "sendRegister", method: .post, path: path, tag: .hazards,
    summary: "Send a risk register to be looked at",
    details:
      "A CSV file with the former tool's 19 columns, as `exportRegister` writes it. Nothing is taken yet. It is kept for a day, or until you send another.",
    access: .workspace(.editDocument),
    query: [
      .query(
        "name", .text("The file's name, as findings call it.", least: 1, most: 200),
        isRequired: true, example: "review.csv")
    ],
    body: .content(
      [APIOperation.Body.Content(type: "text/csv", schema: .anything)],
      limit: RegisterTransferPages.limit),
    successes: [.json(received.schema, "What it would do.", status: .created)],
    refusals: [.conflict])

  static let take = APIOperation(
    id: "importRegister", method: .post, path: path + "/{upload}/import", tag: .hazards,
    summary: "Take a risk register that was sent",
    details:
      "As one change, of files that you have sent. A file with errors is refused with its findings, unless `partial=true`: then rows with an error are left out and counted. Errors that the workspace would have are told and refuse nothing. Look first with `dry_run=true`, say what unknown words mean, and take it with the same body.",
    access: .workspace(.editDocument),
    query: [
      .query("dry_run", .truth("Whether to look only.").falling(backTo: false), example: "true"),
      .query(
        "partial",
        .truth("Whether to take the rows that are right, although others are wrong.")
          .falling(backTo: false)), .base,
    ],
    body: .json(
      .object([
        .may(
          "startYear",
          .whole(
            RegisterChoice.years,
            "When new actions begin, since the file says no years; next year unless given.")),
        .may(
          "preset",
          .choice(
            RegisterPreset.Choice.allCases.map(\.rawValue),
            "Whose way of rating counts: `fill` takes the file's where the workspace names none and has rated nothing, `take` takes it, `keep` leaves the workspace's."
          ).falling(backTo: "fill")),
        .may(
          "meanings",
          .list(
            .object([
              .must("kind", .choice(kinds, "As `unknownWords` has it.")),
              .must("text", .text("As the file writes it.", least: 1, most: 500)),
              .must(
                "entry",
                .text("The id of the entry that is meant; null for a word of your own.", most: 100)
                  .orNull),
            ]), most: 1_000, "What words mean that are in no list.")), .reason,
      ])), successes: [.json(look.schema, "What was done, or would be.")],
    refusals: [.conflict], keepsAnswer: true,
    example: [
      "startYear": 2028,
      "meanings": [["kind": "hazard", "text": "Floding", "entry": "flash-flooding"]],
    ])

  // Answers

  @Sendable private func send(_ call: APICall) async throws -> APIAnswer {
    let (visit, name) = (call.visit, try call.part("name"))
    let open = try await visit.opened()
    let file = StagedUploads.File(id: "", name: name, bytes: try call.sentFile)
    let choice = RegisterChoice(startYear: nil, meanings: [:], preset: .fill)
    let look = try await RegisterLook.at(file, choice, open, visit)
    let id = try await call.keep(named: name, as: .riskRegister)
    return .json(
      Self.received.json(Received(id: id, look: Look(look: look, base: open.revision))),
      status: .created)
  }

  private static func asked(
    _ call: APICall, _ taxonomy: Taxonomy
  ) throws -> RegisterChoice {
    var meanings: [RegisterWord: RegisterWord.Meaning] = [:]
    for (number, said) in (call.body["meanings"]?.items ?? []).enumerated() {
      guard let kind = said["kind"]?.text.flatMap(TaxonomyEntry.Kind.init(rawValue:)) else {
        continue
      }
      let entry = said["entry"]?.text
      if let entry, taxonomy.entry(kind, entry) == nil {
        throw APIProblem.notTaken([
          APIFlaw(
            place: .body("/meanings/\(number)/entry"),
            message: "There is no \(kind.rawValue) “\(entry)”.")
        ])
      }
      meanings[RegisterWord(kind, said["text"]?.text ?? "")] = entry.map { .entry($0) } ?? .own
    }
    return RegisterChoice(
      startYear: call.body["startYear"]?.whole, meanings: meanings,
      preset: call.body["preset"]?.text.flatMap(RegisterPreset.Choice.init(rawValue:)) ?? .fill)
  }

  @Sendable private func take(_ call: APICall) async throws -> APIAnswer {
    let visit = call.visit
    let uploads = try StagedUploads(.riskRegister, visit)
    guard let sent = try await uploads.find(try call.part("upload")) else {
      throw Visit.nothingHere
    }
    let open = try await call.looked()
    let choice = try Self.asked(call, open.community.taxonomy())
    let look = try await RegisterLook.at(sent, choice, open, visit)
    if call.truth("dry_run") { return .json(Self.look.json(Look(look: look, base: open.revision))) }
    let isTakable = call.truth("partial") && look.preview != nil
    guard isTakable || !look.register.hasErrors else { throw Self.nothingTaken(look) }
    let commit = try await call.take(look.preview, base: open.revision)
    if let commit {
      try await uploads.remove(sent.id)
      try await visit.note(.imported, "\(sent.name), as revision \(commit.revision)")
    }
    return .json(
      Self.look.json(
        Look(look: look, base: open.revision, revision: commit?.revision, isDryRun: false)))
  }

  /// Nothing of a file is taken, and what is wrong with it.
  private static func nothingTaken(_ look: RegisterLook) -> APIProblem {
    let findings = findings(of: look)
    return .notTaken(
      "Nothing was taken. \(findings.first { $0.severity == .error }?.message ?? "")",
      others: [
        ("findings", .list(findings.prefix(500).map(FindingShapes.finding.json))),
        ("findingCount", .whole(findings.count)),
      ])
  }
}
