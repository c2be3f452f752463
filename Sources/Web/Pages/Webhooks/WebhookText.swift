import Webhooks

struct WebhookText: Words {
  let title: String
  let lead: String
  let add: String
  let address: String
  let addressHint: String
  let events: String
  let chooseEvent: String
  let save: String
  let tooMany: @Sendable (Int) -> String
  let secretTitle: String
  let secretOnce: String
  let secretHint: String
  let on: String
  let off: String
  let offByFailures: String
  let offTitle: @Sendable (Int) -> String
  let offDetail: String
  let switchOn: String
  let switchOff: String
  let test: String
  let newSecret: String
  let newSecretHint: String
  let remove: String
  let removeHint: String
  let removeTitle: String
  let removeLead: String
  let cancel: String
  let deliveries: String
  let noDeliveries: String
  let sent: @Sendable (Int) -> String
  let again: String
  let waiting: String
  /// Which attempt it is, of how many.
  let attempt: @Sendable (Int, Int) -> String
  let waitsForAnswer: String
  let troubled: String
  let troubleTitle: String
  let lastFailure: String
  let troubleDetail: String
  let lastSuccess: String
  let never: String
  let manage: String
  let done: [String: String]
  let eventNames: [WebhookEvent: (name: String, hint: String)]

  func name(_ event: WebhookEvent) -> String { eventNames[event]?.name ?? event.rawValue }

  static let english = WebhookText(
    title: "Webhooks",
    lead:
      "A webhook tells another program at once what happens here: a dashboard, a chat, a script. Each message is signed with a secret, so that the program can tell that it is genuine.",
    add: "Add a webhook",
    address: "Address",
    addressHint: "An https or http address of a program that takes JSON.",
    events: "What it is told of",
    chooseEvent: "Choose at least one thing that it is told of.",
    save: "Add the webhook",
    tooMany: { "A workspace has at most \($0) webhooks. Remove one first." },
    secretTitle: "The secret of the webhook",
    secretOnce: "Copy the secret now. It is shown this one time.",
    secretHint: "The program that receives the messages needs it to verify their signatures.",
    on: "On", off: "Off", offByFailures: "Off after failures",
    offTitle: {
      $0 < 2
        ? "This webhook was switched off"
        : "This webhook was switched off after \($0) messages in a row were not taken"
    },
    offDetail:
      "Look at what the target answered below, mend it, and switch the webhook on again. What happened meanwhile is not told later.",
    switchOn: "Switch on", switchOff: "Switch off", test: "Send a test",
    newSecret: "Make a new secret",
    newSecretHint: "Messages are signed with the new secret at once; the old one is void.",
    remove: "Remove the webhook", removeHint: "Its messages and its secret go with it.",
    removeTitle: "Remove this webhook?",
    removeLead:
      "The target hears of nothing more, messages that wait are not sent, and the secret is gone: a new webhook has another one. To pause it, switch it off instead.",
    cancel: "Keep it",
    deliveries: "Last messages",
    noDeliveries: "Nothing has been sent yet.",
    sent: { "sent \($0) times" },
    again: "Send again", waiting: "It is sent as soon as the message before it is over.",
    attempt: { "Attempt \($0) of \($1)" },
    waitsForAnswer: "The target has 10 seconds to answer.",
    troubled: "On, but not received",
    troubleTitle: "The target does not take messages at the moment",
    lastFailure: "The last attempt failed on ",
    troubleDetail:
      "Each message is tried again by itself after 10 seconds, 1, 5 and 30 minutes and 2 hours. Nothing else waits for it, and your work is not affected.",
    lastSuccess: "Last received ", never: "No message received yet", manage: "Manage",
    done: [
      "test": "A test is on its way.", "again": "The message is sent again.",
      "on": "The webhook is on.", "off": "The webhook is off.",
      "removed": "The webhook was removed.",
    ],
    eventNames: [
      .commit: ("Changes", "Records, chapters or settings were changed"),
      .milestone: ("Milestones", "A state of the plan was named, such as the adopted plan"),
      .published: ("Publication", "The plan was published"),
      .comment: ("Comments", "Somebody with an account commented on a chapter or a record"),
      .residentComment: (
        "Comments of residents", "One has arrived; messages carry no words of residents"
      ),
      .residentAnswer: (
        "Answers to residents", "A comment was published, answered or withdrawn from the public"
      ),
      .commentPeriod: ("Comment period", "Residents may comment from now on, or may no more"),
      .jobFinished: ("Jobs", "An import, a publication or another job is over"),
      .test: ("Test", ""),
    ])

