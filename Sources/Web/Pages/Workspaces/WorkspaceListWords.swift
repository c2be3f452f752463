/// The texts of the list of workspaces.
struct WorkspaceListText: Words {
  let title: String
  let emptyTitle: String
  let emptyMember: String
  let emptyMaker: String
  let make: String
  let archived: String
  let lastChange: String
  let empty: String
  let programmes: String
  let programmeDetail: String
  let archivedTitle: String
  let archivedLead: String
  let noneArchived: String
  let allArchived: String
  let showArchived: @Sendable (Int) -> String

  static let english = WorkspaceListText(
    title: "Workspaces",
    emptyTitle: "You are in no workspace yet",
    emptyMember:
      "Ask whoever leads the plan for an invitation. When you open its link, the workspace stands here.",
    emptyMaker:
      "A workspace holds one community’s plan. Begin with your place, a folder that you have, or the worked example.",
    make: "Make a workspace",
    archived: "archived",
    lastChange: "last change ",
    empty: "empty",
    programmes: "Programmes: communities that plan together",
    programmeDetail: "Programme: how far each community is, what is late and what is new",
    archivedTitle: "Archived workspaces",
    archivedLead: "They can only be read. An owner brings one back in its settings.",
    noneArchived: "None of your workspaces is archived.",
    allArchived: "All your workspaces are archived.",
    showArchived: { "Archived (\($0))" })

  static let spanish = WorkspaceListText(
    title: "Espacios de trabajo",
    emptyTitle: "Todavía no está en ningún espacio de trabajo",
    emptyMember:
      "Pida una invitación a quien dirige el plan. Cuando abra el enlace, el espacio de trabajo aparecerá aquí.",
    emptyMaker:
      "Un espacio de trabajo contiene el plan de una comunidad. Empiece con su lugar, con una carpeta que tenga o con el ejemplo.",
    make: "Crear un espacio de trabajo",
    archived: "archivado",
    lastChange: "último cambio: ",
    empty: "vacío",
    programmes: "Programas: comunidades que planifican juntas",
    programmeDetail:
      "Programa: hasta dónde ha llegado cada comunidad, qué se retrasa y qué hay de nuevo",
    archivedTitle: "Espacios de trabajo archivados",
    archivedLead: "Solo se pueden leer. Un propietario los vuelve a abrir en su configuración.",
    noneArchived: "Ninguno de sus espacios de trabajo está archivado.",
    allArchived: "Todos sus espacios de trabajo están archivados.",
    showArchived: { "Archivados (\($0))" })
}
