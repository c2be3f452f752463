import Accounts
import Cryptography
import Databases
import Store

/// The part of the page of publishing where comments of residents are opened.
struct CommentPeriodPanel {
  let visit: Visit
  let place: WorkspacePlace
  /// Nil while residents were never asked.
  let period: CommentPeriod?
  /// How many comments the plan holds.
  let count: Int
  let errors: FormErrors

  /// What tells a period from what it becomes when somebody changes it.
  static func mark(_ period: CommentPeriod?) -> String {
    guard let period else { return "none" }
    let parts = [
      period.opens, period.closes, period.english, period.spanish,
      period.ended.map(InstantText.text) ?? "",
    ]
    return String(SHA256.hex(Array(parts.joined(separator: "\n").utf8)).prefix(16))
  }

  private var state: CommentPeriod.State? { period?.state(at: visit.site.now()) }

  /// Empty for those who cannot ask residents and where nobody has.
  var html: HTML {
    guard period != nil || place.may(.publish) else { return .empty }
    let text = visit.words(CommentPeriodText.self)
    return """
      <section class="panel stack" id="comments"><h2>\(text.title)</h2>
      \(visit.doneNotice(["comments": text.saved, "comments-ended": text.ended, "comments-removed": text.removed]))<p>\(text.lead)</p>
      \(period.map { CommentPeriodLine(visit: visit, place: place, period: $0).html })
      \(count > 0 && place.may(.answerResidents) ? "<p><a href=\"\(place.path(ResidentDeskPages.path))\">\(text.count(count))</a></p>" as HTML : .empty)
      \(place.may(.publish) ? "\(form(text))\(ending(text))" : .empty)
      </section>
      """
  }

  /// What ends a period before its last day, or takes back one that nobody has answered to.
  private func ending(_ text: CommentPeriodText) -> HTML {
    func act(_ label: String, _ hint: String, _ path: String) -> HTML {
      """
      <details><summary>\(label)</summary><div class="stack stack--tight"><p>\(hint)</p>
      \(visit.button(label, to: place.path("plan/publish/comments/\(path)"), style: "button button--danger"))</div></details>
      """
    }
    let end = state == .open ? act(text.end, text.endHint, "end") : .empty
    let removal = period != nil && count == 0 ? act(text.remove, text.removeHint, "remove") : .empty
    return "\(end)\(removal)"
  }

  private func form(_ text: CommentPeriodText) -> HTML {
    func day(_ name: String, _ label: String, _ kept: String?, hint: String? = nil) -> HTML {
      Field(
        name: name, label: label, value: visit.form[name] ?? kept ?? "", hint: hint, kind: .date
      ).html(errors)
    }
    func line(_ name: String, _ label: String, _ kept: String?) -> HTML {
      Field(
        name: name, label: label, value: visit.form[name] ?? kept ?? "", hint: text.invitationHint,
        isRequired: false, maxLength: CommentPeriod.invitationLimit
      ).html(errors)
    }
    return visit.form(
      place.path("plan/publish/comments"),
      """
      <input type="hidden" name="seen" value="\(CommentPeriodPanel.mark(period))">
      \(day("opens", text.opens, period?.opens))
      \(day("closes", text.closes, period?.closes, hint: state == .over ? text.openAgain : nil))
      \(line("english", text.english, period?.english))
      \(line("spanish", text.spanish, period?.spanish))
      <div class="actions"><button class="button">\(period == nil ? text.open : text.save)</button></div>
      """)
  }
}

/// Whether residents may comment now, and where.
struct CommentPeriodLine {
  let visit: Visit
  let place: WorkspacePlace
  let period: CommentPeriod

  var html: HTML {
    let text = visit.words(CommentPeriodText.self)
    // No page is there before a plan is public.
    let way: HTML =
      visit.site.plans.plan(place.id) == nil
      ? HTML(text.notPublic)
      : "<a href=\"\(ResidentInvitation.path(place.id))\">\(text.publicPage)</a>"
    return "<p><strong>\(state(text))</strong> \(way)</p>"
  }

  private func state(_ text: CommentPeriodText) -> String {
    let day = { DayLabel($0, language: visit.language).text }
    return switch period.state(at: visit.site.now()) {
    case .ahead: text.ahead(day(period.opens), day(period.closes))
    case .open: text.isOpen(day(period.closes))
    case .over: text.over(day(period.closes))
    }
  }
}

