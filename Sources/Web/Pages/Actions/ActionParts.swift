import Inventory
import Plan
import Quantities
import Store
import Strategies
import Vulnerability
import Workspace

/// The parameters of an action with what is wrong about them, as a form for those who may change them.
struct ParameterPanel {
  let visit: Visit
  let calculation: PlanCalculation
  let action: Action
  /// What a form said that was not taken; nil shows the rows.
  let fields: ParameterFields?
  let text: ActionPageText

  var html: HTML {
    let calculator = Calculator.of(action.kind)
    guard !calculator.inputs.isEmpty else { return .empty }
    let problems = action.parameterProblems()
    return """
      <section class="stack" aria-labelledby="parameters">
      <h2 id="parameters">\(text.parameters)</h2>
      <p class="soft">\(text.parametersLead)</p>
      <dl class="pairs small">
      <div class="pairs__wide"><dt>\(text.equation)</dt><dd><code>\(calculator.equation)</code>\(method(calculator))</dd></div>
      <div class="pairs__wide"><dt>\(text.validity)</dt><dd>\(visit.library(calculator.validity))</dd></div>
      </dl>
      \(problems.isEmpty || fields != nil ? .empty : Notice(tone: .caution, title: visit.words(ActionText.self).leftOut, detail: "<ul>\(problems.map { "<li>\(visit.library($0.message))</li>" as HTML })</ul>").html)
      \(fields?.errors.summary)
      \(visit.mayEdit ? form : table)
      </section>
      """
  }

  /// The way to the calculator's page, with usual values and their sources.
  private func method(_ calculator: Calculator) -> HTML {
    guard let place = visit.place else { return .empty }
    let path = MethodLinks(place: place).path(calculator)
    return "<br><a href=\"\(path)\">\(visit.words(MethodText.self).howItCalculates)</a>"
  }

  private var form: HTML {
    let shown =
      fields
      ?? ParameterFields(
        kind: action.kind, text: text, workspace: calculation.workspace,
        values: ParameterFields.fields(
          ParameterFields.values(of: action), kind: action.kind, visit.numbers))
    let path = visit.place?.path("actions/\(SitePath.encoded(action.id))/parameters") ?? ""
    return visit.form(
      path,
      """
      \(visit.draftFields(base: visit.place?.summary.head ?? 0))
      \(shown.html)
      <button class="button">\(text.save)</button>
      """)
  }

  private var table: HTML {
    let rows = Calculator.of(action.kind).inputs.map { input -> [HTML] in
      let parameter = action.parameters[input.name]
      return [
        HTML(text.meaning(input)), HTML(parameter?.text ?? "–"),
        HTML(parameter?.unit?.symbol ?? ""),
        HTML(parameter.map { calculation.inventory.context.citation($0.source) } ?? ""),
      ]
    }
    return DataTable(
      caption: text.parameters, hidesCaption: true,
      columns: [text.parameters, text.value, text.unit, text.source], rows: rows
    ).html
  }
}

/// The risks that an action lowers, with links to make and to take away.
struct ActionRisks {
  let visit: Visit
  let workspace: CommunityWorkspace
  let action: Action
  let text: ActionPageText

  private func name(_ risk: Risk) -> String {
    let hazard = workspace.hazards.first { $0.id == risk.hazard }?.name ?? risk.hazard
    return "\(risk.system): \(hazard.lowercased())"
  }

  private var path: String {
    visit.place?.path("actions/\(SitePath.encoded(action.id))/risks") ?? ""
  }

  var html: HTML {
    let words = RatingWords(visit)
    let rater = RiskRater(workspace)
    let responding = Set(workspace.responses.filter { $0.action == action.id }.map(\.risk))
    let mine = workspace.risks.filter {
      action.risks.contains($0.id) || responding.contains($0.id)
    }
    let others = workspace.risks.filter { !action.risks.contains($0.id) }
    let rows = mine.map { risk in
      ListRow(
        title:
          "<a href=\"\(visit.place?.path("hazards/risks/\(SitePath.encoded(risk.id))") ?? "")\">\(name(risk))</a>",
        detail:
          "\(words.badge(rater.rating(of: risk), by: rater.preset)) <span class=\"soft\">\(words.title(rater.preset))</span>",
        actions: visit.mayEdit
          ? visit.button(
            text.unlink(risk.system), to: path, style: "button button--text",
            fields: """
              \(visit.draftFields(base: visit.place?.summary.head ?? 0))
              <input type="hidden" name="unlink" value="\(risk.id)">
              """) : .empty)
    }
    return """
      <section class="stack" aria-labelledby="risks">
      <h2 id="risks">\(text.risksTitle)</h2>
      \(mine.isEmpty ? "<p class=\"soft\">\(text.noRisks)</p>" as HTML : rows.html)
      \(visit.mayEdit && !others.isEmpty ? linking(others) : .empty)
      </section>
      """
  }

  private func linking(_ others: [Risk]) -> HTML {
    visit.form(
      path, className: "form--inline",
      """
      \(visit.draftFields(base: visit.place?.summary.head ?? 0))
      \(Choice(name: "link", label: text.linkRisk, options: others.map { ($0.id, name($0)) }).html())
      <button class="button button--plain">\(text.linkButton)</button>
      """)
  }
}
