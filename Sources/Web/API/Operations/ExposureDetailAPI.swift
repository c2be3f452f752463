import Accounts
import Factors
import HTTPTypes
import Hummingbird
import Plan
import Store
import Strategies
import Tables
import Vulnerability
import Workspace

/// Who lives inside hazard zones, by risk or action and quarter of an index; and which assets and tracts the zones reach.
struct ExposureDetailAPI: APIGroup {
  var routes: [APIRoute] {
    [APIRoute(Self.people, people), APIRoute(Self.assets, assets), APIRoute(Self.tracts, tracts)]
  }

  private static let path = "/api/v1/workspaces/{workspace}/exposure"

  // People

  private struct Line: Sendable {
    let id: String
    let reach: HazardReach
  }

  private static let quarter = APIShape<QuartileDistribution.Quarter>(
    "ExposedQuarter", "A quarter of the index, by people.",
    [
      .maybeWhole("quarter", "1 to 4; null for tracts without a rank.") { $0.number },
      .number("people", "Who lives there.") { $0.people },
      .number("inside", "Who of them lives inside the zones.") { $0.exposed },
      .maybeNumber("shareOfPeople", "Of everybody, as a fraction.") { $0.shareOfPeople },
      .maybeNumber("shareOfInside", "Of everybody inside, as a fraction.") { $0.shareOfExposed },
      .maybeNumber("burden", "The second share over the first.") { $0.burden },
    ])

  private static let line = APIShape<Line>(
    "ExposedPeople", "Who lives inside the zones of a risk's or an action's hazard.",
    [
      .text("id", "The id of the risk or action.") { $0.id },
      .text("hazard", "The hazard of the zones.") { $0.reach.hazard },
      .maybeNumber("people", "Who lives inside, by area; null where it cannot be told.") {
        $0.reach.people
      },
      .maybeNumber("total", "Of how many.") { $0.reach.total },
      .maybeText("overlay", "The index; null without one.") { $0.reach.distribution?.overlay },
      .parts("quarters", quarter) { $0.reach.distribution?.quarters ?? [] },
      .texts("missing", "What is missing to tell more, the first to bring in first.") {
        $0.reach.gaps.map(\.rawValue)
      },
    ])
  private static let lines = APIList(shape: line, hasRevision: true)

