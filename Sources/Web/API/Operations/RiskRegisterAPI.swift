import Accounts
import Factors
import HTTPTypes
import Hummingbird
import Interchange
import Plan
import Store
import Strategies
import Tables
import Vulnerability
import Workspace

/// The risk register as it is rated, what actions leave of it, known effects, and the register as other systems' files.
struct RiskRegisterAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.risks, risks), APIRoute(Self.effects, effects),
      APIRoute(Self.export, export), APIRoute(Self.words, words),
    ]
  }

  // Ratings

  private struct Rated: Sendable {
    let risk: Risk
    let title: String
    let preset: RiskPreset
    let rating: RiskRating?
    let residual: ResidualRisk
    let left: RiskRating?
  }

  private static let presets = RiskPreset.allCases.map(\.rawValue)

  private static let relief = APIShape<RiskRelief>(
    "RiskRelief", "What one action takes off one risk.",
    [
      .text("action", "The id of the action.") { $0.action },
      .whole("completeYear", "The first year in which the points count.") { $0.completeYear },
      .whole("exposure", "Points off exposure.") { $0.exposureDrop },
      .whole("sensitivity", "Points off sensitivity.") { $0.sensitivityDrop },
      .whole("adaptiveCapacity", "Points on adaptive capacity.") { $0.capacityGain },
      .text("reason", "Why.") { $0.reason },
    ])

  private static let risk = APIShape<Rated>(
    "RatedRisk", "A risk with its rating, and what is left of it after actions.",
    [
      .text("risk", "The id of the risk.") { $0.risk.id },
      .text("hazard", "The id of the hazard.") { $0.risk.hazard },
      .text("title", "Hazard and system, as people read them.") { $0.title },
      .choice("preset", presets, "How scores become a rating.") { $0.preset.rawValue },
      .maybeWhole("level", "1 is best; null where a score is unsure.") { $0.rating?.level },
      .text("rating", "The level in words.") { $0.rating?.title ?? $0.preset.unrated },
      .whole("year", "The year in which what is left is told.") { $0.residual.year },
      .maybeWhole("levelLeft", "After the actions that are complete by then.") { $0.left?.level },
      .text("ratingLeft", "The same in words.") { $0.left?.title ?? $0.preset.unrated },
      .parts("reliefs", relief, "What counts by then.") { $0.residual.reliefs },
    ])
  private static let riskList = APIList(shape: risk, hasRevision: true)

  static let risks = APIOperation(
    id: "listRatedRisks", method: .get, path: "/api/v1/workspaces/{workspace}/rated-risks",
    tag: .hazards, summary: "List the risks with their ratings, and what actions leave of them",
    details: "The rows themselves, with their scores, are those of `risks.csv`.",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "preset",
        .choice(presets, "How scores become a rating; the workspace's own unless given.")),
      .query(
        "year",
        .whole(
          1_900...2_200,
          "The year to tell what is left in; for each risk the last in which anything changes unless given."
        )), .revision,
    ] + APIParameter.paging(.pinned), successes: [.json(riskList.schema, "The worst first.")],
    refusals: [.conflict])

  @Sendable private func risks(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let calculation = calculated.calculation
    let workspace = calculation.workspace
    let rater = RiskRater(workspace, asked: call.text("preset"))
    let rated = workspace.risks.map { risk in
      let residual = calculation.adaptation.residual(risk, in: call.whole("year"))
      let hazard = rater.hazard(of: risk)
      return Rated(
        risk: risk, title: workspace.title(of: risk), preset: rater.preset,
        rating: rater.rating(of: risk), residual: residual,
        left: residual.rating(rater.preset, hazard: hazard))
    }
    let sorted = rated.sorted { left, right in
      (left.rating?.level ?? .max, right.risk.id) > (right.rating?.level ?? .max, left.risk.id)
    }
    return Self.riskList.answer(of: sorted, at: calculated.revision, to: call)
  }

  // Known effects

  private struct Told: Sendable {
    let risk: Risk
    let placed: PlaceEffect
    let sentence: EffectSentence
    let source: String
  }

  private static let effect = APIShape<Told>(
    "RiskEffect", "A known effect of a risk's hazard, with the numbers of the place.",
    [
      .text("risk", "The id of the risk.") { $0.risk.id },
      .text("effect", "The id of the effect.") { $0.placed.effect.id },
      .maybeText("relatedHazard", "The hazard it was found for, where that is another one.") {
        $0.placed.relatedHazard
      },
      .truth("holdsHere", "False where it was found for another region.") {
        $0.placed.isValidHere
      },
      .text("text", "The sentence.") { $0.sentence.text },
      .maybeNumber("value", "What was found, in `unit`.") { $0.placed.effect.value },
      .maybeNumber("low", "Its lowest.") { $0.placed.effect.low },
      .maybeNumber("high", "Its highest.") { $0.placed.effect.high },
      .text("unit", "What it is counted in.") { $0.placed.effect.unit },
      .maybeNumber("localValue", "The effect times what there is of it here.") {
        $0.placed.local?.value
      },
      .maybeNumber("localLow", "Its lowest.") { $0.placed.local?.low },
      .maybeNumber("localHigh", "Its highest.") { $0.placed.local?.high },
      .maybeNumber("peopleInside", "Who lives inside the plan's own zones.") {
        $0.placed.peopleInside
      },
      .texts("from", "What it was worked out from.") { $0.sentence.basis.map(\.text) },
      .text("validity", "Where it holds.") { $0.placed.effect.validity },
      .text("status", "Whether it was read in its source.") { $0.placed.effect.status.rawValue },
      .text("source", "Author, title, year.") { $0.source },
    ])
  private static let effectList = APIList(shape: effect, hasRevision: true)

  static let effects = APIOperation(
    id: "listRiskEffects", method: .get, path: "/api/v1/workspaces/{workspace}/risk-effects",
    tag: .hazards, summary: "List known effects of the risks with the numbers of the place",
    details:
      "What is not known is left out. A risk without one may have effects all the same.",
    access: .workspace(.readWorkspace),
    query: [
      .query("risk", .text("The id of one risk; all unless given.", most: 100)),
      .query(
        "elsewhere",
        .truth("Whether to list effects found for other regions, too, which may not hold here.")
          .falling(backTo: false)), .revision,
    ] + APIParameter.paging(.pinned), successes: [.json(effectList.schema, "Risk by risk.")],
    refusals: [.conflict, .unprocessableContent])

  @Sendable private func effects(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let calculation = calculated.calculation
    let workspace = calculation.workspace
    let asked = call.text("risk")
    let risks = workspace.risks.filter { asked == nil || $0.id == asked }
    if let asked, risks.isEmpty { throw APIProblem.notTaken("There is no risk “\(asked)”.") }
    let (elsewhere, units) = (call.truth("elsewhere"), DisplayUnits(workspace.community.units))
    let told = try await onOwnThread { () -> [Told] in
      let places = PlaceEffects(workspace) { calculation.overlay }
      return risks.flatMap { risk in
        places.effects(of: risk).filter { elsewhere || $0.isValidHere }.map { placed in
          Told(
            risk: risk, placed: placed,
            sentence: EffectSentence(placed, place: workspace.community.name, units: units),
            source: places.taxonomy.sources[placed.effect.source]?.citation
              ?? placed.effect.source)
        }
      }
    }
    return Self.effectList.answer(of: told, at: calculated.revision, to: call)
  }

  // Other systems' files

  static let export = APIOperation(
    id: "exportRegister", method: .get, path: "/api/v1/workspaces/{workspace}/risk-register",
    tag: .hazards, summary: "Take the risk register away as another system's table",
    details:
      "`temperate` has the former tool's 19 columns, a row for each risk and action; `framework` a row for each hazard as the common reporting framework asks, `gcom-events` its past hazards and `gcom-capacity` its factors of adaptive capacity; `cdp-hazards` and `cdp-capacity` are questions 2.2 and 2.3 of CDP-ICLEI Track.",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "as",
        .choice(RegisterForm.allCases.map(\.rawValue), "The table.").falling(
          backTo: "temperate")),
      .query(
        "lost",
        .truth("Whether to add what the tool's own export left out, such as ids and the rating.")
          .falling(backTo: false)),
      .query(
        "public",
        .truth("Whether to leave out actions that are kept from the public.")
          .falling(backTo: false)), .revision,
    ], successes: [.bytes(["text/csv"], "The table.")], refusals: [.conflict])

  @Sendable private func export(_ call: APICall) async throws -> APIAnswer {
    let form = call.text("as").flatMap(RegisterForm.init(rawValue:)) ?? .temperate
    let csv =
      switch form {
      case .temperate:
        FormerRegisterExport(try await call.opened().community).csv(
          addsLost: call.truth("lost"), isPublic: call.truth("public"))
      case .framework(let table): table.csv(try await call.calculated().calculation)
      }
    let place = try call.visit.workspace()
    try await call.visit.note(
      .exported, "\(form.noted) of revision \(call.wantedRevision ?? place.summary.head)")
    return .bytes(Array(csv.utf8), type: "text/csv")
  }

  // Words

  private static let word = APIShape<TaxonomyEntry>(
    "AssessmentWord", "A word of the assessment.",
    [
      .text("id", "Its id, as tables write it.") { $0.id },
      .text("name", "As people read it.") { $0.name },
      .text("spanishName", "The same in Spanish.") { $0.spanishName },
      .text("group", "What it belongs to; may be empty.") { $0.group },
      .truth("isOwn", "Whether the community added it.") { $0.isOwn },
      .text("status", "Whether it was read in its source.") { $0.status.rawValue },
    ])
  private static let wordList = APIList(shape: word, hasRevision: true)

  static let words = APIOperation(
    id: "listAssessmentWords", method: .get, path: "/api/v1/workspaces/{workspace}/words",
    tag: .hazards, summary: "List the hazards, systems, groups and other words of the assessment",
    details: "With those that the community added, without those that it hides.",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "kind", .choice(OwnTaxonomyEntry.Kind.allCases.map(\.rawValue), "What kind of word."),
        isRequired: true, example: "hazard"), .revision,
    ] + APIParameter.paging(.pinned), successes: [.json(wordList.schema, "In the table's order.")],
    refusals: [.conflict])

  @Sendable private func words(_ call: APICall) async throws -> APIAnswer {
    let opened = try await call.opened()
    guard let kind = OwnTaxonomyEntry.Kind(rawValue: try call.part("kind")) else {
      throw Visit.nothingHere
    }
    return Self.wordList.answer(
      of: opened.community.taxonomy().shown(kind), at: opened.revision, to: call)
  }
}
