/// The texts of the accounts of the whole server.
struct AdministrationText: Words {
  let title: String
  let accounts: String
  let log: String
  let administrator: String
  let closed: String
  let secondFactor: String
  let close: String
  let open: String
  let reset: String
  let makeAdministrator: String
  let endAdministrator: String
  let removeSecondFactor: String
  let done: String
  let linkTitle: String
  let linkLead: String
  let back: String
  let since: String
  let linkEnds: String
  let workspaces: String
  let memberOf: String
  let memberOfNone: String
  let onlyOwner: String
  let what: String
  let resetLead: String
  let removeSecondFactorLead: String
  let administratorLead: String
  let closeLead: String
  let openLead: String
  let deleteLead: String
  let delete: String
  let personDeleted: String

  static let english = AdministrationText(
    title: "Administration",
    accounts: "Accounts",
    log: "Access log of the whole server",
    administrator: "administrator",
    closed: "closed",
    secondFactor: "second factor",
    close: "Close the account",
    open: "Open it again",
    reset: "Make a reset link",
    makeAdministrator: "Make administrator",
    endAdministrator: "End administrator",
    removeSecondFactor: "Remove the second factor",
    done: "Done.",
    linkTitle: "The reset link",
    linkLead:
      "Hand it over in person or by telephone. It works once, for a day, and is shown only now.",
    back: "Back to the account",
    since: "since ",
    linkEnds: "It works until ",
    workspaces: "Workspaces and their owners",
    memberOf: "Member of",
    memberOfNone: "A member of no workspace.",
    onlyOwner: "the only owner",
    what: "What you can do",
    resetLead:
      "A link by which the person sets a new password. Using it ends all sessions and revokes all tokens; the second factor stays.",
    removeSecondFactorLead: "For somebody who has lost the app and the recovery codes.",
    administratorLead: "Administrators run the server: accounts, workspaces, programmes, logs.",
    closeLead: "Ends all sessions and stops all tokens at once. It can be opened again.",
    openLead: "The account is closed: nobody can sign in with it.",
    deleteLead: "Removes name, e-mail and every way in, for good.",
    delete: "Delete the personal data",
    personDeleted: "The personal data were deleted.")

  static let spanish = AdministrationText(
    title: "Administración",
    accounts: "Cuentas",
    log: "Registro de accesos de todo el servidor",
    administrator: "administrador",
    closed: "cerrada",
    secondFactor: "segundo factor",
    close: "Cerrar la cuenta",
    open: "Abrirla de nuevo",
    reset: "Crear un enlace para restablecer la contraseña",
    makeAdministrator: "Dar la función de administrador",
    endAdministrator: "Quitar la función de administrador",
    removeSecondFactor: "Quitar el segundo factor",
    done: "Hecho.",
    linkTitle: "El enlace para restablecer la contraseña",
    linkLead:
      "Entréguelo en persona o por teléfono. Sirve una sola vez, durante un día, y se muestra solo ahora.",
    back: "Volver a la cuenta",
    since: "desde el ",
    linkEnds: "Sirve hasta el ",
    workspaces: "Espacios de trabajo y sus propietarios",
    memberOf: "Miembro de",
    memberOfNone: "No es miembro de ningún espacio de trabajo.",
    onlyOwner: "único propietario",
    what: "Qué puede hacer usted",
    resetLead:
      "Un enlace con el que la persona elige una contraseña nueva. Usarlo cierra todas las sesiones y revoca todos los tokens; el segundo factor se conserva.",
    removeSecondFactorLead:
      "Para quien perdió la aplicación y los códigos de recuperación.",
    administratorLead:
      "Quienes administran el servidor manejan cuentas, espacios de trabajo, programas y registros.",
    closeLead:
      "Cierra todas las sesiones y detiene todos los tokens de inmediato. Se puede abrir de nuevo.",
    openLead: "La cuenta está cerrada: nadie puede iniciar sesión con ella.",
    deleteLead: "Elimina el nombre, el correo electrónico y toda manera de entrar, para siempre.",
    delete: "Eliminar los datos personales",
    personDeleted: "Los datos personales se eliminaron.")
}

/// The texts of the access log.
struct AccessLogText: Words {
  let title: String
  let lead: String
  let empty: String
  let columns: [String]
  let older: String
  let unknown: String
  let done: String
  let refused: String

  static let english = AccessLogText(
    title: "Access log",
    lead: "Sign-ins, invitations, roles, exports: what was done, by whom, and from where.",
    empty: "Nothing was logged yet.",
    columns: ["When", "Who", "What", "Outcome", "About", "From"],
    older: "Older entries",
    unknown: "unknown",
    done: "done",
    refused: "refused")

  static let spanish = AccessLogText(
    title: "Registro de accesos",
    lead:
      "Inicios de sesión, invitaciones, funciones y exportaciones: qué se hizo, quién lo hizo y desde dónde.",
    empty: "Todavía no hay nada en el registro.",
    columns: ["Cuándo", "Quién", "Qué", "Resultado", "Sobre", "Desde"],
    older: "Entradas anteriores",
    unknown: "desconocido",
    done: "hecho",
    refused: "rechazado")
}
