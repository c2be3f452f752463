/// The texts of links that work once.
struct InvitationText: Words {
  let title: String
  let invites: String
  let somebody: String
  let role: String
  let accept: String
  let acceptAs: String
  let create: String
  let createButton: String
  let haveOne: String
  let signIn: String
  let limited: String
  let programme: String
  let resetTitle: String
  let resetLead: String
  let resetEnds: String
  let resetButton: String

  static let english = InvitationText(
    title: "You are invited",
    invites: " invites you to ",
    somebody: "Somebody",
    role: "You will be ",
    accept: "Accept",
    acceptAs: "You are signed in as ",
    create: "Make your account",
    createButton: "Make the account and accept",
    haveOne: "You have an account already? ",
    signIn: "Sign in first",
    limited: "limited to",
    programme: "a programme",
    resetTitle: "Set a new password",
    resetLead: "For the account of ",
    resetEnds:
      "All sessions and tokens of the account end, the invitations that it made are taken back, and a city’s sign-in is unlinked: link it again afterwards.",
    resetButton: "Set the password")

  static let spanish = InvitationText(
    title: "Tiene una invitación",
    invites: " le invita a ",
    somebody: "Alguien",
    role: "Su función será: ",
    accept: "Aceptar",
    acceptAs: "Tiene la sesión abierta como ",
    create: "Cree su cuenta",
    createButton: "Crear la cuenta y aceptar",
    haveOne: "¿Ya tiene una cuenta? ",
    signIn: "Primero inicie sesión",
    limited: "con acceso limitado a",
    programme: "un programa",
    resetTitle: "Establecer una contraseña nueva",
    resetLead: "Para la cuenta de ",
    resetEnds:
      "Se terminan todas las sesiones y todos los tokens de la cuenta, se retiran las invitaciones que creó y se desvincula el acceso de la ciudad: vuelva a vincularlo después.",
    resetButton: "Establecer la contraseña")
}
