/// The list of published plans, or what to do when there is none.
struct PlanListPage {
  let plans: [PublishedPlan]

  var title: String { plans.isEmpty ? "No plan is published yet" : "Climate action plans" }

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
    <p>Stop this server, and start it with the folder of your workspace:</p>
    <p><code>cairn serve my-county</code></p>
    <p>Its plan is then built, published and shown here.</p>
    </div>
    """
  }

  private func row(_ plan: PublishedPlan) -> ListRow {
    let details = [plan.community, plan.edition, plan.date].filter { !$0.isEmpty }
    return ListRow(
      title: "<a href=\"\(plan.path)\">\(plan.title)</a>",
      detail: HTML(details.joined(separator: " · ")))
  }
}
