/// The texts of what differs between two states of a workspace.
struct DifferenceText: Words {
  let added: String
  let changed: String
  let removed: String
  let more: @Sendable (Int) -> String
  let sizes: @Sendable (_ before: Int, _ after: Int) -> String
  let onlyMoved: String
  let onlyForm: String
  let fields: String
  let field: String
  let before: String
  let after: String
  let empty: String
  let tooMany: @Sendable (_ removed: Int, _ added: Int) -> String
  let sameLines: String
  let fromLine: @Sendable (Int) -> String
  let removedLine: String
  let addedLine: String

  static let english = DifferenceText(
    added: "added",
    changed: "changed",
    removed: "removed",
    more: { "And \($0) more." },
    sizes: { "\($0) bytes before, \($1) bytes after." },
    onlyMoved: "Only its place in the table changed.",
    onlyForm: "Only quotes, line ends or its place in the table changed.",
    fields: "Fields of ",
    field: "Field",
    before: "Before",
    after: "After",
    empty: "empty",
    tooMany: { "\($0) lines were removed and \($1) added: too many to show one by one." },
    sameLines: "The lines are the same.",
    fromLine: { "… from line \($0)" },
    removedLine: "Removed: ",
    addedLine: "Added: ")

  static let spanish = DifferenceText(
    added: "agregado",
    changed: "cambiado",
    removed: "quitado",
    more: { "Y \($0) más." },
    sizes: { "\($0) bytes antes, \($1) bytes después." },
    onlyMoved: "Solo cambió su lugar en la tabla.",
    onlyForm: "Solo cambiaron las comillas, los finales de línea o su lugar en la tabla.",
    fields: "Campos de ",
    field: "Campo",
    before: "Antes",
    after: "Después",
    empty: "vacío",
    tooMany: {
      "Se quitaron \($0) líneas y se agregaron \($1): son demasiadas para mostrarlas una por una."
    },
    sameLines: "Las líneas son iguales.",
    fromLine: { "… desde la línea \($0)" },
    removedLine: "Quitado: ",
    addedLine: "Agregado: ")
}
