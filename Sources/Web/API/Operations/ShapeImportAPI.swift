import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Interchange
import Store
import Tables
import Vulnerability
import Workspace

/// Assets, hazard zones, tracts and indexes of tracts from files: looked at, then taken as one change.
struct ShapeImportAPI: APIGroup {
  var routes: [APIRoute] {
    [APIRoute(Self.send, send), APIRoute(Self.take, take), APIRoute(Self.index, index)]
  }

  private static let path = "/api/v1/workspaces/{workspace}/exposure"

  // Shapes

  private struct Received: Sendable {
    let id: String
    let file: ExposureFile
  }

  private static let received = APIShape<Received>(
    "ShapeFile", "A file of shapes that was sent.",
    [
      .text("id", "Its id, for `importShapes`.") { $0.id },
      .whole("count", "How many shapes it has.") { $0.file.count },
      .texts("fields", "The fields of its shapes.") { $0.file.fieldNames },
      .json("samples", .object([], others: .text(), "The first value of each field.")) { received in
        .members(
          received.file.fieldNames.map { ($0, .text(received.file.sample(of: $0))) })
      },
    ])

  static let send = APIOperation(
    id: "sendShapes", method: .post, path: path + "/files", tag: .hazards,
    summary: "Send a file of shapes to be looked at",
    details:
      "GeoJSON, a zipped shapefile, CSV with coordinates, or a raster with its classes. Nothing is taken yet. It is kept for a day, or until you send another.",
    access: .workspace(.editDocument),
    query: [
      .query(
        "name", .text("The file's name, whose ending says what it is.", least: 5, most: 200),
        isRequired: true, example: "flood-zones.geojson"), system, classes,
    ],
    body: .content(
      [
        "application/geo+json", "application/zip", "text/csv", "image/tiff",
        "application/octet-stream",
      ].map { APIOperation.Body.Content(type: $0, schema: .anything) },
      limit: ShapeImportPages.limit),
    successes: [.json(received.schema, "What it holds.", status: .created)])

  /// What a file would do to a table.
  struct Look: Sendable {
    let plan: ExposureImportPlan
    let base: Int
    let revision: Int?
    let isDryRun: Bool
  }

