import Inventory
import Plan
import Store
import Strategies
import Tables
import Vulnerability
import Workspace

/// The page of one risk.
struct RiskView {
  let visit: Visit
  let calculation: PlanCalculation
  let taxonomy: Taxonomy
  let places: PlaceEffects
  let risk: Risk
  /// The way to what reviewers say of it.
  let remarks: HTML

  private var text: RiskText { visit.words(RiskText.self) }
  private var detail: RiskDetailText { visit.words(RiskDetailText.self) }
  private var workspace: CommunityWorkspace { calculation.workspace }
  private var rater: RiskRater { RiskRater(workspace, asked: visit.query("preset")) }
  private var words: RatingWords { RatingWords(visit) }

  var title: String { workspace.title(of: risk) }

  private func path(_ rest: String = "") -> String {
    visit.place?.path(RiskRegisterPages.path + rest) ?? ""
  }

  private var own: String { path("/" + SitePath.encoded(risk.id)) }
  private var document: DocumentName { Self.document(risk) }
  static func document(_ risk: Risk) -> DocumentName {
    DocumentName(file: WorkspaceTables.risks.file, row: risk.id)
  }

  var html: HTML {
    let history =
      visit.place?.path("history?document=\(SitePath.encoded(document.description))") ?? ""
    return """
      <div class="stack stack--loose">
      <div class="stack">
      \(Trail(steps: [(text.title, path())]).html)
      <div class="row row--ends"><h1>\(title)</h1>\
      \(visit.mayEdit ? "<a class=\"button\" href=\"\(own)/edit\">\(detail.edit)</a>" as HTML : .empty)</div>
      \(visit.doneNotice(["saved": text.saved, "linked": detail.linked, "effect": detail.effectPut, "assets": visit.words(AssetReasonText.self).done]))
      </div>
      <div class="columns columns--side">
      <div class="stack stack--loose">
      \(scored)
      \(RiskDescription(visit: visit, calculation: calculation, taxonomy: taxonomy, risk: risk).html)
      \(KnownEffectList(visit: visit, text: detail, workspace: workspace, places: places, risk: risk).html)
      \(RiskActions(visit: visit, workspace: workspace, risk: risk).html)
      \(ResidualPanel(visit: visit, workspace: workspace, risk: risk).html)
      \(goals)
      \(AssetReasonPanel(visit: visit, calculation: calculation, risk: risk).section)
      \(exposed)
      \(EquityPanel(visit: visit, workspace: workspace, taxonomy: taxonomy, subject: .risk, id: risk.id).html)
      </div>
      <aside class="stack">
      \(hazardPanel)
      \(assessors)
      <p class="small"><a href="\(history)">\(detail.history)</a></p>
      <p class="small"><a href="\(visit.place?.path(to: document) ?? "")">\(detail.record)</a></p>
      \(remarks)
      </aside>
      </div>
      </div>
      """
  }

  // Scores

  private var scored: HTML {
    let matrix = RiskMatrixView(
      rater: rater, risks: [risk], words: words, text: text, marked: risk)
    let others = RiskPreset.allCases.filter { $0 != rater.preset }
    let hazard = rater.hazard(of: risk)
    return """
      <section class="panel stack" aria-labelledby="scored">
      <h2 id="scored">\(detail.scored): \(words.title(rater.preset))</h2>
      \(RatingExplanation(visit: visit, rater: rater, risk: risk).body)
      \(rater.cell(of: risk) == nil ? .empty : matrix.html)
      \(Self.scores(of: risk, visit))
      <details><summary>\(detail.otherPresets)</summary>
      <dl class="pairs">
      \(others.map { preset in
        "<div><dt><a href=\"\(own)?preset=\(preset.rawValue)\">\(words.title(preset))</a></dt><dd>\(words.badge(risk.rating(preset, hazard: hazard), by: preset))</dd></div>" as HTML
      })
      </dl></details>
      </section>
      """
  }

