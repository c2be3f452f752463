/// The texts of uploads of activity data.
struct UploadText: Words {
  let title, lead, file, fileHint, look, template, templateHint: String
  let noFile, emptyFile, oldExcel, noWorkbook, noReader, noRows, gone: String
  /// The most columns.
  let tooWide: @Sendable (Int) -> String
  let mapTitle, mapLead, mapSheet, mapTarget, mapColumn, mapFixed, mapNone, mapApply: String
  let mapMissing: @Sendable (String) -> String
  let mapSheetHint, mapSheetShow, mapAgain, optional, idHint: String
  let previewTitle, previewLead: String
  let new, changed, same, leftOut, errors: @Sendable (Int) -> String
  let newYears, newSources: @Sendable ([String]) -> String
  let totals, totalsHint, year, sector, now, afterAll, afterRight, difference, total,
    noTotal: String
  let findings, noFindings, moreFindings, error, warning, note: String
  let rows, rowsHint, rowNumber, moreRows, rowNew, rowChanged, empty, pages, before, after: String
  /// The first and last row of a page, and how many there are.
  let range: @Sendable (String, String, String) -> String
  let which, all, allHint, right, onlyRight: String
  let rightHint: @Sendable (_ wrong: Int) -> String
  let reason, reasonHint, reasonDefault, take, drop, nothing, nothingDetail: String
  let stale, staleThen, taken, seeTaken: String
  let reading, checking, calculating, calculatingRight, keeping, taking: String
  let seeChanges, chooseColumns: String
  let wasRead: @Sendable (String) -> String

  static let english = UploadText(
    title: "Upload activity data",
    lead:
      "A workbook or CSV file with activity data: Cairn's own template, or the export of another inventory tool or a utility. You see what it would change before anything is taken.",
    file: "File", fileHint: "XLSX or CSV, at most 30 MB.", look: "Look at the file",
    template: "Download the template",
    templateHint:
      "The template has the records of this workspace, and sheets with the choices of every column.",
    noFile: "Choose a file.", emptyFile: "The file is empty. Choose another one.",
    oldExcel:
      "This is a workbook of an old Excel, or one with a password. Save it as “Excel workbook (.xlsx)” without a password, and send that.",
    noWorkbook:
      "The name of this file ends like that of an Excel workbook, but it is none: it is damaged, or of another kind. Open it in a spreadsheet and save it as “Excel workbook (.xlsx)”.",
    noReader:
      "This server cannot read Excel workbooks. Save the sheet as “CSV UTF-8” and send that.",
    noRows: "The file has no table with a header and a row under it.",
    gone:
      "The file is not here any more: it is kept for a while only, and a later one of yours takes its place. Send it again.",
    tooWide: {
      "The table has more than \($0) columns. Keep those that say what was used, and send it again."
    },
    mapTitle: "Which column is which?",
    mapLead:
      "Choose the column of your file that fills each column of the inventory. What is the same in every row can be typed instead.",
    mapSheet: "Sheet", mapTarget: "Column of the inventory", mapColumn: "Column of your file",
    mapFixed: "Or the same in every row", mapNone: "None", mapApply: "Look at the rows",
    mapMissing: { "These columns must be filled, by a column of the file or by a text: \($0)." },
    mapSheetHint: "One sheet is taken at a time: send the file again for the next one.",
    mapSheetShow: "Show the columns of this sheet",
    mapAgain: "Choose the columns again", optional: "optional",
    idHint: "Where it is empty, a name is made of activity, part of the sector and year.",
    previewTitle: "What this upload would change",
    previewLead: "Nothing has been taken yet.", new: { $0 == 1 ? "new row" : "new rows" },
    changed: { $0 == 1 ? "changed row" : "changed rows" },
    same: { $0 == 1 ? "row that is the same" : "rows that are the same" },
    leftOut: { $0 == 1 ? "row that is left out" : "rows that are left out" },
    errors: { $0 == 1 ? "error" : "errors" },
    newYears: {
      "\($0.joined(separator: ", ")) \($0.count == 1 ? "becomes a year" : "become years") of the plan's inventory."
    },
    newSources: {
      "Added to the sources, to be described later: \($0.map { "“\($0)”" }.joined(separator: ", "))."
    },
    totals: "Totals by sector, metric tons CO₂e",
    totalsHint:
      "A row with an error is in no total. A dash says that nothing of the sector was calculated.",
    year: "Year", sector: "Sector", now: "Now", afterAll: "After, with all rows",
    afterRight: "After, with the right rows", difference: "Change", total: "Total",
    noTotal: "No total changes.", findings: "Findings", noFindings: "Nothing was found.",
    moreFindings: "more findings are not shown.", error: "Error", warning: "Warning", note: "Note",
    rows: "Rows",
    rowsHint:
      "New rows and rows that change, in the order of the file. Of a row that changes only its changed cells are shown: what stands there now, and what it becomes.",
    rowNumber: "Row of the file", moreRows: "more rows are not shown; they are taken, too.",
    rowNew: "New", rowChanged: "Changed", empty: "empty", pages: "Pages of rows",
    before: "Earlier rows", after: "Later rows", range: { "Rows \($0) to \($1) of \($2)" },
    which: "What shall be taken?", all: "All rows",
    allHint: "Rows with an error are kept as they are, and are in no total until they are mended.",
    right: "Only rows without errors",
    onlyRight: "Rows with an error are left out. Mend them in the workbook and send it again.",
    rightHint: {
      "\($0 == 1 ? "1 row stays out: its amount is" : "\($0) rows stay out: their amounts are") missing from the year until you mend the file and send it again."
    },
    reason: "Why", reasonHint: "Stands in the history beside your name.",
    reasonDefault: "Activity data from ", take: "Take these rows", drop: "Drop this file",
    nothing: "There is nothing to take",
    nothingDetail: "The workspace says already what the rows of this file say.",
    stale:
      "Somebody else has changed the same rows since you looked at this. Nothing was taken; look at it again below.",
    staleThen:
      "Somebody else has changed the same rows since you looked at this. Nothing was taken; look at the file again.",
    taken: "Taken. The history has the change.", seeTaken: "See the change",
    reading: "Reading the file", checking: "Comparing its rows with the workspace",
    calculating: "Calculating the totals with all rows",
    calculatingRight: "Calculating the totals with the right rows",
    keeping: "Keeping what was found", taking: "Taking the rows",
    seeChanges: "See what would change", chooseColumns: "Say which column is which",
    wasRead: { "“\($0)” was read. Nothing has been taken yet." })

