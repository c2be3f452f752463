/// The texts of one's own account.
struct AccountText: Words {
  let title: String
  let profile: String
  let name: String
  let email: String
  let save: String
  let saved: String
  let password: String
  let old: String
  let new: String
  let changePassword: String
  let passwordChanged: String
  let noPassword: String
  let secondFactor: String
  let secondFactorOn: String
  let secondFactorOff: String
  let codesLeft: @Sendable (Int) -> String
  let turnOn: String
  let turnOff: String
  let turnedOff: String
  let newCodes: String
  let sessions: String
  let thisSession: String
  let lastSeen: String
  let since: String
  let end: String
  let endOthers: String
  let ended: String
  let unknownBrowser: String
  /// A browser and the system that it runs on.
  let browser: @Sendable (_ name: String, _ system: String) -> String
  let tokens: String
  let tokensLead: String
  let revoked: String

  static let english = AccountText(
    title: "Your account",
    profile: "Name and e-mail",
    name: "Name",
    email: "E-mail",
    save: "Save",
    saved: "Saved.",
    password: "Password",
    old: "Present password",
    new: "New password",
    changePassword: "Change the password",
    passwordChanged: "Your password is changed, and you are signed out everywhere else.",
    noPassword: "You sign in with your city’s account and have no password here.",
    secondFactor: "Second factor",
    secondFactorOn: "A code of your authenticator app is asked for when you sign in.",
    secondFactorOff:
      "Only your password protects this account. An authenticator app makes it much safer.",
    codesLeft: { $0 == 1 ? "1 recovery code is left." : "\($0) recovery codes are left." },
    turnOn: "Set up an authenticator app",
    turnOff: "Remove the second factor",
    turnedOff: "The second factor is removed.",
    newCodes: "Make new recovery codes",
    sessions: "Where you are signed in",
    thisSession: "this browser",
    lastSeen: "last seen ",
    since: "since ",
    end: "Sign out there",
    endOthers: "Sign out everywhere else",
    ended: "Signed out there.",
    unknownBrowser: "Unknown browser",
    browser: { "\($0) on \($1)" },
    tokens: "API tokens",
    tokensLead: "By a token a program acts for you, within limits.",
    revoked: "The token is revoked.")

  static let spanish = AccountText(
    title: "Su cuenta",
    profile: "Nombre y correo electrónico",
    name: "Nombre",
    email: "Correo electrónico",
    save: "Guardar",
    saved: "Guardado.",
    password: "Contraseña",
    old: "Contraseña actual",
    new: "Contraseña nueva",
    changePassword: "Cambiar la contraseña",
    passwordChanged: "Su contraseña se cambió y se cerró su sesión en todos los demás lugares.",
    noPassword: "Usted inicia sesión con la cuenta de su ciudad y aquí no tiene contraseña.",
    secondFactor: "Segundo factor",
    secondFactorOn: "Al iniciar sesión se pide un código de su aplicación de autenticación.",
    secondFactorOff:
      "Solo su contraseña protege esta cuenta. Con una aplicación de autenticación es mucho más segura.",
    codesLeft: {
      $0 == 1 ? "Queda 1 código de recuperación." : "Quedan \($0) códigos de recuperación."
    },
    turnOn: "Configurar una aplicación de autenticación",
    turnOff: "Quitar el segundo factor",
    turnedOff: "Se quitó el segundo factor.",
    newCodes: "Crear nuevos códigos de recuperación",
    sessions: "Dónde tiene la sesión abierta",
    thisSession: "este navegador",
    lastSeen: "última actividad: ",
    since: "desde el ",
    end: "Cerrar la sesión allí",
    endOthers: "Cerrar sesión en todos los demás lugares",
    ended: "Se cerró la sesión allí.",
    unknownBrowser: "Navegador desconocido",
    browser: { "\($0) en \($1)" },
    tokens: "Tokens de la API",
    tokensLead: "Con un token, un programa actúa en nombre de usted, dentro de ciertos límites.",
    revoked: "El token se revocó.")
}

/// The texts around an authenticator app and its recovery codes.
struct SecondFactorText: Words {
  let enrolTitle: String
  let scan: String
  let qr: String
  let key: String
  let code: String
  let codeHint: String
  let confirm: String
  let codesTitle: String
  let codesLead: String
  let codesDone: String

  static let english = SecondFactorText(
    enrolTitle: "Set up an authenticator app",
    scan: "Scan this with the app, or type the key.",
    qr: "QR code for the authenticator app",
    key: "Key",
    code: "Code of the app",
    codeHint: "The six digits that it shows now.",
    confirm: "Turn it on",
    codesTitle: "Your recovery codes",
    codesLead:
      "Each of them works once in place of the app. They are shown only now: print them, or keep them where you keep your passwords.",
    codesDone: "I have kept them")

  static let spanish = SecondFactorText(
    enrolTitle: "Configurar una aplicación de autenticación",
    scan: "Escanee esto con la aplicación o escriba la clave.",
    qr: "Código QR para la aplicación de autenticación",
    key: "Clave",
    code: "Código de la aplicación",
    codeHint: "Los seis dígitos que muestra en este momento.",
    confirm: "Activarla",
    codesTitle: "Sus códigos de recuperación",
    codesLead:
      "Cada uno sirve una sola vez en lugar de la aplicación. Se muestran solo ahora: imprímalos o guárdelos donde guarda sus contraseñas.",
    codesDone: "Ya los guardé")
}

/// The texts around one's own tokens for programs.
struct TokenText: Words {
  let none: String
  let name: String
  let scopes: String
  let workspaces: String
  let workspacesHint: String
  let days: String
  let make: String
  let reader: String
  let revoke: String
  let expires: String
  let neverUsed: String
  let used: String
  /// Before a network address.
  let from: String
  let madeTitle: String
  let once: String
  let back: String
  let wrongDays: String
  let noScope: String
  let wrongWorkspaces: String

  static let english = TokenText(
    none: "You have no tokens.",
    name: "What it is for",
    scopes: "What it may do",
    workspaces: "Only in these workspaces",
    workspacesHint: "Their ids, separated by spaces. Empty: all that you may reach.",
    days: "Works for how many days",
    make: "Make a token",
    reader: "How programs use it",
    revoke: "Revoke",
    expires: "until ",
    neverUsed: "never used",
    used: "last used ",
    from: " from ",
    madeTitle: "Your new token",
    once: "Copy it now: it is shown only this once.",
    back: "Back to your account",
    wrongDays: "A token works for 1 to 366 days.",
    noScope: "Choose at least one thing that it may do.",
    wrongWorkspaces: "Write ids of workspaces, as in their addresses.")

  static let spanish = TokenText(
    none: "No tiene tokens.",
    name: "Para qué sirve",
    scopes: "Qué puede hacer",
    workspaces: "Solo en estos espacios de trabajo",
    workspacesHint:
      "Sus identificadores, separados por espacios. Vacío: todos a los que usted tiene acceso.",
    days: "Cuántos días funciona",
    make: "Crear un token",
    reader: "Cómo lo usan los programas",
    revoke: "Revocar",
    expires: "hasta el ",
    neverUsed: "sin usar todavía",
    used: "último uso: ",
    from: " desde ",
    madeTitle: "Su token nuevo",
    once: "Cópielo ahora: se muestra una sola vez.",
    back: "Volver a su cuenta",
    wrongDays: "Un token funciona de 1 a 366 días.",
    noScope: "Elija por lo menos una cosa que pueda hacer.",
    wrongWorkspaces:
      "Escriba identificadores de espacios de trabajo, como aparecen en sus direcciones.")
}
