/// The texts of the workspaces of the whole server, as administrators see them.
struct WorkspaceAdministrationText: Words {
  let title: String
  let lead: String
  let empty: String
  let owners: String
  let closed: String
  let noOwner: String
  let noUsableOwner: String
  let become: String
  let own: String
  let done: String
  let enter: String
  let askTitle: @Sendable (_ name: String) -> String
  let askLead: String
  let askPoints: [String]
  let reason: String
  let reasonHint: String
  let confirm: String
  let cancel: String

  static let english = WorkspaceAdministrationText(
    title: "Workspaces",
    lead:
      "Every workspace of the server with its owners. An administrator reads no plan; those without an owner who can sign in stand first.",
    empty: "There is no workspace yet.",
    owners: "Owners: ",
    closed: "closed",
    noOwner: "no owner",
    noUsableOwner: "no owner who can sign in",
    become: "Become owner",
    own: "you own it",
    done: "You are owner now. The access log and the members of the workspace say so.",
    enter: "Open it",
    askTitle: { "Become owner of \($0)" },
    askLead: "For a workspace whose owners are gone, or where the law or its people ask you to.",
    askPoints: [
      "You can read and change everything in it, and manage its people.",
      "Its members see on the page “People” that you did this, when and why; its access log keeps it.",
      "The other owners stay. When you are done, make somebody else owner and leave.",
    ],
    reason: "Why?",
    reasonHint:
      "Its members read this, such as “Both owners have left the city; asked by the mayor’s office”.",
    confirm: "Become owner",
    cancel: "Back to the workspaces")

  static let spanish = WorkspaceAdministrationText(
    title: "Espacios de trabajo",
    lead:
      "Todos los espacios de trabajo del servidor con sus propietarios. Quien administra no lee ningún plan; los que no tienen un propietario que pueda iniciar sesión están primero.",
    empty: "Todavía no hay ningún espacio de trabajo.",
    owners: "Propietarios: ",
    closed: "cerrada",
    noOwner: "sin propietario",
    noUsableOwner: "ningún propietario puede iniciar sesión",
    become: "Tomar la función de propietario",
    own: "usted es propietario",
    done:
      "Ahora usted es propietario. El registro de accesos y los miembros del espacio lo saben.",
    enter: "Abrirlo",
    askTitle: { "Tomar la función de propietario de \($0)" },
    askLead:
      "Para un espacio de trabajo cuyos propietarios ya no están, o cuando la ley o su gente se lo piden.",
    askPoints: [
      "Usted puede leer y cambiar todo lo que contiene y administrar a sus personas.",
      "Sus miembros ven en la página «Personas» que usted lo hizo, cuándo y por qué; su registro de accesos lo conserva.",
      "Los demás propietarios siguen. Cuando termine, dé la función a otra persona y salga.",
    ],
    reason: "¿Por qué?",
    reasonHint:
      "Lo leen sus miembros, por ejemplo «Los dos propietarios dejaron la ciudad; lo pidió la alcaldía».",
    confirm: "Tomar la función",
    cancel: "Volver a los espacios de trabajo")
}
