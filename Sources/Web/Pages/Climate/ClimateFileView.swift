import Climate
import Quantities
import Workspace

/// What a profile from an atlas would change: the place, the rows beside those that are there, and the choice to take it.
struct ClimateFileView {
  let visit: Visit
  let summary: ClimateFileSummary
  /// True when there is something to take.
  let hasChanges: Bool
  let errors: FormErrors
  /// True when somebody has changed the same rows since the file was looked at.
  let isStale: Bool

  private var text: ClimateFileText { visit.words(ClimateFileText.self) }
  private var choice: ClimateFileChoice { summary.choice }
  private var path: String {
    let job = (try? visit.parameter("job")) ?? ""
    return visit.place?.path("\(ClimateFilePages.path)/looks/\(SitePath.encoded(job))") ?? ""
  }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    \(Trail(steps: [(text.title, visit.place?.path(ClimateFilePages.path) ?? "")]).html)
    <h1>\(text.previewTitle)</h1>
    \(errors.summary)
    \(stale)
    <p class="lead">\(text.holds(summary.name, summary.placeCount, summary.models, summary.years.lowerBound, summary.years.upperBound))</p>
    \(summary.title.isEmpty ? .empty : "<p class=\"soft\"><span lang=\"en\">\(summary.title)</span></p>" as HTML)
    \(place)
    \(problem)
    \(observed)
    \(FindingNotice(text.stationFindings, summary.findings, visit).html)
    </div>
    \(changes)
    \(ClimateFileChoicePanel(visit: visit, summary: summary, errors: errors, path: path).html)
    </div>
    """
  }

  private var stale: HTML {
    guard isStale else { return .empty }
    let again = visit.form(
      path, className: "",
      """
      \(choice.hidden)<button class="button" name="act" value="look">\(text.lookAgainNow)</button>
      """)
    return Notice(
      tone: .caution, title: text.stale, detail: "<div class=\"actions\">\(again)</div>"
    ).html
  }

  private var place: HTML {
    guard let place = summary.place else { return .empty }
    let away = place.kilometers.map { text.away(visit.number($0, decimals: $0 < 10 ? 1 : 0)) }
    return """
      <p>\(text.place): <strong>\(place.name)</strong> (<code>\(place.id)</code>)\(away.map { ", \($0)" as HTML })\(summary.isProposed ? " · \(text.proposed)" as HTML : .empty)</p>
      """
  }

  private var problem: HTML {
    guard let problem = summary.problem else { return .empty }
    return Notice(
      tone: .danger, title: text.problem(problem, choice, summary.years),
      detail: "<p>\(text.chooseBelow)</p>"
    ).html
  }

  private var observed: HTML {
    var notices: [HTML] = []
    if summary.lacksObserved {
      let span = summary.stationSpan ?? "\(summary.years.lowerBound)–\(summary.years.upperBound)"
      notices.append(Notice(tone: .caution, title: text.noObserved(span)).html)
    }
    if let title = summary.stationTitle, let span = summary.stationSpan {
      notices.append("<p>\(text.besides): <span lang=\"en\">\(title)</span>, \(span)</p>")
    }
    return notices.joined(by: "\n")
  }

  // What would change

  private var changes: HTML {
    guard summary.problem == nil else { return .empty }
    return """
      <section class="stack" aria-labelledby="changes">
      <h2 id="changes">\(text.changes)</h2>
      \(counts)
      <p class="soft small">\(text.beside(summary.yearly, summary.single))</p>
      \(displaced)
      \(FindingNotice(text.newFindings, summary.newFindings, visit).html)
      \(rows)
      \(notes)
      \(decision)
      </section>
      """
  }

  private var counts: HTML {
    let all = ClimateRowChange.Standing.allCases
    let cells = all.map { standing -> HTML in
      let count = summary.counts[standing.rawValue] ?? 0
      return "<span class=\"number\">\(visit.number(Double(count)))</span>"
    }
    return DataTable(
      caption: text.rowsOfSummary, columns: all.map { text.standings[$0] ?? "" }, rows: [cells]
    ).html
  }

  private var displaced: HTML {
    DisplacedNotice(rows: summary.displaced, isDone: false, visit: visit).html
  }

  private var rows: HTML {
    guard !summary.rows.isEmpty else { return .empty }
    let total = summary.counts.values.reduce(0, +)
    let more = total - summary.rows.count
    let words = ClimateRowWords(visit: visit)
    let lines = summary.rows.map { row -> [HTML] in
      [
        words.name(row), HTML(words.scenario(row.scenario)), HTML(words.period(row.period)),
        HTML(text.kinds[row.kind] ?? row.kind), words.value(row.before, row),
        words.value(row.after, row),
        HTML(text.standings[row.standing] ?? ""),
      ]
    }
    return """
      \(DataTable(caption: text.changes, hidesCaption: true, columns: text.columns, rows: lines).html)
      \(more > 0 ? "<p class=\"soft\">\(text.moreRows(more))</p>" as HTML : .empty)
      """
  }

  private var notes: HTML {
    let said = summary.notes.map(visit.library) + summary.missing.map(missing)
    guard !said.isEmpty else { return .empty }
    return """
      <details><summary>\(text.notes)</summary>
      <ul>\(said.map { "<li>\($0)</li>" as HTML })</ul></details>
      """
  }

  /// Models and their scenario, which no language changes, with the reason why it is missing.
  private func missing(_ line: String) -> HTML {
    guard let end = line.firstRange(of: ": ") else { return visit.library(line) }
    let (run, reason) = (line[..<end.upperBound], line[end.upperBound...])
    // An atlas keeps a reason without its last period; the catalogue has whole sentences.
    let sentence = ".?!".contains(reason.last ?? " ") ? String(reason) : reason + "."
    return "\(String(run))\(visit.library(sentence))"
  }

  private var decision: HTML {
    let drop: HTML =
      "<button class=\"button button--plain\" name=\"act\" value=\"drop\" formnovalidate>\(text.drop)</button>"
    guard hasChanges else {
      return visit.form(path, "<p>\(text.nothing)</p><div class=\"actions\">\(drop)</div>")
    }
    let take: HTML =
      isStale
      ? .empty : "<button class=\"button\" name=\"act\" value=\"take\">\(text.take)</button>"
    return visit.form(
      path,
      """
      \(visit.draftFields(base: summary.base))
      \(Field(name: "reason", label: text.reason, value: visit.form.text("reason"), isRequired: false, maxLength: 500).html())
      <div class="actions">\(take)\(drop)</div>
      """)
  }
}

/// The cells of a row of a climate table in the reader's words.
struct ClimateRowWords {
  let visit: Visit

  private var text: ClimateFileText { visit.words(ClimateFileText.self) }

  func name(_ row: ClimateRowChange) -> HTML {
    "\(visit.library(row.name))<br><code class=\"small\">\(row.indicator)</code>"
  }

  func scenario(_ written: String) -> String {
    let scenario = ClimateScenario(written)
    if scenario.isObserved { return text.observed }
    return scenario == .historical ? text.historical : scenario.title
  }

  func period(_ written: String) -> String {
    let period = ProfilePeriod(written)
    return period.years == nil ? period.text : period.title
  }

  /// The number with its unit; a dash where there is none.
  func value(_ value: Double?, _ row: ClimateRowChange) -> HTML {
    guard let value else { return "<span class=\"soft\">–</span>" }
    let number = visit.number(value, decimals: value.magnitude < 10 ? 2 : 1)
    let unit = MeasurementUnit.readerName(of: row.unit)
    let word = visit.words(HazardProfileText.self).unitWords[unit] ?? unit
    return "<span class=\"number\">\(number)\u{A0}\(word)</span>"
  }
}

/// Rows of other sources that gave way to a profile's row of the same figure, by name.
struct DisplacedNotice {
  let rows: [DisplacedClimateRow]
  /// True when it has happened already.
  let isDone: Bool
  let visit: Visit

  private static let shown = 50

  private var text: ClimateFileText { visit.words(ClimateFileText.self) }

  /// Empty when none gave way.
  var html: HTML {
    guard !rows.isEmpty else { return .empty }
    let words = isDone ? text.wereDisplaced : text.wouldBeDisplaced
    let more = rows.count - Self.shown
    return Notice(
      tone: .caution, title: words(rows.count),
      detail: """
        <ul>\(rows.prefix(Self.shown).map(item))\(more > 0 ? "<li>\(text.moreRows(more))</li>" as HTML : .empty)</ul>
        <p class="small">\(text.oneRowEach)</p>
        """
    ).html
  }

  private func item(_ row: DisplacedClimateRow) -> HTML {
    let words = ClimateRowWords(visit: visit)
    let kind = text.kinds[row.kind].map { ", \($0)" } ?? ""
    let source = row.source.isEmpty ? text.noSource : row.source
    return """
      <li>\(visit.library(row.name)) (<code>\(row.indicator)</code>), \(words.scenario(row.scenario)), \(words.period(row.period))\(kind): <code>\(source)</code></li>
      """
  }
}
