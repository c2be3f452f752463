import Accounts

/// An error that says in every language what is wrong and what to do.
///
/// The English sentence stands where the error is declared; what stands here are the others, each switch complete.
protocol Explained: Error {
  var phrase: Phrase { get }
}

extension AccountProblem: Explained {
  var phrase: Phrase { Phrase(description, spanish) }

  private var spanish: String {
    switch self {
    case .notAllowed(let permission):
      "No puede hacer esto aquí: hace falta el derecho de \(permission.phrase.spanish). Pídalo a un propietario del espacio de trabajo o a quien administra el servidor."
    case .outOfReach(let name):
      "No puede cambiar \(name), o no de esta manera: queda fuera de su parte del espacio de trabajo. No se guardó nada; pregunte a un propietario."
    case .scoresOfAnother(let name):
      "\(name) contiene las puntuaciones de otra persona. Solo ella, o quien puede cambiar todo aquí, las cambia o las quita. No se guardó nada; pregúntele a ella o a un propietario."
    case .notSignedIn: "Inicie sesión para hacer esto."
    case .confirmationNeeded: "Escriba su contraseña otra vez para hacer esto."
    case .invalidEmail(let text):
      "«\(text)» no es una dirección de correo electrónico; escríbala como nombre@example.org."
    case .invalidName:
      "Un nombre tiene de 1 a 100 letras, dígitos, espacios y signos comunes."
    case .weakPassword(let flaw): flaw.phrase.spanish
    case .emailTaken:
      "Ya hay una cuenta con este correo electrónico. Inicie sesión con ella o use otra dirección."
    case .nameTaken:
      "Otra persona en uno de sus espacios de trabajo tiene este nombre o firmó con él. Los comentarios y las aprobaciones se conocen por el nombre: agregue algo que los distinga, como un segundo nombre o su departamento."
    case .wrongPassword: "Esta no es su contraseña; inténtelo otra vez."
    case .wrongCode: SignInRefusal.wrongCode.phrase.spanish
    case .lastOwner(let workspace):
      "«\(workspace)» se quedaría sin propietario. Primero dé esa función a otra persona."
    case .lastAdministrator:
      "El servidor se quedaría sin administrador. Primero dé esa función a otra persona."
    case .wouldLower(let role):
      "Usted ya tiene aquí la función de \(role.label.spanish), y esta invitación le quitaría derechos. Pida a un propietario que cambie su función."
    case .invalidScope:
      "Uno de los límites no es correcto: escriba un archivo, como «plan/energy.md» o «plan/*»; filas, como «inventory.csv#fleet-*»; o una condición, como «inventory.csv[sector=waste]»."
    case .invalidToken:
      "Así no se puede crear el token: elija para qué sirve, en qué espacios de trabajo y por cuántos días."
    case .hasMembers(let workspace): "«\(workspace)» ya tiene miembros."
    case .external(let refusal): refusal.phrase.spanish
    case .reasonNeeded:
      "Diga por qué, en 1 a 500 letras: el motivo queda en el registro de accesos."
    case .lastWayIn:
      "Es la única manera de entrar en su cuenta. Pida a quien administra el servidor un enlace de restablecimiento y elija con él una contraseña; después desvincúlelo."
    case .noAccount: "No existe esa cuenta."
    case .changedMeanwhile:
      "Esto cambió entretanto. Mírelo otra vez y decida de nuevo."
    case .noMember: "Esta persona no es miembro aquí."
    case .noProgramme: "No existe ese programa."
    case .noSuchThing: "Lo que busca no existe o ya no está aquí."
    case .setUpDone: "Ya hay cuentas. Pida una invitación a quien administra el servidor."
    case .wrongSetUpKey:
      "Esta clave de configuración no es correcta o ya venció. Inicie el servidor otra vez: muestra una nueva."
    case .linkNotUsable(let flaw): flaw.phrase.spanish
    case .invitedAnother:
      "Esta invitación es para otro correo electrónico. Inicie sesión con la cuenta invitada."
    case .ownInvitation:
      "Usted mismo creó esta invitación. Envíela a quien va dirigida; lo que usted puede hacer aquí lo decide un propietario."
    case .secondFactorIsOn: "Ya hay un segundo factor configurado. Primero quítelo."
    case .noSecondFactor: "No se está configurando ningún segundo factor; empiece de nuevo."
    case .otherSecret, .badSecret, .missingKeyFile:
      "La clave secreta del servidor no sirve para estos datos. Avise a quien administra el servidor; no se cambió nada."
    }
  }
}

extension PasswordFlaw {
  var phrase: Phrase { Phrase(description, spanish) }

  private var spanish: String {
    switch self {
    case .tooShort(let least):
      "Una contraseña tiene por lo menos \(least) caracteres; cuatro o cinco palabras sin relación entre sí son fáciles de recordar."
    case .tooLong: "Una contraseña tiene como máximo 200 bytes."
    case .expected:
      "Esta contraseña se parece demasiado a su correo electrónico, a su nombre o al nombre de este servicio."
    case .repetitive:
      "Esta contraseña se repite o sigue el orden del teclado; cualquiera la probaría."
    case .common: "Esta contraseña se basa en una palabra que todos prueban primero."
    }
  }
}

extension LinkFlaw {
  var phrase: Phrase { Phrase(description, spanish) }

  private var spanish: String {
    switch self {
    case .unknown:
      "Este enlace no está completo o nunca existió; cópielo otra vez de donde lo recibió."
    case .expired: "Este enlace ya venció; pida uno nuevo."
    case .revoked: "Este enlace se retiró; pregunte a quien se lo envió."
    case .used: "Este enlace ya se usó. Inicie sesión o pida uno nuevo."
    case .makerMayNot:
      "Quien creó este enlace ya no tiene derecho a darlo. Pida uno nuevo a un propietario del espacio de trabajo o a quien administra el servidor."
    }
  }
}

extension SignInRefusal: Explained {
  var phrase: Phrase { Phrase(description, spanish) }

  private var spanish: String {
    switch self {
    case .wrong: "El correo electrónico o la contraseña no son correctos."
    case .wrongCode:
      "Este código no es correcto o ya se usó. Espere el siguiente y escríbalo."
    case .startAgain: "Se acabó el tiempo para el código. Inicie sesión otra vez."
    case .later(_, let seconds):
      "Hubo demasiados intentos incorrectos. Inténtelo otra vez en \(Self.time(seconds))."
    case .disabled: "Esta cuenta está cerrada. Pregunte a quien administra el servidor."
    case .tooBusy:
      "Demasiadas personas inician sesión en este momento. Espere unos segundos e inténtelo otra vez."
    }
  }

  private static func time(_ seconds: Int) -> String {
    guard seconds > 90 else { return seconds == 1 ? "1 segundo" : "\(seconds) segundos" }
    return "\((seconds + 59) / 60) minutos"
  }
}

extension ExternalRefusal: Explained {
  var phrase: Phrase { Phrase(description, spanish) }

  private var spanish: String {
    switch self {
    case .signInFirst:
      "Ya hay una cuenta con su correo electrónico. Inicie sesión en ella con su contraseña y después vincule en su cuenta el acceso de su ciudad."
    case .notInvited:
      "Todavía no tiene una cuenta aquí. Pida una invitación y abra su enlace."
    case .emailNotVerified:
      "El acceso de su ciudad no confirma su correo electrónico, al que se dirige esta invitación. Cree una cuenta con contraseña."
    case .linkedToAnother:
      "Este acceso pertenece aquí a otra cuenta. Inicie sesión con él o quítelo de aquella cuenta."
    }
  }
}
