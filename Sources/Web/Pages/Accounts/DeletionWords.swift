/// The texts of deleting the personal data of an account.
struct DeletionText: Words {
  let section: String
  let link: String
  let title: String
  let titleOf: @Sendable (_ name: String) -> String
  let lead: String
  let goesTitle: String
  let goes: [String]
  let staysTitle: String
  let stays: [String]
  let confirm: String
  let confirmOf: @Sendable (_ name: String) -> String
  let cancel: String
  let notYet: String
  let onlyOwner: @Sendable (_ workspaces: String) -> String
  let onlyOwnerHelp: String
  let onlyOwnerHelpOf: String
  let onlyAdministrator: String
  let deleted: String

  static let english = DeletionText(
    section: "Delete your account",
    link: "Delete your account for good",
    title: "Delete your account",
    titleOf: { "Delete the personal data of \($0)" },
    lead: "This is for good: nobody can bring the account back.",
    goesTitle: "What goes",
    goes: [
      "Name and e-mail: in lists of people the account is called “Deleted person”.",
      "Every way to sign in: password, authenticator app, recovery codes, the city’s sign-in, reset links, sessions and API tokens.",
      "Membership in every workspace and every programme.",
      "The e-mail in invitations that were accepted with the account.",
    ],
    staysTitle: "What stays",
    stays: [
      "Everything that was written in workspaces: it is the town’s record.",
      "The name in the history of each workspace, as it was when a change was made, and the account’s id: a history that can be changed would prove nothing.",
      "The name where it stands in the plan itself, such as in comments, approvals and records, and in the list of what was published. Whoever may edit the plan can change its texts.",
      "The id and the addresses in the access log, for 400 days.",
      "Backups that were made before, for as long as they are kept.",
    ],
    confirm: "Delete my account for good",
    confirmOf: { "Delete the data of \($0) for good" },
    cancel: "Keep the account",
    notYet: "This cannot be done yet.",
    onlyOwner: { "Nobody else owns \($0)." },
    onlyOwnerHelp:
      "Make somebody else owner first, under “People” of the workspace. A workspace that nobody needs can be archived, and still has an owner.",
    onlyOwnerHelpOf:
      "Become owner yourself under “Workspaces” of the administration, or let the person make somebody else owner.",
    onlyAdministrator:
      "There is no other administrator. Make somebody else administrator first, under “Administration”.",
    deleted: "The account is deleted.")

  static let spanish = DeletionText(
    section: "Eliminar su cuenta",
    link: "Eliminar su cuenta para siempre",
    title: "Eliminar su cuenta",
    titleOf: { "Eliminar los datos personales de \($0)" },
    lead: "Esto es definitivo: nadie puede recuperar la cuenta.",
    goesTitle: "Qué desaparece",
    goes: [
      "El nombre y el correo electrónico: en las listas de personas queda en su lugar un texto fijo, en inglés, que dice que la persona se eliminó.",
      "Toda manera de iniciar sesión: contraseña, aplicación de autenticación, códigos de recuperación, acceso de la ciudad, enlaces de restablecimiento, sesiones y tokens de la API.",
      "La pertenencia a todos los espacios de trabajo y programas.",
      "El correo electrónico en las invitaciones que se aceptaron con la cuenta.",
    ],
    staysTitle: "Qué queda",
    stays: [
      "Todo lo que se escribió en los espacios de trabajo: es el registro de la comunidad.",
      "El nombre en el historial de cada espacio, como era cuando se hizo cada cambio, y el identificador de la cuenta: un historial que se puede cambiar no probaría nada.",
      "El nombre donde está en el propio plan, por ejemplo en comentarios, aprobaciones y registros, y en la lista de lo que se publicó. Quien puede editar el plan puede cambiar sus textos.",
      "El identificador y las direcciones en el registro de accesos, durante 400 días.",
      "Las copias de seguridad que se hicieron antes, mientras se conserven.",
    ],
    confirm: "Eliminar mi cuenta para siempre",
    confirmOf: { "Eliminar los datos de \($0) para siempre" },
    cancel: "Conservar la cuenta",
    notYet: "Todavía no se puede hacer.",
    onlyOwner: { "Nadie más es propietario de \($0)." },
    onlyOwnerHelp:
      "Primero dé esa función a otra persona, en «Personas» del espacio de trabajo. Un espacio que nadie necesita se puede archivar y sigue teniendo propietario.",
    onlyOwnerHelpOf:
      "Tome usted la función de propietario en «Espacios de trabajo» de la administración, o pida a la persona que dé la función a otra.",
    onlyAdministrator:
      "No hay otro administrador. Primero dé esa función a otra persona, en «Administración».",
    deleted: "La cuenta se eliminó.")
}
