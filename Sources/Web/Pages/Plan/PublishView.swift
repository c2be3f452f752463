import Accounts
import Foundation
import Store
import Tables
import Workspace

/// The page of publishing.
struct PublishView {
  let visit: Visit
  let place: WorkspacePlace
  let text: PublishText
  let desk: PlanDesk
  let findings: [Finding]
  /// Errors in tables and shapes, which stop nothing; what has them is left out.
  let dataErrors: Int
  /// The public edition; nil where none is.
  let shown: Publication?
  let shownInternally: Publication?
  /// The last ones, the newest first.
  let history: [Publication]
  /// Commits that changed something after the public edition; the milestone that names it is none.
  let changesSince: Int
  /// When residents may comment; nil where they were never asked.
  let period: CommentPeriod?
  /// What they have said by now.
  let residentComments: Int
  let errors: FormErrors
  let notice: HTML

  private var mayPublish: Bool { place.may(.publish) && !place.summary.isArchived }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p>
    \(visit.doneNotice(["withdrawn": text.withdrawnNotice]))
    \(notice)
    \(errors.summary)
    \(visit.site.publishing == nil ? Notice(tone: .caution, title: text.cannot).html : .empty)</div>
    \(publicPlan)
    <div class="columns columns--even">\(checks)\(mayPublish && visit.site.publishing != nil ? form : .empty)</div>
    \(CommentPeriodPanel(visit: visit, place: place, period: period, count: residentComments, errors: errors).html)
    \(internalEdition)
    \(list)
    </div>
    """
  }

  private var publicPlan: HTML {
    guard let current = shown else {
      return
        "<section class=\"panel panel--quiet stack\"><h2>\(text.publicTitle)</h2><p>\(text.notPublic)</p></section>"
    }
    let since = changesSince
    let path = "/plans/\(place.id)/"
    return """
      <section class="panel stack"><h2>\(text.publicTitle)</h2>
      <p><strong>\(current.title)</strong><br><span class="soft">\(facts(current))</span></p>
      <p>\(since > 0 ? text.changedSince(since) : text.current)
      \(since > 0 && place.may(.readHistory) ? "<a href=\"\(place.path("compare?from=\(current.revision)&to=\(desk.open.revision)"))\">\(text.whatChanged)</a>" as HTML : .empty)</p>
      <div class="actions"><a class="button" href="\(path)">\(text.open)</a>
      \(mayPublish ? visit.button(text.withdraw, to: place.path("plan/publish/withdraw"), style: "button button--danger") : .empty)</div>
      <p class="small soft code">\(visit.site.address.origin(of: visit.request))\(path)</p>
      </section>
      """
  }

  private func facts(_ publication: Publication) -> HTML {
    "\(text.builtFrom(publication.revision)), \(place.instants.html(publication.published)), \(text.by) \(publication.author.name)"
  }

  // Checks

  private var checks: HTML {
    let stopping = findings.filter { $0.severity == .error }
    let approved = desk.chapters.count { $0.approval.isApproved }
    let open = desk.chapters.reduce(0) { $0 + $1.openComments }
    let hasDate = desk.open.community.book?.date.isEmpty == false
    return """
      <section class="panel stack"><h2>\(text.checks)</h2><ul class="checks">
      \(check(stopping.isEmpty ? .good : .stops, stopping.isEmpty ? HTML(text.checkTextGood) : broken(stopping)))
      \(check(dataErrors == 0 ? .good : .note, dataErrors == 0 ? HTML(text.checkDataGood) : "<a href=\"\(place.path(FindingsPages.path))?severity=error\">\(text.checkData(dataErrors))</a>"))
      \(check(approved == desk.chapters.count ? .good : .note, "<a href=\"\(place.path("plan"))\">\(text.checkApproval(approved, desk.chapters.count))</a>"))
      \(check(open == 0 ? .good : .note, "<a href=\"\(place.path("plan/review"))\">\(text.checkComments(open))</a>"))
      \(check(hasDate ? .good : .note, hasDate ? HTML(text.checkDateGood) : "<a href=\"\(place.path("plan"))#cover\">\(text.checkDate)</a>"))
      </ul></section>
      """
  }

  private enum Outcome { case good, stops, note }

  private func check(_ outcome: Outcome, _ words: HTML) -> HTML {
    let tag: HTML =
      switch outcome {
      case .good: "<span class=\"tag tag--good\">\(text.good)</span>"
      case .stops: "<span class=\"tag tag--danger\">\(text.stops)</span>"
      case .note: "<span class=\"tag tag--caution\">\(text.note)</span>"
      }
    return "<li>\(tag) <div>\(words)</div></li>"
  }

  private func broken(_ findings: [Finding]) -> HTML {
    let items = findings.prefix(20).map { finding -> HTML in
      let message = visit.library(finding.message)
      let line = finding.place.row.map { ":\($0)" } ?? ""
      let name = "\(finding.place.file)\(line)"
      guard desk.chapter(finding.place.file) != nil else {
        return "<li>\(name): \(message)</li>"
      }
      return
        "<li><a href=\"\(place.editor(finding.place.file))\">\(name)</a>: \(message)</li>"
    }
    return "<p>\(text.checkText(findings.count))</p><ul class=\"small\">\(items)</ul>"
  }

  // Publishing

  private var form: HTML {
    let formats = [
      ("html", text.formatHTML, text.formatHTMLHint), ("pdf", "PDF", text.formatPDFHint),
      ("docx", "DOCX", text.formatDOCXHint),
    ].map { (value: $0.0, label: $0.1, hint: $0.2) }
    return """
      <section class="panel stack"><h2>\(text.publish)</h2>
      \(visit.form(place.path("plan/publish"), """
        \(visit.draftFields(base: desk.open.revision))
        <fieldset><legend>\(text.edition)</legend>
        \(choice("public", text.editionPublic, text.editionPublicHint, isChosen: true))
        \(choice("internal", text.editionInternal, text.editionInternalHint, isChosen: false))</fieldset>
        \(Choices(name: "format", label: text.formats, options: formats, values: ["html", "pdf", "docx"]).html(errors))
        \(place.may(.nameMilestone) ? Field(name: "milestone", label: text.milestone, hint: text.milestoneHint, isRequired: false, marksOptional: false, maxLength: 200).html() : .empty)
        <div class="actions"><button class="button">\(text.publish)</button></div>
        """))</section>
      """
  }

  private func choice(_ value: String, _ label: String, _ hint: String, isChosen: Bool) -> HTML {
    """
    <label class="choice"><input type="radio" name="edition" value="\(value)"\("checked", when: isChosen)>\
    <span>\(label)<span class="choice__hint">\(hint)</span></span></label>
    """
  }

  private var internalEdition: HTML {
    guard let current = shownInternally else { return .empty }
    let path = place.path("plan/publish/internal/plan.")
    let files = current.formats.filter { $0 != "html" }.sorted().reversed().map { format -> HTML in
      "<a class=\"button button--plain\" href=\"\(path)\(format)\">\(format.uppercased())</a>"
    }
    return """
      <section class="panel stack"><h2>\(text.internalTitle)</h2>
      <p>\(text.internalLead)</p><p class="soft">\(facts(current))</p>
      <div class="actions">\(files)<a class="button button--plain" href="\(path)zip">\(text.zip)</a></div></section>
      """
  }

  private var list: HTML {
    guard !history.isEmpty else {
      return
        "<section class=\"stack\"><h2>\(text.history)</h2><p class=\"soft\">\(text.historyNone)</p></section>"
    }
    let rows = history.map { publication -> [HTML] in
      [
        place.instants.html(publication.published), HTML(publication.author.name),
        HTML(publication.isPublic ? text.editionPublic : text.editionInternal),
        HTML(publication.formats.map { $0.uppercased() }.joined(separator: ", ")),
        "<a href=\"\(place.path("history/\(publication.revision)"))\">\(publication.revision)</a>",
        state(publication),
      ]
    }
    return """
      <section class="stack"><h2>\(text.history)</h2>
      \(DataTable(caption: text.history, hidesCaption: true, columns: [text.when, text.by.capitalized, text.edition, text.formats, text.revision, text.state], rows: rows).html)
      </section>
      """
  }

  private func state(_ publication: Publication) -> HTML {
    if let withdrawn = publication.withdrawn {
      return
        "\(text.withdrawn), \(place.instants.html(withdrawn))\(publication.withdrawnBy.map { ", \($0)" } ?? "")"
    }
    if publication.isCurrent {
      return
        "<span class=\"tag tag--good\">\(publication.isPublic ? text.publicTitle : text.internalTitle)</span>"
    }
    return HTML(text.replaced)
  }
}
