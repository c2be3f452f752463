import Accounts
import Archives
import Store
import Workspace

extension StoreError: Explained {
  var phrase: Phrase { Phrase(description, spanish) }

  private var spanish: String {
    switch self {
    case .noWorkspace(let id): "Aquí no hay ningún espacio de trabajo «\(id)»."
    case .workspaceExists(let id):
      "Ya hay un espacio de trabajo «\(id)»; elija otro identificador o importe en él."
    case .notAnIdentifier(let id):
      "«\(id)» no puede ser el identificador de un espacio de trabajo: letras minúsculas, dígitos y guiones, 64 como máximo."
    case .noRevision(let workspace, let revision, let head):
      "«\(workspace)» no tiene una revisión \(revision); la última es la \(head)."
    case .noDocument(let workspace, let name):
      "«\(workspace)» no tiene \(name) en esa revisión."
    case .conflicts(let conflicts):
      "Otra persona cambió \(conflicts.map(\.name.description).joined(separator: ", ")) desde que usted lo abrió. No se guardó nada; mire ambas versiones y elija."
    case .nothingToChange: "No hay nada que cambiar: lo que envió es lo que ya está."
    case .archived(let id):
      "«\(id)» está archivado y solo se puede leer. No se cambió nada; un propietario puede volver a abrirlo."
    case .invalid:
      "Lo que envió no cumple las reglas de los documentos de un espacio de trabajo, por eso no se guardó nada. Revíselo y envíelo otra vez."
    }
  }
}

extension ZIPArchive.Problem: Explained {
  var phrase: Phrase { Phrase(english, spanish) }

  private var english: String {
    switch self {
    case .notAnArchive: "This is not a ZIP archive, or it is damaged."
    case .tooManyFiles(let limit):
      "The archive has more than \(limit) files. Send only the workspace's folder."
    case .tooLarge(let name): "“\(name)” is larger than 16 MB."
    case .totalTooLarge: "The files of the archive are larger than 64 MB together."
    case .unusableName(let name):
      "The archive has a file “\(name)” whose name leads out of its folder or cannot be used."
    case .unreadable(let name):
      "“\(name)” cannot be unpacked: it is damaged, encrypted or packed in a way that is not known here."
    }
  }

  private var spanish: String {
    switch self {
    case .notAnArchive: "Esto no es un archivo ZIP o está dañado."
    case .tooManyFiles(let limit):
      "El archivo ZIP contiene más de \(limit) archivos. Envíe solo la carpeta del espacio de trabajo."
    case .tooLarge(let name): "«\(name)» ocupa más de 16 MB."
    case .totalTooLarge: "Los archivos del ZIP ocupan en total más de 64 MB."
    case .unusableName(let name):
      "El ZIP contiene un archivo «\(name)» cuyo nombre lleva fuera de su carpeta o no se puede usar."
    case .unreadable(let name):
      "«\(name)» no se puede descomprimir: está dañado, cifrado o comprimido de una manera que no se conoce aquí."
    }
  }
}

extension ImportRefusal {
  /// A sentence for the person who wants to take a folder in.
  var phrase: Phrase { Phrase(message, spanish) }

  private var spanish: String {
    switch self {
    case .anotherCommunity:
      "Los archivos son de otra comunidad. No se cambió nada. Elija el espacio de trabajo correcto; solo si los archivos deben reemplazar este plan, indíquelo."
    case .noCommunity:
      "Entre los archivos falta un community.yaml que se pueda leer y que diga con «id» de quién es este plan, por eso no se cambió nada. Elija la carpeta que contiene community.yaml."
    }
  }
}

extension AcceptanceError: Explained {
  var phrase: Phrase { Phrase(description, spanish) }

  private var spanish: String {
    switch self {
    case .unreadable:
      "audit.csv no se puede leer tal como está, por eso no se le agregó nada. Corrija primero el archivo."
    case .columnsMissing(let names):
      "A audit.csv le falta la columna \(names.map { "«\($0)»" }.joined(separator: ", ")), por eso no se le agregó nada. Agréguela al encabezado."
    }
  }
}