  /// Every score, those that nobody is sure of too.
  static func scores(of risk: Risk, _ visit: Visit) -> HTML {
    let text = visit.words(RiskText.self)
    let words = RatingWords(visit)
    let pairs = RiskScores.Axis.allCases.map { axis -> HTML in
      let score = risk.scores[axis]
      let value: HTML =
        score == nil
        ? "<span class=\"badge badge--unsure\">\(text.unsure)</span>" : HTML(text.score(score))
      return "<div><dt>\(words.title(axis))</dt><dd>\(value)</dd></div>"
    }
    return "<dl class=\"pairs\">\(pairs)</dl>"
  }

  // Goals

  private var goals: HTML {
    let mine = workspace.goals.filter { $0.risks.contains(risk.id) }
    let rows = mine.map { goal in
      ListRow(
        title:
          "<a href=\"\(visit.place?.path("\(GoalPages.path)/\(SitePath.encoded(goal.id))") ?? "")\">\(goal.title)</a>",
        detail: HTML(goal.description))
    }
    return """
      <section class="stack" aria-labelledby="goals">
      <h2 id="goals">\(detail.goals)</h2>
      \(mine.isEmpty ? "<p class=\"soft\">\(detail.noGoals)</p>" as HTML : rows.html)
      </section>
      """
  }

  // People

  private var exposed: HTML {
    let words = visit.words(ReachText.self)
    return ReachView(visit: visit, overlay: calculation.overlay, taxonomy: taxonomy).section(
      [calculation.overlay.reach(of: risk, in: workspace)], lead: words.riskLead,
      nobody: words.riskNobody, mapOf: risk.id)
  }

  // Beside it

  private var hazardPanel: HTML {
    guard let hazard = rater.hazard(of: risk) else { return .empty }
    let words = visit.words(HazardListText.self)
    let numbers = HazardNumbers(hazard, calculation: calculation, visit: visit)
    let levels: [(String, HTML)] = [
      (words.before, numbers.level(hazard.baseline, words)),
      (words.after, numbers.level(hazard.future, words)), (words.change, numbers.change),
    ].compactMap { label, value in value.map { (label, $0) } }
    let pairs = levels + OutlookWords(visit).pairs(of: hazard.outlook)
    let name = DocumentName(file: "hazards.csv", row: hazard.id)
    return """
      <section class="panel stack" aria-labelledby="hazard">
      <h2 id="hazard">\(detail.hazard)</h2>
      <p><a href="\(visit.place?.path(to: name) ?? "")">\(hazard.name)</a></p>
      \(hazard.type.isEmpty ? .empty : "<p class=\"soft small\">\(taxonomy.name(.hazard, hazard.type, visit.language))</p>" as HTML)
      \(levels.isEmpty && !hazard.note.isEmpty ? "<p>\(hazard.note)</p>" as HTML : .empty)
      <dl class="stack stack--tight">\(pairs.map { "<div><dt class=\"soft small\">\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })</dl>
      \(settled(hazard))
      \(HazardJudgeLinks(visit: visit, hazard: hazard).html)
      </section>
      """
  }

  /// Why several assessors' views of the hazard became what the plan says.
  private func settled(_ hazard: Hazard) -> HTML {
    guard let settlement = hazard.settlement else { return .empty }
    let by = visit.words(RiskText.self).settled(settlement.by, DayLabel(settlement.date).html)
    return "<p class=\"small\">\(by) \(settlement.reason)</p>"
  }

  private var assessors: HTML {
    let count = Set(workspace.assessorScores.filter { $0.risk == risk.id }.map(\.identity)).count
    let alone: HTML = "<li><a href=\"\(own)/my-score\">\(detail.scoreAlone)</a></li>"
    let workshop: HTML = "<li><a href=\"\(own)/workshop\">\(detail.workshop)</a></li>"
    let agreement = visit.place?.path("\(AgreementPages.path)#\(risk.id)") ?? ""
    return """
      <section class="panel stack" aria-labelledby="assessors">
      <h2 id="assessors">\(detail.assessors)</h2>
      <p>\(detail.assessorsLead(count))</p>
      <ul>
      \(visit.mayAdd && visit.isPerson ? alone : .empty)
      \(visit.maySettle(WorkspaceTables.risks.file) ? workshop : .empty)
      <li><a href="\(agreement)">\(detail.toAgreement)</a></li>
      </ul>
      </section>
      """
  }
}
