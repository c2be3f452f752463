import Accounts

extension KeptForm {
  /// Nil for a form that must not be kept, such as one with a password in it.
  init?(_ form: FormData, of account: Account.ID, path: String, page: String) {
    let fields = form.fields.filter { !$0.name.hasPrefix("_") }
    guard form.files.isEmpty, !fields.isEmpty,
      !fields.contains(where: { $0.name.contains("password") || $0.name == "code" })
    else { return nil }
    self.init(
      account: account, path: path, page: page,
      fields: fields.map { Field(name: $0.name, value: $0.value) })
  }
}

/// Shows whose page a form was on, also after the session has ended that the page was made in.
///
/// It is no proof that the form was meant, as the token of the session is: it decides only who gets a form back.
struct FormOwner: Sendable {
  static let field = "_for"
  let guardian: RequestForgeryGuard

  private func code(_ account: Account.ID) -> String {
    guardian.token(for: "owner of a form: \(account.rawValue)")
  }

  /// What the hidden field says.
  func text(_ account: Account.ID) -> String { "\(account.rawValue).\(code(account))" }

  /// The account that the form was made for; nil when it does not show one.
  func account(of form: FormData) -> Account.ID? {
    guard let text = form[Self.field], let dot = text.lastIndex(of: ".") else { return nil }
    let account = Account.ID(String(text[..<dot]))
    let code = String(text[text.index(after: dot)...])
    return guardian.accepts(code, for: "owner of a form: \(account.rawValue)") ? account : nil
  }
}
