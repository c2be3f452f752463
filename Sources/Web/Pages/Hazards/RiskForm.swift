import Plan
import Store
import Tables
import Vulnerability
import Workspace

/// The form that scores and describes a risk, with what its scores lead to.
struct RiskForm {
  /// The script that shows the result while somebody chooses.
  static let script = "scores.js"

  let visit: Visit
  let calculation: PlanCalculation
  let taxonomy: Taxonomy
  /// Cells by column: the risk's own, or what the form says.
  let values: [String: String]
  let path: String
  let isNew: Bool
  var errors = FormErrors()
  var base: Int

  private var text: RiskText { visit.words(RiskText.self) }
  private var detail: RiskDetailText { visit.words(RiskDetailText.self) }
  private var workspace: CommunityWorkspace { calculation.workspace }
  private var rater: RiskRater { RiskRater(workspace) }

  var html: HTML {
    """
    \(errors.summary)
    \(visit.form(path, """
      \(visit.draftFields(base: base))
      <div class="columns columns--side">
      <div class="stack">
      \(subject)
      \(scores)
      \(description)
      \(Field(name: "reason", label: detail.reason, value: visit.form.text("reason"), hint: detail.reasonHint, isRequired: false, marksOptional: false, maxLength: 500).html())
      \(values["settled_on"]?.isEmpty == false ? "<p class=\"soft small\">\(detail.settledAway)</p>" as HTML : .empty)
      <div class="actions"><button class="button">\(detail.save)</button>
      <button class="button button--plain" name="look" value="yes" formnovalidate>\(detail.look)</button></div>
      </div>
      <aside class="stack">
      <div class="stack" id="score-result" aria-live="polite">\(result)</div>
      \(AssetReasonPanel(visit: visit, calculation: calculation, risk: Self.risk(values)).aside)
      </aside>
      </div>
      """))
    """
  }

  private var subject: HTML {
    let hazards = (isNew ? [("", "–")] : []) + workspace.hazards.map { ($0.id, $0.name) }
    var systems = taxonomy.shown(.system).map { ($0.id, $0.name(visit.language)) }
    let own = values["system_id"] ?? ""
    if !own.isEmpty, !systems.contains(where: { $0.0 == own }) {
      systems.append((own, taxonomy.name(.system, own, visit.language)))
    }
    return """
      <div class="grid">
      \(Choice(name: "hazard", label: text.hazard, options: hazards, value: values["hazard"] ?? "").html(errors))
      \(Field(name: "system", label: detail.systemName, value: values["system"] ?? "", maxLength: 200).html(errors))
      \(Choice(name: "system_id", label: detail.systemType, options: [("", detail.noSystemType)] + systems, value: own).html(errors))
      </div>
      """
  }

  // Scores

  private var scores: HTML {
    let read = rater.preset.axes
    let others = RiskScores.Axis.allCases.filter { !read.contains($0) }
    let fields = ScoreFields(visit: visit) { values[$0.rawValue] ?? "unsure" }
    let more: HTML = """
      <details><summary>\(detail.otherScores)</summary>
      <div class="stack"><p class="soft small">\(detail.otherScoresLead)</p>
      <div class="scores">\(others.map(fields.html))</div></div></details>
      """
    return """
      <section class="stack" aria-labelledby="scores">
      <h2 id="scores">\(RatingWords(visit).title(rater.preset))</h2>
      <div class="scores">\(read.map(fields.html))</div>
      \(read.isEmpty ? .empty : more)
      \(read.isEmpty ? "<div class=\"scores\">\(others.map(fields.html))</div>" as HTML : .empty)
      </section>
      """
  }

  // Words

