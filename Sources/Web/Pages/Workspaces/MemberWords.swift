/// The texts of a workspace's members and invitations.
struct MemberText: Words {
  let title: String
  let lead: String
  let role: String
  let noRole: String
  let scopes: String
  let scopesHint: String
  let change: String
  let save: String
  let remove: String
  let leave: String
  let invite: String
  let inviteLead: String
  let email: String
  let emailHint: String
  let make: String
  let open: String
  let anyone: String
  let revoke: String
  let linkTitle: String
  let linkLead: String
  let back: String
  let done: String
  let removed: String
  let revoked: String
  let closed: String
  let since: String
  let until: String
  let programmes: String
  let programmesLead: String
  let leaveProgramme: String
  let leftProgramme: String
  let ownershipTaken: String
  let joinedByOther: String
  let signedAs: String
  let noReset: String

  static let english = MemberText(
    title: "People",
    lead: "Who works on this plan, and what each may do.",
    role: "Role",
    noRole: "Choose one of the roles.",
    scopes: "Limited to",
    scopesHint:
      "One a line: “plan/energy.md”, “inventory.csv#fleet-*” or “inventory.csv[sector=waste]”. Empty: everything.",
    change: "Change",
    save: "Save",
    remove: "Remove from the workspace",
    leave: "Leave the workspace",
    invite: "Invite somebody",
    inviteLead: "You get a link to hand over. It works once, for a week.",
    email: "E-mail",
    emailHint: "Then only an account with this e-mail may take it.",
    make: "Make the link",
    open: "Open invitations",
    anyone: "Anyone with the link",
    revoke: "Take back",
    linkTitle: "The invitation",
    linkLead: "Copy this link now and hand it over; it is shown only this once.",
    back: "Back to the members",
    done: "Changed.",
    removed: "Removed.",
    revoked: "The invitation was taken back.",
    closed: "closed",
    since: "since ",
    until: "until ",
    programmes: "Programmes that read along",
    programmesLead: "Their organisers and advisers may read and comment.",
    leaveProgramme: "Leave the programme",
    leftProgramme: "The workspace is no longer in the programme.",
    ownershipTaken: "An administrator of the server became owner here",
    joinedByOther: "An administrator of the server brought this workspace into a programme",
    signedAs: "has signed here as ",
    noReset:
      "This person has a role outside of the workspaces that you own, or owns one. Whoever holds a reset link becomes that person: ask an administrator of the server to make it."
  )

  static let spanish = MemberText(
    title: "Personas",
    lead: "Quién trabaja en este plan y qué puede hacer cada persona.",
    role: "Función",
    noRole: "Elija una de las funciones.",
    scopes: "Con acceso limitado a",
    scopesHint:
      "Uno por línea: «plan/energy.md», «inventory.csv#fleet-*» o «inventory.csv[sector=waste]». Vacío: todo.",
    change: "Cambiar",
    save: "Guardar",
    remove: "Quitar del espacio de trabajo",
    leave: "Salir del espacio de trabajo",
    invite: "Invitar a alguien",
    inviteLead: "Usted recibe un enlace para entregar. Sirve una sola vez, durante una semana.",
    email: "Correo electrónico",
    emailHint: "Entonces solo puede usarlo una cuenta con este correo electrónico.",
    make: "Crear el enlace",
    open: "Invitaciones abiertas",
    anyone: "Cualquier persona con el enlace",
    revoke: "Retirar",
    linkTitle: "La invitación",
    linkLead: "Copie este enlace ahora y entréguelo; se muestra una sola vez.",
    back: "Volver a los miembros",
    done: "Cambiado.",
    removed: "Se quitó del espacio de trabajo.",
    revoked: "La invitación se retiró.",
    closed: "cerrada",
    since: "desde el ",
    until: "hasta el ",
    programmes: "Programas que leen este espacio",
    programmesLead: "Sus organizadores y asesores pueden leer y comentar.",
    leaveProgramme: "Salir del programa",
    leftProgramme: "El espacio de trabajo ya no está en el programa.",
    ownershipTaken: "Quien administra el servidor tomó aquí la función de propietario",
    joinedByOther:
      "Quien administra el servidor incorporó este espacio de trabajo a un programa",
    signedAs: "ha firmado aquí como ",
    noReset:
      "Esta persona tiene una función fuera de los espacios de trabajo de usted, o es propietaria de uno. Quien tiene un enlace de restablecimiento se vuelve esa persona: pida a quien administra el servidor que lo cree."
  )
}