/// The words of the comment period on the page of publishing.
struct CommentPeriodText: Words {
  let title: String
  let lead: String
  let ahead: @Sendable (String, String) -> String
  let isOpen: @Sendable (String) -> String
  let over: @Sendable (String) -> String
  let publicPage: String
  let notPublic: String
  let count: @Sendable (Int) -> String
  let opens: String
  let closes: String
  let english: String
  let spanish: String
  let invitationHint: String
  let open: String
  let save: String
  let saved: String
  let changedMeanwhile: String
  let openAgain: String
  let end: String
  let endHint: String
  let ended: String
  let remove: String
  let removeHint: String
  let removed: String
  let hasComments: String
  let noDay: String
  let turned: String
  let tooLong: @Sendable (Int) -> String

  static let english = CommentPeriodText(
    title: "Comments of residents",
    lead:
      "While the period lasts, every page of the public plan asks for comments. No account is needed. Nothing appears before you publish it.",
    ahead: { "Residents can comment from \($0) until \($1)." },
    isOpen: { "Residents can comment until \($0)." },
    over: { "Residents could comment until \($0)." },
    publicPage: "The page that residents see",
    notPublic: "No plan is public yet, so nobody is asked before you publish it.",
    count: { $0 == 1 ? "1 comment of a resident" : "\($0) comments of residents" },
    opens: "First day", closes: "Last day",
    english: "Invitation in English", spanish: "Invitation in Spanish",
    invitationHint: "One line. Left empty, Cairn’s own words stand there.",
    open: "Set the comment period", save: "Change the comment period",
    saved: "The comment period is set.",
    changedMeanwhile:
      "Somebody else has changed the comment period meanwhile. What you typed stands below and was not saved; save it to put it in the place of theirs.",
    openAgain: "A later day opens it again.",
    end: "End it now",
    endHint:
      "Nobody can comment from this moment on. What was said and answered stays public, and a later last day opens it again.",
    ended: "The comment period has ended.", remove: "Remove it",
    removeHint: "Nobody has commented: the plan will look as if residents had not been asked.",
    removed: "The comment period was removed.",
    hasComments:
      "A comment has arrived meanwhile, so the period was not removed: what was said keeps its page. You can end it.",
    noDay: "Give a day, such as 2026-11-10.", turned: "The last day comes before the first.",
    tooLong: { "At most \($0) letters have room." })

  static let spanish = CommentPeriodText(
    title: "Comentarios de residentes",
    lead:
      "Mientras dura el período, cada página del plan público pide comentarios. No hace falta una cuenta. Nada aparece antes de que usted lo publique.",
    ahead: { "Los residentes pueden comentar del \($0) al \($1)." },
    isOpen: { "Los residentes pueden comentar hasta el \($0)." },
    over: { "Los residentes pudieron comentar hasta el \($0)." },
    publicPage: "La página que ven los residentes",
    notPublic:
      "Todavía no hay un plan público, así que no se pregunta a nadie antes de que lo publique.",
    count: { $0 == 1 ? "1 comentario de un residente" : "\($0) comentarios de residentes" },
    opens: "Primer día", closes: "Último día",
    english: "Invitación en inglés", spanish: "Invitación en español",
    invitationHint: "Una línea. Si queda vacía, se usan las palabras de Cairn.",
    open: "Fijar el período de comentarios", save: "Cambiar el período de comentarios",
    saved: "El período de comentarios está fijado.",
    changedMeanwhile:
      "Otra persona cambió entretanto el período de comentarios. Lo que escribió está abajo y no se guardó; guárdelo para ponerlo en lugar de lo suyo.",
    openAgain: "Un día posterior lo abre de nuevo.", end: "Terminarlo ahora",
    endHint:
      "Desde este momento nadie puede comentar. Lo dicho y lo respondido sigue siendo público, y un último día posterior lo abre de nuevo.",
    ended: "El período de comentarios terminó.", remove: "Eliminarlo",
    removeHint:
      "Nadie ha comentado: el plan quedará como si no se hubiera preguntado a los residentes.",
    removed: "El período de comentarios se eliminó.",
    hasComments:
      "Entretanto llegó un comentario, así que el período no se eliminó: lo dicho conserva su página. Puede terminarlo.",
    noDay: "Indique un día, como 2026-11-10.", turned: "El último día es anterior al primero.",
    tooLong: { "Caben como máximo \($0) letras." })
}
