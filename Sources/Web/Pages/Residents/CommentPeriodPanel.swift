import Accounts
import Store

/// The part of the page of publishing where comments of residents are opened.
struct CommentPeriodPanel {
  let visit: Visit
  let place: WorkspacePlace
  /// Nil while residents were never asked.
  let period: CommentPeriod?
  let errors: FormErrors

  /// Empty for those who cannot ask residents and where nobody has.
  var html: HTML {
    guard period != nil || place.may(.publish) else { return .empty }
    let text = visit.words(CommentPeriodText.self)
    return """
      <section class="panel stack" id="comments"><h2>\(text.title)</h2>
      \(visit.doneNotice(["comments": text.saved]))<p>\(text.lead)</p>
      \(period == nil ? .empty : "<p><a href=\"\(ResidentInvitation.path(place.id))\">\(text.publicPage)</a></p>" as HTML)
      \(place.may(.publish) ? form(text) : .empty)
      </section>
      """
  }

  private func form(_ text: CommentPeriodText) -> HTML {
    func day(_ name: String, _ label: String, _ kept: String?) -> HTML {
      Field(
        name: name, label: label, value: visit.form[name] ?? kept ?? "", kind: .date
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
      \(day("opens", text.opens, period?.opens))
      \(day("closes", text.closes, period?.closes))
      \(line("english", text.english, period?.english))
      \(line("spanish", text.spanish, period?.spanish))
      <div class="actions"><button class="button">\(period == nil ? text.open : text.save)</button></div>
      """)
  }
}

/// The words of the comment period on the page of publishing.
struct CommentPeriodText: Words {
  let title: String
  let lead: String
  let publicPage: String
  let opens: String
  let closes: String
  let english: String
  let spanish: String
  let invitationHint: String
  let open: String
  let save: String
  let saved: String
  let noDay: String
  let turned: String
  let tooLong: @Sendable (Int) -> String

  static let english = CommentPeriodText(
    title: "Comments of residents",
    lead:
      "While the period lasts, every page of the public plan asks for comments. No account is needed. Nothing appears before you publish it.",
    publicPage: "The page that residents see", opens: "First day", closes: "Last day",
    english: "Invitation in English", spanish: "Invitation in Spanish",
    invitationHint: "One line. Left empty, Cairn’s own words stand there.",
    open: "Set the comment period", save: "Change the comment period",
    saved: "The comment period is set.",
    noDay: "Give a day, such as 2026-11-10.", turned: "The last day comes before the first.",
    tooLong: { "At most \($0) letters have room." })

  static let spanish = CommentPeriodText(
    title: "Comentarios de residentes",
    lead:
      "Mientras dura el período, cada página del plan público pide comentarios. No hace falta una cuenta. Nada aparece antes de que usted lo publique.",
    publicPage: "La página que ven los residentes", opens: "Primer día", closes: "Último día",
    english: "Invitación en inglés", spanish: "Invitación en español",
    invitationHint: "Una línea. Si queda vacía, se usan las palabras de Cairn.",
    open: "Fijar el período de comentarios", save: "Cambiar el período de comentarios",
    saved: "El período de comentarios está fijado.",
    noDay: "Indique un día, como 2026-11-10.", turned: "El último día es anterior al primero.",
    tooLong: { "Caben como máximo \($0) letras." })
}
