import Strategies
import Vulnerability
import Workspace

/// What is left of a risk after the actions for it, year by year in which something is complete.
struct ResidualPanel {
  let visit: Visit
  let workspace: CommunityWorkspace
  let risk: Risk

  private var text: ResidualText { visit.words(ResidualText.self) }
  private var words: RatingWords { RatingWords(visit) }
  private var rater: RiskRater { RiskRater(workspace, asked: visit.query("preset")) }
  private var book: ResponseBook {
    ResponseBook(actions: workspace.actions, responses: workspace.responses)
  }

  /// Every step as a table; what it is made of opens below it.
  var html: HTML {
    let book = book
    let steps = book.steps(of: risk)
    let hazard = rater.hazard(of: risk)
    let preset = rater.preset
    let rows = steps.map { step -> [HTML] in
      let done = step.reliefs.filter { $0.completeYear == step.year }
      return [
        HTML(String(step.year)),
        "<ul class=\"bare small\">\(done.map(relief))</ul>",
        words.badge(step.rating(preset, hazard: hazard), by: preset),
        "<span class=\"small\">\(changes(step))</span>",
      ]
    }
    let first: [HTML] = [
      HTML(text.today), HTML("–"), words.badge(rater.rating(of: risk), by: rater.preset), HTML(""),
    ]
    return """
      <section class="stack" aria-labelledby="residual">
      <h2 id="residual">\(text.title)</h2>
      \(steps.isEmpty ? "<p class=\"soft\">\(text.none)</p>" as HTML : DataTable(caption: "\(text.title): \(words.title(preset))", hidesCaption: true, columns: [text.year, text.complete, words.title(preset), text.scores], rows: [first] + rows).html)
      \(steps.isEmpty ? .empty : "<p class=\"soft small\">\(text.method)</p>" as HTML)
      </section>
      """
  }

  /// The last step in one line; empty where nothing is done.
  var short: HTML {
    guard let last = book.steps(of: risk).last else { return .empty }
    return """
      <p class="small">\(text.after(last.year)): \(words.badge(last.rating(rater.preset, hazard: rater.hazard(of: risk)), by: rater.preset))</p>
      """
  }

  private func relief(_ relief: RiskRelief) -> HTML {
    let path = visit.place?.path("actions/\(SitePath.encoded(relief.action))") ?? ""
    let points = [
      (text.exposure, -relief.exposureDrop), (text.sensitivity, -relief.sensitivityDrop),
      (text.capacity, relief.capacityGain),
    ].filter { $0.1 != 0 }.map { "\($0.0) \($0.1 > 0 ? "+" : "−")\(abs($0.1))" }
      .joined(separator: ", ")
    return """
      <li><a href="\(path)">\(relief.actionTitle)</a> \(points)\
      \(relief.reason.isEmpty ? .empty : "<br><span class=\"soft\">\(relief.reason)</span>" as HTML)</li>
      """
  }

  private func changes(_ step: ResidualRisk) -> HTML {
    step.changes.map { axis -> HTML in
      let before = step.before[axis].map(String.init) ?? words.unsure
      let after = step.after[axis].map(String.init) ?? words.unsure
      return "\(words.title(axis)) \(before) → \(after)"
    }.joined(by: "<br>")
  }
}

struct ResidualText: Words {
  let title: String
  let none: String
  let today: String
  let year: String
  let complete: String
  let scores: String
  let after: @Sendable (_ year: Int) -> String
  let exposure: String
  let sensitivity: String
  let capacity: String
  let method: String

  static let english = ResidualText(
    title: "What is left after actions",
    none:
      "No action says how much it takes off this risk. Points stand in responses.csv, one row for each action and risk.",
    today: "As scored", year: "Year", complete: "Complete by then", scores: "Scores that move",
    after: { "After actions, \($0)" }, exposure: "exposure", sensitivity: "sensitivity",
    capacity: "capacity",
    method:
      "Points count from the year in which an action is complete; those of several actions add up within 1 to 5. Likelihood does not move, and unsure stays unsure. Points are judgments, not measured harm."
  )

  static let spanish = ResidualText(
    title: "Lo que queda tras las acciones",
    none:
      "Ninguna acción dice cuánto quita a este riesgo. Los puntos figuran en responses.csv, una fila por acción y riesgo.",
    today: "Como se valoró", year: "Año", complete: "Completas para entonces",
    scores: "Puntuaciones que se mueven", after: { "Tras las acciones, \($0)" },
    exposure: "exposición", sensitivity: "sensibilidad", capacity: "capacidad",
    method:
      "Los puntos cuentan desde el año en que una acción está completa; los de varias acciones se suman entre 1 y 5. La probabilidad no se mueve y lo incierto sigue incierto. Los puntos son juicios, no daño medido."
  )
}
