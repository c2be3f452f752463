import Foundation
import Store

/// The page on which residents comment on a plan, and read what others said and what was answered.
struct ResidentView {
  let visit: Visit
  let text: ResidentText
  let desk: ResidentDesk
  /// The page of the chapter that the reader came from.
  let chapter: String?
  /// How many comments stand on pages before.
  let start: Int
  /// Those of this page, and one more where more follow.
  let comments: [ResidentComment]
  let errors: FormErrors

  private var path: String { ResidentInvitation.path(desk.plan.id) }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    <h1>\(text.title)</h1>
    \(thanks)
    \(state)
    \(errors.summary)
    </div>
    \(desk.state == .open ? form : kept)
    \(said)
    </div>
    """
  }

  private var thanks: HTML {
    guard let number = visit.query("sent"), number.wholeMatch(of: /r-[0-9a-f]{12}/) != nil else {
      return .empty
    }
    return
      "<div id=\"sent\">\(Notice(tone: .good, title: text.thanks, detail: "<p>\(text.thanksDetail) <strong class=\"code\">\(number)</strong></p>").html)</div>"
  }

  private var state: HTML {
    switch desk.state {
    case .ahead: "<p class=\"lead\">\(text.from(day(desk.period.opens)))</p>"
    case .open:
      "<p class=\"lead\">\(desk.period.invitation(visit.language))</p><p class=\"soft\">\(text.until(day(desk.period.closes)).capitalizedFirst)</p>"
    case .over: "<p class=\"lead\">\(text.over(day(desk.period.closes)))</p>"
    }
  }

  private func day(_ iso: String) -> String { DayLabel(iso, language: visit.language).text }

  // Writing

  private var form: HTML {
    let form: FormData = visit.form
    let chapters =
      [("", text.wholePlan)]
      + desk.plan.chapters.enumerated().map {
        ($1.page, "\($0 + 1) \($1.title)")
      }
    return """
      <section class="panel stack" id="comment"><h2>\(text.write)</h2>
      \(visit.form(path, """
        <input type="hidden" name="draft" value="\(form["draft"] ?? UUID().uuidString.lowercased())">
        \(Choice(name: "chapter", label: text.chapter, options: chapters, value: form["chapter"] ?? chapter ?? "").html(errors))
        \(field("text", text.comment, hint: text.commentHint, limit: ResidentComment.Limit.text, lines: 7, isRequired: true))
        \(field("name", text.name, hint: text.nameHint, limit: ResidentComment.Limit.name, autocomplete: "name"))
        \(field("area", text.area, hint: text.staffOnly, limit: ResidentComment.Limit.area))
        \(field("interest", text.interest, hint: text.staffOnly, limit: ResidentComment.Limit.interest, lines: 2))
        \(trap)
        <p class="small soft">\(text.privacy)</p>
        <div class="actions"><button class="button">\(text.send)</button></div>
        """))
      </section>
      """
  }

  private func field(
    _ name: String, _ label: String, hint: String, limit: Int, lines: Int = 1,
    isRequired: Bool = false, autocomplete: String? = nil
  ) -> HTML {
    Field(
      name: name, label: label, value: visit.form[name] ?? "", hint: hint, isRequired: isRequired,
      autocomplete: autocomplete, maxLength: limit, lines: lines
    ).html(errors)
  }

  /// Out of sight, out of the order of the keyboard, and not read aloud.
  private var trap: HTML {
    """
    <div class="hidden" aria-hidden="true"><label for="field-\(ResidentForm.trap)">\(text.trap)</label>\
    <input id="field-\(ResidentForm.trap)" name="\(ResidentForm.trap)" tabindex="-1" autocomplete="off"></div>
    """
  }

  /// What somebody wrote while the period ended, to be taken along.
  private var kept: HTML {
    let words = visit.form.text("text")
    guard !words.isEmpty else { return .empty }
    return """
      <section class="panel stack" id="field-text"><h2>\(text.comment)</h2><p class="comment__text">\(words)</p></section>
      """
  }

  // Reading

  private var said: HTML {
    let shown = comments.prefix(ResidentPages.pageSize)
    guard !shown.isEmpty || chapter != nil || start > 0 else {
      return "<section class=\"stack\"><h2>\(text.said)</h2><p>\(text.nothing)</p></section>"
    }
    return """
      <section class="stack" id="said"><div class="row row--ends"><h2>\(text.said)</h2>
      <a href="\(path).csv">\(text.table)</a></div>
      \(filter)
      \(shown.isEmpty ? "<p>\(text.nothing)</p>" : .empty)
      \(shown.map(card))
      \(more)
      </section>
      """
  }

  private var filter: HTML {
    guard let chapter else { return .empty }
    let title = desk.plan.chapters.first { $0.page == chapter }?.title ?? text.wholePlan
    return "<p>\(text.only(title)) <a href=\"\(path)#said\">\(text.all)</a></p>"
  }

  private var more: HTML {
    let query = chapter.map { "&chapter=\(SitePath.encoded($0))" } ?? ""
    func link(_ from: Int, _ label: String, _ holds: Bool) -> HTML {
      guard holds else { return .empty }
      return
        "<a class=\"button button--plain\" href=\"\(path)?from=\(max(0, from))\(query)#said\">\(label)</a>"
    }
    let pager = visit.words(PagerText.self)
    let size = ResidentPages.pageSize
    return
      "<div class=\"actions\">\(link(start - size, pager.before, start > 0))\(link(start + size, pager.after, comments.count > size))</div>"
  }

  private func card(_ comment: ResidentComment) -> HTML {
    let who = comment.sent.name.isEmpty ? text.resident : comment.sent.name
    let day = InstantLabel(zone: desk.period.zone, language: visit.language)
    return """
      <article class="panel comment" id="\(comment.id)" aria-label="\(text.comment): \(who)">
      <p class="comment__who"><strong><bdi>\(who)</bdi></strong> <span class="soft">\(day.html(comment.received))\(about(comment))</span></p>
      <p class="comment__text" lang="\(comment.sent.language)">\(comment.sent.text)</p>
      \(answer(comment))
      </article>
      """
  }

  /// The chapter, with a link where the plan still has it.
  private func about(_ comment: ResidentComment) -> HTML {
    guard !comment.sent.chapter.isEmpty else { return .empty }
    guard let now = desk.plan.chapters.first(where: { $0.page == comment.sent.chapter }) else {
      return " · \(comment.sent.chapterTitle)"
    }
    return " · <a href=\"\(desk.plan.path)\(now.page).html\">\(now.title)</a>"
  }

  private func answer(_ comment: ResidentComment) -> HTML {
    let answer = comment.answer
    func part(_ label: String, _ words: String) -> HTML {
      guard !words.isEmpty else { return .empty }
      return
        "<div class=\"comment__answer\"><p class=\"small soft\">\(label)</p><p class=\"comment__text\">\(words)</p></div>"
    }
    return
      "\(part(text.answer, answer.reply))\(part(text.changed, answer.change))\(part(text.about, answer.aboutTitle))"
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
