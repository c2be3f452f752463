/// The texts of the lists of tables and rows.
struct RecordListText: Words {
  let title: String
  let lead: String
  let tables: String
  let notBegun: String
  let notBegunLead: String
  let chapters: String
  let otherFiles: String
  let emptyTitle: String
  let emptyDetail: String
  let emptyAction: String
  let rows: @Sendable (_ count: Int, _ number: String) -> String
  let toLookAt: @Sendable (_ count: Int) -> String
  let add: @Sendable (_ row: String) -> String
  let noRowsTitle: String
  let nothingFits: String
  let showAll: String
  let row: String
  let filter: String
  let onlyFound: String
  let columns: String
  let show: String
  let sortBy: @Sendable (_ title: String) -> String
  let removed: @Sendable (_ row: String) -> String
  let undo: String
  let ofTable: String
  let bytes: @Sendable (_ count: String) -> String

  static let english = RecordListText(
    title: "Records",
    lead: "Everything the plan is made from: tables with their rows, and chapters as text.",
    tables: "Tables", notBegun: "Not begun yet",
    notBegunLead: "These tables are not there yet. Many communities need only some of them.",
    chapters: "Chapters", otherFiles: "Settings and other files",
    emptyTitle: "Nothing is in this workspace yet",
    emptyDetail:
      "Bring in the folder of a plan, or of another community as an example to start from.",
    emptyAction: "Import a folder", rows: { $0 == 1 ? "1 row" : "\($1) rows" },
    toLookAt: { $0 == 1 ? "1 to look at" : "\($0) to look at" }, add: { "Add: \($0)" },
    noRowsTitle: "There are no rows yet", nothingFits: "No row fits. Try other words.",
    showAll: "Show all rows", row: "Row", filter: "Words in any field",
    onlyFound: "Only rows with something to look at", columns: "Choose columns", show: "Show",
    sortBy: { "Sort by “\($0)”" }, removed: { "“\($0)” was removed." }, undo: "Undo",
    ofTable: "About the whole table", bytes: { "\($0) bytes" })

  static let spanish = RecordListText(
    title: "Registros",
    lead:
      "Todo aquello de lo que está hecho el plan: tablas con sus filas y capítulos como texto.",
    tables: "Tablas", notBegun: "Sin empezar",
    notBegunLead:
      "Estas tablas todavía no existen. Muchas comunidades solo necesitan algunas de ellas.",
    chapters: "Capítulos", otherFiles: "Ajustes y otros archivos",
    emptyTitle: "Todavía no hay nada en este espacio",
    emptyDetail:
      "Traiga la carpeta de un plan, o la de otra comunidad como ejemplo para empezar.",
    emptyAction: "Importar una carpeta", rows: { $0 == 1 ? "1 fila" : "\($1) filas" },
    toLookAt: { "\($0) por revisar" }, add: { "Agregar: \($0)" },
    noRowsTitle: "Todavía no hay filas",
    nothingFits: "Ninguna fila coincide. Pruebe con otras palabras.",
    showAll: "Mostrar todas las filas", row: "Fila", filter: "Palabras en cualquier campo",
    onlyFound: "Solo filas con algo por revisar", columns: "Elegir columnas", show: "Mostrar",
    sortBy: { "Ordenar por «\($0)»" }, removed: { "Se eliminó «\($0)»." },
    undo: "Deshacer", ofTable: "Sobre toda la tabla", bytes: { "\($0) bytes" })
}
