/// Texts of inventories side by side.
struct SideBySideText: Words {
  let tab: String
  let title: String
  let lead: String
  let controls: String
  let years: String
  let other: String
  let none: String
  let unit: String
  let whole: String
  let perPerson: String
  let show: String
  let table: @Sendable (_ isPerPerson: Bool) -> String
  let sector: String
  let all: String
  let noRecord: @Sendable (Int) -> String
  let noPopulation: String
  let tooMany: @Sendable (Int) -> String
  let note: @Sendable (_ potentials: String) -> String
  let methods: String
  let otherHasNone: @Sendable (String) -> String
  let otherHasNoAccount: @Sendable (String) -> String
  let otherLeavesOut: @Sendable (String) -> String

  static let english = SideBySideText(
    tab: "Side by side", title: "Inventories side by side",
    lead: "Several years of this community, and beside them another one that you may read.",
    controls: "What stands side by side", years: "Years", other: "Another community",
    none: "None", unit: "In", whole: "t CO₂e", perPerson: "t CO₂e per resident", show: "Show",
    table: { "Emissions by sector, \($0 ? "t CO₂e per resident" : "t CO₂e")" },
    sector: "Sector", all: "All sectors", noRecord: { "No record of \($0)" },
    noPopulation: "The population of this year is not known",
    tooMany: { "At most \($0) columns fit; the first ones are shown." },
    note: { "All columns under \($0)." },
    methods:
      "Communities count by their own methods and data, so that small differences say little. A key or a gap is not 0.",
    otherHasNone: { "\($0) has no inventory that can be calculated." },
    otherHasNoAccount: { "\($0) keeps no such account, so nothing of it stands here." },
    otherLeavesOut: { "\($0) has records with an error, which its totals leave out." })

  static let spanish = SideBySideText(
    tab: "Lado a lado", title: "Inventarios lado a lado",
    lead: "Varios años de esta comunidad y, junto a ellos, otra que usted puede leer.",
    controls: "Qué se pone lado a lado", years: "Años", other: "Otra comunidad",
    none: "Ninguna", unit: "En", whole: "t CO₂e", perPerson: "t CO₂e por habitante",
    show: "Mostrar",
    table: { "Emisiones por sector, \($0 ? "t CO₂e por habitante" : "t CO₂e")" },
    sector: "Sector", all: "Todos los sectores", noRecord: { "Ningún registro de \($0)" },
    noPopulation: "No se conoce la población de este año",
    tooMany: { "Caben como mucho \($0) columnas; se muestran las primeras." },
    note: { "Todas las columnas con \($0)." },
    methods:
      "Las comunidades cuentan con métodos y datos propios, así que las diferencias pequeñas dicen poco. Una clave o un hueco no es 0.",
    otherHasNone: { "\($0) no tiene un inventario que se pueda calcular." },
    otherHasNoAccount: { "\($0) no lleva esta cuenta, así que aquí no hay nada de ella." },
    otherLeavesOut: { "\($0) tiene registros con un error, que sus totales dejan fuera." })
}
