import Forecast

extension TargetText {
  static let spanish = TargetText(
    tab: "Metas", title: "Las metas junto a la proyección",
    lead:
      "Lo que permite cada meta, a qué distancia están la proyección y el plan, y cuánto tiene que aportar cada año.",
    table: "Metas, t CO₂e", target: "Meta",
    reduction: { percent, isPerResident, base in
      "\(percent) \(isPerResident ? "por habitante " : "")por debajo de \(base)"
    }, reductionTitle: "Reducción", year: "Año", allowed: "Permitido",
    gap: "Brecha, sin cambios", planGap: "Brecha, con este plan",
    yearly: "Necesario cada año", yearlyRate: "Necesario cada año, %",
    ofYearBefore: { "o \($0) compuesto" }, ofTotal: { "\($0) del total" },
    net: { "\($0) netas de absorciones" },
    moved: { "\($0) desde que se recalculó \($1)" },
    arrival: { arrival, year in
      switch arrival {
      case .met(let since, nil): since == year ? "se cumple en \(year)" : "se cumple desde \(since)"
      case .met(let since, let exceeded?):
        "se cumple \(since == year ? "en" : "desde") \(since), superada otra vez en \(exceeded)"
      case .late(let first, let exceeded):
        "\(first - year) año\(first - year == 1 ? "" : "s") tarde, en \(first)\(exceeded.map { ", superada otra vez en \($0)" } ?? "")"
      case .never(let last): "no se cumple hasta \(last)"
      }
    }, edit: "Editar", add: "Agregar una meta", unverified: "sin verificar",
    unverifiedNote:
      "Sin verificar: el porcentaje no se confirmó en una fuente para esta comunidad.",
    gapNote: "Una brecha mayor que 0 significa que la meta no se cumple.",
    sectorNote:
      "La meta de algunos sectores o alcances se compara con sus emisiones; la electricidad que usan las acciones cuenta donde cuenta la de la red.",
    scopes: { "alcance \(TargetText.list($0, and: "y"))" },
    yearlyNote: { last in
      last.map {
        "Necesario cada año: la misma cantidad cada año desde el inventario de \($0) hasta el año de la meta; el porcentaje es de ese inventario. Compuesto: el mismo porcentaje del año anterior, cada año."
      } ?? ""
    }, notComputed: "Metas que no se pudieron calcular", remarks: "Observaciones sobre las metas",
    emptyTitle: "Todavía no hay ninguna meta",
    emptyDetail:
      "Una meta dice cuánto bajan las emisiones desde un año base hasta un año futuro. Agregue la primera.",
    readMore: "En qué se apoya", budgetTable: "Presupuestos de carbono, t CO₂e",
    budget: "Presupuesto", years: "Años", whole: "Entero",
    usedSoFar: "Usado hasta el último inventario", usedUp: "Se agota, sin cambios",
    planUsedUp: "Se agota, con este plan",
    budgetRate: "Necesario cada año, % del año anterior", after: { "después de \($0)" },
    budgetNote:
      "Un presupuesto mundial es solo de dióxido de carbono; aquí se le cuentan todos los gases. Los años entre inventarios van en línea recta.",
    suggestions: "Metas que convendrían",
    suggestionsLead:
      "Hechas con su propio inventario y sus habitantes. Cada una le llena el formulario; nada se guarda hasta que usted lo diga.",
    why: "Por qué estas cifras", fillForm: "Llenar el formulario",
    notOffered: { $0 == 1 ? "Una clase no se ofrece" : "\($0) clases no se ofrecen" },
    offeredLevel: { "\($0) t CO₂e en \($1)." },
    offeredBudget: { "\($0) t CO₂ de \($1) a \($2) en conjunto." },
    offeredPace: { "\($0) t menos cada año." },
    offeredLeft: { "Quedan \($0) t después del último inventario." },
    offeredRate: { "Es \($0) menos que el año anterior, cada año." },
    offerName: { spanishOffer($0) }, reason: { spanishReason($0, $1) },
    kinds: "Qué significan las clases de metas", kindName: { spanishName($0) },
    kindHelp: { spanishHelp($0) })

