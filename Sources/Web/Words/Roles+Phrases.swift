import Accounts
import Store

extension WorkspaceRole {
  /// As a tag beside a name.
  var label: Phrase {
    switch self {
    case .owner: Phrase("owner", "propietario")
    case .editor: Phrase("editor", "redactor")
    case .contributor: Phrase("contributor", "colaborador")
    case .reviewer: Phrase("reviewer", "revisor")
    case .viewer: Phrase("viewer", "lector")
    }
  }

  /// As in “you will be an editor”.
  var withArticle: Phrase { Phrase(words, label.spanish) }

  /// What somebody with this role may do.
  var explanation: Phrase {
    switch self {
    case .owner:
      Phrase("Owner: everything, members included", "Propietario: todo, también los miembros")
    case .editor:
      Phrase(
        "Editor: chapters, records, import, milestones",
        "Redactor: capítulos, registros, importación, hitos")
    case .contributor:
      Phrase("Contributor: own records only", "Colaborador: solo sus propios registros")
    case .reviewer:
      Phrase("Reviewer: reads, comments and approves", "Revisor: lee, comenta y aprueba")
    case .viewer: Phrase("Viewer: reads", "Lector: solo lee")
    }
  }
}

extension ProgrammeRole {
  var label: Phrase {
    switch self {
    case .organiser: Phrase("organiser", "organizador")
    case .adviser: Phrase("adviser", "asesor")
    }
  }

  /// What somebody with this role may do.
  var explanation: Phrase {
    switch self {
    case .organiser:
      Phrase(
        "Organiser: as an adviser, and leads the programme and its workspaces' members",
        "Organizador: como asesor, y dirige el programa y los miembros de sus espacios")
    case .adviser:
      Phrase(
        "Adviser: reads and comments in all its workspaces",
        "Asesor: lee y comenta en todos sus espacios")
    }
  }

  /// As in “you will be an adviser”.
  var withArticle: Phrase { Phrase("an \(rawValue)", label.spanish) }
}

extension Role {
  var label: Phrase {
    switch self {
    case .workspace(let role): role.label
    case .programme(let role): role.label
    case .administrator: Phrase("administrator", "administrador")
    case .local: Phrase("local", "local")
    case .everyone: Phrase("everyone", "todos")
    }
  }
}

extension TokenScope {
  var label: Phrase {
    switch self {
    case .read: Phrase("Read", "Leer")
    case .write: Phrase("Write", "Escribir")
    case .publish: Phrase("Publish", "Publicar")
    case .people: Phrase("People", "Personas")
    case .admin: Phrase("Administer", "Administrar")
    }
  }

  /// What a token with it reaches.
  var explanation: Phrase {
    switch self {
    case .read:
      Phrase("workspaces, history, downloads", "espacios de trabajo, historial, descargas")
    case .write:
      Phrase(
        "records, chapters, comments, imports", "registros, capítulos, comentarios, importaciones")
    case .publish: Phrase("milestones and publishing", "hitos y publicación")
    case .people:
      Phrase(
        "invites and removes members, manages programmes, closes accounts: without your password",
        "invita y quita miembros, administra programas, cierra cuentas: sin su contraseña")
    case .admin:
      Phrase(
        "new workspaces, webhooks, access log",
        "espacios de trabajo nuevos, webhooks, registro de accesos")
    }
  }
}

extension Milestone.Kind {
  var label: Phrase {
    switch self {
    case .draftForComment: Phrase("Draft for comment", "Borrador para comentarios")
    case .adopted: Phrase("Adopted", "Plan adoptado")
    case .submitted: Phrase("Submitted", "Plan presentado")
    case .other: Phrase("Other", "Otro")
    }
  }
}
