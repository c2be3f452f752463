import Accounts
import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Store
import Strategies
import Tables
import Vulnerability
import Workspace

/// The page of one action.
struct ActionView {
  let visit: Visit
  let calculation: PlanCalculation
  let action: Action
  /// What a form said that was not taken; nil shows what is there.
  let parameters: ParameterFields?
  let notice: HTML
  /// The way to what reviewers say of it.
  private let remarks: HTML
  private let text: ActionPageText
  private let words: ActionText

  init(
    visit: Visit, calculation: PlanCalculation, action: Action, parameters: ParameterFields?,
    notice: HTML, remarks: HTML
  ) {
    self.visit = visit
    self.calculation = calculation
    self.action = action
    self.parameters = parameters
    self.notice = notice
    self.remarks = remarks
    text = visit.words(ActionPageText.self)
    words = visit.words(ActionText.self)
  }

  private var path: String {
    visit.place?.path("\(ActionListPages.path)/\(SitePath.encoded(action.id))") ?? ""
  }
  private var document: DocumentName { Self.document(action) }
  static func document(_ action: Action) -> DocumentName {
    DocumentName(file: WorkspaceTables.actions.file, row: action.id)
  }
  private var numbers: ActionNumbers {
    ActionNumbers(calculation: calculation, visit: visit, text: words)
  }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    \(Trail(steps: [(words.title, visit.place?.path(ActionListPages.path) ?? "")]).html)
    <div class="row row--ends"><h1>\(action.title)</h1>\
    \(visit.mayEdit ? "<a class=\"button button--plain\" href=\"\(visit.place?.path(to: document) ?? "")\">\(text.edit)</a>" as HTML : .empty)</div>
    <p class="row">\(words.statusTag(action.status)) <span class="tag">\(words.priorities[action.priority] ?? "")</span> \
    <span class="tag">\(words.kinds[action.kind] ?? "")</span> \(words.equityTag(action))</p>
    \(action.summary.isEmpty ? .empty : "<p class=\"lead\">\(action.summary)</p>" as HTML)
    \(visit.doneNotice(["saved": text.saved, "same": text.unchanged, "adopted": visit.words(LibraryText.self).made]))
    \(notice)
    </div>
    <div class="columns columns--side">
    <div class="stack stack--loose">
    \(effect)
    \(ParameterPanel(visit: visit, calculation: calculation, action: action, fields: parameters, text: text).html)
    \(equity)
    \(fairness)
    \(steps)
    \(ActionRisks(visit: visit, workspace: calculation.workspace, action: action, text: text).html)
    \(exposed)
    </div>
    <aside class="stack">
    \(details)
    \(links)
    </aside>
    </div>
    \(ExplanationDialog(visit: visit).html)
    </div>
    """
  }

  // Effect

  private var effect: HTML {
    guard action.isMitigation else {
      return """
        <section class="stack"><h2>\(text.effect)</h2><p>\(text.noEffect)</p></section>
        """
    }
    return """
      <section class="stack" aria-labelledby="effect">
      <h2 id="effect">\(text.effect)</h2>
      <ul class="facts">\(figures)</ul>
      <p class="soft small">\(text.effectNote)</p>
      </section>
      """
  }

  private var figures: [HTML] {
    let end = calculation.projection?.years.upperBound
    let yearly = numbers.calculation.effectYears.map { year in
      fact(
        numbers.reduction(action, in: year), words.reduction(year),
        "action/\(action.id)/\(year)/reduction")
    }
    let sum = calculation.portfolio?.cumulativeReduction(of: action.id)
    let whole = end.flatMap { end in
      sum.map {
        fact($0, words.cumulative(end), "action/\(action.id)/cumulative")
      }
    }
    guard !yearly.isEmpty else {
      return ["<li class=\"fact\"><span class=\"fact__label\">\(words.noForecast)</span></li>"]
    }
    return yearly + [whole].compactMap(\.self)
  }

  private func fact(_ tonnes: Double?, _ label: String, _ figure: String) -> HTML {
    let amount = tonnes.map { TonnesText($0, visit) }
    let value: HTML =
      amount.map { amount in
        """
        <a class="figure" href="\(numbers.explanation(of: figure))" data-figure>\(amount.number)</a>
        """
      } ?? HTML(words.leftOut)
    return Fact(label: (amount.map { "\($0.unit) · " } ?? "") + label, value: value).html
  }

  // Equity

  private var equity: HTML {
    let answers = [
      (words.benefits, action.whoBenefits), (words.pays, action.whoPays),
      (words.decides, action.whoDecides),
    ]
    return """
      <section class="stack" aria-labelledby="equity">
      <h2 id="equity">\(words.equity)</h2>
      <dl class="stack prose">
      \(answers.map { label, answer in
        """
        <div><dt><strong>\(label)</strong></dt><dd>\(answer.isEmpty ? "<span class=\"tag tag--caution\">\(words.notSaid)</span>" as HTML : HTML(answer))</dd></div>
        """ as HTML
      })
      </dl>
      </section>
      """
  }

  /// The questions of fairness about the action.
  private var fairness: HTML {
    EquityPanel(
      visit: visit, workspace: calculation.workspace, taxonomy: calculation.workspace.taxonomy(),
      subject: .action, id: action.id
    ).html
  }

  /// Who lives inside the zones of the hazards whose risks it lowers.
  private var exposed: HTML {
    let words = visit.words(ReachText.self)
    let reaches = calculation.overlay.reaches(
      of: action.id, in: calculation.workspace, calculation.adaptation.coverage)
    // An action that only cuts emissions lowers no risk of a place.
    let isAdaptation = action.kind == .resilience || action.sector == "adaptation"
    guard isAdaptation || !reaches.isEmpty else { return .empty }
    return ReachView(
      visit: visit, overlay: calculation.overlay, taxonomy: calculation.workspace.taxonomy()
    ).section(
      reaches, lead: words.actionLead, nobody: words.actionNobody)
  }

  // Milestones

  private var steps: HTML {
    let mine = calculation.workspace.milestones.filter { $0.action == action.id }
      .sorted { ($0.year, $0.id) < ($1.year, $1.id) }
    let list = MilestoneList(
      visit: visit, text: text, actionText: words, milestones: mine, back: path)
    return """
      <section class="stack" aria-labelledby="milestones">
      <h2 id="milestones">\(text.milestones)</h2>
      \(mine.isEmpty ? "<p class=\"soft\">\(text.noMilestones)</p>" as HTML : list.html)
      \(visit.mayAdd ? newStep : .empty)
      </section>
      """
  }

  private var newStep: HTML {
    let form = visit.form(
      path + "/milestones",
      """
      \(visit.draftFields(base: visit.place?.summary.head ?? 0))
      <div class="grid">
      \(Field(name: "title", label: text.milestoneTitle, maxLength: 300).html())
      \(Field(name: "year", label: text.year, inputMode: "numeric", maxLength: 4).html())
      \(Field(name: "lead", label: words.leader, value: action.lead, isRequired: false, marksOptional: false, maxLength: 200).html())
      </div>
      <button class="button button--plain">\(text.addMilestone)</button>
      """)
    return "<details><summary>\(text.addMilestone)</summary>\(form)</details>"
  }

  // Details

  private var details: HTML {
    func money(_ value: Double?) -> String {
      value.map { numbers.dollars($0) + (action.isCostPublic ? "" : " (\(words.notPublic))") } ?? ""
    }
    let context = calculation.inventory.context
    let pairs = [
      (words.years, "\(action.startYear)–\(action.fullYear)"),
      (words.sector, words.sectorName(action.sector)), (words.leader, action.lead),
      (words.partners, action.partners), (words.capitalCost, money(action.capitalCost?.dollars)),
      (words.annualCost, money(action.annualCost?.dollars)),
      (text.costSource, action.costSource.isEmpty ? "" : context.citation(action.costSource)),
      (words.staff, action.staff.map { words.fullTime(visit.number($0, decimals: 1)) } ?? ""),
      (text.funding, action.funding), (text.coBenefits, action.coBenefits.joined(separator: "; ")),
      (text.monitoring, action.monitoringIndicator), (text.note, action.note),
    ].filter { !$0.1.isEmpty }
    return """
      <section class="panel stack" aria-labelledby="details">
      <h2 id="details">\(text.details)</h2>
      <dl class="stack stack--tight">
      \(pairs.map { "<div><dt class=\"soft small\">\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })
      </dl>
      </section>
      """
  }

  private var links: HTML {
    guard let place = visit.place else { return .empty }
    let history = place.path("history?document=\(SitePath.encoded(document.description))")
    let mayRemove = place.may(.removeRecord) && !place.summary.isArchived
    return """
      <p class="small"><a href="\(history)">\(text.history)</a></p>
      \(remarks)
      \(mayRemove ? "<p class=\"small\"><a href=\"\(path)/remove\">\(text.remove)</a></p>" as HTML : .empty)
      """
  }
}
