/// A text that counts something: `{n}` stands for the number.
struct CountedText: Sendable {
  let one: String
  let other: String

  init(_ one: String, _ other: String) {
    self.one = one
    self.other = other
  }
}

/// What the grid's script says.
struct GridScriptText: Words {
  let row, error, warning, note, empty: String
  let mayNotAdd, nothingToUndo, nothingToRedo, noFinding, allSaved, saving, merged: String
  let refused, noRoom, tooWide, pasted, pastedTable, notRemoved, removed, setRows,
    copied: CountedText
  let selection, rows, errors, warnings, notes, unsaved, resumed: CountedText
  let bulkSelected, bulkShown: CountedText
  let saved: String
  let changedBy, keepMine, keepTheirs, putBack, removeStill, leaveGone: String
  let differences, column, before, mine, theirs, filterColumn, discardAsk: String
  let signIn, unreachable, failed, problemRefused, draftTooLarge: String

  /// As the script takes them.
  var json: String {
    var texts: [String: String] = [:]
    for (label, value) in Mirror(reflecting: self).children {
      switch (label, value) {
      case (let label?, let text as String): texts[Self.names[label] ?? label] = text
      case (let label?, let text as CountedText):
        texts[label + ".one"] = text.one
        texts[label + ".other"] = text.other
      default: break
      }
    }
    var json = GridJSON()
    json.object(texts)
    return json.text
  }

  private static let names = [
    "signIn": "problem.signIn", "unreachable": "problem.unreachable", "failed": "problem.failed",
    "problemRefused": "problem.refused",
  ]

  static let english = GridScriptText(
    row: "Row", error: "Error", warning: "Warning", note: "Note", empty: "empty",
    mayNotAdd: "You may not add rows to this table.", nothingToUndo: "There is nothing to undo.",
    nothingToRedo: "There is nothing to redo.", noFinding: "No findings", allSaved: "All is saved",
    saving: "Saving…",
    merged:
      "Somebody else has saved other rows meanwhile. They are here now, and your changes are kept: save again.",
    refused: CountedText(
      "1 cell was left as it is: you may not change it.",
      "{n} cells were left as they are: you may not change them."),
    noRoom: CountedText(
      "1 pasted row was left out: you may not add rows here.",
      "{n} pasted rows were left out: you may not add rows here."),
    tooWide: CountedText(
      "1 pasted column lies beyond the last one and was left out.",
      "{n} pasted columns lie beyond the last one and were left out."),
    pasted: CountedText("1 row pasted.", "{n} rows pasted."),
    pastedTable: CountedText(
      "1 row pasted under its headings.", "{n} rows pasted under their headings."),
    notRemoved: CountedText(
      "1 row was kept: you may not remove it.", "{n} rows were kept: you may not remove them."),
    removed: CountedText("1 row removed.", "{n} rows removed."),
    setRows: CountedText("1 row set.", "{n} rows set."),
    copied: CountedText("1 row copied.", "{n} rows copied."),
    selection: CountedText("1 cell selected", "{n} cells selected"),
    rows: CountedText("1 row", "{n} rows"), errors: CountedText("1 error", "{n} errors"),
    warnings: CountedText("1 warning", "{n} warnings"), notes: CountedText("1 note", "{n} notes"),
    unsaved: CountedText("1 change not saved", "{n} changes not saved"),
    resumed: CountedText(
      "1 change from before is here again. It is not saved yet.",
      "{n} changes from before are here again. They are not saved yet."),
    bulkSelected: CountedText("The selected row", "The {n} selected rows"),
    bulkShown: CountedText("The row that is shown", "All {n} rows that are shown"),
    saved: "Saved as revision {n}.", changedBy: "changed by",
    keepMine: "Keep my cells, over theirs", keepTheirs: "Take their version, drop my change",
    putBack: "Put the row back with my version", removeStill: "Remove it all the same",
    leaveGone: "Leave it removed", differences: "Both versions", column: "Column",
    before: "Before", mine: "Mine", theirs: "Theirs", filterColumn: "Filter by",
    discardAsk: "Drop every change that is not saved?",
    signIn:
      "You are no longer signed in. Nothing is lost: sign in in another tab, come back and try again.",
    unreachable:
      "The server cannot be reached. Nothing is lost: your changes stay in this tab. Try again.",
    failed:
      "The server could not do that. Nothing is lost: your changes stay in this tab. Try again.",
    problemRefused: "This cannot be saved as it is.",
    draftTooLarge:
      "So many changes are not kept when this tab is closed or loaded again. Save soon.")

