import Accounts
import Databases
import Foundation
import Store

/// Comments of residents in a list, those that wait first.
struct ResidentListView {
  let visit: Visit
  let place: WorkspacePlace
  let text: ResidentDeskText
  let comments: [ResidentComment]
  let pageSize: Int
  let period: CommentPeriod?

  private var wanted: String { visit.query("state") ?? "waiting" }
  private var address: String { place.path(ResidentDeskPages.path) }

  private var found: [ResidentComment] {
    switch wanted {
    case "waiting": comments.filter(\.isWaiting)
    case "all": comments
    default: comments.filter { $0.answer.state.rawValue == wanted }
    }
  }

  var html: HTML { comments.isEmpty && period == nil ? notAsked : list }

  /// Nothing to filter yet: only what comes first.
  private var notAsked: HTML {
    let ask: HTML = "<a class=\"button\" href=\"\(periodPath)\">\(text.ask)</a>"
    return """
      <div class="stack">
      <h1>\(text.title)</h1><p class="lead">\(text.lead)</p>
      \(EmptyState(title: text.noPeriod, detail: text.noPeriodDetail, action: place.may(.publish) ? ask : .empty).html)
      </div>
      """
  }

  private var periodPath: String { place.path("plan/publish") + "#comments" }

  private var list: HTML {
    let found = found
    let asked = visit.query("page").flatMap { Int($0) } ?? 1
    let page = min(max(1, asked), max(1, (found.count + pageSize - 1) / pageSize))
    let rows = found.dropFirst((page - 1) * pageSize).prefix(pageSize).map(row)
    let pager = Pager(
      page: page, pageSize: pageSize, count: found.count, text: visit.words(PagerText.self),
      path: { "\(address)?state=\(wanted)&page=\($0)" },
      number: { visit.number(Double($0), decimals: 0) })
    return """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p>
      \(visit.doneNotice(["published": text.donePublished, "aside": text.doneAside, "new": text.doneNew, "deleted": text.doneDeleted]))
      \(periodLine)</div>
      \(filter)
      \(rows.isEmpty ? EmptyState(title: text.none, detail: comments.isEmpty ? text.noneYet : text.noneHere).html : Array(rows).html)
      \(pager.html)
      </div>
      """
  }

  private var periodLine: HTML {
    let way: HTML =
      place.may(.publish)
      ? "<p><a href=\"\(periodPath)\">\(text.period)</a></p>" : .empty
    let line =
      period.map { CommentPeriodLine(visit: visit, place: place, period: $0).html }
      ?? "<p>\(text.noPeriod).</p>"
    return "\(line)\(way)"
  }

  private var filter: HTML {
    let states =
      [("waiting", text.waiting), ("all", text.all)]
      + ResidentComment.State.allCases
      .map { ($0.rawValue, text.name(of: $0)) }
    let links = states.map { value, label -> HTML in
      let count =
        value == "waiting"
        ? comments.count(where: \.isWaiting)
        : value == "all" ? comments.count : comments.count { $0.answer.state.rawValue == value }
      return
        "<li><a href=\"\(address)?state=\(value)\"\("aria-current", value == wanted ? "true" : nil)>\(label) (\(count))</a></li>"
    }
    return "<nav class=\"pills pills--small\" aria-label=\"\(text.show)\"><ul>\(links)</ul></nav>"
  }

  private func row(_ comment: ResidentComment) -> ListRow {
    let sent = comment.sent
    let facts = [
      "<bdi>\(sent.name.isEmpty ? visit.words(ResidentText.self).resident : sent.name)</bdi>",
      place.instants.html(comment.received), HTML(sent.chapterTitle),
    ].filter { !$0.isEmpty }
    let isNew = comment.answer.state == .new
    return ListRow(
      title:
        "<a href=\"\(address)?comment=\(comment.id)\" lang=\"\(sent.language)\">\(QuoteExcerpt(sent.text, limit: 160).text)</a>",
      detail: facts.joined(by: " · "),
      actions:
        "<span class=\"tag\(isNew ? " tag--accent" as HTML : .empty)\">\(text.name(of: comment.answer.state))</span>\(comment.isWaiting && !isNew ? "<span class=\"tag tag--caution\">\(text.unanswered)</span>" as HTML : .empty)"
    )
  }
}

/// One comment of a resident with the form to answer it.
struct ResidentAnswerView {
  let visit: Visit
  let place: WorkspacePlace
  let text: ResidentDeskText
  let comment: ResidentComment
  let subjects: ResidentSubjects
  let errors: FormErrors
  let notice: HTML

