import Store
import Tables
import Vulnerability
import Workspace

/// How assessors' views of one hazard itself lie, and settling them, on the page of agreement.
struct HazardAgreementSection {
  let visit: Visit
  let workspace: CommunityWorkspace
  let item: HazardAgreements.Item

  private var hazard: Hazard { item.hazard }
  private var text: AssessorText { visit.words(AssessorText.self) }
  private var words: OutlookWords { OutlookWords(visit) }
  private var path: String {
    visit.place?.path("\(HazardOutlookPages.path)/\(SitePath.encoded(hazard.id))") ?? ""
  }
  private var rows: [HazardScore] { workspace.hazardScores.filter { $0.hazard == hazard.id } }

  /// One for each hazard that somebody has judged, in the order of `HazardAgreements`.
  static func all(
    _ visit: Visit, _ workspace: CommunityWorkspace, as assessor: OwnAssessor?
  ) -> [HazardAgreementSection] {
    HazardAgreements(workspace, for: visit, as: assessor).items.map {
      HazardAgreementSection(visit: visit, workspace: workspace, item: $0)
    }
  }

  /// A risk may have the id of a hazard.
  static func anchor(_ hazard: Hazard) -> String { "hazard-\(hazard.id)" }

  /// False for what is hidden too, of which nobody tells whether it is far apart.
  var showsDisagreement: Bool {
    item.fields?.contains { $0.standing == .disagreed } == true
  }

  var html: HTML {
    let anchor = Self.anchor(hazard)
    return """
      <section class="panel stack" id="\(anchor)" aria-labelledby="title-\(anchor)">
      <h2 id="title-\(anchor)">\(text.hazardItself(hazard.name))</h2>
      \(item.fields.map(shown) ?? hidden)
      </section>
      """
  }

  private var hidden: HTML {
    let link: HTML =
      visit.mayAdd && visit.isPerson
      ? "<p><a class=\"button button--plain\" href=\"\(path)/my-score\">\(text.scoreFirst)<span class=\"hidden\">: \(hazard.name)</span></a></p>"
      : "<p class=\"soft\">\(text.noRight)</p>"
    return "<p>\(text.hiddenTitle(item.assessorCount))</p>\n\(link)"
  }

  private func shown(_ fields: [OutlookAgreement]) -> HTML {
    let table = fields.map { field -> [HTML] in
      let listed = field.answers.map { "\($0.assessor): \(words.word($0.word, of: field.field))" }
      let tone: HTML =
        field.standing == .disagreed
        ? " tag--danger" : field.standing == .agreed ? " tag--good" : " tag--caution"
      return [
        HTML(words.title(field.field)),
        "<span class=\"small\">\(listed.joined(separator: "; "))</span>",
        "<span class=\"tag\(tone)\">\(standing(field))</span>",
        HTML(words.word(field.proposal, of: field.field)),
        HTML(words.word(hazard.outlook[field.field], of: field.field)),
      ]
    }
    let reasons = rows.filter { !$0.reason.isEmpty }
    return """
      \(DataTable(caption: "\(text.title): \(hazard.name)", hidesCaption: true, columns: [text.axis, text.answers, text.standing, text.proposal, text.inPlanTitle], rows: table).html)
      \(reasons.isEmpty ? .empty : "<ul class=\"small\">\(reasons.map { "<li><strong>\($0.assessor)</strong>: \($0.reason)</li>" as HTML })</ul>" as HTML)
      \(visit.maySettle(WorkspaceTables.hazards.file) ? settling(fields) : .empty)
      """
  }

  private func standing(_ field: OutlookAgreement) -> String {
    // Words one step apart are not two points apart.
    field.field != .probability && field.standing == .close
      ? text.oneStep : text.standings[field.standing] ?? ""
  }

  private func settling(_ fields: [OutlookAgreement]) -> HTML {
    let form = HazardSettleForm(
      visit: visit, hazard: hazard,
      chosen: fields.map { (field: $0.field, word: $0.proposal ?? "") },
      idPrefix: Self.anchor(hazard) + "-")
    return "<details><summary>\(text.settle)</summary>\n\(form.html)\n</details>"
  }
}

/// The form that settles what is said of a hazard itself, with a reason.
struct HazardSettleForm {
  let visit: Visit
  let hazard: Hazard
  /// The fields that are settled, with the word that is chosen in each; empty is unsure.
  let chosen: [(field: HazardOutlook.Field, word: String)]
  var reason = ""
  var errors = FormErrors()
  /// What tells the fields from those of other hazards on the page.
  var idPrefix = ""

  var html: HTML {
    let text = visit.words(AssessorText.self)
    let path =
      visit.place?.path("\(HazardOutlookPages.path)/\(SitePath.encoded(hazard.id))/settle") ?? ""
    let why = Field(
      name: "why", label: text.settleReason, value: reason, maxLength: 500, lines: 2,
      id: "\(idPrefix)why")
    return """
      \(visit.form(path, """
        \(visit.draftFields(base: visit.place?.summary.head ?? 0))
        <p class="soft small">\(text.settleLead)</p>
        <div class="grid">\(chosen.map { choice($0.field, $0.word) })</div>
        \(why.html(errors))
        <button class="button">\(text.settleButton)</button>
        """))
      """
  }

  private func choice(_ field: HazardOutlook.Field, _ chosen: String) -> HTML {
    let text = visit.words(AssessorText.self)
    let words = OutlookWords(visit)
    let name = field.rawValue
    let id = "field-\(idPrefix)\(name)"
    let options = field.words.map { word -> HTML in
      let isOwn = hazard.outlook[field] == word
      return """
        <option value="\(word)"\("selected", when: chosen == word)>\(words.word(word, of: field))\(isOwn ? " (\(text.inPlan))" : "")</option>
        """
    }
    return """
      <div class="field"><label class="field__label" for="\(id)">\(words.title(field))</label>
      <select class="input" id="\(id)" name="\(name)">
      \(options)
      <option value=""\("selected", when: chosen.isEmpty)>\(text.unsure)</option>
      </select></div>
      """
  }
}
