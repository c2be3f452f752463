import Factors
import Inventory

/// Texts of the pages of results.
struct ResultsText: Words {
  let tab: String
  let title: @Sendable (Int) -> String
  let lead: @Sendable (_ account: String, _ potentials: String) -> String
  let year: String
  let account: String
  let potentials: String
  let own: String
  let show: String
  let controls: String
  let divisions: String
  let division: @Sendable (ResultsQuery.Division) -> String
  let total: String
  let perPerson: String
  let addResidents: String
  let change: @Sendable (Int) -> String
  let openFindings: @Sendable (Int) -> String
  let unit: String
  let unitYear: @Sendable (Int) -> String
  let sector: String
  let scope: String
  let gas: String
  let activity: String
  let amount: String
  let records: String
  let share: @Sendable (Int) -> String
  let inPart: String
  let noRecord: @Sendable (Int) -> String
  let allSectors: String
  let removals: String
  let biogenic: String
  let beside: @Sendable (String, String) -> String
  let keysNote: String
  let removalsNote: String
  let mass: String
  let potential: String
  let outside: String
  let noPotential: String
  let bySector: @Sendable (Int) -> String
  let byScope: @Sendable (Int) -> String
  let byGas: @Sendable (Int) -> String
  let byActivity: @Sendable (Int) -> String
  let byFramework: @Sendable (String, Int) -> String
  let reference: String
  let line: String
  let level: String
  let dataQuality: String
  let factorQuality: String
  let missing: String
  let frameworkTotals: String
  let frameworkTotal: String
  let rule: String
  let gap: @Sendable (Int) -> String
  let frameworkFindings: String
  let control: String
  let operational: String
  let financial: String
  let switched: @Sendable (_ shown: String, _ own: String) -> String
  let switchedDetail: @Sendable (_ difference: String, _ percent: String) -> String
  let backToOwn: String
  let comparison: @Sendable (_ from: String, _ to: String) -> String
  let before: String
  let after: String
  let difference: String
  let percent: String
  let target: @Sendable (String) -> String
  let gasesLeftOut: @Sendable (_ gases: String, _ set: String) -> String
  let omissions: @Sendable (Int) -> String
  let omissionsDetail: String
  let more: @Sendable (Int) -> String
  let otherAccounts: String
  let accountSentence: @Sendable (_ account: String, _ tonnes: HTML) -> HTML
  let emptyTitle: String
  let emptyDetail: String
  let unreadableDetail: String
  let upload: String
  let addRecord: String
  let bringIn: String
  let toFindings: String

  static let english = ResultsText(
    tab: "Results", title: { "Emissions in \($0)" },
    lead: { "\($0) account, \($1). Every number leads to how it came to be." }, year: "Year",
    account: "Account", potentials: "Warming potentials", own: "this workspace's own",
    show: "Show", controls: "What is shown", divisions: "Divided by",
    division: { division in
      switch division {
      case .sector: "Sector"
      case .scope: "Scope"
      case .gas: "Gas"
      case .activity: "Fuel and activity"
      case .framework: "Protocol"
      }
    }, total: "t CO₂e in total", perPerson: "t CO₂e per resident",
    addResidents: "Add the number of residents",
    change: { "change since \($0)" },
    openFindings: { $0 == 1 ? "open audit finding" : "open audit findings" }, unit: "t CO₂e",
    unitYear: { "\($0), t CO₂e" }, sector: "Sector",
    scope: "Scope", gas: "Gas", activity: "Fuel or activity", amount: "Amount",
    records: "Records", share: { "Share of \($0)" }, inPart: "in part",
    noRecord: { "There is no record of it in \($0)." }, allSectors: "All sectors",
    removals: "Carbon taken up, beside the total", biogenic: "Biogenic CO₂, outside the total",
    beside: { "\($0) (\($1) t CO₂e) is beside the total: it is counted where it is used." },
    keysNote:
      "NE not estimated, IE included elsewhere, NO not occurring, C confidential: a key stands where there is no amount, and is never 0.",
    removalsNote: "Carbon taken up is beside the total and not subtracted from it.",
    mass: "t of the gas", potential: "Warming potential", outside: "outside",
    noPotential: "none in this set", bySector: { "Emissions by sector in \($0)" },
    byScope: { "Emissions by scope in \($0)" }, byGas: { "Emissions by gas in \($0)" },
    byActivity: { "Emissions by fuel and activity in \($0)" },
    byFramework: { "\($0), lines of \($1)" }, reference: "Ref.", line: "Line", level: "Level",
    dataQuality: "Data", factorQuality: "Factor", missing: "missing",
    frameworkTotals: "Totals by the protocol's own rules", frameworkTotal: "Total", rule: "Rule",
    gap: {
      $0 == 0
        ? ""
        : $0 == 1
          ? "1 line has neither an amount nor a key."
          : "\($0) lines have neither an amount nor a key."
    }, frameworkFindings: "What the protocol still asks for", control: "Control approach",
    operational: "Operational", financial: "Financial",
    switched: { "Shown with \($0) instead of \($1)" },
    switchedDetail: { "The total of this year moves by \($0) t CO₂e (\($1))." },
    backToOwn: "Back to the workspace's own", comparison: { "From \($0) to \($1)" },
    before: "Before, t CO₂e", after: "After, t CO₂e", difference: "Difference, t CO₂e",
    percent: "%", target: { "Target: \($0)" },
    gasesLeftOut: { "\($1) has no potential for \($0), so that these gases are in no total." },
    omissions: {
      $0 == 1
        ? "Something is in no total because of an error"
        : "\($0) things are in no total because of errors"
    }, omissionsDetail: "Numbers below are without them until they are mended.",
    more: { "and \($0) more" },
    otherAccounts: "Other accounts",
    accountSentence: { "\($0): \($1) t CO₂e. An account of its own, not part of the total above." },
    emptyTitle: "There is no inventory yet",
    emptyDetail:
      "Upload the spreadsheet of a utility or of another tool, or type records in as in a spreadsheet.",
    unreadableDetail:
      "The records that are there could not be used. The findings say what to mend.",
    upload: "Upload XLSX or CSV", addRecord: "Type them in", bringIn: "Bring in a whole folder",
    toFindings: "See the findings")

