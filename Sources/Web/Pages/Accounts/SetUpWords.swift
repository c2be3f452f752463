/// The texts around the first account.
struct SetUpText: Words {
  let title: String
  let lead: String
  let local: String
  let key: String
  let keyHint: String
  let button: String

  static let english = SetUpText(
    title: "Set up Cairn",
    lead:
      "Nobody has an account here yet. Make the first one: it administers this server and invites everybody else.",
    local:
      "To work at this machine without accounts, open the address with “/enter” that the program printed.",
    key: "Set-up key",
    keyHint: "The program printed it where it was started. It proves that this server is yours.",
    button: "Make the first account")

  static let spanish = SetUpText(
    title: "Configurar Cairn",
    lead:
      "Todavía nadie tiene una cuenta aquí. Cree la primera: con ella se administra este servidor y se invita a los demás.",
    local:
      "Para trabajar en esta computadora sin cuentas, abra la dirección con «/enter» que mostró el programa.",
    key: "Clave de configuración",
    keyHint:
      "El programa la mostró en el lugar donde se inició. Demuestra que este servidor es de usted.",
    button: "Crear la primera cuenta")
}

/// What several forms for a new account or password share.
struct NewAccountText: Words {
  let name: String
  let nameHint: String
  let email: String
  let password: String
  let newPassword: String
  let passwordHint: @Sendable (_ least: Int) -> String

  static let english = NewAccountText(
    name: "Your name",
    nameHint: "As others see it beside your changes.",
    email: "E-mail",
    password: "Password",
    newPassword: "New password",
    passwordHint: {
      "At least \($0) characters. Four or five words that have nothing to do with each other are easy to remember."
    })

  static let spanish = NewAccountText(
    name: "Su nombre",
    nameHint: "Como otras personas lo ven junto a los cambios que usted hace.",
    email: "Correo electrónico",
    password: "Contraseña",
    newPassword: "Contraseña nueva",
    passwordHint: {
      "Por lo menos \($0) caracteres. Cuatro o cinco palabras sin relación entre sí son fáciles de recordar."
    })
}
