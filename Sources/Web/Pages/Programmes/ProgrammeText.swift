/// The texts of programmes.
struct ProgrammeText: Words {
  let title: String
  let lead: String
  let none: String
  let make: String
  let makeButton: String
  let name: String
  let nameHint: String
  let rename: String
  let workspaces: String
  let noWorkspaces: String
  let noneToAdd: String
  let add: String
  let addHint: String
  let addButton: String
  let reason: String
  let reasonHint: String
  let takeOut: String
  let people: String
  let noPeople: String
  let remove: String
  let leave: String
  let removed: String
  let back: String
  let lastChange: String

  static let english = ProgrammeText(
    title: "Programmes",
    lead:
      "Communities that plan together. Advisers and organisers of a programme read along in all its workspaces.",
    none: "You are in no programme yet.",
    make: "Make a programme", makeButton: "Make the programme", name: "Name",
    nameHint: "Such as “Twin Cities cohort 2027”.", rename: "Another name",
    workspaces: "Workspaces", noWorkspaces: "No workspace is in this programme yet.",
    noneToAdd: "There is no other workspace that you may bring in.",
    add: "Bring a workspace in",
    addHint: "The people of the programme may read it and comment from then on.",
    addButton: "Bring it in",
    reason: "Why, for a workspace that is not yours",
    reasonHint: "Its members read it on their page People, with your name.", takeOut: "Take out",
    people: "People of the programme",
    noPeople: "Nobody is in it yet. Invite an adviser below.", remove: "Remove from the programme",
    leave: "Leave the programme", removed: "Removed from the programme.",
    back: "Back to the programme", lastChange: "last change ")

  static let spanish = ProgrammeText(
    title: "Programas",
    lead:
      "Comunidades que planifican juntas. Los asesores y organizadores de un programa leen en todos sus espacios de trabajo.",
    none: "Todavía no está en ningún programa.",
    make: "Crear un programa", makeButton: "Crear el programa", name: "Nombre",
    nameHint: "Por ejemplo, «Grupo de 2027 de las Ciudades Gemelas».", rename: "Otro nombre",
    workspaces: "Espacios de trabajo",
    noWorkspaces: "Ningún espacio de trabajo está todavía en este programa.",
    noneToAdd: "No hay otro espacio de trabajo que usted pueda incorporar.",
    add: "Incorporar un espacio de trabajo",
    addHint: "Desde entonces las personas del programa pueden leerlo y comentarlo.",
    addButton: "Incorporarlo",
    reason: "Por qué, si el espacio de trabajo no es suyo",
    reasonHint: "Sus miembros lo leen en su página Personas, con el nombre de usted.",
    takeOut: "Sacar", people: "Personas del programa",
    noPeople: "Todavía no hay nadie. Invite abajo a un asesor.", remove: "Quitar del programa",
    leave: "Salir del programa", removed: "Se quitó del programa.",
    back: "Volver al programa", lastChange: "último cambio: ")
}
