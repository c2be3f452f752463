/// Texts of the comparison of the inventory with an earlier state of it.
struct RecalculationText: Words {
  let tab: String
  let title: String
  let lead: String
  let wait: String
  let controls: String
  let from: String
  let choose: String
  let publishedGroup: String
  let namedGroup: String
  let recentGroup: String
  let published: @Sendable (_ isPublic: Bool, _ day: String, _ revision: Int) -> String
  let state: @Sendable (_ name: String, _ day: String, _ revision: Int) -> String
  let revision: @Sendable (Int) -> String
  let compare: String
  let fromFile: String
  let file: String
  let fileHint: String
  let noFile: String
  let gone: String
  let noWorkspace: @Sendable (_ file: String) -> String
  let noTemplate: @Sendable (_ file: String) -> String
  let wrongRow: @Sendable (_ place: String, _ message: String) -> String
  let unreadableRevision: @Sendable (Int) -> String
  let noBase: String
  let cannot: String
  let noStates: String
  let noStatesDetail: String
  let since: @Sendable (_ state: String) -> String
  let otherTown: @Sendable (_ name: String) -> String
  let otherPotentials: @Sendable (_ before: String, _ after: String) -> String
  let leftOutBefore: @Sendable (Int) -> String
  let leftOutNow: @Sendable (Int) -> String
  let policy: @Sendable (_ percent: String, _ base: Int) -> String
  let toSettings: String
  let none: String
  let must: @Sendable (_ years: String) -> String
  let also: @Sendable (_ years: String) -> String
  let yearsTable: String
  let year: String
  let before: String
  let after: String
  let difference: String
  let percent: String
  let threshold: String
  let passes: String
  let below: String
  let notComparable: String
  let noYear: String
  let inLog: String
  let notYet: String
  let targets: String
  let target: String
  let baseYear: String
  let records: String
  let recordsTable: String
  let record: String
  let why: String
  let what: String
  let notCounted: String
  let isNew: String
  let isGone: String
  let isCountedNow: String
  let isCountedNoMore: String
  let nothingMoves: String
  let firstOf: @Sendable (_ shown: String, _ all: String) -> String
  let logIt: String
  let logLead: @Sendable (_ years: String) -> String
  let change: String
  let whatChanged: String
  let whatHint: String
  let whyChanged: String
  let whyHint: String
  let chooseChange: String
  let sayWhat: String
  let sayWhy: String
  let nothingToLog: String
  let alreadyLogged: String
  let stale: String
  let logged: String
  let log: String
  let logTable: String
  let date: String
  let noLog: String
  let toRows: String
  let compareState: String

