/// Texts of the forecast and of its drivers.
struct ForecastText: Words {
  let tab: String
  let title: @Sendable (Int) -> String
  let lead: @Sendable (Int) -> String
  let baseTotal: @Sendable (Int) -> String
  let endTotal: @Sendable (Int) -> String
  let changeToEnd: @Sendable (Int) -> String
  let planTotal: @Sendable (Int) -> String
  let table: String
  let sector: String
  let total: String
  let withPlan: String
  let unitNote: String
  let drivers: String
  let driversLead: String
  let applies: String
  let everything: String
  let driver: String
  let intensity: String
  let flat: String
  let growth: @Sendable (Int, Int) -> String
  let source: String
  let edit: String
  let noRule: String
  let allDrivers: String
  let seriesTable: @Sendable (String) -> String
  let year: String
  let value: @Sendable (String) -> String
  let record: String
  let fromLibrary: String
  let unverified: String
  let addDriver: String
  let findings: @Sendable (Int) -> String
  let omissions: String
  let limits: String
  let emptyTitle: String
  let emptyDetail: String
  let emptyInventory: String
  let toSettings: String
  let toInventory: String
  let showWedge: String

  static let english = ForecastText(
    tab: "Forecast", title: { "Emissions to \($0) if nothing new is done" },
    lead: {
      "Business as usual: the inventory of \($0) carried forward with its drivers and intensity paths."
    }, baseTotal: { "t CO₂e in \($0)" }, endTotal: { "t CO₂e in \($0), business as usual" },
    changeToEnd: { "change by \($0)" }, planTotal: { "t CO₂e in \($0) with the plan's actions" },
    table: "Forecast of emissions by sector, t CO₂e", sector: "Sector",
    total: "Business as usual", withPlan: "With this plan",
    unitNote: "Linear between given years, nothing beyond them.",
    drivers: "What the forecast grows with",
    driversLead:
      "The first rule that matches a record counts. A driver moves the activity, an intensity path moves the emissions of each unit of it.",
    applies: "Applies to", everything: "everything", driver: "Driver", intensity: "Intensity path",
    flat: "held flat", growth: { "\($0) to \($1)" }, source: "Source", edit: "Edit",
    noRule: "There is no rule yet, so that every record is held at its base-year value.",
    allDrivers: "Drivers and their series",
    seriesTable: { "\($0) by year" }, year: "Year",
    value: { $0.isEmpty ? "Value" : "Value, \($0)" },
    record: "Row", fromLibrary: "from Cairn's library", unverified: "unverified",
    addDriver: "Add a rule",
    findings: { $0 == 1 ? "1 finding about the forecast" : "\($0) findings about the forecast" },
    omissions: "The forecast leaves something out",
    limits: "Actions state more than there is to save",
    emptyTitle: "There is no forecast yet",
    emptyDetail:
      "A forecast starts from an inventory year. Say in the settings which one, and how far it goes.",
    emptyInventory: "A forecast starts from an inventory, and there is none yet.",
    toSettings: "Open the settings", toInventory: "Go to the inventory",
    showWedge: "Try out the actions")

  static let spanish = ForecastText(
    tab: "Proyección", title: { "Emisiones hasta \($0) si no se hace nada nuevo" },
    lead: {
      "Sin cambios de política: el inventario de \($0) llevado hacia adelante con sus impulsores y sus trayectorias de intensidad."
    }, baseTotal: { "t CO₂e en \($0)" }, endTotal: { "t CO₂e en \($0), sin cambios" },
    changeToEnd: { "cambio hasta \($0)" },
    planTotal: { "t CO₂e en \($0) con las acciones del plan" },
    table: "Proyección de emisiones por sector, t CO₂e", sector: "Sector",
    total: "Sin cambios de política", withPlan: "Con este plan",
    unitNote: "Lineal entre los años dados, nada más allá de ellos.",
    drivers: "Con qué crece la proyección",
    driversLead:
      "Cuenta la primera regla que corresponde a un registro. Un impulsor mueve la actividad; una trayectoria de intensidad mueve las emisiones de cada unidad de ella.",
    applies: "Se aplica a", everything: "todo", driver: "Impulsor",
    intensity: "Trayectoria de intensidad", flat: "se mantiene igual",
    growth: { "\($0) a \($1)" }, source: "Fuente", edit: "Editar",
    noRule:
      "Todavía no hay ninguna regla, así que cada registro se mantiene en su valor del año base.",
    allDrivers: "Impulsores y sus series",
    seriesTable: { "\($0) por año" }, year: "Año", value: { $0.isEmpty ? "Valor" : "Valor, \($0)" },
    record: "Fila", fromLibrary: "de la biblioteca de Cairn", unverified: "sin verificar",
    addDriver: "Agregar una regla",
    findings: {
      $0 == 1 ? "1 hallazgo sobre la proyección" : "\($0) hallazgos sobre la proyección"
    }, omissions: "La proyección deja algo fuera",
    limits: "Las acciones indican más de lo que hay por ahorrar",
    emptyTitle: "Todavía no hay proyección",
    emptyDetail:
      "Una proyección parte de un año de inventario. Diga en los ajustes cuál es, y hasta dónde llega.",
    emptyInventory: "Una proyección parte de un inventario, y todavía no hay ninguno.",
    toSettings: "Abrir los ajustes", toInventory: "Ir al inventario",
    showWedge: "Probar las acciones")
}