  static let look = APIShape<Look>(
    "ShapeImport", "What a file of shapes does, or would do.",
    [
      .truth("isDryRun", "Whether it was only looked at.") { $0.isDryRun },
      .maybeWhole("revision", "The revision that it made; null when nothing was changed.") {
        $0.revision
      },
      .whole("base", "The revision that the file was held against.") { $0.base },
      .whole("added", "Rows that are new.") { $0.plan.added },
      .whole("changed", "Rows that say something else.") { $0.plan.changed },
      .whole("unchanged", "Rows that stay as they are.") { $0.plan.unchanged },
      .whole("leftOut", "Shapes that cannot be taken.") { $0.plan.leftOut },
      .json("mapped", .object([], others: .text(), "The field that fills each column.")) { look in
        .members(look.plan.mapped.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
      },
      .parts("findings", FindingShapes.finding, "At most 500.") {
        Array($0.plan.findings.prefix(500))
      },
    ])

  private static let system = APIParameter.query(
    "crs",
    .text("What the coordinates mean, in place of what the file says, as a code.", most: 100),
    example: "EPSG:26915")
  private static let classes = APIParameter.query(
    "classes", .text("The classes of a raster: which values are of which level.", most: 1_000),
    example: "low=0..1,high=1..")

  private static let dryRun = APIParameter.query(
    "dry_run", .truth("Whether to look only.").falling(backTo: false), example: "true")

  static let take = APIOperation(
    id: "importShapes", method: .post, path: path + "/files/{upload}/import", tag: .hazards,
    summary: "Take a file of shapes into a table",
    details: "As one change, of files that you have sent.",
    access: .workspace(.editDocument), query: [system, classes, dryRun, .base],
    body: .json(
      .object([
        .must(
          "as", .choice(ExposureImport.Target.allCases.map(\.rawValue), "What the shapes are.")),
        .may("fields", .object([], others: .text(most: 300), "The field that fills each column.")),
        .may(
          "constants", .object([], others: .text(most: 500), "What every row gets in a column.")),
        .reason,
      ])), successes: [.json(look.schema, "What was done, or would be.")], refusals: [.conflict],
    keepsAnswer: true, example: ["as": "zones", "constants": ["hazard": "inland-flooding"]])

  @Sendable private func send(_ call: APICall) async throws -> APIAnswer {
    let name = try call.part("name")
    guard ExposureFile.endings.contains(where: { name.lowercased().hasSuffix($0) }) else {
      throw APIProblem.notTaken(
        "The name must end in \(ExposureFile.endings.joined(separator: ", ")).")
    }
    let community = try await call.visit.opened().community.community
    let file = try await Self.read(try call.sentFile, named: name, of: community, call)
    let id = try await call.keep(named: name, as: .shapes)
    return .json(Self.received.json(Received(id: id, file: file)), status: .created)
  }

  private static func read(
    _ bytes: [UInt8], named name: String, of community: Community, _ call: APICall
  ) async throws -> ExposureFile {
    let reading = ExposureFile.Reading(
      system: call.text("crs")?.trimmed ?? "", classes: call.text("classes")?.trimmed ?? "",
      systemDoor: "in the parameter “crs”", classesDoor: "in the parameter “classes”")
    let text = call.visit.words(ShapeImportText.self)
    if let problem = ShapeImportChoice.errors(of: name, reading, text).all.first {
      throw APIProblem.notTaken(
        problem.message,
        flaws: [APIFlaw(place: .parameter(problem.field), message: problem.message)])
    }
    do {
      return try await call.site.unpacking.pass {
        try ExposureFile(bytes, named: name, of: community, reading)
      }
    } catch let problem as ExposureFile.Problem {
      throw APIProblem.notTaken(problem.message)
    }
  }

  private static func asked(_ call: APICall) throws -> ExposureImport {
    let target =
      call.body["as"]?.text.flatMap(ExposureImport.Target.init(rawValue:)) ?? .zones
    func texts(_ name: String) -> [String: String] {
      Dictionary(
        (call.body[name]?.members ?? []).map { ($0.name, $0.value.text ?? "") },
        uniquingKeysWith: { first, _ in first })
    }
    let (fields, constants) = (texts("fields"), texts("constants"))
    let known = ShapeImportChoice.columns(of: target)
    let strangers = Set(fields.keys).union(constants.keys).subtracting(known).sorted()
    guard strangers.isEmpty else {
      throw APIProblem.notTaken(
        "There is no column “\(strangers[0])” to fill. There are \(known.joined(separator: ", ")).")
    }
    return ExposureImport(target: target, constants: constants, fields: fields)
  }

  @Sendable private func take(_ call: APICall) async throws -> APIAnswer {
    let (site, visit, wanted) = (call.site, call.visit, try Self.asked(call))
    let uploads = try StagedUploads(.shapes, visit)
    guard let sent = try await uploads.find(try call.part("upload")) else {
      throw Visit.nothingHere
    }
    let open = try await call.looked()
    let file = try await Self.read(
      sent.bytes, named: sent.name, of: open.community.community, call)
    let asked = wanted.lookingUp(open.community.taxonomy())
    let name = asked.declaration.file
    let (table, snapshot, library) = (open.community.tables[name], open.snapshot, site.library)
    let (plan, preview) = try await site.unpacking.pass {
      let plan = file.plan(asked, into: table)
      return (plan, ShapeLookJob.preview(plan, name, into: snapshot, library))
    }
    let isDry = call.truth("dry_run")
    let commit = isDry ? nil : try await call.take(preview, base: open.revision)
    if let commit {
      try await uploads.remove(sent.id)
      try await visit.note(.imported, "\(sent.name), as revision \(commit.revision)")
    }
    return .json(
      Self.look.json(
        Look(plan: plan, base: open.revision, revision: commit?.revision, isDryRun: isDry)))
  }

  // An index of tracts

  private struct IndexLook: Sendable {
    let look: TractIndexLook
    let base: Int
    let revision: Int?
    let isDryRun: Bool
  }

  private static let indexLook = APIShape<IndexLook>(
    "TractIndexImport", "What a file of an index does, or would do.",
    [
      .truth("isDryRun", "Whether it was only looked at.") { $0.isDryRun },
      .maybeWhole("revision", "The revision that it made; null when nothing was changed.") {
        $0.revision
      },
      .whole("base", "The revision that the file was held against.") { $0.base },
      .texts("measures", "The measures that are read, as `field=name:kind`.") { look in
        look.look.plan.mapped.map { "\($0.field)=\($0.name):\($0.kind.rawValue)" }
      },
      .whole("added", "Values that are new.") { $0.look.plan.added },
      .whole("changed", "Values that are another.") { $0.look.plan.changed },
      .whole("unchanged", "Values that stay.") { $0.look.plan.unchanged },
      .whole("addedTracts", "Tracts that are new.") { $0.look.plan.addedTracts },
      .whole("elsewhere", "Rows of tracts elsewhere, which are passed over.") {
        $0.look.plan.elsewhere
      },
      .parts("findings", FindingShapes.finding, "At most 500.") {
        Array(($0.look.faults + $0.look.plan.findings).prefix(500))
      },
    ])

  static let index = APIOperation(
    id: "importTractIndex", method: .post, path: path + "/index", tag: .hazards,
    summary: "Take a published index of census tracts from its own file",
    details:
      "One change: the values, and tracts that are new. A file that cannot be read is refused with its findings. Without a body, the index `cejst-1-0` is taken from the table that comes with Cairn.",
    access: .workspace(.editDocument),
    query: [
      .query(
        "overlay", .text("What the index is called here, such as `svi-2022`.", least: 1, most: 100),
        isRequired: true, example: "svi-2022"),
      .query("source", .text("The id of its source.", most: 200)),
      .query(
        "prefix",
        .text(
          "Only tracts whose code begins so; the community's county unless given.",
          pattern: "^[0-9]{0,11}$")),
      .query(
        "take",
        .text(
          "Columns as `field=name:kind`, with commas; those that Cairn knows unless given.",
          most: 600), example: "RPL_THEMES=overall"), dryRun, .base, .reason,
    ],
    body: .content(
      [APIOperation.Body.Content(type: "text/csv", schema: .anything)],
      limit: TractIndexPages.limit),
    successes: [.json(indexLook.schema, "What was done, or would be.")], refusals: [.conflict],
    keepsAnswer: true)

  @Sendable private func index(_ call: APICall) async throws -> APIAnswer {
    let site = call.site
    let open = try await call.looked()
    let lines = (call.text("take") ?? "").split(separator: ",").map { String($0).trimmed }
    let read = lines.filter { !$0.isEmpty }.map { TractMeasureImport.Measure($0) }
    guard !read.contains(nil) else {
      throw APIProblem.notTaken(
        "`take` must be such as RPL_THEMES=overall:percentile, with commas between.")
    }
    let prefix = call.text("prefix") ?? ""
    let asked = TractMeasureImport(
      overlay: try call.part("overlay"), source: call.text("source") ?? "",
      measures: read.compactMap(\.self),
      prefix: prefix.isEmpty ? TractMeasureImport.prefix(of: open.community.community) : prefix)
    let bytes = Self.bytes(call.visit.bytes, asked, open.community)
    let look = try await site.unpacking.pass {
      TractIndexLook(asked, bytes, named: "index.csv", open, site.library)
    }
    guard !look.plan.hasErrors else {
      let findings = (look.faults + look.plan.findings).prefix(500)
      throw APIProblem.notTaken(
        "Nothing was taken. \(findings.first { $0.severity == .error }?.message ?? "")",
        others: [("findings", .list(findings.map(FindingShapes.finding.json)))])
    }
    let isDry = call.truth("dry_run")
    let commit = isDry ? nil : try await call.take(look.preview, base: open.revision)
    if let commit {
      try await call.visit.note(
        .imported, "\(asked.overlay), as revision \(commit.revision)")
    }
    return .json(
      Self.indexLook.json(
        IndexLook(
          look: look, base: open.revision, revision: commit?.revision, isDryRun: isDry)))
  }
}

extension ShapeImportAPI {
  /// What was sent, or the table that comes with Cairn where nothing was.
  private static func bytes(
    _ sent: [UInt8], _ asked: TractMeasureImport, _ community: CommunityWorkspace
  ) -> [UInt8] {
    guard sent.isEmpty, let shipped = ShippedIndex(rawValue: asked.overlay) else { return sent }
    let counties = ShippedIndex.counties(of: community.tracts.map(\.geoid), orPrefix: asked.prefix)
    return Array(shipped.table(of: counties).text.utf8)
  }
}