  static let spanish = WebhookText(
    title: "Webhooks",
    lead:
      "Un webhook avisa enseguida a otro programa de lo que ocurre aquí: un tablero, un chat, un script. Cada mensaje va firmado con un secreto, para que el programa sepa que es auténtico.",
    add: "Agregar un webhook",
    address: "Dirección",
    addressHint: "Una dirección https o http de un programa que acepta JSON.",
    events: "De qué se le avisa",
    chooseEvent: "Elija al menos una cosa de la que avisar.",
    save: "Agregar el webhook",
    tooMany: { "Un espacio de trabajo tiene como máximo \($0) webhooks. Elimine uno antes." },
    secretTitle: "El secreto del webhook",
    secretOnce: "Copie el secreto ahora. Solo se muestra esta vez.",
    secretHint: "El programa que recibe los mensajes lo necesita para verificar sus firmas.",
    on: "Activado", off: "Desactivado", offByFailures: "Desactivado por fallos",
    offTitle: {
      $0 < 2
        ? "Este webhook se desactivó"
        : "Este webhook se desactivó porque \($0) mensajes seguidos no se recibieron"
    },
    offDetail:
      "Mire abajo qué respondió el destino, corríjalo y vuelva a activar el webhook. De lo que ocurrió entretanto no se avisa después.",
    switchOn: "Activar", switchOff: "Desactivar", test: "Enviar una prueba",
    newSecret: "Crear un secreto nuevo",
    newSecretHint:
      "Los mensajes se firman enseguida con el secreto nuevo; el anterior deja de valer.",
    remove: "Eliminar el webhook", removeHint: "Sus mensajes y su secreto se van con él.",
    removeTitle: "¿Eliminar este webhook?",
    removeLead:
      "El destino no se entera de nada más, los mensajes en espera no se envían y el secreto desaparece: un webhook nuevo tiene otro. Para hacer una pausa, desactívelo.",
    cancel: "Conservarlo",
    deliveries: "Últimos mensajes",
    noDeliveries: "Todavía no se ha enviado nada.",
    sent: { "enviado \($0) veces" },
    again: "Enviar de nuevo", waiting: "Se envía en cuanto termine el mensaje anterior.",
    attempt: { "Intento \($0) de \($1)" },
    waitsForAnswer: "El destino tiene 10 segundos para responder.",
    troubled: "Activado, pero no se recibe",
    troubleTitle: "El destino no recibe mensajes en este momento",
    lastFailure: "El último intento falló el ",
    troubleDetail:
      "Cada mensaje se vuelve a intentar solo a los 10 segundos, a 1, 5 y 30 minutos y a las 2 horas. Nada más espera por él, y su trabajo no se ve afectado.",
    lastSuccess: "Último recibido ", never: "Todavía no se recibió nada", manage: "Gestionar",
    done: [
      "test": "Una prueba está en camino.", "again": "El mensaje se envía de nuevo.",
      "on": "El webhook está activado.", "off": "El webhook está desactivado.",
      "removed": "El webhook se eliminó.",
    ],
    eventNames: [
      .commit: ("Cambios", "Se cambiaron registros, capítulos o ajustes"),
      .milestone: ("Hitos", "Se nombró un estado del plan, como el plan adoptado"),
      .published: ("Publicación", "Se publicó el plan"),
      .comment: ("Comentarios", "Alguien con cuenta comentó un capítulo o un registro"),
      .residentComment: (
        "Comentarios de residentes",
        "Llegó uno; los mensajes no llevan palabras de los residentes"
      ),
      .residentAnswer: (
        "Respuestas a residentes", "Un comentario se publicó, se respondió o se retiró del público"
      ),
      .commentPeriod: (
        "Período de comentarios", "Desde ahora los residentes pueden comentar, o ya no pueden"
      ),
      .jobFinished: ("Tareas", "Terminó una importación, una publicación u otra tarea"),
      .test: ("Prueba", ""),
    ])
}
