/// Texts of how sure a year's inventory is.
struct InventoryUncertaintyText: Words {
  let tab: String
  let title: @Sendable (Int) -> String
  let lead: String
  let controls: String
  let year: String
  let show: String
  let total: String
  let covered: String
  let interval: String
  /// Where some records have no range.
  let intervalOfPart: String
  let partOnly: @Sendable (_ covered: String) -> String
  let uncovered: @Sendable (_ tonnes: String, _ percent: String) -> String
  let drawn: @Sendable (_ draws: String, _ seed: UInt64) -> String
  let independent: String
  let shared: String
  let coverage: String
  let coverageLead: String
  let coverageTable: String
  let known: String
  let stated: String
  let defaulted: String
  let unknown: String
  let partOfTotal: String
  let dominates: String
  let dominatesLead: String
  let dominatesTable: String
  let record: String
  let tonnes: String
  let percent: String
  let halfWidth: String
  let share: String
  let offsets: String
  let wait: String
  let notes: String
  let emptyTitle: String
  let emptyDetail: String
  let toRecords: String
  let toForecast: String

  static let english = InventoryUncertaintyText(
    tab: "How sure", title: { "How sure is the total of \($0)?" },
    lead: "How far the year's emissions may be off, and which records make most of it.",
    controls: "Which year", year: "Year", show: "Show", total: "t CO₂e",
    covered: "t CO₂e in records with a range",
    interval: "t CO₂e, in which the total lies with 95% confidence",
    intervalOfPart: "t CO₂e, in which the part with a range lies with 95% confidence",
    partOnly: { "Every interval here is around \($0) t CO₂e only, not around the total" },
    uncovered: {
      "Records of \($0) t CO₂e (\($1) of the emissions) have no range. They are in the total, and how far they may be off is not known."
    },
    drawn: { "by \($0) draws from seed \($1), which anyone can repeat" },
    independent: "by formula, each factor wrong by itself",
    shared: "by formula, records with one factor wrong together", coverage: "What is known of it",
    coverageLead:
      "A record without a range for both its amount and its factor is in the total and in no interval.",
    coverageTable: "Emissions by what is known of their ranges", known: "Which range",
    stated: "Ranges stated", defaulted: "Usual ranges by data quality", unknown: "Without a range",
    partOfTotal: "% of emissions", dominates: "What dominates",
    dominatesLead:
      "A better number for the first of these makes the total surer than anything else.",
    dominatesTable: "Records by their part of the uncertainty",
    record: "Record", tonnes: "t CO₂e", percent: "± %", halfWidth: "± t CO₂e",
    share: "% of the doubt",
    offsets:
      "Less than 0 %: what this record takes up offsets emissions that are counted with the same factor, so that an error of the factor cancels in part.",
    wait: "The draws are being made.", notes: "What to know of these numbers",
    emptyTitle: "No range is known yet",
    emptyDetail:
      "Say of each record how good its data are (quality and factor quality), or state its ranges in percent. Cairn then takes usual ranges and names them.",
    toRecords: "To the activity data", toForecast: "How sure the forecast is")

  static let spanish = InventoryUncertaintyText(
    tab: "Certeza", title: { "¿Cuán cierto es el total de \($0)?" },
    lead: "Cuánto pueden desviarse las emisiones del año y qué registros causan la mayor parte.",
    controls: "Qué año", year: "Año", show: "Mostrar", total: "t CO₂e",
    covered: "t CO₂e en registros con rango",
    interval: "t CO₂e, donde está el total con un 95 % de confianza",
    intervalOfPart: "t CO₂e, donde está la parte con rango con un 95 % de confianza",
    partOnly: { "Cada intervalo de aquí rodea solo \($0) t CO₂e y no el total" },
    uncovered: {
      "Registros de \($0) t CO₂e (\($1) de las emisiones) no tienen rango. Están en el total, y no se sabe cuánto pueden desviarse."
    },
    drawn: { "con \($0) sorteos desde la semilla \($1), que cualquiera puede repetir" },
    independent: "por fórmula, cada factor con su propio error",
    shared: "por fórmula, los registros de un mismo factor yerran juntos",
    coverage: "Qué se sabe de ello",
    coverageLead:
      "Un registro sin rango para su cantidad y su factor está en el total y en ningún intervalo.",
    coverageTable: "Emisiones según lo que se sabe de sus rangos", known: "Qué rango",
    stated: "Rangos declarados", defaulted: "Rangos habituales según la calidad de los datos",
    unknown: "Sin rango", partOfTotal: "% de las emisiones", dominates: "Qué domina",
    dominatesLead:
      "Un dato mejor para el primero de estos da más certeza al total que cualquier otra cosa.",
    dominatesTable: "Registros por su parte de la incertidumbre",
    record: "Registro", tonnes: "t CO₂e", percent: "± %", halfWidth: "± t CO₂e",
    share: "% de la duda",
    offsets:
      "Menos de 0 %: lo que este registro absorbe compensa emisiones que se cuentan con el mismo factor, así que un error del factor se anula en parte.",
    wait: "Se están haciendo los sorteos.", notes: "Qué saber de estas cifras",
    emptyTitle: "Todavía no se conoce ningún rango",
    emptyDetail:
      "Indique de cada registro lo buenos que son sus datos (calidad y calidad del factor) o declare sus rangos en porcentaje. Cairn toma entonces rangos habituales y los nombra.",
    toRecords: "A los datos de actividad", toForecast: "Cuán cierta es la proyección")
}