  private var address: String { place.path(ResidentDeskPages.path) }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">\(Trail(steps: [(text.title, address)]).html)
    <h1>\(text.one)</h1>\(notice)\(errors.summary)</div>
    \(said)
    \(form)
    \(deletion)
    </div>
    """
  }

  private var said: HTML {
    let words = visit.words(ResidentText.self)
    let sent = comment.sent
    let facts = [
      (text.name, sent.name.isEmpty ? words.resident : sent.name),
      (words.chapter, sent.chapter.isEmpty ? words.wholePlan : sent.chapterTitle),
      (text.area, sent.area), (text.interest, sent.interest),
    ].filter { !$0.1.isEmpty }
    return """
      <article class="panel comment stack" aria-label="\(words.comment)">
      <p class="comment__text" lang="\(sent.language)">\(sent.text)</p>
      <dl class="terms">
      \(facts.map { "<div><dt>\($0)</dt><dd>\($1)</dd></div>" as HTML })
      <div><dt>\(text.received)</dt><dd>\(place.instants.html(comment.received)) · <span class="code">\(comment.id)</span></dd></div>
      \(comment.answered.map { "<div><dt>\(text.answered)</dt><dd>\(place.instants.html($0)), \(comment.answeredBy ?? "")</dd></div>" as HTML })
      </dl></article>
      """
  }

  /// What was typed, else what is kept.
  private func value(_ name: String, _ kept: String) -> String { visit.form[name] ?? kept }

  private var form: HTML {
    let answer = comment.answer
    // A new comment is published unless somebody decides otherwise.
    let state = value("state", (answer.state == .new ? .published : answer.state).rawValue)
    return """
      <section class="panel stack"><h2>\(text.decide)</h2>
      \(visit.form(address, """
        <input type="hidden" name="comment" value="\(comment.id)">
        <input type="hidden" name="seen" value="\(comment.answered.map(InstantText.text) ?? "")">
        <fieldset><legend>\(visit.words(ResidentText.self).comment)</legend>
        \([ResidentComment.State.published, .aside, .new].map { choice($0, isChosen: $0.rawValue == state) })</fieldset>
        \(area("reply", text.reply, text.replyHint, answer.reply))
        \(area("change", text.change, text.changeHint, answer.change))
        \(subject(value("about", answer.about)))
        \(Field(name: "reason", label: text.reason, value: value("reason", answer.reason), hint: text.reasonHint, isRequired: false, marksOptional: false, maxLength: ResidentComment.Limit.reason).html(errors))
        <div class="actions"><button class="button">\(text.save)</button><a class="button button--plain" href="\(address)">\(text.cancel)</a></div>
        """))
      </section>
      """
  }

  private func choice(_ state: ResidentComment.State, isChosen: Bool) -> HTML {
    """
    <label class="choice"><input type="radio" name="state" value="\(state.rawValue)"\("checked", when: isChosen)>\
    <span>\(text.act(state))<span class="choice__hint">\(text.hint(state))</span></span></label>
    """
  }

  private func area(_ name: String, _ label: String, _ hint: String, _ kept: String) -> HTML {
    Field(
      name: name, label: label, value: value(name, kept), hint: hint, isRequired: false,
      marksOptional: false, maxLength: ResidentComment.Limit.answer, lines: 4
    ).html(errors)
  }

  private func subject(_ chosen: String) -> HTML {
    let known = subjects.chapters + subjects.actions
    // What was chosen once and is not public any more stays until somebody chooses something else.
    let gone =
      chosen.isEmpty || known.contains { $0.value == chosen }
      ? [] : [(value: chosen, label: comment.answer.aboutTitle)]
    func group(_ label: String, _ options: [(value: String, label: String)]) -> HTML {
      guard !options.isEmpty else { return .empty }
      return
        "<optgroup label=\"\(label)\">\(options.map { "<option value=\"\($0.value)\"\("selected", when: $0.value == chosen)>\($0.label)</option>" as HTML })</optgroup>"
    }
    return """
      <div class="field"><label class="field__label" for="field-about">\(text.about)</label>
      <p class="field__hint" id="hint-about">\(text.aboutHint)</p>
      <select class="input" id="field-about" name="about" aria-describedby="hint-about"><option value="">\(text.aboutNone)</option>
      \(group(text.chapters, gone + subjects.chapters))\(group(text.actions, subjects.actions))</select></div>
      """
  }

  private var deletion: HTML {
    """
    <details><summary>\(text.delete)</summary><div class="stack stack--tight"><p>\(text.deleteHint)</p>
    \(visit.button(text.deleteButton, to: address + "/delete", style: "button button--danger", fields: "<input type=\"hidden\" name=\"comment\" value=\"\(comment.id)\">"))</div></details>
    """
  }
}
