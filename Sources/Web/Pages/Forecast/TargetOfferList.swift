import Accounts
import Forecast
import Plan
import Tables
import Workspace

/// Targets that would fit the place, each with its figure, its reasons, and the way to a form that is filled with it.
struct TargetOfferList {
  let calculation: PlanCalculation
  let writer: FigureWriter
  let text: TargetText

  var html: HTML {
    let suggestions = calculation.targetSuggestions
    let taken = Set(calculation.workspace.targets.map(\.id))
    let offers = suggestions.offered.filter { !taken.contains($0.target.id) }
    guard !offers.isEmpty || !suggestions.notOffered.isEmpty else { return .empty }
    return """
      <section class="stack" id="suggestions" aria-labelledby="suggestions-title">
      <h2 id="suggestions-title">\(text.suggestions)</h2>
      <p class="soft">\(text.suggestionsLead)</p>
      \(offers.isEmpty ? .empty : "<ul class=\"rows\">\n\(offers.map(row))\n</ul>" as HTML)
      \(notOffered(suggestions.notOffered))
      </section>
      """
  }

  private func row(_ offer: TargetSuggestion) -> HTML {
    let target = offer.target
    let name = text.offerName(target)
    let figure =
      target.kind == .budget
      ? text.offeredBudget(writer.tonnes(offer.tonnes), target.baseYear, target.year)
      : text.offeredLevel(writer.tonnes(offer.tonnes), target.year)
    let needs = [
      offer.pace.map { text.offeredPace(writer.tonnes($0.yearly)) },
      offer.left.map { text.offeredLeft(writer.tonnes($0)) },
      offer.rate.map { text.offeredRate(writer.percent($0)) },
    ].compactMap(\.self)
    let detail: HTML = "<strong>\(figure)</strong> \(needs.joined(separator: " "))"
    return ListRow(
      title: HTML(name), detail: detail, actions: use(offer, name),
      more: """
        <details class="rows__detail"><summary>\(text.why)<span class="hidden">: \(name)</span></summary>
        <ul>\(offer.reasons.map { "<li>\(text.reason($0, number))</li>" as HTML })</ul></details>
        """
    ).html
  }

  private func number(_ value: Double, _ decimals: Int) -> String {
    writer.visit.number(value, decimals: decimals)
  }

  private func use(_ offer: TargetSuggestion, _ name: String) -> HTML {
    guard writer.place.may(.addRecord) else { return .empty }
    var cells = offer.cells
    cells["name"] = name
    let query = cells.sorted { $0.key < $1.key }.map { ("cell.\($0.key)", $0.value) }
    let path = Visit.address(
      writer.place.path("record/new"), [("file", WorkspaceTables.targets.file)] + query)
    return """
      <a class="button button--plain" href="\(path)">\(text.fillForm)<span class="hidden">: \(name)</span></a>
      """
  }

  private func notOffered(_ left: [TargetNotOffered]) -> HTML {
    guard !left.isEmpty else { return .empty }
    return """
      <details><summary>\(text.notOffered(left.count))</summary>
      <ul>\(left.map { "<li>\(text.kindName($0.kind)): \(writer.library($0.reason))</li>" as HTML })</ul>
      </details>
      """
  }
}

/// What each kind of target means, for whoever has to choose one.
struct TargetKindHelp {
  let text: TargetText

  var html: HTML {
    """
    <details id="kinds"><summary>\(text.kinds)</summary>
    <dl class="terms">
    \(Target.Kind.allCases.map { kind in
      "<div><dt>\(text.kindName(kind))</dt><dd>\(text.kindHelp(kind))</dd></div>" as HTML
    })
    </dl>
    </details>
    """
  }
}
