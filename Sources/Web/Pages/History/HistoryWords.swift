/// The texts of a workspace's journal.
struct HistoryText: Words {
  let title: String
  let lead: String
  let of: String
  let empty: String
  let older: String
  let revision: String
  let documents: @Sendable (_ count: Int, _ number: String) -> String
  let noReason: String
  let undoes: String
  let changed: String
  let undo: String
  let undone: String
  let undoStale: String
  let undoNothing: String
  let milestones: String
  let noMilestones: String
  let nameMilestone: String
  let milestoneTitle: String
  let milestoneTitleHint: String
  let milestoneKind: String
  let wrongMilestone: String
  let save: String
  let named: String
  let compare: String
  let compareTitle: String
  let from: String
  let to: String
  let same: String
  let download: String
  let hash: String
  let clock: String
  let clockEnd: String
  let uploaded: String
  let toFindings: String
  let toGrid: String
  let toResults: String
  let toUpload: String

  static let english = HistoryText(
    title: "History",
    lead: "Every change of this plan: who, when and why. Nothing here can be changed or removed.",
    of: "Changes of ",
    empty: "Nothing was changed yet.",
    older: "Older changes",
    revision: "Revision",
    documents: { $0 == 1 ? "1 document" : "\($1) documents" },
    noReason: "No reason given",
    undoes: "Takes back revision ",
    changed: "What changed",
    undo: "Undo this change",
    undone: "The change was taken back. It stays in the history.",
    undoStale:
      "This change cannot be taken back: what it changed was changed again since. Take the later changes back first, or edit the records.",
    undoNothing: "There is nothing to take back: everything is as it was before this change.",
    milestones: "Milestones",
    noMilestones:
      "No milestone yet. Name the state of the plan when it is a draft for comment, adopted or submitted.",
    nameMilestone: "Name the present state",
    milestoneTitle: "Title",
    milestoneTitleHint: "Such as “Adopted by the council on 3 March 2026”.",
    milestoneKind: "Kind",
    wrongMilestone: "A milestone has a title of at most 200 letters and a kind.",
    save: "Name it",
    named: "The milestone was named.",
    compare: "Compare",
    compareTitle: "Compare two revisions",
    from: "From revision",
    to: "To revision",
    same: "Nothing differs between these two revisions.",
    download: "Download as ZIP",
    hash: "Digest",
    clock: "The clock of the server said ",
    clockEnd: ", earlier than the change before.",
    uploaded: "The rows are in the inventory.", toFindings: "See what was found",
    toGrid: "Open the rows", toResults: "See the results",
    toUpload: "Upload another file or sheet")

  static let spanish = HistoryText(
    title: "Historial",
    lead:
      "Todos los cambios de este plan: quién, cuándo y por qué. Nada de lo que está aquí se puede cambiar ni quitar.",
    of: "Cambios de ",
    empty: "Todavía no se ha cambiado nada.",
    older: "Cambios anteriores",
    revision: "Revisión",
    documents: { $0 == 1 ? "1 documento" : "\($1) documentos" },
    noReason: "Sin motivo indicado",
    undoes: "Deshace la revisión ",
    changed: "Qué cambió",
    undo: "Deshacer este cambio",
    undone: "El cambio se deshizo. Sigue en el historial.",
    undoStale:
      "Este cambio no se puede deshacer: lo que cambió se volvió a cambiar después. Deshaga primero los cambios posteriores o edite los registros.",
    undoNothing: "No hay nada que deshacer: todo está como antes de este cambio.",
    milestones: "Hitos",
    noMilestones:
      "Todavía no hay hitos. Dé un nombre al estado del plan cuando sea un borrador para comentarios, un plan adoptado o un plan presentado.",
    nameMilestone: "Dar nombre al estado actual",
    milestoneTitle: "Título",
    milestoneTitleHint: "Por ejemplo, «Adoptado por el concejo el 3 de marzo de 2026».",
    milestoneKind: "Tipo",
    wrongMilestone: "Un hito tiene un título de 200 letras como máximo y un tipo.",
    save: "Darle nombre",
    named: "El hito ya tiene nombre.",
    compare: "Comparar",
    compareTitle: "Comparar dos revisiones",
    from: "Desde la revisión",
    to: "Hasta la revisión",
    same: "No hay diferencias entre estas dos revisiones.",
    download: "Descargar como ZIP",
    hash: "Huella",
    clock: "El reloj del servidor marcaba ",
    clockEnd: ", antes que el cambio anterior.",
    uploaded: "Las filas están en el inventario.", toFindings: "Ver los hallazgos",
    toGrid: "Abrir las filas", toResults: "Ver los resultados",
    toUpload: "Subir otro archivo u otra hoja")
}
