struct JobText: Words {
  let title: String
  let lead: String
  let none: String
  let noneDetail: String
  let askedBy: @Sendable (String) -> String
  let waiting: String
  let progress: String
  let cancel: String
  let cancelAsked: String
  let again: String
  let result: String
  let allJobs: String
  let leave: String
  let wasCancelled: String
  let failed: String
  let done: String
  let facts: (asked: String, begun: String, ended: String, attempts: String)

  static let english = JobText(
    title: "Jobs",
    lead:
      "Imports, publications and other long work. It goes on when you close the page, and when the server is started again.",
    none: "Nothing is running",
    noneDetail: "What you import or publish is listed here for a month.",
    askedBy: { "asked by \($0)" },
    waiting: "Waits for its turn.",
    progress: "Progress",
    cancel: "Cancel",
    cancelAsked: "It stops as soon as it can.",
    again: "Try again",
    result: "Look at the result",
    allJobs: "All jobs",
    leave: "You need not wait here: the job goes on, and its result stays under Jobs.",
    wasCancelled: "This job was cancelled. Nothing that it had not finished was kept.",
    failed: "This did not work",
    done: "Done",
    facts: (asked: "Asked for", begun: "Begun", ended: "Ended", attempts: "Begun so many times"))

  static let spanish = JobText(
    title: "Tareas",
    lead:
      "Importaciones, publicaciones y otros trabajos largos. Siguen aunque cierre la página y aunque el servidor se reinicie.",
    none: "No hay nada en marcha",
    noneDetail: "Lo que usted importe o publique aparece aquí durante un mes.",
    askedBy: { "pedida por \($0)" },
    waiting: "Espera su turno.",
    progress: "Progreso",
    cancel: "Cancelar",
    cancelAsked: "Se detiene en cuanto puede.",
    again: "Intentar de nuevo",
    result: "Ver el resultado",
    allJobs: "Todas las tareas",
    leave:
      "No hace falta esperar aquí: la tarea sigue y su resultado queda en Tareas.",
    wasCancelled: "Esta tarea se canceló. No se guardó nada de lo que no había terminado.",
    failed: "Esto no funcionó",
    done: "Terminada",
    facts: (
      asked: "Pedida", begun: "Iniciada", ended: "Terminada", attempts: "Veces que se inició"
    ))
}
