import Jobs

extension JobProblem: Explained {
  var phrase: Phrase { Phrase(description, spanish) }

  private var spanish: String {
    switch self {
    case .tooMany(let limit):
      "Ya hay \(limit) de estas tareas en espera o en marcha para este espacio de trabajo. No se inició nada; inténtelo de nuevo cuando termine una."
    case .payloadTooLarge: "Esto es demasiado para entregarlo a una tarea."
    case .noJob: "No existe esa tarea, o ya no está."
    case .notOver: "Esta tarea no ha terminado. Cancélela antes o espere."
    case .shelfFull:
      "El servidor guarda en este momento todos los archivos que puede. No se guardó nada; inténtelo de nuevo en una hora."
    case .uploadTooLarge(let limit):
      "Este archivo es demasiado grande: se aceptan \(limit / 1_048_576) MB como máximo."
    case .uploadReplaced:
      "Entretanto usted envió otro archivo, y ese es el que cuenta. Siga con él."
    }
  }
}
