import Accounts
import Plan
import Store
import Strategies
import Tables
import Workspace

/// How the form of a range looks.
extension RangeForm {
  private var words: RangeWords { RangeWords(visit: visit) }

  func html(_ panel: HTML, notice: HTML = .empty, showsErrors: Bool) -> HTML {
    guard let place = visit.place else { return .empty }
    let text = visit.words(RangeText.self)
    let path =
      range.map { "\(RangePages.path)/\(SitePath.encoded($0.id))" } ?? "\(RangePages.path)/new"
    let shown = showsErrors ? errors : FormErrors()
    let form = visit.form(place.path(path), fields(shown, place, panel, at: place.path(path)))
    return """
      <div class="stack">
      \(Trail(steps: [(visit.words(UncertaintyText.self).title, place.path(UncertaintyPages.path))]).html)
      <h1>\(title)</h1>
      \(about)
      \(notice)
      \(shown.summary)
      \(form)
      \(removal(place, text))
      </div>
      """
  }

  /// What the plan is calculated with, and what may be.
  private var about: HTML {
    let text = visit.words(RangeText.self)
    let bounds = subject.bounds.flatMap { bounds -> HTML? in
      guard bounds.upperBound < 1e9 else { return nil }
      return
        " \(text.between(words.amount(bounds.lowerBound, subject), words.amount(bounds.upperBound, subject)))"
    }
    let present = catalog.input(of: subject).flatMap { input -> HTML? in
      guard input.isOfInventory else { return nil }
      return "<p class=\"soft\">\(text.inventoryHas) <span lang=\"en\">\(input.text)</span></p>"
    }
    return """
      <p class="lead">\(text.planUses(words.amount(subject.stated, subject)))\(bounds)</p>
      \(present)
      """
  }

  private func fields(
    _ errors: FormErrors, _ place: WorkspacePlace, _ panel: HTML, at path: String
  ) -> HTML {
    let text = visit.words(RangeText.self)
    func field(_ name: String, _ label: String, _ hint: String?, isRequired: Bool = true) -> HTML {
      Field(
        name: name, label: label, value: values[name] ?? "", hint: hint, isRequired: isRequired,
        marksOptional: false, inputMode: "decimal", maxLength: 40
      ).html(errors)
    }
    let unit = text.units[subject.unit] ?? subject.unit
    let inUnit = unit.isEmpty ? "" : ", \(unit)"
    let year: HTML =
      [.indicator, .path].contains(subject.what)
      ? Field(
        name: "parameter", label: text.year, value: values["parameter"] ?? "", hint: text.yearHint,
        inputMode: "numeric", maxLength: 4
      ).html(errors)
      : "<input type=\"hidden\" name=\"parameter\" value=\"\(subject.parameter)\">"
    return """
      \(visit.draftFields(base: place.summary.head))
      <input type="hidden" name="what" value="\(subject.what.rawValue)">
      <input type="hidden" name="subject" value="\(subject.subject)">
      \(year)
      \(Choice(name: "distribution", label: text.distribution, options: InputRange.Distribution.allCases.map { ($0.rawValue, words.distribution($0)) }, value: values["distribution"] ?? "", hint: text.distributionHint).html(errors))
      <div class="grid">
      \(field("low", text.low + inUnit, nil))
      \(field("best", text.best + inUnit, text.bestHint, isRequired: false))
      \(field("high", text.high + inUnit, nil))
      </div>
      <div class="panel panel--quiet" id="range-check" aria-live="polite" data-check="\(path)">\(panel)</div>
      \(Field(name: "source", label: text.source, value: values["source"] ?? "", hint: text.sourceHint, isRequired: false, marksOptional: false, maxLength: 200).html(errors))
      \(Field(name: "note", label: text.note, value: values["note"] ?? "", isRequired: false, maxLength: 2_000, lines: 2).html(errors))
      <div class="actions"><button class="button">\(text.save)</button>
      <button class="button button--plain" name="look" value="yes">\(text.check)</button></div>
      """
  }

  private func removal(_ place: WorkspacePlace, _ text: RangeText) -> HTML {
    guard let range, place.may(.removeRecord) else { return .empty }
    return visit.button(
      text.remove, to: place.path("\(RangePages.path)/\(SitePath.encoded(range.id))/remove"),
      style: "button button--danger", fields: visit.draftFields(base: place.summary.head))
  }
}
