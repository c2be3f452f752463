/// The texts of the list of workspaces, and of making one.
struct WorkspaceListText: Words {
  let title: String
  let emptyTitle: String
  let emptyMember: String
  let emptyMaker: String
  let make: String
  let makeLead: String
  let name: String
  let nameHint: String
  let wrongName: String
  let id: String
  let idHint: String
  let button: String
  let archived: String
  let lastChange: String
  let empty: String

  static let english = WorkspaceListText(
    title: "Workspaces",
    emptyTitle: "You are in no workspace yet",
    emptyMember:
      "Ask whoever leads the plan for an invitation. When you open its link, the workspace stands here.",
    emptyMaker:
      "A workspace holds one community’s plan. Make the first one, then bring in a folder or begin with an empty one.",
    make: "Make a workspace",
    makeLead: "For one city, county or tribe.",
    name: "Name",
    nameHint: "Such as “Hennepin County”.",
    wrongName: "Give it a name of at most 100 letters.",
    id: "Id",
    idHint:
      "Lower-case letters, digits and hyphens; it stands in addresses and cannot be changed.",
    button: "Make it",
    archived: "archived",
    lastChange: "last change ",
    empty: "empty")

  static let spanish = WorkspaceListText(
    title: "Espacios de trabajo",
    emptyTitle: "Todavía no está en ningún espacio de trabajo",
    emptyMember:
      "Pida una invitación a quien dirige el plan. Cuando abra el enlace, el espacio de trabajo aparecerá aquí.",
    emptyMaker:
      "Un espacio de trabajo contiene el plan de una comunidad. Cree el primero; después importe una carpeta o empiece con uno vacío.",
    make: "Crear un espacio de trabajo",
    makeLead: "Para una ciudad, un condado o una tribu.",
    name: "Nombre",
    nameHint: "Por ejemplo, «Hennepin County».",
    wrongName: "Dele un nombre de 100 letras como máximo.",
    id: "Identificador",
    idHint:
      "Letras minúsculas, dígitos y guiones; aparece en las direcciones y no se puede cambiar.",
    button: "Crearlo",
    archived: "archivado",
    lastChange: "último cambio: ",
    empty: "vacío")
}