  static let spanish = ResultsText(
    tab: "Resultados", title: { "Emisiones en \($0)" },
    lead: { "Cuenta: \($0). \($1). Cada número lleva a la explicación de su origen." }, year: "Año",
    account: "Cuenta", potentials: "Potenciales de calentamiento",
    own: "los de este espacio de trabajo", show: "Mostrar", controls: "Qué se muestra",
    divisions: "Dividido por",
    division: { division in
      switch division {
      case .sector: "Sector"
      case .scope: "Alcance"
      case .gas: "Gas"
      case .activity: "Combustible y actividad"
      case .framework: "Protocolo"
      }
    }, total: "t CO₂e en total", perPerson: "t CO₂e por habitante",
    addResidents: "Agregar el número de habitantes",
    change: { "cambio desde \($0)" },
    openFindings: {
      $0 == 1 ? "hallazgo de auditoría abierto" : "hallazgos de auditoría abiertos"
    },
    unit: "t CO₂e", unitYear: { "\($0), t CO₂e" },
    sector: "Sector", scope: "Alcance", gas: "Gas", activity: "Combustible o actividad",
    amount: "Cantidad", records: "Registros", share: { "Parte de \($0)" }, inPart: "en parte",
    noRecord: { "No hay ningún registro de ello en \($0)." }, allSectors: "Todos los sectores",
    removals: "Carbono absorbido, aparte del total", biogenic: "CO₂ biogénico, fuera del total",
    beside: { "\($0) (\($1) t CO₂e) está aparte del total: se cuenta donde se usa." },
    keysNote:
      "NE no estimado, IE incluido en otra parte, NO no ocurre, C confidencial: una clave está donde no hay cantidad, y nunca es 0.",
    removalsNote: "El carbono absorbido está aparte del total y no se resta de él.",
    mass: "t del gas", potential: "Potencial de calentamiento", outside: "fuera",
    noPotential: "ninguno en este conjunto", bySector: { "Emisiones por sector en \($0)" },
    byScope: { "Emisiones por alcance en \($0)" }, byGas: { "Emisiones por gas en \($0)" },
    byActivity: { "Emisiones por combustible y actividad en \($0)" },
    byFramework: { "\($0), líneas de \($1)" }, reference: "Ref.", line: "Línea", level: "Nivel",
    dataQuality: "Datos", factorQuality: "Factor", missing: "falta",
    frameworkTotals: "Totales según las reglas del protocolo", frameworkTotal: "Total",
    rule: "Regla",
    gap: {
      $0 == 0
        ? ""
        : $0 == 1
          ? "A 1 línea le faltan la cantidad y la clave."
          : "A \($0) líneas les faltan la cantidad y la clave."
    }, frameworkFindings: "Lo que el protocolo todavía pide", control: "Enfoque de control",
    operational: "Operacional", financial: "Financiero",
    switched: { "Se muestra con \($0) en lugar de \($1)" },
    switchedDetail: { "El total de este año cambia en \($0) t CO₂e (\($1))." },
    backToOwn: "Volver a los del espacio de trabajo", comparison: { "De \($0) a \($1)" },
    before: "Antes, t CO₂e", after: "Después, t CO₂e", difference: "Diferencia, t CO₂e",
    percent: "%", target: { "Meta: \($0)" },
    gasesLeftOut: {
      "\($1) no tiene potencial para \($0), así que estos gases no están en ningún total."
    },
    omissions: {
      $0 == 1
        ? "Algo no está en ningún total a causa de un error"
        : "\($0) cosas no están en ningún total a causa de errores"
    }, omissionsDetail: "Los números de abajo no las incluyen hasta que se corrijan.",
    more: { "y \($0) más" }, otherAccounts: "Otras cuentas",
    accountSentence: {
      "\($0): \($1) t CO₂e. Es una cuenta propia, no una parte del total de arriba."
    }, emptyTitle: "Todavía no hay inventario",
    emptyDetail:
      "Suba la hoja de cálculo de una empresa de servicios o de otra herramienta, o escriba los registros como en una hoja de cálculo.",
    unreadableDetail:
      "Los registros que hay no se pudieron usar. Los hallazgos dicen qué corregir.",
    upload: "Subir XLSX o CSV", addRecord: "Escribirlos", bringIn: "Traer una carpeta entera",
    toFindings: "Ver los hallazgos")
}
