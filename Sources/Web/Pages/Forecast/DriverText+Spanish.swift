import Forecast

extension DriverText {
  static let spanish = DriverText(
    tab: "Impulsores", title: "Con qué crece la proyección",
    lead: {
      "Cada registro de \($0) sigue un impulsor o una tasa anual, y puede hacerse más limpio por una trayectoria. Encima van las políticas de otros, en los escenarios que las cuentan."
    },
    saved: "El impulsor está guardado.",
    policySaved: "La política está ahora en el espacio. Cuenta en los escenarios que la nombran.",
    groups: { "Qué siguen los registros de \($0)" },
    groupTable: "Grupos de registros, con lo que sigue cada uno", group: "Registros",
    records: { $0 == 1 ? "1 registro" : "\($0) registros" }, tonnes: { "t CO₂e en \($0)" },
    driver: "Crece con", activityChange: { "\($0) a \($1)" },
    intensity: "Se hace más limpio por", rule: "Regla",
    standing: { standing in
      switch standing {
      case .unruled: "Sin impulsor: se mantienen como están"
      case .leftOut: "En ninguna proyección: una serie falta o termina antes de tiempo"
      case .carried: "Llevados hacia adelante"
      }
    },
    standingStep: { standing in
      switch standing {
      case .unruled: "Elija con qué crecen, o diga que quedan como están."
      case .leftOut: "Los hallazgos de abajo nombran la celda que hay que corregir."
      case .carried: ""
      }
    },
    unruled: { $0 == 1 ? "1 grupo no tiene impulsor" : "\($0) grupos no tienen impulsor" },
    leftOutGroups: {
      $0 == 1
        ? "1 grupo no está en ninguna proyección" : "\($0) grupos no están en ninguna proyección"
    },
    everyRuled: "Cada registro sigue una regla.", isFlat: "queda como está",
    yearly: { "\($0) % cada año" }, missingSeries: "no hay tal serie",
    choose: "Elegir un impulsor", change: "Cambiar", edit: "Fila",
    groupNote:
      "Los cambios son del primer escenario. Cuenta la primera regla de la tabla que corresponde a un registro.",
    findings: {
      $0 == 1 ? "1 hallazgo sobre los impulsores" : "\($0) hallazgos sobre los impulsores"
    },
    series: "Las series detrás de ella",
    seriesLead: "Cada una con su fuente, y lo que viene después del último año indicado.",
    noSeries: "Ninguna regla nombra todavía una serie.",
    stated: { "\($2) valores de \($0) a \($1)" },
    covers: "Llega hasta el final de la proyección.",
    after: { beyond, last in
      switch beyond {
      case .stop:
        "Termina en \(last), antes que la proyección, así que lo que la sigue queda fuera."
      case .hold: "Después de \(last) queda su último valor."
      case .trend: "Después de \(last) sigue su última tendencia."
      }
    }, valueTable: "Valores y fuentes", addIndicator: "Agregar un valor de una serie",
    addPath: "Agregar un valor de una trayectoria",
    policies: "Políticas de otros, por capas",
    policiesLead:
      "Leyes, reglas y programas que cambian la actividad o las emisiones, apilados en el orden de la tabla. Cuentan en los escenarios que los nombran y nunca dos veces por lo que ya está en el inventario.",
    noPolicy: "Todavía no hay ninguna política en el espacio.", policyTable: "Políticas",
    policy: "Política", madeBy: "La hace", standingOfPolicy: "Situación",
    appliesTo: "Se aplica a", everything: "todo", effect: "Qué cambia",
    excludes: { "Excluye: \($0)" }, contains: { "Contiene: \($0)" },
    strengthPercent: { "\($0) % menos, por pasos de \($1) a \($2)" },
    strengthPath: { "por la trayectoria «\($0)»" },
    strengthShares: "por partes de electricidad limpia", countsIn: "Cuenta en",
    countsNowhere: "ningún escenario todavía", source: "Fuente",
    ready: {
      $0.isEmpty ? "Políticas listas para usar" : "Políticas listas que pueden regir en \($0)"
    },
    readyLead:
      "Se toman con sus números y fuentes. Averigüe la situación de cada una antes de usarla.",
    others: { $0 == 1 ? "1 política de otro estado" : "\($0) políticas de otros estados" },
    take: "Tomar", ownPolicy: "Agregar una política propia", unverified: "sin verificar",
    formTitle: "Elegir con qué crece",
    formLead:
      "Se escribe una fila de la tabla de impulsores. Lo que abarca la sigue desde entonces.",
    reach: "Para",
    reachHint:
      "Una fila para menos va antes que una para más: lo que tiene una fila propia la conserva.",
    reachAll: "cada registro", driverField: "Crece con",
    driverHint: "Un dato de la comunidad por año, como sus hogares.", chooseOne: "Elija uno",
    byRate: "Una tasa anual, indicada abajo", stays: "Nada: queda como está",
    rateField: "Tasa anual, por ciento",
    rateHint: "Como 0.8, o tasas desde un año como 2022:1.2 2031:0.4.",
    pathField: "Se hace más limpio por",
    rateOfPath: "Emisiones por actividad, tasa anual en por ciento",
    between: "Entre los años dados", beyond: "Después del último año dado",
    unchosen: "Sin elegir", note: "Nota", save: "Guardar",
    wrongReach:
      "Elija para qué vale la fila; los registros cambiaron desde que se cargó esta página.",
    wrongDriver: "Elija con qué crece.",
    wrongRate: "Escriba un por ciento como 0.8, mayor que −100, o tasas desde un año.",
    wrongBoth: "Quite la tasa, o elija «Una tasa anual».")
}
