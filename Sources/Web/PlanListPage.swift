/// The list of published plans, or what to do when there is none.
struct PlanListPage {
  let plans: [PublishedPlan]
  var language = Language.english

  private var text: PlanListText { .in(language) }

  var title: String { plans.isEmpty ? text.none : text.title }

  var main: HTML {
    guard !plans.isEmpty else { return empty }
    return """
      <div class="stack">
      <h1>\(title)</h1>
      \(plans.map(row).html)
      </div>
      """
  }

  private var empty: HTML {
    """
    <div class="stack">
    <h1>\(title)</h1>
    <p>\(text.restart)</p>
    <p><code>cairn serve my-county</code></p>
    <p>\(text.then)</p>
    </div>
    """
  }

  private func row(_ plan: PublishedPlan) -> ListRow {
    let details = [
      HTML(plan.community), HTML(plan.edition), DayLabel(plan.date, language: language).html,
    ].filter { !$0.isEmpty }
    return ListRow(
      title: "<a href=\"\(plan.path)\">\(plan.title)</a>",
      detail: details.joined(by: " · "))
  }
}

struct PlanListText: Words {
  let title: String
  let none: String
  let restart: String
  let then: String

  static let english = PlanListText(
    title: "Climate action plans",
    none: "No plan is published yet",
    restart: "Stop this server, and start it with the folder of your workspace:",
    then: "Its plan is then built, published and shown here.")

  static let spanish = PlanListText(
    title: "Planes de acción climática",
    none: "Todavía no hay ningún plan publicado",
    restart: "Detenga este servidor e inícielo con la carpeta de su espacio de trabajo:",
    then: "Entonces su plan se prepara, se publica y se muestra aquí.")
}
