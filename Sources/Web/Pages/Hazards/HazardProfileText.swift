struct HazardProfileText: Words {
  let title: String
  let lead: @Sendable (_ place: String) -> String
  let ofCounty: @Sendable (_ county: String) -> String
  let groups: [IndicatorGroup: String]
  /// Names of the built-in indicators; empty where the source's own are right.
  let names: [String: String]
  let definitions: [String: String]
  /// By the unit as `DisplayUnits` makes it; empty where that is right.
  let unitWords: [String: String]
  /// From one value to another, in bold what was passed as pieces.
  let change:
    @Sendable (_ before: HTML, _ beforePeriod: String, _ after: HTML, _ afterPeriod: String) -> HTML
  let onlyAfter: @Sendable (_ after: HTML, _ period: String) -> HTML
  let outermost: @Sendable (_ low: String, _ high: String) -> String
  let percentiles: @Sendable (_ low: String, _ high: String) -> String
  /// In the place of a spread.
  let oneModel: String
  /// An observation beside what models give for later, which is no change.
  let observedThen:
    @Sendable (_ observed: HTML, _ period: String, _ after: HTML, _ afterPeriod: String) -> HTML
  /// How many of a hundred models change in the direction of the median.
  let agreement: @Sendable (_ percent: String) -> String
  let oneDirection: String
  let bothDirections: String
  let observedNote: @Sendable (_ low: String, _ high: String) -> String
  let definition: String
  let source: String
  let scenario: String
  let period: String
  let notes: String
  let baselineLabel: @Sendable (_ period: String, _ observed: Bool) -> String
  let rangeLabel: @Sendable (_ percentiles: Bool) -> String
  let compare: String
  let compareHint: String
  let compareButton: String
  let comparedWith: @Sendable (_ place: String) -> String
  let indicator: String
  let comparedNote: String
  let take: String
  let takeLead: String
  let takeHazards: String
  let takeHazardsHint: String
  let takeButton: String
  let taken: String
  let takenNothing: String
  let reason: @Sendable (_ place: String) -> String
  let own: String
  let ownLead: String
  let builtIn: String
  let noPlaceTitle: String
  let noPlaceDetail: String
  let noDataTitle: @Sendable (_ place: String) -> String
  let noDataDetail: String
  let search: String
  let otherPlace: String
  let notListed: String
  let unknownScenario: String
  let chart: @Sendable (_ group: String, _ place: String) -> String
}

extension HazardProfileText {
  static let english = HazardProfileText(
    title: "Hazard profile",
    lead: {
      "What the climate of \($0) was and may become. The spread of the models is always beside the middle: plan for the range, not for one number."
    },
    ofCounty: { "These are the figures of \($0)." },
    groups: [
      .heat: "Heat", .cold: "Cold", .rain: "Rain and flood", .drought: "Drought", .fire: "Fire",
      .sea: "Sea", .other: "Others",
    ],
    names: [:], definitions: [:], unitWords: [:],
    change: { "From <strong>\($0)</strong> in \($1) to <strong>\($2)</strong> in \($3)." },
    onlyAfter: { "<strong>\($0)</strong> in \($1)." },
    outermost: { "Models range from \($0) to \($1)." },
    percentiles: { "Eight of ten models lie between \($0) and \($1)." },
    oneModel: "This is one model, so how far models differ is not known.",
    observedThen: {
      "Observed in \($1): <strong>\($0)</strong>. Models give <strong>\($2)</strong> for \($3)."
    },
    agreement: {
      "\($0) percent of the models agree on the direction of the change from their own baseline."
    },
    oneDirection: "Eight of ten models agree on the direction of the change.",
    bothDirections:
      "The changes of the models go both ways, so the direction is not certain.",
    observedNote: {
      "For the observed years the models themselves give \($0) to \($1). The earlier figure was observed and the later one is of models, so part of the change may be a bias of the models."
    },
    definition: "Definition", source: "Source", scenario: "Scenario", period: "Period",
    notes: "What to know before using these figures",
    baselineLabel: { $1 ? "\($0), observed" : $0 },
    rangeLabel: { $0 ? "10th to 90th percentile of models" : "lowest to highest model" },
    compare: "Compare with another place", compareHint: "A city or county, such as “Phoenix, AZ”.",
    compareButton: "Compare",
    comparedWith: { "Beside \($0)" }, indicator: "Indicator",
    comparedNote:
      "The source lists for each county only what ranks among its highest hazards; one that is not listed was not found to be absent.",
    take: "Take into the plan",
    takeLead:
      "Writes these figures into the plan’s own tables, so that chapters can show them: climate-summary.csv, climate-series.csv, and the source. They replace those of an earlier taking; rows of other sources stay, except where these have the same figure.",
    takeHazards: "Add a hazard for each indicator that the plan has none for",
    takeHazardsHint: "Rows of hazards.csv with these figures, to score risks against.",
    takeButton: "Take these figures",
    taken: "The figures are in the plan now. Next: score the risks.",
    takenNothing: "The plan has these figures already.",
    reason: { "Take the climate profile of \($0) into the plan" },
    own: "The plan’s own profile", ownLead: "As it stands in climate-summary.csv.",
    builtIn: "Built-in county figures",
    noPlaceTitle: "Where is this community?",
    noPlaceDetail:
      "The settings name no place (GEOID). Name it there, or search below for one to look at.",
    noDataTitle: { "There are no built-in figures for \($0)" },
    noDataDetail:
      "The source covers the counties of the 48 adjoining states and the District of Columbia. Make a profile from an atlas of your own, or compare with a covered place.",
    search: "Show a place",
    otherPlace: "You are looking at a place that is not this community’s own.",
    notListed: "not listed", unknownScenario: "The source does not say which; RCP8.5 is likely",
    chart: { "\($0): \($1)" })

