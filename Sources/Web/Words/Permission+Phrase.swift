import Accounts

extension Permission {
  /// What the right lets somebody do, as in “the right to read the workspace”.
  var phrase: Phrase { Phrase(words, spanish) }

  private var spanish: String {
    switch self {
    case .readPublished: "leer lo que está publicado"
    case .readWorkspace: "leer el espacio de trabajo"
    case .readHistory: "leer el historial"
    case .exportWorkspace: "llevarse todo el espacio de trabajo como archivos"
    case .comment: "comentar"
    case .approve: "aprobar capítulos y registros"
    case .editDocument: "cambiar capítulos, registros y la configuración"
    case .addRecord: "agregar registros"
    case .removeRecord: "quitar registros"
    case .importWorkspace: "reemplazar el espacio de trabajo con archivos importados"
    case .nameMilestone: "dar nombre a un hito, como el plan adoptado"
    case .publish: "publicar el plan"
    case .answerResidents:
      "leer, responder y eliminar lo que los residentes dicen del plan público"
    case .manageMembers: "administrar los miembros"
    case .manageOwners: "nombrar propietarios y quitarles esa función"
    case .archiveWorkspace: "archivar el espacio de trabajo"
    case .readAccessLog: "leer el registro de accesos del espacio de trabajo"
    case .manageWebhooks: "avisar a otros programas de lo que pasa en el espacio de trabajo"
    case .approveHomework: "aprobar tareas"
    case .readProgramme: "leer el programa"
    case .manageProgramme: "administrar el programa, sus espacios de trabajo y sus personas"
    case .createWorkspace: "crear espacios de trabajo"
    case .createProgramme: "crear programas"
    case .takeOwnership:
      "tomar la propiedad de cualquier espacio de trabajo, lo que queda registrado"
    case .manageAccounts: "administrar las cuentas"
    case .readWholeAccessLog: "leer todo el registro de accesos"
    case .administer: "operar el servidor: configuración, copias de seguridad, migraciones"
    }
  }
}