  static let people = APIOperation(
    id: "listExposedPeople", method: .get, path: path + "/people", tag: .hazards,
    summary: "List who is exposed to each risk, by quarter of social vulnerability",
    details: "People are estimated by area. No score reads these numbers.",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "by",
        .choice(["risk", "action"], "By risk, or by action and the hazards whose risks it lowers.")
          .falling(backTo: "risk"))
    ] + APIParameter.paging(.pinned), successes: [.json(lines.schema, "In the table's order.")],
    refusals: [.conflict])

  @Sendable private func people(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let calculation = calculated.calculation
    let isByAction = call.text("by") == "action"
    let found = try await onOwnThread { () -> [Line] in
      let (overlay, workspace) = (calculation.overlay, calculation.workspace)
      guard isByAction else {
        return workspace.risks.map {
          Line(id: $0.id, reach: overlay.reach(of: $0, in: workspace))
        }
      }
      return workspace.actions.flatMap { action in
        overlay.reaches(of: action.id, in: workspace, calculation.adaptation.coverage)
          .map { Line(id: action.id, reach: $0) }
      }
    }
    return Self.lines.answer(of: found, at: calculated.revision, to: call)
  }

  // Assets

  private struct Reached: Sendable {
    let hazard: String
    let item: ExposedAsset
  }

  private static let asset = APIShape<Reached>(
    "ExposedAsset", "An asset that the zones of a hazard meet.",
    [
      .text("hazard", "The hazard of the zones.") { $0.hazard },
      .text("asset", "The id of the asset.") { $0.item.asset.id },
      .text("name", "As people read it.") { $0.item.asset.name },
      .text("type", "What it is.") { $0.item.asset.type },
      .text("system", "Its community system; may be empty.") { $0.item.asset.system },
      .maybeWhole("criticality", "1 to 5; null where nobody says.") { $0.item.asset.criticality },
      .maybeWhole("condition", "1 to 5; null where nobody says.") { $0.item.asset.condition },
      .maybeNumber("value", "US dollars; null where nobody says.") { $0.item.asset.value },
      .maybeNumber("people", "Who is in it; null where nobody says.") { $0.item.asset.people },
      .number("share", "How much of it lies inside, 0 to 1.") { $0.item.share },
    ])
  private static let assetList = APIList(shape: asset, hasRevision: true)

  private static let hazard = APIParameter.query(
    "hazard", .text("Only zones of this hazard.", most: 100))

  static let assets = APIOperation(
    id: "listExposedAssets", method: .get, path: path + "/assets", tag: .hazards,
    summary: "List the assets inside zones, the most critical first",
    details: "Empty while there are no zones. Marks order the list and enter no score.",
    access: .workspace(.readWorkspace),
    query: [
      hazard,
      .query("critical", .whole(1...5, "Only assets of this criticality or more.")),
    ] + APIParameter.paging(.pinned),
    successes: [.json(assetList.schema, "The most critical first.")],
    refusals: [.conflict, .unprocessableContent])

  @Sendable private func assets(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let calculation = calculated.calculation
    let asked = try Self.hazard(call, of: calculation)
    let least = call.whole("critical") ?? 0
    let found = try await onOwnThread {
      calculation.overlay.exposure.exposedAssets()
        .filter { asked == nil || $0.hazard == asked }
        .filter { ($0.item.asset.criticality ?? 0) >= least }
        .map { Reached(hazard: $0.hazard, item: $0.item) }
    }
    return Self.assetList.answer(of: found, at: calculated.revision, to: call)
  }

  /// The hazard that is asked for; nil for all.
  private static func hazard(_ call: APICall, of calculation: PlanCalculation) throws -> String? {
    guard let asked = call.text("hazard") else { return nil }
    let known = Set(calculation.workspace.zones.map(\.hazard)).sorted()
    guard known.contains(asked) else {
      throw APIProblem.notTaken(
        "No zone is of the hazard “\(asked)”. Hazards with zones: \(known.isEmpty ? "none" : known.joined(separator: ", "))."
      )
    }
    return asked
  }

  // Tracts

  private struct Reach: Sendable {
    let hazard: String
    let tract: Tract
    let reach: TractReach
  }

  private static let tract = APIShape<Reach>(
    "TractReach", "What the zones of a hazard reach in a tract.",
    [
      .text("hazard", "The hazard of the zones.") { $0.hazard },
      .text("tract", "The Census code.") { $0.tract.geoid },
      .text("name", "As people read it.") { $0.tract.name },
      .maybeNumber("people", "Who lives there.") { $0.tract.population },
      .maybeNumber("inside", "Who of them lives inside, by area; null where it cannot be told.") {
        $0.reach.people
      },
      .maybeNumber("share", "Of the tract's surface; null without an outline.") {
        $0.reach.share
      },
      .whole("assets", "Assets in it that the zones meet.") { $0.reach.assets },
      .whole("assetTotal", "Of how many.") { $0.reach.assetsTotal },
    ])
  private static let tractList = APIList(shape: tract, hasRevision: true)

  static let tracts = APIOperation(
    id: "listTractReaches", method: .get, path: path + "/tracts", tag: .hazards,
    summary: "List what hazard zones reach in every tract",
    details:
      "Empty while there are no zones or no tracts. What an index says of a tract is in the rows of `tract-measures.csv`.",
    access: .workspace(.readWorkspace), query: [hazard] + APIParameter.paging(.pinned),
    successes: [.json(tractList.schema, "By hazard, then in the table's order.")],
    refusals: [.conflict, .unprocessableContent])

  @Sendable private func tracts(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let calculation = calculated.calculation
    let asked = try Self.hazard(call, of: calculation)
    let found = try await onOwnThread { () -> [Reach] in
      let exposure = calculation.overlay.exposure
      return exposure.hazards.filter { asked == nil || $0 == asked }.flatMap { hazard in
        (exposure.band(of: hazard).map { exposure.tractReaches(of: $0) } ?? []).map {
          Reach(hazard: hazard, tract: exposure.tracts[$0.tract], reach: $0)
        }
      }
    }
    return Self.tractList.answer(of: found, at: calculated.revision, to: call)
  }
}
