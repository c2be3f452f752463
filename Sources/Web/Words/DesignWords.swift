/// The few words that the pieces of the design say themselves.
struct DesignText: Words {
  let lookAgain: String
  let optional: String
  let trail: String
  let languages: String

  static let english = DesignText(
    lookAgain: "Please look at this again", optional: "(optional)", trail: "Path",
    languages: "Language")

  static let spanish = DesignText(
    lookAgain: "Revise esto, por favor", optional: "(opcional)", trail: "Ruta",
    languages: "Idioma")

  /// In the language of whoever is being answered.
  static var ofReader: DesignText { .in(.ofReader) }
}

/// The texts of the bar at the top of every page.
struct BarText: Words {
  let account: String
  let site: String
  let signIn: String
  let signOut: String
  let workspaces: String
  let setUp: String
  let administration: String

  static let english = BarText(
    account: "Account", site: "Site", signIn: "Sign in", signOut: "Sign out",
    workspaces: "Workspaces", setUp: "Set up accounts", administration: "Administration")

  static let spanish = BarText(
    account: "Cuenta", site: "Sitio", signIn: "Iniciar sesión", signOut: "Cerrar sesión",
    workspaces: "Espacios de trabajo", setUp: "Configurar cuentas",
    administration: "Administración")
}
