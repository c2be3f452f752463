import Accounts
import HTTPTypes
import Hummingbird

/// The first account, made with the key that the server printed.
struct SetUpPages: PageGroup {

  func add(to routes: inout SiteRoutes) {
    routes.get("/set-up", for: .setUpKey, use: ask)
    routes.post("/set-up", for: .setUpKey, taking: .form(limit: 8 * 1024), use: create)
  }

  @Sendable private func ask(_ visit: Visit) throws -> Response { page(visit) }

  private func page(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(SetUpText.self)
    let account = visit.words(NewAccountText.self)
    let main: HTML = """
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(visit.site.localKey != nil && visit.visitor.isAnonymous ? "<p>\(text.local)</p>" : .empty)
      \(errors.summary)
      <div class="panel">
      \(visit.form("/set-up", """
        \(Field(name: "key", label: text.key, value: visit.form.text("key"), hint: text.keyHint, autocomplete: "off", maxLength: 200).html(errors))
        \(NewAccountFields.html(visit, account, errors))
        <button class="button button--wide">\(text.button)</button>
        """))
      </div>
      </div>
      """
    return visit.page(text.title, main, width: .narrow, status: status)
  }

  @Sendable private func create(_ visit: Visit) async throws -> Response {
    do {
      let session = try await visit.site.accounts.createFirstAdministrator(
        setUpKey: visit.form.text("key"), NewAccountFields.person(visit), from: visit.origin)
      return visit.signedIn(session, to: SitePath.workspaces)
    } catch let problem as AccountProblem {
      guard let field = problem.field else { throw problem }
      return page(visit, errors: .one(field, problem.phrase(visit.language)), status: .badRequest)
    } catch let refusal as SignInRefusal {
      return page(
        visit, errors: .one("key", refusal.phrase(visit.language)), status: refusal.status
      )
      .waiting(refusal)
    }
  }
}

/// The fields that make an account.
enum NewAccountFields {
  static func html(
    _ visit: Visit, _ text: NewAccountText, _ errors: FormErrors, email: String? = nil
  ) -> HTML {
    let address = Field(
      name: "email", label: text.email, value: visit.form.text("email"), kind: .email,
      autocomplete: "username", maxLength: 254
    ).html(errors)
    let fixed: HTML? = email.map {
      """
      <div class="field"><p class="field__label">\(text.email)</p><p>\($0)</p>\
      <input type="hidden" name="email" value="\($0)"></div>
      """
    }
    return """
      \(Field(name: "name", label: text.name, value: visit.form.text("name"), hint: text.nameHint, autocomplete: "name", maxLength: 100).html(errors))
      \(fixed ?? address)
      \(password(visit, label: text.password, text, errors))
      """
  }

  static func password(
    _ visit: Visit, label: String, _ text: NewAccountText, _ errors: FormErrors
  ) -> HTML {
    Field(
      name: "password", label: label,
      hint: text.passwordHint(visit.site.accounts.settings.shortestPassword), kind: .password,
      autocomplete: "new-password", maxLength: 200
    ).html(errors)
  }

  static func person(_ visit: Visit) -> NewAccount {
    NewAccount(
      email: visit.form.text("email"), name: visit.form.text("name"),
      password: visit.form["password"] ?? "")
  }
}

extension AccountProblem {
  /// The field of a form that it is about; nil when it is about something else.
  var field: String? {
    switch self {
    case .wrongSetUpKey: "key"
    case .invalidEmail, .emailTaken, .invitedAnother: "email"
    case .invalidName, .nameTaken: "name"
    case .weakPassword: "password"
    case .wrongPassword: "old"
    case .wrongCode: "code"
    case .invalidScope: "scopes"
    case .invalidToken: "name"
    case .reasonNeeded: "reason"
    default: nil
    }
  }
}
