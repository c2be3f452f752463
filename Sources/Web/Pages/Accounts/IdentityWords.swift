/// The texts of linking a city's own sign-in to one's account.
struct IdentityText: Words {
  let title: @Sendable (_ provider: String) -> String
  let none: @Sendable (_ provider: String) -> String
  let lead: @Sendable (_ provider: String) -> String
  let link: @Sendable (_ provider: String) -> String
  let unlink: String
  let since: String
  let otherProvider: String
  let unnamed: String
  let linked: String
  let unlinked: String
  let goTitle: @Sendable (_ provider: String) -> String
  let goLead: @Sendable (_ provider: String) -> String
  let go: @Sendable (_ provider: String) -> String
  let cancel: String
  let otherPerson: String

  static let english = IdentityText(
    title: { "Signing in with \($0)" },
    none: { "Not linked. You sign in with your password; \($0) can be a second way in." },
    lead: { "Whoever signs in at \($0) as one of these comes into this account." },
    link: { "Link your account at \($0)" },
    unlink: "Unlink",
    since: "since ",
    otherProvider: "another service: ",
    unnamed: "an account without an e-mail",
    linked: "Linked: you can sign in this way from now on.",
    unlinked: "Unlinked: this way in is closed.",
    goTitle: { "Go on to \($0)" },
    goLead: { _ in
      "Sign in there with your own account. When you come back, it is linked to this one. You have ten minutes."
    },
    go: { "Go on to \($0)" },
    cancel: "Leave it",
    otherPerson:
      "Nothing was linked: you began in another session. Sign in to your account and begin again there."
  )

  static let spanish = IdentityText(
    title: { "Iniciar sesión con \($0)" },
    none: {
      "No está vinculado. Usted inicia sesión con su contraseña; \($0) puede ser una segunda manera de entrar."
    },
    lead: { "Quien inicia sesión en \($0) con una de estas entra en esta cuenta." },
    link: { "Vincular su cuenta de \($0)" },
    unlink: "Desvincular",
    since: "desde el ",
    otherProvider: "otro servicio: ",
    unnamed: "una cuenta sin correo electrónico",
    linked: "Vinculado: desde ahora puede iniciar sesión de esta manera.",
    unlinked: "Desvinculado: esta manera de entrar está cerrada.",
    goTitle: { "Seguir a \($0)" },
    goLead: { _ in
      "Inicie sesión allí con su propia cuenta. Cuando vuelva, quedará vinculada a esta. Tiene diez minutos."
    },
    go: { "Seguir a \($0)" },
    cancel: "Dejarlo",
    otherPerson:
      "No se vinculó nada: usted empezó en otra sesión. Inicie sesión en su cuenta y empiece allí de nuevo."
  )
}
