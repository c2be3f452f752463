import Accounts
import Foundation
import Inventory
import Plan
import Store
import Tables

/// The audit register as a page shows it.
struct AuditView {
  let visit: Visit
  let place: WorkspacePlace
  let calculation: PlanCalculation
  let register: AuditRegister
  let links: RecordLinks
  let writer: FigureWriter
  let text: AuditWords
  /// The entry whose form was sent without a reason.
  let problem: (id: String, errors: FormErrors)?
  var notice: HTML = .empty

  private var words: FigureText { visit.words(FigureText.self) }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    <h1>\(text.title)</h1>
    <p class="lead">\(text.lead)</p>
    \(visit.doneNotice(["accepted": text.acceptedDone, "withdrawn": text.withdrawnDone]))
    \(notice)
    \(problem?.errors.summary)
    </div>
    \(facts)
    \(ForecastScene.omissions(calculation.omissions, writer, text.notAudited))
    <div class="stack">
    \(filter)
    \(groups)
    </div>
    \(remarks)
    \(others)
    </div>
    """
  }

  private var facts: HTML {
    let weights = Finding.Severity.allCases.reversed().map { severity -> Fact in
      let count = register.open.count { $0.finding.severity == severity }
      return Fact(
        label: text.open(severity.rawValue, count), value: HTML(visit.number(Double(count))))
    }
    let accepted = register.entries.count - register.open.count
    return
      (weights + [
        Fact(label: text.accepted(accepted), value: HTML("\(accepted)")),
        Fact(label: text.passed(register.passed.count), value: HTML("\(register.passed.count)")),
        Fact(label: text.skipped(register.skipped.count), value: HTML("\(register.skipped.count)")),
      ]).html
  }

  // Which findings are shown

  private var severity: Finding.Severity? {
    visit.query("severity").flatMap(Finding.Severity.init(rawValue:))
  }

  private var state: String { visit.query("state") ?? "all" }

  private var chosen: [AuditRegister.Entry] {
    register.entries.filter { entry in
      (severity == nil || entry.finding.severity == severity)
        && (state == "all" || entry.isOpen == (state == "open"))
    }
  }

  private var filter: HTML {
    let weights =
      [(value: "", label: text.all)]
      + Finding.Severity.allCases.reversed().map {
        (value: $0.rawValue, label: words.severity($0.rawValue))
      }
    let states = [
      (value: "all", label: text.openAndAccepted), (value: "open", label: text.openOnly),
      (value: "accepted", label: text.acceptedOnly),
    ]
    return """
      <form method="get" action="\(place.path(AuditPages.path))" class="form--inline toolbar" aria-label="\(text.filterLabel)">
      \(Choice(name: "severity", label: text.severity, options: weights, value: severity?.rawValue ?? "").html())
      \(Choice(name: "state", label: text.state, options: states, value: state).html())
      <button class="button">\(text.show)</button>
      </form>
      <p><a href="\(Visit.address(place.path(AuditPages.path), [("download", "audit-register")]))" download>\(text.download)</a></p>
      """
  }

  private var groups: HTML {
    let entries = chosen
    guard !entries.isEmpty else {
      return register.open.isEmpty
        ? Notice(tone: .good, title: text.nothingOpen, detail: "<p>\(text.nothingOpenDetail)</p>")
          .html
        : "<p role=\"status\">\(text.noMatch)</p>"
    }
    var order: [String] = []
    for entry in entries where !order.contains(entry.finding.rule) {
      order.append(entry.finding.rule)
    }
    return order.map { rule in
      group(rule, entries.filter { $0.finding.rule == rule })
    }.joined(by: "\n")
  }

  private func group(_ rule: String, _ entries: [AuditRegister.Entry]) -> HTML {
    let declaration = AuditRegistry.rule(rule)?.declaration
    return """
      <section class="stack stack--tight audit" id="rule-\(rule)">
      <div class="row row--ends"><h2>\(writer.library(declaration?.title ?? rule))</h2>
      <span class="soft small">\(text.findings(entries.count))</span></div>
      \(declaration.map(meaning))
      <ul class="rows">
      \(entries.map { AuditEntryView(view: self, entry: $0).html })
      </ul>
      </section>
      """
  }

  private func meaning(_ rule: AuditRuleDeclaration) -> HTML {
    """
    <details class="inline"><summary>\(text.whatItMeans)</summary>
    <dl class="meaning">
    <dt>\(text.test)</dt><dd>\(writer.library(rule.test))</dd>
    <dt>\(text.seen)</dt><dd>\(writer.library(rule.failure))</dd>
    <dt>\(text.advice)</dt><dd>\(writer.library(rule.advice))</dd>
    </dl></details>
    """
  }

  /// An entry as part of an id.
  static func id(_ rule: String, _ subject: String) -> String {
    let plain = "\(rule)-\(subject)".map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    // Subjects that differ in other letters only still need ids of their own.
    let sum = subject.utf8.reduce(UInt32(17)) { $0 &* 31 &+ UInt32($1) }
    return String(plain.prefix(80)) + "-" + String(sum, radix: 16)
  }

  // Under the findings

  private var remarks: HTML {
    guard !register.findings.isEmpty else { return .empty }
    return """
      <section class="stack stack--tight"><h2>\(text.staleTitle)</h2>
      \(FindingList(links: links, writer: writer).html(register.findings))
      </section>
      """
  }

  private var others: HTML {
    let passed = register.passed.map { rule in
      "<li><b>\(writer.library(rule.title))</b>. \(writer.library(rule.test))</li>" as HTML
    }
    let skipped = register.skipped.map { skip in
      "<li><b>\(writer.library(skip.rule.title))</b>. \(writer.library(skip.reason))</li>" as HTML
    }
    return """
      <div class="stack stack--tight">
      \(skipped.isEmpty ? .empty : "<details><summary>\(text.skippedTitle(skipped.count))</summary><ul class=\"finding-list\">\n\(skipped)\n</ul></details>" as HTML)
      \(passed.isEmpty ? .empty : "<details><summary>\(text.passedTitle(passed.count))</summary><ul class=\"finding-list\">\n\(passed)\n</ul></details>" as HTML)
      </div>
      """
  }

  /// The register as a file.
  var table: FigureTable {
    FigureTable(
      id: "audit-register", caption: text.title,
      columns: [
        text.severity, text.rule, text.subject, text.evidence, text.place, text.stake(""),
        text.advice, text.reason, text.office, "date",
      ].map { .init(title: $0.trimmingCharacters(in: .whitespaces), isNumber: false) },
      rows: register.entries.map { entry in
        let finding = entry.finding
        return FigureTable.Row(
          cells: [
            finding.severity.rawValue, finding.rule, finding.subject, finding.evidence,
            finding.place.description, finding.tonnesAtStake.map { "\($0)" } ?? "", finding.advice,
            entry.acceptance?.reason ?? "", entry.acceptance?.acceptedBy ?? "",
            entry.acceptance?.date ?? "",
          ].map { FigureTable.Cell($0) })
      })
  }
}

/// One finding of the register, with the form that accepts it or withdraws that.
struct AuditEntryView {
  let view: AuditView
  let entry: AuditRegister.Entry

  private var text: AuditWords { view.text }
  private var finding: AuditFinding { entry.finding }
  private var id: String { AuditView.id(finding.rule, finding.subject) }
  private var words: FigureText { view.visit.words(FigureText.self) }
  private var line: AuditLineTitle {
    AuditLineTitle(visit: view.visit, subject: finding.subject)
  }

  var html: HTML {
    let stake = finding.tonnesAtStake.map {
      "<span class=\"tag tag--accent\">\(text.stake(view.writer.tonnes($0.magnitude)))</span>"
        as HTML
    }
    return """
      <li class="audit__entry" id="\(id)"><div class="stack stack--tight">
      <p class="row">\(FindingList.tag(finding.severity, words)) <b>\(line.text)</b> \(stake)</p>
      <p>\(view.writer.library(line.put(into: finding.evidence)).withIndices)</p>
      <p class="small">\(view.links.link(finding.place, words))</p>
      <p class="small"><b>\(text.doThis):</b> \(view.writer.library(finding.advice))</p>
      \(entry.acceptance.map(accepted) ?? acceptForm)
      </div></li>
      """
  }

  private func accepted(_ acceptance: AuditAcceptance) -> HTML {
    let place = view.place
    let name = view.links.document(acceptance.place).flatMap { $0.row == nil ? nil : $0 }
    let history = name.map { name -> HTML in
      """
      <a href="\(place.path("history?document=\(SitePath.encoded(name.description))"))">\(text.history)</a>
      <a href="\(place.path(to: name))">\(text.editAcceptance)</a>
      """
    }
    let withdraw = name.flatMap(\.row).map { row in
      view.visit.button(
        text.withdraw, to: place.path(AuditPages.path + "/withdraw"),
        fields: """
          \(view.visit.draftFields(base: place.summary.head))
          <input type="hidden" name="row" value="\(row)">
          """)
    }
    return """
      <div class="notice notice--good">
      <p class="notice__title">\(text.accepted(acceptance))</p>
      <p>\(acceptance.reason)</p>
      <div class="actions small">\(history)\(place.may(.removeRecord) ? withdraw : nil)</div>
      </div>
      """
  }

  private var acceptForm: HTML {
    guard view.place.may(.editDocument), !view.place.summary.isArchived else { return .empty }
    let isWrong = view.problem?.id == id
    let errors = isWrong ? view.problem?.errors ?? FormErrors() : FormErrors()
    return """
      <details class="inline"\("open", when: isWrong)><summary>\(text.accept)<span class="hidden">: \(line.text)</span></summary>
      <p class="soft small">\(text.acceptLead)</p>
      \(view.visit.form(view.place.path(AuditPages.path + "/accept"), """
        \(view.visit.draftFields(base: view.place.summary.head))
        <input type="hidden" name="rule" value="\(finding.rule)">
        <input type="hidden" name="subject" value="\(finding.subject)">
        \(reason(errors))
        \(office(errors))
        <button class="button">\(text.acceptButton)</button>
        """))
      </details>
      """
  }

  /// The fields' ids are the entry's, since a page has many of these forms.
  private func reason(_ errors: FormErrors) -> HTML {
    let name = "acceptance-\(id)"
    let error = errors[name]
    return """
      <div class="field\(error == nil ? HTML.empty : " field--wrong")">
      <label class="field__label" for="field-\(name)">\(text.reason)</label>
      <p class="field__hint" id="hint-\(name)">\(text.reasonHint)</p>
      \(error.map { "<p class=\"field__error\" id=\"error-\(name)\">\($0)</p>" as HTML })
      <textarea class="input" id="field-\(name)" name="acceptance" rows="3" maxlength="4000" required \
      aria-describedby="hint-\(name)"\("aria-invalid", error == nil ? nil : "true")></textarea>
      </div>
      """
  }

  private func office(_ errors: FormErrors) -> HTML {
    let name = "office-\(id)"
    return """
      <div class="field">
      <label class="field__label" for="field-\(name)">\(text.office)</label>
      <p class="field__hint" id="hint-\(name)">\(text.officeHint)</p>
      <input class="input" id="field-\(name)" name="office" maxlength="200" aria-describedby="hint-\(name)">
      </div>
      """
  }
}
