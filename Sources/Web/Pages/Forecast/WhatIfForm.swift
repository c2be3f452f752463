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
      <input type="hidden" name="try" value="1">
      <div class="whatif__actions">
      \(saved.map(row))
      </div>
      <div class="actions whatif__bar">
      <button class="button">\(text.recompute)</button>
      <a class="button button--plain" href="\(place.path(WedgePages.path))">\(text.reset)</a>
      <span class="soft small" role="status" id="whatif-status"></span>
      </div>
      </form>
      """
  }

  private func row(_ action: Action) -> HTML {
    let now = trial?.actions.first { $0.id == action.id } ?? action
    let isOn = trial?.off.contains(action.id) != true
    return """
      <fieldset class="whatif__action">
      <legend class="hidden">\(action.title)</legend>
      <label class="choice"><input type="checkbox" name="on" value="\(action.id)"\("checked", when: isOn)>\
      <span>\(action.title)</span></label>
      <div class="whatif__levers">
      \(amount(action, now))
      \(start(action, now))
      </div>
      </fieldset>
      """
  }

  private func amount(_ saved: Action, _ now: Action) -> HTML {
    guard let lever = WhatIf.Lever(saved), let value = now.parameters[lever.parameter.name]?.text
    else { return .empty }
    let unit = text.unit(lever.parameter.unit?.symbol ?? "", lever.isShare)
    return slider(
      "amount.\(saved.id)", label: "\(text.lever(lever.parameter.name)), \(unit)", value: value,
      range: (plain(lever.range.lowerBound), plain(lever.range.upperBound)),
      step: lever.step.map(plain) ?? "any")
  }

  private func start(_ saved: Action, _ now: Action) -> HTML {
    let years = scene.projection.years
    // A start in the past of the forecast stays within reach of its slider.
    let first = min(saved.startYear, years.lowerBound + 1)
    let last = max(saved.startYear, years.upperBound)
    return slider(
      "start.\(saved.id)", label: text.start, value: String(now.startYear),
      range: (String(first), String(last)), step: "1")
  }

  private func slider(
    _ name: String, label: String, value: String, range: (low: String, high: String), step: String
  ) -> HTML {
    """
    <div class="slider">
    <label for="field-\(name)">\(label)</label>
    <output for="field-\(name)">\(value)</output>
    <input type="range" id="field-\(name)" name="\(name)" min="\(range.low)" max="\(range.high)" \
    step="\(step)" value="\(value)">
    </div>
    """
  }

  private func plain(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e9 ? String(Int(value)) : String(value)
  }
}
