import Accounts

extension AccessAct {
  /// What was done, as the access log tells it.
  var phrase: Phrase {
    switch self {
    case .setUp: Phrase("First account made", "Primera cuenta creada")
    case .signIn: Phrase("Sign-in", "Inicio de sesión")
    case .signInCode: Phrase("Sign-in code", "Código de inicio de sesión")
    case .signInExternal: Phrase("Sign-in by the city", "Inicio de sesión con la ciudad")
    case .signOut: Phrase("Sign-out", "Cierre de sesión")
    case .passwordConfirmed: Phrase("Password given again", "Contraseña confirmada")
    case .sessionEnded: Phrase("Session ended", "Sesión terminada")
    case .passwordChanged: Phrase("Password changed", "Contraseña cambiada")
    case .resetLinkMade: Phrase("Reset link made", "Enlace de restablecimiento creado")
    case .passwordReset: Phrase("Password reset", "Contraseña restablecida")
    case .nameChanged: Phrase("Name changed", "Nombre cambiado")
    case .emailChanged: Phrase("E-mail changed", "Correo electrónico cambiado")
    case .secondFactorOn: Phrase("Second factor set up", "Segundo factor activado")
    case .secondFactorOff: Phrase("Second factor removed", "Segundo factor quitado")
    case .recoveryCodesMade: Phrase("Recovery codes made", "Códigos de recuperación creados")
    case .identityLinked: Phrase("City’s sign-in linked", "Acceso de la ciudad vinculado")
    case .identityUnlinked: Phrase("City’s sign-in unlinked", "Acceso de la ciudad desvinculado")
    case .accountMade: Phrase("Account made", "Cuenta creada")
    case .accountClosed: Phrase("Account closed", "Cuenta cerrada")
    case .accountOpened: Phrase("Account opened again", "Cuenta abierta de nuevo")
    case .personalDataDeleted: Phrase("Personal data deleted", "Datos personales eliminados")
    case .administratorMade: Phrase("Administrator made", "Administrador nombrado")
    case .administratorEnded: Phrase("Administrator ended", "Administrador retirado")
    case .tokenMade: Phrase("Token made", "Token creado")
    case .tokenRevoked: Phrase("Token revoked", "Token revocado")
    case .tokenUsed: Phrase("Token used", "Token usado")
    case .memberAdded: Phrase("Member added", "Miembro agregado")
    case .memberChanged: Phrase("Member changed", "Miembro cambiado")
    case .memberRemoved: Phrase("Member removed", "Miembro quitado")
    case .ownershipTaken: Phrase("Ownership taken", "Propiedad tomada")
    case .invitationMade: Phrase("Invitation made", "Invitación creada")
    case .invitationRevoked: Phrase("Invitation taken back", "Invitación retirada")
    case .invitationAccepted: Phrase("Invitation accepted", "Invitación aceptada")
    case .programmeMade: Phrase("Programme made", "Programa creado")
    case .programmeRenamed: Phrase("Programme renamed", "Programa con otro nombre")
    case .programmeMemberChanged:
      Phrase("Programme member changed", "Miembro del programa cambiado")
    case .programmeMemberRemoved: Phrase("Programme member removed", "Miembro del programa quitado")
    case .workspaceJoined:
      Phrase("Workspace joined a programme", "Espacio de trabajo unido a un programa")
    case .workspaceLeft:
      Phrase("Workspace left a programme", "Espacio de trabajo fuera de un programa")
    case .workspaceMade: Phrase("Workspace made", "Espacio de trabajo creado")
    case .workspaceArchived: Phrase("Workspace archived", "Espacio de trabajo archivado")
    case .workspaceOpened:
      Phrase("Workspace brought back", "Espacio de trabajo abierto de nuevo")
    case .workspaceReverted:
      Phrase("Went back to an earlier revision", "Vuelta a una revisión anterior")
    case .exported: Phrase("Exported", "Exportado")
    case .imported: Phrase("Imported", "Importado")
    case .published: Phrase("Published", "Publicado")
    case .commentPeriodSet:
      Phrase("Comment period set", "Período de comentarios fijado")
    case .residentAnswered: Phrase("Resident answered", "Respuesta a un residente")
    case .residentCommentDeleted:
      Phrase("Resident’s comment deleted", "Comentario de un residente eliminado")
    case .webhookMade: Phrase("Webhook made", "Webhook creado")
    case .webhookChanged: Phrase("Webhook changed", "Webhook cambiado")
    case .webhookRemoved: Phrase("Webhook removed", "Webhook quitado")
    case .administered: Phrase("Administered", "Administrado")
    }
  }
}
