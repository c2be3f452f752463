import Forecast
import Plan
import Quantities
import Strategies

/// The switches and sliders of a trial, as a form that is sent with GET.
struct WhatIfForm {
  let scene: ForecastScene
  let trial: WhatIf?
  let text: WedgeText

  var html: HTML {
    let place = scene.place
    let saved = scene.calculation.portfolio?.effective ?? []
    return """
      <form method="get" action="\(place.path(WedgePages.path))" class="whatif panel" id="whatif" \
      data-wait="\(text.wait)" data-failed="\(text.failed)">
      <div class="stack stack--tight"><h2>\(text.tryTitle)</h2>
      <p class="soft small">\(text.tryLead) \(text.startHint)</p></div>
      <input type="hidden" name="try" value="1">\(scene.followed.hidden)
      <div class="whatif__actions">
      \(saved.map(row))
      </div>
      <div class="actions whatif__bar">
      <button class="button">\(text.recompute)</button>
      <a class="button button--plain" href="\(Visit.address(place.path(WedgePages.path), scene.followed.fields))">\(text.reset)</a>
      <span class="soft small" role="status" id="whatif-status"></span>
      </div>
      </form>
      """
  }

  private func row(_ action: Action) -> HTML {
    let isOn = trial?.off.contains(action.id) != true
    let levers = WhatIfLever.all(of: action, years: scene.projection.years)
    let first = levers.filter {
      $0.field == "amount.\(action.id)" || $0.field == "start.\(action.id)"
    }
    let more = levers.filter { lever in !first.contains { $0.field == lever.field } }
    let isMoved = more.contains { lever in moved(lever) != nil }
    let rest: HTML =
      more.isEmpty
      ? .empty
      : """
      <details class="whatif__more"\("open", when: isMoved)><summary>\(text.more(more.count))<span class="hidden">: \(action.title)</span></summary>
      <div class="whatif__levers">\(more.map { slider($0, of: action) })</div></details>
      """
    return """
      <fieldset class="whatif__action">
      <legend class="hidden">\(action.title)</legend>
      <label class="choice"><input type="checkbox" name="on" value="\(action.id)"\("checked", when: isOn)>\
      <span>\(action.title)</span></label>
      <div class="whatif__levers">
      \(first.map { slider($0, of: action) })
      </div>
      \(rest)
      </fieldset>
      """
  }

  /// Where a trial has moved a slider to; nil for one that stands where it is saved.
  private func moved(_ lever: WhatIfLever) -> String? {
    trial?.fields.first { $0.name == lever.field }?.value
  }

  private func slider(_ lever: WhatIfLever, of action: Action) -> HTML {
    let saved = NumberText.cell(lever.stated)
    let value = moved(lever) ?? saved
    let stays: String? =
      if case .end = lever.kind { NumberText.cell(lever.range.upperBound) } else { nil }
    return """
      <div class="slider">
      <label for="field-\(lever.field)">\(text.label(lever))</label>
      <output for="field-\(lever.field)"\("data-stays", stays.map { _ in text.stays })>\(value == stays ? text.stays : value)</output>
      <input type="range" id="field-\(lever.field)" name="\(lever.field)" \
      min="\(NumberText.cell(lever.range.lowerBound))" max="\(NumberText.cell(lever.range.upperBound))" \
      step="\(lever.step.map(NumberText.cell) ?? "any")" value="\(value)" data-saved="\(saved)">
      </div>
      """
  }
}
