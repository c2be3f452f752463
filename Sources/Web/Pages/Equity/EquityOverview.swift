import Plan
import Store
import Strategies
import Vulnerability
import Workspace

/// The page of fairness: the plan's answers, what is missing elsewhere, and the log of evidence.
struct EquityOverview {
  let visit: Visit
  let text: EquityText
  let workspace: CommunityWorkspace
  let taxonomy: Taxonomy
  let errors: FormErrors
  /// About the evidence that was sent; empty for none.
  let notice: HTML

  private var isSent: Bool { !errors.isEmpty || !notice.isEmpty }

  var html: HTML {
    let answer: HTML = """
      <a class="button" href="\(EquityPages.path(visit, .plan, EquityPages.plan))">\(text.answer)</a>
      """
    return """
      <div class="stack stack--loose">
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(visit.doneNotice(["saved": text.saved, "added": text.added]))
      \(notice)
      </div>
      <section class="stack" aria-labelledby="plan">
      <div class="row row--ends"><h2 id="plan">\(text.plan)</h2>\(visit.mayEdit ? answer : .empty)</div>
      \(EquityPanel(visit: visit, workspace: workspace, taxonomy: taxonomy, subject: .plan, id: EquityPages.plan, showsTitle: false).html)
      </section>
      \(table("risks", text.risks, .risk, workspace.risks.map { ($0.id, workspace.title(of: $0), "\(RiskRegisterPages.path)/\(SitePath.encoded($0.id))") }))
      \(table("actions", text.actions, .action, workspace.actions.map { ($0.id, $0.title, "actions/\(SitePath.encoded($0.id))") }))
      \(log)
      </div>
      """
  }

  private func table(
    _ id: String, _ title: String, _ kind: EquityQuestion.Subject,
    _ subjects: [(id: String, title: String, path: String)]
  ) -> HTML {
    guard !subjects.isEmpty else { return .empty }
    let record = FairnessRecord(workspace, taxonomy: taxonomy, visit: visit)
    let rows = subjects.map { subject -> [HTML] in
      let entries = record.entries(kind, subject.id)
      let open = entries.filter { $0.answer == nil }
      let missing = open.map { "<li>\($0.question.question(visit.language))</li>" as HTML }
      let list: HTML = """
        <details class="details--cell"><summary>\(missing.count)<span class="hidden"> \(text.stillMissing): \(subject.title)</span></summary><ul class="small">\(missing)</ul></details>
        """
      let link: HTML = """
        <a href="\(EquityPages.path(visit, kind, subject.id))">\(text.answer)<span class="hidden">: \(subject.title)</span></a>
        """
      return [
        "<a href=\"\(visit.place?.path(subject.path) ?? "")\">\(subject.title)</a>",
        "<span class=\"number\">\(text.answeredOf(entries.count - open.count, entries.count))</span>",
        missing.isEmpty ? HTML(text.noneMissing) : list,
      ] + (visit.mayEdit ? [link] : [])
    }
    return """
      <section class="stack" aria-labelledby="equity-\(id)">
      <h2 id="equity-\(id)">\(title)</h2>
      \(DataTable(caption: "\(title): \(text.answered)", hidesCaption: true, columns: [text.subject, text.answered, text.stillMissing] + (visit.mayEdit ? [text.answer] : []), rows: rows).html)
      </section>
      """
  }

  // The log

  private var log: HTML {
    let rows = workspace.equityEvidence.map { item -> HTML in
      let parts: [(String, String)] = [
        (text.what, item.what), (text.who, item.who), (text.changed, item.changed),
      ].filter { !$0.1.isEmpty }
      let link: HTML =
        item.link.hasPrefix("https://") || item.link.hasPrefix("http://")
        ? "<p class=\"small\"><a href=\"\(item.link)\" rel=\"noreferrer\">\(item.link)</a></p>"
        : HTML(item.link)
      return """
        <li class="panel stack" id="evidence-\(item.id)">
        <h3>\(item.claim)</h3>
        <p class="soft small">\(item.date.isEmpty ? .empty : "\(DayLabel(item.date).html) · " as HTML)<code>\(item.id)</code></p>
        <dl class="stack stack--tight">\(parts.map { "<div><dt class=\"soft small\">\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })</dl>
        \(item.link.isEmpty ? .empty : link)
        </li>
        """
    }
    return """
      <section class="stack" aria-labelledby="log">
      <h2 id="log">\(text.log)</h2>
      <p class="soft">\(text.logLead)</p>
      \(rows.isEmpty ? "<p>\(text.noLog)</p>" as HTML : "<ul class=\"stack bare\">\(rows)</ul>" as HTML)
      \(visit.mayAdd ? form : .empty)
      </section>
      """
  }

  private var form: HTML {
    let field = FormFields(errors: errors, maxLength: 2_000) {
      isSent ? visit.form.text($0) : ""
    }
    return """
      <details\("open", when: isSent)><summary>\(text.addEvidence)</summary>
      \(errors.summary)
      \(visit.form(visit.place?.path("\(EquityPages.path)/evidence") ?? "", """
        \(visit.draftFields(base: visit.place?.summary.head ?? 0))
        \(field("claim", text.claim, isRequired: true))
        \(field("date", text.date, hint: text.dateHint))
        \(field("what", text.what, lines: 2))
        \(field("who", text.who, lines: 2))
        \(field("changed", text.changed, lines: 2))
        \(field("link", text.link))
        <button class="button">\(text.addEvidence)</button>
        """))
      </details>
      """
  }
}