  private var description: HTML {
    let confidences =
      [("", detail.noConfidence)]
      + Confidence.allCases.map { ($0.rawValue, text.confidences[$0] ?? $0.rawValue) }
    return """
      <section class="stack" aria-labelledby="describe">
      <h2 id="describe">\(detail.describe)</h2>
      <input type="hidden" name="lists" value="yes">
      \(field("impact", text.impactWords, lines: 4))
      \(checks("groups", detail.groups, kind: .vulnerableGroup))
      \(field("people", text.people, lines: 2))
      \(checks("capacity_factors", detail.factors, kind: .capacityFactor))
      \(field("capacity", text.capacityWords, lines: 3))
      \(Choice(name: "confidence", label: text.confidence, options: confidences, value: values["confidence"] ?? "").html(errors))
      \(field("evidence", detail.evidence, hint: detail.evidenceHint, lines: 2))
      \(field("note", detail.notes, lines: 3))
      \(field("source", detail.source))
      </section>
      """
  }

  private var field: FormFields {
    FormFields(errors: errors, maxLength: 5_000) { values[$0] ?? "" }
  }

  private func checks(_ name: String, _ label: String, kind: TaxonomyEntry.Kind) -> HTML {
    let chosen = RiskForm.words(values[name] ?? "")
    var entries = taxonomy.shown(kind).map { ($0.id, $0.name(visit.language)) }
    for id in chosen where !entries.contains(where: { $0.0 == id }) {
      entries.append((id, taxonomy.name(kind, id, visit.language)))
    }
    let count = chosen.isEmpty ? "" : " (\(chosen.count))"
    let boxes = entries.map { id, title -> HTML in
      """
      <label class="choice choice--small"><input type="checkbox" name="\(name)" value="\(id)"\("checked", when: chosen.contains(id))><span>\(title)</span></label>
      """
    }
    return """
      <details\("open", when: !chosen.isEmpty)><summary>\(label)\(count)</summary>
      <fieldset id="field-\(name)"><legend class="hidden">\(label)</legend>
      <div class="choices--columns">\(boxes)</div></fieldset></details>
      """
  }

  /// What the scores lead to, as the library computes it.
  private var result: HTML {
    let risk = Self.risk(values)
    let words = RatingWords(visit)
    let hazard = workspace.hazards.first { $0.id == risk.hazard }
    let others = RiskPreset.allCases.filter { $0 != rater.preset && !$0.axes.isEmpty }
    return """
      <div class="panel stack">
      <h2>\(detail.result)</h2>
      <dl class="stack stack--tight">
      <div><dt class="soft small">\(words.title(rater.preset))</dt><dd>\(words.badge(risk.rating(rater.preset, hazard: hazard), by: rater.preset))</dd></div>
      \(others.map { preset in
        "<div><dt class=\"soft small\">\(words.title(preset))</dt><dd>\(words.badge(risk.rating(preset, hazard: hazard), by: preset))</dd></div>" as HTML
      })
      </dl>
      <p class="soft small"><code class="formula">\(words.words.text(rater.preset.equation))</code></p>
      </div>
      """
  }
}

/// Fields of scores, each with what 1 to 5 mean.
struct ScoreFields {
  let visit: Visit
  /// The score that is chosen; `unsure` when nobody is sure.
  let value: (RiskScores.Axis) -> String

  private var text: RiskText { visit.words(RiskText.self) }
  private var detail: RiskDetailText { visit.words(RiskDetailText.self) }

  func html(_ axis: RiskScores.Axis) -> HTML {
    Self.field(
      axis.rawValue, RatingWords(visit).title(axis), help: detail.help[axis] ?? "",
      scale: detail.scales[axis] ?? [], value: value(axis), text: text)
  }

  static func field(
    _ name: String, _ title: String, help: String, scale: [String], value: String, text: RiskText
  ) -> HTML {
    func option(_ own: String, _ label: HTML) -> HTML {
      """
      <label><input type="radio" name="\(name)" value="\(own)"\("checked", when: value == own)><span>\(label)</span></label>
      """
    }
    let options = scale.enumerated().map { index, meaning in
      option(
        String(index + 1),
        "<strong>\(index + 1) · \(text.scores[index])</strong> <span class=\"soft small\">\(meaning)</span>"
      )
    }
    return """
      <fieldset class="score" id="field-\(name)"><legend>\(title)</legend>
      <p class="field__hint">\(help)</p>
      <div class="score__options score__options--scale">
      \(options)
      \(option("unsure", "<strong>\(text.unsure)</strong>"))
      </div></fieldset>
      """
  }
}