  static let english = RecalculationText(
    tab: "Recalculation", title: "Recalculate past years",
    lead:
      "The inventory held against an earlier state of this plan: which years and records moved, by how much and why, and whether your policy asks for a recalculation.",
    wait: "The file is being read and calculated.", controls: "What to compare with",
    from: "Compare with", choose: "Choose an earlier state", publishedGroup: "Published editions",
    namedGroup: "Named states", recentGroup: "Last changes",
    published: { "\($0 ? "Public" : "Internal") edition, \($1) (revision \($2))" },
    state: { $0.isEmpty ? "\($1) (revision \($2))" : "\($0), \($1) (revision \($2))" },
    revision: { "revision \($0)" }, compare: "Compare",
    fromFile: "Compare with a file instead", file: "Archive or workbook",
    fileHint:
      "A ZIP archive of the folder as it was, as the history exports it, or an earlier filled template of the inventory (XLSX). It is only compared; nothing of it is taken.",
    noFile: "Choose a ZIP archive or a filled template (XLSX).",
    gone: "The file is not kept any more. Send it again.",
    noWorkspace: {
      "“\($0)” has no community.yaml that can be read. Send the whole folder of a plan."
    },
    noTemplate: {
      "“\($0)” is not the template of the inventory. Send a filled template, or a ZIP archive of the whole folder."
    },
    wrongRow: { "The workbook cannot be compared while a row of it is wrong. \($0): \($1)" },
    unreadableRevision: {
      "Revision \($0) has no settings that can be read, so nothing can be calculated of it. Choose a later state."
    },
    noBase:
      "There is no base year. Enter the inventory years in the settings, or add a target.",
    cannot: "This cannot be compared", noStates: "There is no earlier state yet",
    noStatesDetail:
      "Every save is one. Once something has changed, choose a state here; or send a file of how the plan was.",
    since: { "What moved since \($0)" },
    otherTown: { "The file is of “\($0)”, another community." },
    otherPotentials: { "The warming potentials differ: \($0) before, \($1) now." },
    leftOutBefore: {
      "The totals before leave out \($0) record\($0 == 1 ? "" : "s") because of an error, so they are incomplete."
    },
    leftOutNow: {
      "The totals now leave out \($0) record\($0 == 1 ? "" : "s") because of an error, so they are incomplete. Mend them before you decide."
    },
    policy: { "A year is recalculated when its total moves by \($0) or more. Base year: \($1)." },
    toSettings: "Change the threshold", none: "No year passes the threshold.",
    must: { "To recalculate: \($0)." },
    also: { "The base year moves, so for one consistent series also: \($0)." },
    yearsTable: "Totals by year, t CO₂e", year: "Year", before: "Before", after: "Now",
    difference: "Difference", percent: "%", threshold: "Threshold", passes: "passes it",
    below: "below", notComparable: "nothing to compare",
    noYear: "No calculated record of this year",
    inLog: "Logged", notYet: "not yet", targets: "Targets that move, t CO₂e allowed",
    target: "Target", baseYear: "Base year", records: "Records that moved",
    recordsTable: "Records that moved, t CO₂e", record: "Record", why: "Why",
    what: "What is different", notCounted: "In no total", isNew: "new record",
    isGone: "record removed", isCountedNow: "counted for the first time",
    isCountedNoMore: "counted no more", nothingMoves: "No record comes to something else.",
    firstOf: { "The first \($0) of \($1); the download has all." }, logIt: "Log the recalculation",
    logLead: { "Adds a row for each of \($0), with its total before and now." },
    change: "Reason in a word", whatChanged: "What changed",
    whatHint: "Such as: landfill gas by first-order decay.", whyChanged: "Why it changed",
    whyHint: "Such as: the landfill's own records became available.",
    chooseChange: "Choose what kind of change it is.", sayWhat: "Say what changed.",
    sayWhy: "Say why it changed.",
    nothingToLog: "No year passes the threshold, so nothing was logged.",
    alreadyLogged: "The log has this recalculation already.",
    stale:
      "The totals have changed since you opened this page. Look at them again; nothing was logged.",
    logged: "The recalculation is in the log.", log: "Log of recalculations",
    logTable: "Recalculations, the last one first, t CO₂e", date: "Date",
    noLog: "No year was recalculated yet.", toRows: "See the rows of the log",
    compareState: "Compare the inventory with this state")

