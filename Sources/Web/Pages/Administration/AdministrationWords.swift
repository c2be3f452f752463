/// The texts of the accounts of the whole server.
struct AdministrationText: Words {
  let title: String
  let accounts: String
  let log: String
  let administrator: String
  let closed: String
  let deleted: String
  let secondFactor: String
  let close: String
  let open: String
  let reset: String
  let makeAdministrator: String
  let endAdministrator: String
  let removeSecondFactor: String
  let more: String
  let done: String
  let linkTitle: String
  let linkLead: String
  let back: String
  let since: String

  static let english = AdministrationText(
    title: "Administration",
    accounts: "Accounts",
    log: "Access log of the whole server",
    administrator: "administrator",
    closed: "closed",
    deleted: "deleted",
    secondFactor: "second factor",
    close: "Close the account",
    open: "Open it again",
    reset: "Make a reset link",
    makeAdministrator: "Make administrator",
    endAdministrator: "End administrator",
    removeSecondFactor: "Remove the second factor",
    more: "Change",
    done: "Done.",
    linkTitle: "The reset link",
    linkLead:
      "Hand it over in person or by telephone. It works once, for a day, and is shown only now.",
    back: "Back to the accounts",
    since: "since ")

  static let spanish = AdministrationText(
    title: "Administración",
    accounts: "Cuentas",
    log: "Registro de accesos de todo el servidor",
    administrator: "administrador",
    closed: "cerrada",
    deleted: "eliminada",
    secondFactor: "segundo factor",
    close: "Cerrar la cuenta",
    open: "Abrirla de nuevo",
    reset: "Crear un enlace para restablecer la contraseña",
    makeAdministrator: "Dar la función de administrador",
    endAdministrator: "Quitar la función de administrador",
    removeSecondFactor: "Quitar el segundo factor",
    more: "Cambiar",
    done: "Hecho.",
    linkTitle: "El enlace para restablecer la contraseña",
    linkLead:
      "Entréguelo en persona o por teléfono. Sirve una sola vez, durante un día, y se muestra solo ahora.",
    back: "Volver a las cuentas",
    since: "desde el ")
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
