import Accounts
import Factors
import HTTPTypes
import Hummingbird
import Plan
import Store
import Tables
import Vulnerability
import Workspace

/// Which assets and people hazard zones reach.
struct ExposureAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.list, list)] }

  private static let tally = APIShape<ExposureTally>(
    "ExposureTally", "Assets inside a zone.",
    [
      .whole("count", "How many are reached.") { $0.count },
      .whole("total", "How many there are.") { $0.total },
      .maybeNumber("value", "What those reached are worth, US dollars; null where none says.") {
        $0.value
      },
      .maybeNumber("valueInside", "The part of it that lies inside, US dollars.") {
        $0.valueInside
      },
      .maybeNumber("people", "Who is in them; null where none says.") { $0.people },
      .number("metres", "Length of lines inside.") { $0.metres },
      .number("squareMetres", "Area inside.") { $0.squareMetres },
    ])
  private static let residents = APIShape<ResidentTally>(
    "ResidentTally", "People who live inside a zone, by the share of their tract.",
    [
      .maybeNumber("exposed", "How many; null where it is known of no tract.") { $0.exposed },
      .maybeNumber("total", "Of how many in the tracts that are known.") { $0.total },
      .maybeNumber("share", "As a fraction.") { $0.share },
      .whole("unknownTracts", "Tracts without an outline or a population; they are in no sum.") {
        $0.unknown
      },
    ])
  static let shape = APIShape<ExposureRow>(
    "ExposureRow", "What the zones of a hazard reach.",
    [
      .text("hazard", "The id of the hazard in the taxonomy.") { $0.band.hazard },
      .maybeText("level", "The level of the zone; null for all levels together.") {
        $0.band.level
      },
      .text(
        "key",
        "What it is divided by: an id, a tract, a quarter from 1; `~` lies in no tract, `~~` has no data."
      ) { $0.key },
      .text("title", "The same, as people read it.") { $0.title },
      .part("assets", tally) { $0.assets }, .maybePart("residents", residents) { $0.residents },
    ])
  private static let rows = APIList(
    shape: shape, hasRevision: true,
    besides: [
      .must(
        "overlay", .text("The index that the rows are divided by; null unless by quarters.").orNull)
    ])

  static let list = APIOperation(
    id: "listExposure", method: .get, path: "/api/v1/workspaces/{workspace}/exposure",
    tag: .hazards, summary: "List which assets and people hazard zones reach",
    details: "Of the last revision. Empty while there are no zones, or neither assets nor tracts.",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "by",
        .choice(ExposureGrouping.allCases.map(\.rawValue), "What it is divided by.")
          .falling(backTo: "level")),
      .query(
        "overlay",
        .text(
          "The index that `by=quartile` divides by; the first of the workspace unless given.",
          most: 100)),
    ] + APIParameter.paging(.pinned), successes: [.json(rows.schema, "By hazard and level.")],
    refusals: [.conflict, .unprocessableContent])

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let calculation = calculated.calculation
    let workspace = calculation.workspace
    let known = TractLayer.ids(in: workspace.tractMeasures)
    if let asked = call.text("overlay"), !known.contains(asked) {
      throw APIProblem.notTaken(
        "The workspace has no index “\(asked)”. It has \(known.isEmpty ? "none" : known.joined(separator: ", "))."
      )
    }
    guard !workspace.zones.isEmpty, !workspace.assets.isEmpty || !workspace.tracts.isEmpty else {
      return Self.answer([], of: nil, at: calculated.revision, to: call)
    }
    let grouping = call.text("by").flatMap { ExposureGrouping(rawValue: $0) } ?? .level
    let layer =
      grouping == .quartile ? TractLayer.named(call.text("overlay"), of: workspace) : nil
    guard grouping != .quartile || layer != nil else {
      throw APIProblem.notTaken("The workspace has no index of tracts to divide by.")
    }
    // Polygons by the thousand take seconds.
    let overlaid = try await onOwnThread { calculation.overlay }
    let found = overlaid.exposure.rows(by: grouping, layer: layer)
    return Self.answer(found, of: layer, at: calculated.revision, to: call)
  }

  private static func answer(
    _ found: [ExposureRow], of layer: TractLayer?, at revision: Int, to call: APICall
  ) -> APIAnswer {
    rows.answer(
      of: found, at: revision, to: call,
      besides: [(name: "overlay", value: .maybe(layer?.declaration.id))])
  }
}