  static let spanish = RecalculationText(
    tab: "Recálculo", title: "Recalcular años pasados",
    lead:
      "El inventario frente a un estado anterior de este plan: qué años y registros se movieron, cuánto y por qué, y si su política pide un recálculo.",
    wait: "Se está leyendo y calculando el archivo.", controls: "Con qué comparar",
    from: "Comparar con", choose: "Elija un estado anterior",
    publishedGroup: "Ediciones publicadas", namedGroup: "Estados con nombre",
    recentGroup: "Últimos cambios",
    published: { "Edición \($0 ? "pública" : "interna"), \($1) (revisión \($2))" },
    state: { $0.isEmpty ? "\($1) (revisión \($2))" : "\($0), \($1) (revisión \($2))" },
    revision: { "la revisión \($0)" }, compare: "Comparar",
    fromFile: "Comparar con un archivo", file: "Archivo ZIP o libro de Excel",
    fileHint:
      "Un archivo ZIP de la carpeta tal como era, como la exporta el historial, o una plantilla del inventario llenada antes (XLSX). Solo se compara; no se toma nada de él.",
    noFile: "Elija un archivo ZIP o una plantilla llenada (XLSX).",
    gone: "El archivo ya no está guardado. Envíelo otra vez.",
    noWorkspace: {
      "«\($0)» no tiene un community.yaml que se pueda leer. Envíe la carpeta completa de un plan."
    },
    noTemplate: {
      "«\($0)» no es la plantilla del inventario. Envíe una plantilla llenada o un archivo ZIP de toda la carpeta."
    },
    wrongRow: {
      "El libro no se puede comparar mientras tenga una fila con un error. \($0): \($1)"
    },
    unreadableRevision: {
      "La revisión \($0) no tiene una configuración que se pueda leer, así que no se puede calcular nada de ella. Elija un estado posterior."
    },
    noBase:
      "No hay año base. Indique los años de inventario en la configuración o agregue una meta.",
    cannot: "Esto no se puede comparar", noStates: "Todavía no hay un estado anterior",
    noStatesDetail:
      "Cada vez que se guarda se crea uno. En cuanto algo haya cambiado, elija aquí un estado; o envíe un archivo de cómo era el plan.",
    since: { "Qué se movió desde \($0)" },
    otherTown: { "El archivo es de «\($0)», otra comunidad." },
    otherPotentials: {
      "Los potenciales de calentamiento difieren: \($0) antes, \($1) ahora."
    },
    leftOutBefore: {
      "Los totales de antes omiten \($0) registro\($0 == 1 ? "" : "s") por un error, así que están incompletos."
    },
    leftOutNow: {
      "Los totales de ahora omiten \($0) registro\($0 == 1 ? "" : "s") por un error, así que están incompletos. Corríjalos antes de decidir."
    },
    policy: { "Un año se recalcula cuando su total se mueve \($0) o más. Año base: \($1)." },
    toSettings: "Cambiar el umbral", none: "Ningún año supera el umbral.",
    must: { "Por recalcular: \($0)." },
    also: { "El año base se mueve, así que para una serie coherente también: \($0)." },
    yearsTable: "Totales por año, t CO₂e", year: "Año", before: "Antes", after: "Ahora",
    difference: "Diferencia", percent: "%", threshold: "Umbral", passes: "lo supera",
    below: "por debajo", notComparable: "nada que comparar",
    noYear: "Ningún registro calculado de este año", inLog: "Anotado", notYet: "todavía no",
    targets: "Metas que se mueven, t CO₂e permitidas", target: "Meta", baseYear: "Año base",
    records: "Registros que se movieron", recordsTable: "Registros que se movieron, t CO₂e",
    record: "Registro", why: "Por qué", what: "Qué es distinto", notCounted: "En ningún total",
    isNew: "registro nuevo", isGone: "registro eliminado", isCountedNow: "contado por primera vez",
    isCountedNoMore: "ya no se cuenta", nothingMoves: "Ningún registro da otro resultado.",
    firstOf: { "Los primeros \($0) de \($1); la descarga los tiene todos." },
    logIt: "Anotar el recálculo",
    logLead: {
      "Agrega una fila por cada uno de estos años: \($0), con su total de antes y de ahora."
    },
    change: "Razón en una palabra", whatChanged: "Qué cambió",
    whatHint: "Por ejemplo: gas de vertedero por descomposición de primer orden.",
    whyChanged: "Por qué cambió",
    whyHint: "Por ejemplo: se dispuso de los registros propios del vertedero.",
    chooseChange: "Elija qué tipo de cambio es.", sayWhat: "Diga qué cambió.",
    sayWhy: "Diga por qué cambió.",
    nothingToLog: "Ningún año supera el umbral, así que no se anotó nada.",
    alreadyLogged: "Este recálculo ya está anotado.",
    stale:
      "Los totales cambiaron desde que abrió esta página. Véalos de nuevo; no se anotó nada.",
    logged: "El recálculo está anotado.", log: "Registro de recálculos",
    logTable: "Recálculos, el último primero, t CO₂e", date: "Fecha",
    noLog: "Todavía no se recalculó ningún año.", toRows: "Ver las filas del registro",
    compareState: "Comparar el inventario con este estado")
}
