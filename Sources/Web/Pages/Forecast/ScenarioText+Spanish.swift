import Forecast

extension ScenarioText {
  static let spanish = ScenarioText(
    tab: "Escenarios", title: { "Escenarios hasta \($0), lado a lado" },
    lead:
      "Cada escenario es una manera en que pueden ir los años que vienen: qué políticas cuentan, qué acciones, qué clima y qué impulsores.",
    add: "Agregar un escenario", saved: "El escenario está guardado.",
    onlyOne: "Todavía hay un solo escenario",
    onlyOneDetail: "Agregue otro, y los dos estarán aquí lado a lado.",
    controls: "Qué se muestra", acting: "Acciones del plan",
    actingName: { acting in
      switch acting {
      case .stated: "Como dice cada escenario"
      case .none: "Sin ninguna"
      case .all: "Con todas en cada uno"
      }
    }, unit: "Unidad", total: "Toneladas métricas", perPerson: "Toneladas métricas por persona",
    parts: "Partes",
    partName: { part in
      switch part {
      case nil: "Solo totales"
      case .sector: "Por sector"
      case .subsector: "Por parte de un sector"
      case .gas: "Por gas"
      case .fuel: "Por combustible o actividad"
      case .scope: "Por alcance"
      case .record: "Por registro"
      }
    }, yearChoice: "Años", someYears: "Cada cinco, y los de las metas",
    everyYear: "Todos los años", show: "Mostrar",
    table: { $0 ? "Escenarios por año, t CO₂e por persona" : "Escenarios por año, t CO₂e" },
    scenario: "Escenario", planRow: { "\($0), con este plan" },
    name: { spanishName($0) }, lowest: "el más bajo de su clima",
    highest: "el más alto de su clima",
    spreadNote:
      "El más bajo y el más alto: corridas enteras con el percentil más frío y el más cálido de los modelos.",
    besideRecords:
      "Lo que las acciones emiten o absorben aparte de todos los registros",
    partsNote:
      "Las partes incluyen las acciones del escenario y suman su total. La electricidad que las acciones usan o producen cuenta donde está el mayor registro de electricidad de la red.",
    biogenic: "CO₂ biogénico, junto al total, t",
    noPopulation: "No se conoce la población del año.",
    gaps: "Brecha de cada escenario hasta cada meta, t CO₂e",
    target: "Meta", allowed: "Permitido", gap: "Brecha", reached: "Se alcanza",
    gapNote:
      "Una brecha mayor que 0 significa que la meta no se cumple. Lo que permite una meta se compara con cada año posterior.",
    holds: "Qué contiene cada uno y qué deja fuera",
    holdsLead: "Un escenario que deja algo fuera es más bajo de lo debido, o más alto.",
    automatic: "hecho por Cairn", isFirst: "las cifras del plan son de este",
    noPolicies: "Ninguna política", policies: { "Políticas: \($0)" },
    noActions: "ninguna acción", allActions: { "las \($0) acciones del plan" },
    movedStart: { "«\($0)» empieza en \($1) y no en \($2)" },
    someActions: { "acciones: \($0)" },
    climate: { "calefacción y refrigeración en el clima de \($0)" },
    replaced: { "\($1) en lugar de \($0)" },
    leftOut: { $0 == 1 ? "Deja fuera 1 cosa" : "Deja fuera \($0) cosas" },
    limited: {
      $0 == 1
        ? "Cuenta 1 ahorro con menos de lo indicado"
        : "Cuenta \($0) ahorros con menos de lo indicado"
    },
    nothingLeftOut: "No deja nada fuera.",
    findings: { $0 == 1 ? "1 hallazgo" : "\($0) hallazgos" }, edit: "Editar",
    remove: "Quitar",
    offers: "Escenarios que convendrían",
    offersLead: "Cada uno rellena el formulario; nada se guarda hasta que usted lo diga.",
    offerAdopted: "Políticas adoptadas", offerPlan: "Con este plan",
    offerAdoptedPlan: "Políticas adoptadas y este plan",
    offerClimate: { "Ajustado al clima, \($0)" },
    offerMissingPolicies: "Todavía no hay ninguna política de otros en el espacio.",
    toPolicies: "Elegir políticas",
    newTitle: "Un escenario nuevo",
    formLead: "Elija qué cuenta en él. Se compara con el primer escenario.",
    firstHint:
      "Este es el primer escenario: las cifras del plan y cada acción se miden contra él. No ponga acciones en él.",
    nameField: "Nombre", policyField: "Políticas", policyNone: "Ninguna",
    policyAdopted: "Las del espacio que están adoptadas",
    policyAll: "Todas las del espacio, también las propuestas",
    policySome: "Las que estén marcadas", policyList: "Políticas para marcar",
    policyListHint: "Cuentan solo si arriba se elige «Las que estén marcadas».",
    ready: "lista para usar", unverified: "sin verificar",
    unknownID: "no hay ninguna con este nombre", actionField: "Acciones",
    actionNone: "Ninguna", actionAll: "Todas las del plan",
    actionSome: "Las que estén marcadas", actionList: "Acciones para marcar",
    climateField: "Clima",
    climateToday: "El de hoy: calefacción y refrigeración quedan como están",
    climateHint:
      "Calefacción y refrigeración siguen los grados día del perfil climático. Los resúmenes de condado no los tienen: la orden «cairn climate profile» los escribe, con cada modelo, a partir de un atlas.",
    driverField: "Otros impulsores",
    driverHint: "Un dato o una trayectoria del espacio que toma el lugar de otro.",
    driverOld: { "En lugar de, \($0)" }, driverNew: { "Tomar, \($0)" },
    source: "Fuente", note: "Nota", save: "Guardar",
    wrongName: "Dé un nombre al escenario.",
    wrongPolicies: "Marque al menos una política, o elija otra respuesta.",
    wrongActions: "Marque al menos una acción, o elija otra respuesta.",
    wrongDriver: "Diga qué se reemplaza y qué toma su lugar.",
    twiceDriver: "Cada dato o trayectoria se puede reemplazar una vez.")

  /// Those that Cairn makes have names in both languages; what a community writes stays as it is.
  private static func spanishName(_ scenario: Scenario) -> String {
    switch scenario.name {
    case Scenario.businessAsUsual.name: "Sin cambios de política"
    case Scenario.adoptedPolicies.name: "Políticas adoptadas"
    case "Climate-adjusted": "Ajustado al clima"
    default: scenario.name
    }
  }
}
