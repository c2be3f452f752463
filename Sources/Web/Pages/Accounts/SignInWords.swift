/// The texts of signing in and of giving the password again.
struct SignInText: Words {
  let title: String
  let email: String
  let password: String
  let button: String
  let external: String
  let or: String
  let forgot: String
  let signedOut: String
  let reset: String
  let codeTitle: String
  let code: String
  let codeHint: String
  let codeButton: String
  let startAgain: String
  let confirmTitle: String
  let confirmLead: String
  let confirmButton: String
  let againTitle: String
  let againLead: String
  let againButton: String
  let noWayLead: String
  let notProven: @Sendable (_ provider: String) -> String

  static let english = SignInText(
    title: "Sign in",
    email: "E-mail",
    password: "Password",
    button: "Sign in",
    external: "Sign in with ",
    or: "or",
    forgot:
      "Forgot your password? Ask an administrator or an owner of your workspace for a reset link.",
    signedOut: "You are signed out.",
    reset: "Your new password is set. Sign in with it.",
    codeTitle: "Your second factor",
    code: "Code",
    codeHint: "The six digits of your authenticator app, or one of your recovery codes.",
    codeButton: "Go on",
    startAgain: "Start again",
    confirmTitle: "Give your password again",
    confirmLead:
      "What you are about to do asks for it, so that nobody else can do it at your open browser.",
    confirmButton: "Go on",
    againTitle: "Sign in again",
    againLead:
      "What you are about to do asks for it, so that nobody else can do it at your open browser. Your account has no password here: you sign in with ",
    againButton: "Sign in again with ",
    noWayLead:
      "What you are about to do asks for your password, and your account has none. Ask an administrator for a reset link to set one.",
    notProven: {
      "\($0) let you in but did not say that you gave your password just now. Try once more. If it goes on, ask an administrator for a reset link: with a password of your own here, you are asked for that one."
    }
  )

  static let spanish = SignInText(
    title: "Iniciar sesión",
    email: "Correo electrónico",
    password: "Contraseña",
    button: "Iniciar sesión",
    external: "Iniciar sesión con ",
    or: "o",
    forgot:
      "¿Olvidó su contraseña? Pida a quien administra este servidor o a un propietario de su espacio de trabajo un enlace para restablecerla.",
    signedOut: "Se cerró su sesión.",
    reset: "Su contraseña nueva está lista. Inicie sesión con ella.",
    codeTitle: "Su segundo factor",
    code: "Código",
    codeHint:
      "Los seis dígitos de su aplicación de autenticación o uno de sus códigos de recuperación.",
    codeButton: "Continuar",
    startAgain: "Empezar de nuevo",
    confirmTitle: "Escriba su contraseña otra vez",
    confirmLead:
      "Lo que va a hacer la requiere, para que nadie más pueda hacerlo en su navegador abierto.",
    confirmButton: "Continuar",
    againTitle: "Inicie sesión otra vez",
    againLead:
      "Lo que va a hacer lo requiere, para que nadie más pueda hacerlo en su navegador abierto. Su cuenta no tiene contraseña aquí: usted inicia sesión con ",
    againButton: "Iniciar sesión otra vez con ",
    noWayLead:
      "Lo que va a hacer requiere su contraseña, y su cuenta no tiene ninguna. Pida a quien administra este servidor un enlace para establecer una.",
    notProven: {
      "\($0) lo dejó entrar, pero no dijo que usted escribió su contraseña ahora mismo. Inténtelo una vez más. Si sigue igual, pida a quien administra el servidor un enlace de restablecimiento: con una contraseña propia aquí, se le pedirá esa."
    }
  )
}
