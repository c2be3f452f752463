import Store
import Tables
import Vulnerability
import Workspace

/// What has happened here, and adding to it.
struct EventList {
  let visit: Visit
  let scene: ScreeningScene
  let errors: FormErrors
  /// True when the form comes back with what was written.
  let isSent: Bool

  private var text: ScreeningText.EventText { visit.words(ScreeningText.self).events }

  var html: HTML {
    let events = scene.workspace.hazardEvents.sorted { ($0.date, $0.id) > ($1.date, $1.id) }
    return """
      <section class="stack" aria-labelledby="events">
      <h2 id="events">\(text.title)</h2>
      <p class="soft">\(text.lead)</p>
      \(events.isEmpty ? "<p>\(text.none)</p>" as HTML : table(events))
      \(visit.mayAdd ? form : .empty)
      </section>
      """
  }

  private func table(_ events: [HazardEvent]) -> HTML {
    let rows = events.map { event -> [HTML] in
      let path = visit.place?.path(to: DocumentName(file: "events.csv", row: event.id)) ?? ""
      func number(_ value: Double?, _ sign: String = "") -> HTML {
        value.map { "<span class=\"number\">\(sign)\(visit.number($0))</span>" }
          ?? "<span class=\"soft\">\(text.notKnown)</span>"
      }
      return [
        "<a href=\"\(path)\">\(event.title)</a><br><span class=\"soft small\">\(event.description)</span>\(area(event))",
        "<span class=\"number\">\(DayLabel.span(from: event.date, to: event.endDate))</span>",
        HTML(scene.taxonomy.name(.hazard, event.hazard, visit.language)),
        number(event.losses, "$"), number(event.deaths), number(event.injuries),
      ]
    }
    return DataTable(
      caption: "\(text.what), \(text.date), \(text.losses)", hidesCaption: true,
      columns: [text.what, text.date, text.hazard, text.losses, text.deaths, text.injuries],
      rows: rows
    ).html
  }

  /// Whose harm the numbers are, where it is not the community's own.
  private func area(_ event: HazardEvent) -> HTML {
    event.harmArea.isEmpty
      ? .empty : "<br><span class=\"small\">\(text.numbersFor(event.harmArea))</span>"
  }

  private var form: HTML {
    let field = FormFields(errors: errors, maxLength: 2_000) {
      isSent ? visit.form.text($0) : ""
    }
    let hazards =
      [("", "–")]
      + scene.taxonomy.shown(.hazard).map { ($0.id, $0.name(visit.language)) }
    return """
      <details\("open", when: isSent)><summary>\(text.add)</summary>
      \(errors.summary)
      \(visit.form(visit.place?.path("\(ScreeningPages.path)/event") ?? "", """
        \(visit.draftFields(base: visit.place?.summary.head ?? 0))
        <div class="grid">
        \(Choice(name: "hazard", label: text.hazard, options: hazards, value: isSent ? visit.form.text("hazard") : "").html(errors))
        \(field("title", text.what, isRequired: true))
        \(field("date", text.date, isRequired: true, hint: text.dateHint))
        \(field("end_date", text.endDate))
        \(field("losses_usd", text.losses, mode: "decimal", hint: text.lossesHint))
        \(field("deaths", text.deaths, mode: "numeric"))
        \(field("injuries", text.injuries, mode: "numeric"))
        \(field("harm_area", text.harmArea, hint: text.harmAreaHint))
        \(field("description", text.description, lines: 2))
        \(field("source", text.source))
        </div>
        <button class="button button--plain">\(text.add)</button>
        """))
      </details>
      """
  }
}