  static let spanish = GridScriptText(
    row: "Fila", error: "Error", warning: "Advertencia", note: "Nota", empty: "vacío",
    mayNotAdd: "No puede agregar filas a esta tabla.", nothingToUndo: "No hay nada que deshacer.",
    nothingToRedo: "No hay nada que rehacer.", noFinding: "Sin hallazgos",
    allSaved: "Todo está guardado", saving: "Guardando…",
    merged:
      "Otra persona guardó otras filas entretanto. Ya están aquí y sus cambios se conservan: guarde de nuevo.",
    refused: CountedText(
      "1 celda quedó como estaba: no puede cambiarla.",
      "{n} celdas quedaron como estaban: no puede cambiarlas."),
    noRoom: CountedText(
      "1 fila pegada se omitió: aquí no puede agregar filas.",
      "{n} filas pegadas se omitieron: aquí no puede agregar filas."),
    tooWide: CountedText(
      "1 columna pegada queda más allá de la última y se omitió.",
      "{n} columnas pegadas quedan más allá de la última y se omitieron."),
    pasted: CountedText("1 fila pegada.", "{n} filas pegadas."),
    pastedTable: CountedText(
      "1 fila pegada según sus encabezados.", "{n} filas pegadas según sus encabezados."),
    notRemoved: CountedText(
      "1 fila se conservó: no puede eliminarla.", "{n} filas se conservaron: no puede eliminarlas."),
    removed: CountedText("1 fila eliminada.", "{n} filas eliminadas."),
    setRows: CountedText("1 fila cambiada.", "{n} filas cambiadas."),
    copied: CountedText("1 fila copiada.", "{n} filas copiadas."),
    selection: CountedText("1 celda seleccionada", "{n} celdas seleccionadas"),
    rows: CountedText("1 fila", "{n} filas"), errors: CountedText("1 error", "{n} errores"),
    warnings: CountedText("1 advertencia", "{n} advertencias"),
    notes: CountedText("1 nota", "{n} notas"),
    unsaved: CountedText("1 cambio sin guardar", "{n} cambios sin guardar"),
    resumed: CountedText(
      "1 cambio anterior está aquí de nuevo. Todavía no está guardado.",
      "{n} cambios anteriores están aquí de nuevo. Todavía no están guardados."),
    bulkSelected: CountedText("La fila seleccionada", "Las {n} filas seleccionadas"),
    bulkShown: CountedText("La fila que se muestra", "Las {n} filas que se muestran"),
    saved: "Guardado como revisión {n}.", changedBy: "cambiada por",
    keepMine: "Conservar mis celdas, sobre las suyas",
    keepTheirs: "Tomar su versión y descartar mi cambio",
    putBack: "Volver a poner la fila con mi versión", removeStill: "Eliminarla de todos modos",
    leaveGone: "Dejarla eliminada", differences: "Ambas versiones", column: "Columna",
    before: "Antes", mine: "La mía", theirs: "La suya", filterColumn: "Filtrar por",
    discardAsk: "¿Descartar todos los cambios sin guardar?",
    signIn:
      "Su sesión terminó. No se pierde nada: inicie sesión en otra pestaña, vuelva e inténtelo de nuevo.",
    unreachable:
      "No se puede llegar al servidor. No se pierde nada: sus cambios siguen en esta pestaña. Inténtelo de nuevo.",
    failed:
      "El servidor no pudo hacerlo. No se pierde nada: sus cambios siguen en esta pestaña. Inténtelo de nuevo.",
    problemRefused: "Esto no se puede guardar así.",
    draftTooLarge:
      "Tantos cambios no se conservan si cierra o recarga esta pestaña. Guarde pronto.")
}

/// The texts of the grid's page.
struct GridText: Words {
  let activityData, lead, plainTable, upload, csv, xlsx, template, withoutScript: String
  let filter, onlyFindings, columnFilters, undo, redo, add, duplicate, remove: String
  let fill, bulk, next, edit, record, factor, reason, reasonHint, save, discard: String
  let retry, signIn, conflictTitle, conflictLead, resolve: String
  let bulkTitle, bulkColumn, bulkValue, bulkRows, bulkApply, cancel: String
  let noRows, noRecords, readOnly, onPaper, keysTitle, tools, status, cell: String
  let keys: [(key: String, meaning: String)]