  static let spanish = HazardProfileText(
    title: "Perfil de amenazas",
    lead: {
      "Cómo era el clima de \($0) y cómo puede llegar a ser. La dispersión de los modelos está siempre junto al valor central: planifique para el intervalo, no para un solo número."
    },
    ofCounty: { "Son las cifras de \($0)." },
    groups: [
      .heat: "Calor", .cold: "Frío", .rain: "Lluvia e inundación", .drought: "Sequía",
      .fire: "Fuego",
      .sea: "Mar", .other: "Otras",
    ],
    names: [
      "hottest-day": "El día más caluroso del año",
      "heavy-rain-days": "Días al año con 2 pulgadas de lluvia o más",
      "dry-spells": "Rachas de días secos al año",
      "longest-dry-run": "La racha más larga de días secos",
      "changed-seasons": "Estaciones cambiadas", "sea-level-rise": "Subida del nivel del mar",
      "ocean-acidification": "Acidificación del océano",
      "saltwater-intrusion": "Intrusión de agua salada",
    ],
    definitions: [
      "hottest-day": "la máxima diaria más alta de un año",
      "heavy-rain-days": "días de un año con 2 pulgadas de lluvia o más",
      "dry-spells": "cuántas rachas de días secos tiene un año",
      "longest-dry-run": "días de la racha más larga de días secos de un año",
    ],
    unitWords: [
      "days": "días", "runs": "rachas", "events": "sucesos", "inches": "pulgadas",
      "inches per day": "pulgadas por día", "mm per day": "mm por día",
      "°F degree days": "grados día °F", "°C degree days": "grados día °C", "miles": "millas",
      "hectare": "hectáreas", "hectares": "hectáreas", "acre": "acres",
    ],
    change: { "De <strong>\($0)</strong> en \($1) a <strong>\($2)</strong> en \($3)." },
    onlyAfter: { "<strong>\($0)</strong> en \($1)." },
    outermost: { "Los modelos van de \($0) a \($1)." },
    percentiles: { "Ocho de cada diez modelos están entre \($0) y \($1)." },
    oneModel: "Es un solo modelo, así que no se sabe cuánto difieren los modelos.",
    observedThen: {
      "Observado en \($1): <strong>\($0)</strong>. Los modelos dan <strong>\($2)</strong> para \($3)."
    },
    agreement: {
      "El \($0) por ciento de los modelos coincide en la dirección del cambio respecto de su propia base."
    },
    oneDirection: "Ocho de cada diez modelos coinciden en la dirección del cambio.",
    bothDirections:
      "Los cambios de los modelos van en ambos sentidos, así que la dirección no es segura.",
    observedNote: {
      "Para los años observados los propios modelos dan de \($0) a \($1). La cifra anterior fue observada y la posterior es de modelos, así que parte del cambio puede ser un sesgo de los modelos."
    },
    definition: "Definición", source: "Fuente", scenario: "Escenario", period: "Período",
    notes: "Lo que hay que saber antes de usar estas cifras",
    baselineLabel: { $1 ? "\($0), observado" : $0 },
    rangeLabel: { $0 ? "percentiles 10 a 90 de los modelos" : "del modelo más bajo al más alto" },
    compare: "Comparar con otro lugar", compareHint: "Una ciudad o un condado, como «Phoenix, AZ».",
    compareButton: "Comparar",
    comparedWith: { "Junto a \($0)" }, indicator: "Indicador",
    comparedNote:
      "La fuente solo enumera para cada condado sus mayores amenazas; que una no figure no significa que no exista.",
    take: "Llevar al plan",
    takeLead:
      "Escribe estas cifras en las tablas del plan, para que los capítulos puedan mostrarlas: climate-summary.csv, climate-series.csv y la fuente. Sustituyen las que se llevaron antes; las filas de otras fuentes se conservan, salvo donde estas tienen la misma cifra.",
    takeHazards: "Agregar una amenaza por cada indicador que el plan todavía no tenga",
    takeHazardsHint: "Filas de hazards.csv con estas cifras, para valorar los riesgos.",
    takeButton: "Llevar estas cifras",
    taken: "Las cifras ya están en el plan. Siguiente paso: valorar los riesgos.",
    takenNothing: "El plan ya tiene estas cifras.",
    reason: { "Lleva al plan el perfil climático de \($0)" },
    own: "El perfil propio del plan", ownLead: "Tal como está en climate-summary.csv.",
    builtIn: "Cifras incluidas del condado",
    noPlaceTitle: "¿Dónde está esta comunidad?",
    noPlaceDetail:
      "Los ajustes no nombran ningún lugar (GEOID). Indíquelo allí, o busque abajo uno para mirarlo.",
    noDataTitle: { "No hay cifras incluidas para \($0)" },
    noDataDetail:
      "La fuente cubre los condados de los 48 estados contiguos y el Distrito de Columbia. Haga un perfil de un atlas propio o compare con un lugar cubierto.",
    search: "Ver un lugar", otherPlace: "Está viendo un lugar que no es el de esta comunidad.",
    notListed: "no figura", unknownScenario: "La fuente no dice cuál; probablemente RCP8.5",
    chart: { "\($0): \($1)" })
}
