/// The texts of archiving a workspace and bringing it back.
struct ArchiveText: Words {
  let section: String
  let link: String
  let backLink: String
  let title: String
  let lead: String
  let points: [String]
  let confirm: String
  let cancel: String
  let backTitle: String
  let backLead: String
  let backConfirm: String
  let archived: String
  let opened: String

  static let english = ArchiveText(
    section: "Archive",
    link: "Archive this workspace",
    backLink: "Bring this workspace back",
    title: "Archive this workspace",
    lead: "For a plan that is done, or that nobody works on any more.",
    points: [
      "It can only be read: nobody changes, comments, imports or publishes, in the browser or by a program.",
      "It leaves the list of workspaces and stands under “Archived”.",
      "What is published stays where it is.",
      "Members keep their roles, and nothing is deleted. An owner can bring it back at any time.",
    ],
    confirm: "Archive it",
    cancel: "Leave it as it is",
    backTitle: "Bring this workspace back",
    backLead:
      "Members can work on it again, each as their role says, and it stands in the list again.",
    backConfirm: "Bring it back",
    archived: "The workspace is archived: it can only be read.",
    opened: "The workspace is open again.")

  static let spanish = ArchiveText(
    section: "Archivo",
    link: "Archivar este espacio de trabajo",
    backLink: "Volver a abrir este espacio de trabajo",
    title: "Archivar este espacio de trabajo",
    lead: "Para un plan que está terminado o en el que ya nadie trabaja.",
    points: [
      "Solo se puede leer: nadie cambia, comenta, importa ni publica, ni en el navegador ni con un programa.",
      "Sale de la lista de espacios de trabajo y queda en «Archivados».",
      "Lo que está publicado sigue en su lugar.",
      "Los miembros conservan sus funciones y no se elimina nada. Un propietario puede volver a abrirlo cuando quiera.",
    ],
    confirm: "Archivarlo",
    cancel: "Dejarlo como está",
    backTitle: "Volver a abrir este espacio de trabajo",
    backLead:
      "Los miembros pueden trabajar otra vez en él, cada uno según su función, y vuelve a estar en la lista.",
    backConfirm: "Volver a abrirlo",
    archived: "El espacio de trabajo está archivado: solo se puede leer.",
    opened: "El espacio de trabajo está abierto otra vez.")
}
