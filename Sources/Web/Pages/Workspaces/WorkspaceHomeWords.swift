/// The texts of the first page of a workspace.
struct WorkspaceHomeText: Words {
  let title: String
  let archived: String
  let revisions: @Sendable (Int) -> String
  let members: @Sendable (Int) -> String
  let findings: @Sendable (Int) -> String
  let recent: String
  let allChanges: String
  let noChanges: String
  let milestones: String
  let noMilestones: String
  let emptyTitle: String
  let emptyDetail: String
  let emptyAction: String
  let download: String

  static let english = WorkspaceHomeText(
    title: "Overview",
    archived: "This workspace is archived and can only be read.",
    revisions: { $0 == 1 ? "revision" : "revisions" },
    members: { $0 == 1 ? "member" : "members" },
    findings: { $0 == 1 ? "finding" : "findings" },
    recent: "Recent changes",
    allChanges: "All changes",
    noChanges: "Nothing was changed yet.",
    milestones: "Milestones",
    noMilestones: "None yet.",
    emptyTitle: "This workspace is empty",
    emptyDetail:
      "Bring in the folder of a plan to begin. The example of Hennepin County is a good start.",
    emptyAction: "Import a folder",
    download: "Download the folder as ZIP")

  static let spanish = WorkspaceHomeText(
    title: "Resumen",
    archived: "Este espacio de trabajo está archivado y solo se puede leer.",
    revisions: { $0 == 1 ? "revisión" : "revisiones" },
    members: { $0 == 1 ? "miembro" : "miembros" },
    findings: { $0 == 1 ? "hallazgo" : "hallazgos" },
    recent: "Cambios recientes",
    allChanges: "Todos los cambios",
    noChanges: "Todavía no se ha cambiado nada.",
    milestones: "Hitos",
    noMilestones: "Todavía ninguno.",
    emptyTitle: "Este espacio de trabajo está vacío",
    emptyDetail:
      "Para empezar, importe la carpeta de un plan. El ejemplo de Hennepin County es un buen comienzo.",
    emptyAction: "Importar una carpeta",
    download: "Descargar la carpeta como ZIP")
}
