struct ImportText: Words {
  let title: String
  let lead: String
  let file: String
  let fileHint: String
  let preview: String
  let noFile: String
  let previewTitle: String
  let nothing: String
  let notTaken: String
  let otherTown: String
  let insists: String
  let insistsHint: String
  let insistsFirst: String
  let files: String
  let fileColumns: [String]
  let newFindings: String
  let solvedFindings: String
  let moreFindings: @Sendable (Int) -> String
  let changes: String
  let take: String
  let cancel: String
  let sendAnother: String
  let gone: String
  let stale: String
  let lookAgain: String
  let reason: String
  let reading: String
  let unpacking: String
  let comparing: String
  let keeping: String
  let looked: @Sendable (Int) -> String

  static let english = ImportText(
    title: "Import a folder",
    lead:
      "Send the folder of a plan as a ZIP archive. You see what would change before anything is taken.",
    file: "ZIP archive",
    fileHint: "At most 64 MB: the folder with community.yaml, its tables and the plan.",
    preview: "Look at the changes",
    noFile: "Choose a ZIP archive.",
    previewTitle: "What this import would change",
    nothing: "Nothing would change: what you sent is what is there.",
    notTaken: "Not taken in",
    otherTown: "This folder is of another community",
    insists: "Replace this plan by the one of the archive",
    insistsHint: "Everything that is here now is removed; only the history still has it.",
    insistsFirst: "Tick the box if the archive shall replace this plan.",
    files: "Files",
    fileColumns: ["File", "Added", "Changed", "Removed", "Moved", "Same"],
    newFindings: "Findings that would be new",
    solvedFindings: "Findings that would be solved",
    moreFindings: { $0 == 1 ? "1 more finding" : "\($0) more findings" },
    changes: "Changes",
    take: "Take these changes",
    cancel: "Take nothing",
    sendAnother: "Send another archive",
    gone: "The archive is not here any more. Send it again.",
    stale:
      "Somebody has changed this workspace since you looked at the preview. Nothing was taken; look again to see what would change now.",
    lookAgain: "Look again",
    reason: "Why",
    reading: "Reading the archive",
    unpacking: "Unpacking the archive",
    comparing: "Comparing it with the workspace",
    keeping: "Keeping what was found",
    looked: {
      switch $0 {
      case 0: "Nothing would change."
      case 1: "1 document would change."
      default: "\($0) documents would change."
      }
    })

  static let spanish = ImportText(
    title: "Importar una carpeta",
    lead:
      "Envíe la carpeta de un plan como archivo ZIP. Verá qué cambiaría antes de que se acepte nada.",
    file: "Archivo ZIP",
    fileHint: "64 MB como máximo: la carpeta con community.yaml, sus tablas y el plan.",
    preview: "Ver los cambios",
    noFile: "Elija un archivo ZIP.",
    previewTitle: "Qué cambiaría esta importación",
    nothing: "Nada cambiaría: lo que usted envió es lo que ya hay.",
    notTaken: "No se acepta",
    otherTown: "Esta carpeta es de otra comunidad",
    insists: "Sustituir este plan por el del archivo",
    insistsHint: "Todo lo que hay aquí ahora se elimina; solo queda en el historial.",
    insistsFirst: "Marque la casilla si el archivo debe sustituir este plan.",
    files: "Archivos",
    fileColumns: ["Archivo", "Agregados", "Cambiados", "Eliminados", "Movidos", "Iguales"],
    newFindings: "Hallazgos que serían nuevos",
    solvedFindings: "Hallazgos que quedarían resueltos",
    moreFindings: { $0 == 1 ? "1 hallazgo más" : "\($0) hallazgos más" },
    changes: "Cambios",
    take: "Aceptar estos cambios",
    cancel: "No aceptar nada",
    sendAnother: "Enviar otro archivo",
    gone: "El archivo ya no está aquí. Envíelo de nuevo.",
    stale:
      "Alguien ha cambiado este espacio de trabajo desde que usted vio la vista previa. No se aceptó nada; revise de nuevo para ver qué cambiaría ahora.",
    lookAgain: "Revisar de nuevo",
    reason: "Por qué",
    reading: "Leyendo el archivo",
    unpacking: "Descomprimiendo el archivo",
    comparing: "Comparándolo con el espacio de trabajo",
    keeping: "Guardando lo encontrado",
    looked: {
      switch $0 {
      case 0: "Nada cambiaría."
      case 1: "Cambiaría 1 documento."
      default: "Cambiarían \($0) documentos."
      }
    })
}