  private static func spanishOffer(_ target: Target) -> String {
    switch target.kind {
    case .fairShare: "Parte justa para \(target.year)"
    case .pledge: "El compromiso nacional para \(target.year)"
    case .netZero: "Cero neto para \(target.year)"
    case .interim: "En camino al cero neto, \(target.year)"
    case .budget:
      target.budget.allocation == .grandfathering
        ? "Presupuesto de carbono para 1.5 °C, según las emisiones pasadas"
        : "Presupuesto de carbono para 1.5 °C, igual para cada persona"
    case .absolute, .perCapita, .own: target.name
    }
  }

  private static func spanishName(_ kind: Target.Kind) -> String {
    switch kind {
    case .absolute: "Del total"
    case .perCapita: "Por residente"
    case .fairShare: "Parte justa"
    case .pledge: "Compromiso nacional"
    case .netZero: "Cero neto"
    case .interim: "Año en el camino"
    case .budget: "Presupuesto de carbono"
    case .own: "Toneladas propias"
    }
  }

  private static func spanishHelp(_ kind: Target.Kind) -> String {
    switch kind {
    case .absolute: "Un porcentaje por debajo del total del año base. El crecimiento no lo cambia."
    case .perCapita:
      "Un porcentaje por debajo de las emisiones por residente del año base. Lo permitido crece con el número de residentes."
    case .fairShare:
      "La reducción del mundo para 2030, mayor donde la gente vive mejor según el Índice de Desarrollo Humano, por residente. Se muestran ese porcentaje y el del total. El cálculo es una reconstrucción y está sin verificar."
    case .pledge:
      "El porcentaje al que se comprometió la nación, aplicado aquí tal cual. No es una parte justa, y hay que comprobar si la nación lo mantiene."
    case .netZero:
      "Una gran reducción bruta; las absorciones que se indiquen deben compensar el resto. Lo bruto, el resto y lo neto se muestran por separado."
    case .interim:
      "Un año en el camino hacia otra meta, en línea recta o con el mismo porcentaje cada año."
    case .budget:
      "Todas las emisiones de un año a otro en conjunto: toneladas propias, o una parte de lo que el mundo aún puede emitir para un calentamiento y una probabilidad. Dice cuándo se agota."
    case .own: "Toneladas que se pueden emitir en el año de la meta, decididas en otra parte."
    }
  }

  private static func spanishReason(
    _ reason: TargetSuggestion.Reason, _ number: (Double, Int) -> String
  ) -> String {
    switch reason {
    case .nearestInventory(let chosen, let usual):
      chosen == usual
        ? "Cuenta desde \(usual), el último año antes de la pandemia."
        : "Cuenta desde \(chosen), el inventario más cercano a \(usual), el último año antes de la pandemia."
    case .pledgeBaseMissing(let pledge, let chosen):
      "El compromiso cuenta desde \(pledge), del que no hay inventario; se toma \(chosen), lo que pide más o menos que el compromiso."
    case .fairShare(let perResident, let ofTotal):
      "\(number(perResident * 100, 1))% por residente según el Índice de Desarrollo Humano; \(number(ofTotal * 100, 1))% del total, porque cambia el número de residentes."
    case .directScopes(let meant, let counted):
      "Su fuente es para los alcances 1 y 2, aquí \(number(meant, 0)) t CO₂e; el porcentaje se toma de todo el inventario, \(number(counted, 0)) t CO₂e."
    case .netOfLand:
      "El país cuenta lo neto tras lo que absorbe la tierra; aquí se toma de las emisiones antes de eso."
    case .pledge(let low, let high):
      "La nación se comprometió a entre \(number(low * 100, 0))% y \(number(high * 100, 0))%; se toma el medio."
    case .grossFloor(let reduction):
      "Un mínimo usual es una reducción de \(number(reduction * 100, 0))% antes de compensar nada."
    case .residual(let tonnes):
      "Lo que queda, \(number(tonnes, 0)) t CO₂e, se tiene que absorber cada año: diga cómo, o reduzca más."
    case .straightLine(let from, let to): "En línea recta de \(from) a \(to)."
    case .globalBudget(let gigatonnes, let temperature, let probability):
      "El mundo puede emitir \(number(gigatonnes, 0)) Gt de dióxido de carbono desde 2020 para \(number(temperature, 1)) °C con \(number(probability, 0))%."
    case .perPerson: "Se divide entre las personas, igual para todas en el mundo."
    case .grandfathered:
      "Se divide según las emisiones de 2019, así que quien emitió más conserva más."
    case .unverified:
      "Sin verificar: una reconstrucción, o una cifra que no se leyó en su fuente."
    }
  }
}