  static let english = GridText(
    activityData: "Activity data",
    lead:
      "Type as in a spreadsheet, or paste from one. Nothing is saved until you save; then all changes become one entry of the history.",
    plainTable: "Plain table", upload: "Upload XLSX or CSV", csv: "Download CSV",
    xlsx: "Download XLSX", template: "Download template",
    withoutScript:
      "Editing in a grid needs JavaScript. Without it, the same rows are in the plain table, each with its form.",
    filter: "Filter all columns", onlyFindings: "Only rows with findings",
    columnFilters: "Filter by column", undo: "Undo", redo: "Redo", add: "Add row",
    duplicate: "Duplicate", remove: "Remove", fill: "Fill down", bulk: "Set column…",
    next: "Next finding", edit: "Edit this cell", record: "Open as a form",
    factor: "Choose the factor", reason: "Why",
    reasonHint: "Stands in the history beside your name.", save: "Save", discard: "Drop changes",
    retry: "Try again", signIn: "Sign in in a new tab",
    conflictTitle: "Somebody else has changed the same rows",
    conflictLead:
      "Nothing was saved yet, and none of your other changes is lost. Choose for each row, then save again.",
    resolve: "Take these choices", bulkTitle: "Set a column in several rows",
    bulkColumn: "Column", bulkValue: "Value (empty clears the cells)", bulkRows: "Rows",
    bulkApply: "Set", cancel: "Cancel",
    noRows:
      "No rows yet. Add a row, or copy rows with their headings in a spreadsheet and paste them here.",
    noRecords:
      "No records yet. Add a row, copy rows with their headings in a spreadsheet and paste them here, or upload a file.",
    readOnly: "You can read this table, and not change it.",
    onPaper: "For paper, print the plain table: it has every row.",
    keysTitle: "Keys of the grid", tools: "Tools", status: "Saving", cell: "The active cell",
    keys: [
      ("Arrows, Page Up/Down, Home, End", "Move; with Ctrl to the edge, with Shift to select"),
      ("Enter, F2 or typing", "Edit the cell; Enter or Tab keeps it, Esc does not"),
      (
        "Ctrl+C, Ctrl+X, Ctrl+V",
        "Copy, cut and paste, also from and to a spreadsheet; rows with their headings find their columns"
      ),
      ("Delete", "Empty the selected cells"), ("Ctrl+D", "Fill the first row down"),
      ("Ctrl+Z, Ctrl+Y", "Undo, redo"), ("Ctrl+A", "Select all"),
      ("Shift+Space, Ctrl+Space", "Select rows, columns"),
      ("F8", "Next finding; with Shift the one before"), ("Ctrl+F", "To the filter"),
      ("Ctrl+S", "To saving"), ("Tab", "Leave the grid"),
    ])

  static let spanish = GridText(
    activityData: "Datos de actividad",
    lead:
      "Escriba como en una hoja de cálculo, o pegue desde una. Nada se guarda hasta que guarde; entonces todos los cambios son una entrada del historial.",
    plainTable: "Tabla sencilla", upload: "Subir XLSX o CSV", csv: "Descargar CSV",
    xlsx: "Descargar XLSX", template: "Descargar plantilla",
    withoutScript:
      "Para editar en cuadrícula hace falta JavaScript. Sin él, las mismas filas están en la tabla sencilla, cada una con su formulario.",
    filter: "Filtrar todas las columnas", onlyFindings: "Solo filas con hallazgos",
    columnFilters: "Filtrar por columna", undo: "Deshacer", redo: "Rehacer", add: "Agregar fila",
    duplicate: "Duplicar", remove: "Eliminar", fill: "Rellenar abajo", bulk: "Fijar columna…",
    next: "Siguiente hallazgo", edit: "Editar esta celda", record: "Abrir como formulario",
    factor: "Elegir el factor", reason: "Por qué",
    reasonHint: "Queda en el historial junto a su nombre.", save: "Guardar",
    discard: "Descartar cambios", retry: "Intentar de nuevo",
    signIn: "Iniciar sesión en otra pestaña",
    conflictTitle: "Otra persona cambió las mismas filas",
    conflictLead:
      "Todavía no se guardó nada, y no se pierde ninguno de sus otros cambios. Elija para cada fila y guarde de nuevo.",
    resolve: "Tomar estas decisiones", bulkTitle: "Fijar una columna en varias filas",
    bulkColumn: "Columna", bulkValue: "Valor (vacío borra las celdas)", bulkRows: "Filas",
    bulkApply: "Fijar", cancel: "Cancelar",
    noRows:
      "Todavía no hay filas. Agregue una, o copie filas con sus encabezados en una hoja de cálculo y péguelas aquí.",
    noRecords:
      "Todavía no hay registros. Agregue una fila, copie filas con sus encabezados en una hoja de cálculo y péguelas aquí, o suba un archivo.",
    readOnly: "Puede leer esta tabla, pero no cambiarla.",
    onPaper: "Para el papel, imprima la tabla sencilla: tiene todas las filas.",
    keysTitle: "Teclas de la cuadrícula", tools: "Herramientas", status: "Guardar",
    cell: "La celda activa",
    keys: [
      ("Flechas, Re Pág/Av Pág, Inicio, Fin", "Mover; con Ctrl al borde, con Mayús seleccionar"),
      ("Intro, F2 o escribir", "Editar la celda; Intro o Tab conserva, Esc no"),
      (
        "Ctrl+C, Ctrl+X, Ctrl+V",
        "Copiar, cortar y pegar, también con una hoja de cálculo; las filas con encabezados encuentran sus columnas"
      ),
      ("Supr", "Vaciar las celdas seleccionadas"),
      ("Ctrl+D", "Rellenar abajo con la primera fila"), ("Ctrl+Z, Ctrl+Y", "Deshacer, rehacer"),
      ("Ctrl+A", "Seleccionar todo"),
      ("Mayús+Espacio, Ctrl+Espacio", "Seleccionar filas, columnas"),
      ("F8", "Siguiente hallazgo; con Mayús el anterior"), ("Ctrl+F", "Al filtro"),
      ("Ctrl+S", "A guardar"), ("Tab", "Salir de la cuadrícula"),
    ])
}