  static let spanish = UploadText(
    title: "Subir datos de actividad",
    lead:
      "Un libro o archivo CSV con datos de actividad: la plantilla de Cairn, o la exportación de otra herramienta de inventario o de una empresa de servicios. Verá qué cambiaría antes de tomar nada.",
    file: "Archivo", fileHint: "XLSX o CSV, de 30 MB como máximo.", look: "Ver el archivo",
    template: "Descargar la plantilla",
    templateHint:
      "La plantilla tiene los registros de este espacio y hojas con las opciones de cada columna.",
    noFile: "Elija un archivo.", emptyFile: "El archivo está vacío. Elija otro.",
    oldExcel:
      "Es un libro de un Excel antiguo, o uno con contraseña. Guárdelo como «Libro de Excel (.xlsx)» sin contraseña y envíe ese.",
    noWorkbook:
      "El nombre de este archivo termina como el de un libro de Excel, pero no lo es: está dañado o es de otro tipo. Ábralo en una hoja de cálculo y guárdelo como «Libro de Excel (.xlsx)».",
    noReader:
      "Este servidor no puede leer libros de Excel. Guarde la hoja como «CSV UTF-8» y envíe esa.",
    noRows: "El archivo no tiene una tabla con encabezado y una fila debajo.",
    gone:
      "El archivo ya no está: solo se guarda un tiempo, y uno posterior suyo ocupa su lugar. Envíelo de nuevo.",
    tooWide: {
      "La tabla tiene más de \($0) columnas. Conserve las que dicen qué se usó y envíela de nuevo."
    },
    mapTitle: "¿Qué columna es cuál?",
    mapLead:
      "Elija la columna de su archivo que llena cada columna del inventario. Lo que es igual en todas las filas puede escribirse.",
    mapSheet: "Hoja", mapTarget: "Columna del inventario", mapColumn: "Columna de su archivo",
    mapFixed: "O igual en todas las filas", mapNone: "Ninguna", mapApply: "Ver las filas",
    mapMissing: {
      "Estas columnas deben llenarse, con una columna del archivo o con un texto: \($0)."
    },
    mapSheetHint: "Se toma una hoja a la vez: envíe el archivo de nuevo para la siguiente.",
    mapSheetShow: "Mostrar las columnas de esta hoja",
    mapAgain: "Elegir las columnas de nuevo", optional: "opcional",
    idHint:
      "Donde está vacía, se forma un nombre con la actividad, la parte del sector y el año.",
    previewTitle: "Qué cambiaría esta carga", previewLead: "Todavía no se ha tomado nada.",
    new: { $0 == 1 ? "fila nueva" : "filas nuevas" },
    changed: { $0 == 1 ? "fila cambiada" : "filas cambiadas" },
    same: { $0 == 1 ? "fila igual" : "filas iguales" },
    leftOut: { $0 == 1 ? "fila omitida" : "filas omitidas" },
    errors: { $0 == 1 ? "error" : "errores" },
    newYears: {
      "\($0.joined(separator: ", ")) \($0.count == 1 ? "pasa a ser un año" : "pasan a ser años") del inventario del plan."
    },
    newSources: {
      "Se agregan a las fuentes, para describirlas después: \($0.map { "«\($0)»" }.joined(separator: ", "))."
    },
    totals: "Totales por sector, toneladas métricas de CO₂e",
    totalsHint:
      "Una fila con error no está en ningún total. Una raya indica que no se calculó nada del sector.",
    year: "Año", sector: "Sector", now: "Ahora", afterAll: "Después, con todas las filas",
    afterRight: "Después, con las filas correctas", difference: "Cambio", total: "Total",
    noTotal: "Ningún total cambia.", findings: "Hallazgos", noFindings: "No se encontró nada.",
    moreFindings: "hallazgos más no se muestran.", error: "Error", warning: "Advertencia",
    note: "Nota", rows: "Filas",
    rowsHint:
      "Filas nuevas y filas que cambian, en el orden del archivo. De una fila que cambia solo se muestran las celdas cambiadas: lo que dice ahora y lo que dirá.",
    rowNumber: "Fila del archivo", moreRows: "filas más no se muestran; también se toman.",
    rowNew: "Nueva", rowChanged: "Cambiada", empty: "vacío", pages: "Páginas de filas",
    before: "Filas anteriores", after: "Filas siguientes",
    range: { "Filas \($0) a \($1) de \($2)" }, which: "¿Qué se toma?", all: "Todas las filas",
    allHint:
      "Las filas con error quedan como están y no están en ningún total hasta que se corrijan.",
    right: "Solo filas sin errores",
    onlyRight: "Las filas con error se omiten. Corríjalas en el libro y envíelo de nuevo.",
    rightHint: {
      "\($0 == 1 ? "1 fila queda fuera: su cantidad falta" : "\($0) filas quedan fuera: sus cantidades faltan") en el año hasta que corrija el archivo y lo envíe de nuevo."
    },
    reason: "Por qué", reasonHint: "Queda en el historial junto a su nombre.",
    reasonDefault: "Datos de actividad de ", take: "Tomar estas filas",
    drop: "Descartar este archivo", nothing: "No hay nada que tomar",
    nothingDetail: "El espacio ya dice lo que dicen las filas de este archivo.",
    stale:
      "Otra persona cambió las mismas filas desde que vio esto. No se tomó nada; véalo de nuevo abajo.",
    staleThen:
      "Otra persona cambió las mismas filas desde que vio esto. No se tomó nada; vea el archivo de nuevo.",
    taken: "Tomado. El historial tiene el cambio.", seeTaken: "Ver el cambio",
    reading: "Leyendo el archivo", checking: "Comparando sus filas con el espacio",
    calculating: "Calculando los totales con todas las filas",
    calculatingRight: "Calculando los totales con las filas correctas",
    keeping: "Guardando lo encontrado", taking: "Tomando las filas",
    seeChanges: "Ver qué cambiaría", chooseColumns: "Decir qué columna es cuál",
    wasRead: { "Se leyó «\($0)». Todavía no se ha tomado nada." })
}
