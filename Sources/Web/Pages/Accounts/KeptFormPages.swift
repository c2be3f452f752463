import Accounts
import Hummingbird
import Store

/// The texts of giving back what was written.
struct KeptFormText: Words {
  let title: String
  let lead: String
  let send: String
  let back: String
  let written: String
  let goneTitle: String
  let goneDetail: String
  let signInFirst: String
  let confirmFirst: String
  let fileAgain: String

  static let english = KeptFormText(
    title: "Nothing is lost",
    lead:
      "You had to sign in or give your password before what you sent could be taken. Here it is, as you sent it. Nothing was saved yet.",
    send: "Send it now", back: "Go back without it", written: "What you wrote",
    goneTitle: "What you wrote is not here any more",
    goneDetail:
      "It is kept for an hour, for the person who wrote it. Perhaps your browser still has it: go back with its button.",
    signInFirst: "Sign in, and what you wrote comes back. It is kept for an hour.",
    confirmFirst: "What you sent is kept for an hour. Give your password, and it comes back.",
    fileAgain:
      "You were no longer signed in, so your file was not taken. Sign in, and choose it again.")

  static let spanish = KeptFormText(
    title: "No se perdió nada",
    lead:
      "Tuvo que iniciar sesión o escribir su contraseña antes de que se pudiera tomar lo que envió. Aquí está, tal como lo envió. Todavía no se guardó nada.",
    send: "Enviarlo ahora", back: "Volver sin ello", written: "Lo que escribió",
    goneTitle: "Lo que escribió ya no está aquí",
    goneDetail:
      "Se conserva una hora, para la persona que lo escribió. Tal vez su navegador aún lo tenga: vuelva con su botón.",
    signInFirst: "Inicie sesión y lo que escribió vuelve. Se conserva una hora.",
    confirmFirst: "Lo que envió se conserva una hora. Escriba su contraseña y vuelve.",
    fileAgain:
      "Su sesión había terminado, por eso no se tomó su archivo. Inicie sesión y elíjalo de nuevo.")
}

/// What somebody wrote before they had to sign in, ready to be sent.
struct KeptFormPages: PageGroup {
  static func path(_ id: String) -> String { "/kept-forms/\(id)" }

  static func isPath(_ path: String) -> Bool { path.hasPrefix("/kept-forms/") }

  func add(to routes: inout SiteRoutes) {
    routes.get("/kept-forms/:form", for: .signedIn, use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(KeptFormText.self)
    let id = try visit.parameter("form")
    guard
      let form = try await visit.site.accounts.keptForm(
        id, of: try visit.person().account.id)
    else {
      let gone: HTML = """
        <div class="stack"><h1>\(text.goneTitle)</h1><p>\(text.goneDetail)</p></div>
        """
      return visit.page(text.goneTitle, gone, width: .text, status: .gone)
    }
    let fields = form.fields.map { field in
      "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\">" as HTML
    }
    let main: HTML = """
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(visit.form(form.path, """
        \(fields)
        <input type="hidden" name="\(Self.field)" value="\(id)">
        <div class="actions"><button class="button">\(text.send)</button>
        <a class="button button--plain" href="\(form.page)">\(text.back)</a></div>
        """))
      \(written(form, visit))
      </div>
      """
    return visit.page(text.title, main, width: .text)
  }

  /// Names the kept form in the form that sends it again.
  static let field = "_kept"

  /// What only the form itself means: names of rows and revisions.
  private static let technical: Set = [
    "base", "draft", "anyway", "edition", "fragment", "account", "session", "invitation",
    "programme", "link", "identity",
  ]

  /// What a person typed or chose; empty where the form was one button.
  private func written(_ form: KeptForm, _ visit: Visit) -> HTML {
    let query = form.path.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init)
    let file = query.flatMap { FormData(urlEncoded: $0) }?["file"] ?? ""
    let shown = form.fields.filter { !Self.technical.contains($0.name) && !$0.value.isEmpty }
    guard !shown.isEmpty else { return .empty }
    let items = shown.map { field -> HTML in
      let title: HTML =
        field.name.hasPrefix("cell.")
        ? "<h3>\(visit.title(of: String(field.name.dropFirst(5)), in: file))</h3>" : .empty
      return "<div class=\"panel stack stack--tight\">\(title)<pre>\(field.value)</pre></div>"
    }
    return """
      <section class="stack"><h2>\(visit.words(KeptFormText.self).written)</h2>
      <div class="stack">
      \(items)
      </div>
      </section>
      """
  }
}
