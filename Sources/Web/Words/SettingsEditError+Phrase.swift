import Workspace

extension SettingsEditError: Explained {
  var phrase: Phrase { Phrase(description, spanish) }

  private var spanish: String {
    switch self {
    case .unreadable(let file):
      "\(file) no se puede leer tal como está, así que no se cambió nada. Corrija primero el archivo mismo."
    case .unusual(let file, let key):
      "«\(key)» en \(file) está escrito de un modo que un formulario no puede cambiar, así que no se cambió nada. Edite el archivo mismo."
    case .noChapter(let name): "En plan/book.yaml no hay ningún capítulo «\(name)»."
    case .chapterExists(let name):
      "Ya hay un archivo de capítulo «\(name)». Elija otro nombre."
    case .notAFileName(let name):
      "«\(name)» no puede ser el nombre del archivo de un capítulo: letras sin acentos, dígitos, puntos, guiones y guiones bajos, y .md al final."
    }
  }
}
