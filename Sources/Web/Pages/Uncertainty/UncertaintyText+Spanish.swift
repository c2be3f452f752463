extension UncertaintyText {
  static let spanish = UncertaintyText(
    tab: "Qué tan seguro", title: "Qué tan seguro es el plan",
    lead:
      "Cada dato de entrada que tiene un margen se sortea muchas veces, y el plan se calcula con cada sorteo. Así el plan no dice un solo número, sino qué tan probable es cada uno.",
    wait: "Se está sorteando el plan. Esta página muestra el resultado por sí sola en un momento.",
    saved: "El margen está guardado. El plan se sortea de nuevo con él.",
    removed: "El margen se quitó. El dato se mantiene en lo que indica el plan.",
    taken: "Las propuestas están incorporadas. Júzguelas una por una cuando pueda.",
    emptyTitle: "Todavía nada dice qué tan seguros son los datos",
    emptyDetail:
      "Un margen dice cuánto puede apartarse un dato de lo que indica el plan: el mínimo, el máximo y lo probable entre ambos. Con algunos márgenes esta página dice qué tan probable es cumplir cada meta y qué averiguar primero. Empiece con las propuestas de abajo o agregue un margen propio.",
    addRange: "Agregar un margen", chances: "¿Se cumplirán las metas?",
    sentences: "Lo mismo en oraciones",
    noTargets: "Ninguna meta cae en los años de la proyección.",
    chanceOf: { "probabilidad de «\($0)», \($1)" },
    chanceWords: { chance in
      switch chance {
      case 0.99...: "casi seguro"
      case 0.9...: "muy probable"
      case 0.66...: "probable"
      case 0.33...: "tan probable como no"
      case 0.1...: "poco probable"
      case 0.01...: "muy poco probable"
      default: "casi descartado"
      }
    },
    chanceSentence: { "«\($0)» se cumple en \($1) en \($2) de los sorteos: es \($3)." },
    gapSentence: {
      "En 9 de cada 10 sorteos el plan queda entre \($0) y \($1) t CO₂e por encima de lo permitido; un menos es por debajo."
    },
    target: "Meta", yearColumn: "Año", chance: "Probabilidad", inWords: "En palabras",
    gapLow: "Brecha en p5, t CO₂e", gapMiddle: "Brecha mediana", gapHigh: "Brecha en p95",
    chanceCaption: "Probabilidad de cada meta y la brecha que queda",
    chanceNote:
      "El ± es un error estándar por el número de sorteos; no dice nada de los datos sin margen. En palabras: casi seguro desde 99%, muy probable desde 90%, probable desde 66%, tan probable como no desde 33%, poco probable por debajo, muy poco probable por debajo de 10%, casi descartado por debajo de 1%. Una brecha mayor que 0 no cumple la meta.",
    budget: "Presupuesto", years: "Años", leftLow: "Resto en p5, t CO₂e",
    leftMiddle: "Resto mediano", leftHigh: "Resto en p95",
    budgetCaption: "Probabilidad de respetar cada presupuesto de carbono",
    budgetNote:
      "La parte de los sorteos en que el plan no usa más que el presupuesto en todos sus años. Los años pasados quedan en sus inventarios. Resto menor que 0: se excede el presupuesto.",
    budgetSentence: {
      "El presupuesto «\($0)» de \($1) a \($2) se respeta en \($3) de los sorteos: es \($4)."
    },
    leftSentence: {
      "En 9 de cada 10 sorteos lo que queda está entre \($0) y \($1) t CO₂e; por debajo de 0 se excede."
    },
    fan: "El abanico",
    fanLead:
      "La mitad de los sorteos cae en la banda más oscura, y 9 de cada 10 dentro de la más clara. Al lado está la proyección sin el plan.",
    matters: { "Qué mueve más \($0)" },
    mattersLead:
      "Cada barra es un dato: las emisiones con el plan con él en su percentil 5 y en su percentil 95, lo demás como se indica.",
    nothingMoves: { "Ningún dato con margen mueve las emisiones de \($0)." },
    next: "Mida esto primero",
    nextLead:
      "Lo que conviene conocer mejor no es lo que tiene el margen más ancho, sino lo que hace ancha la dispersión del plan.",
    measureFirst: "Para averiguar primero",
    wouldNarrow: {
      "hace \($0) de la dispersión de \($2). Conocerlo reduciría la desviación estándar en \($1) t CO₂e."
    },
    measureCaption: { "Qué averiguar primero, por su parte en la dispersión de \($0)" },
    input: "Dato", range: "Margen", atLow: "En su p5, t CO₂e", atHigh: "En su p95",
    share: "Parte de la varianza", narrower: "Más estrecha en, t CO₂e",
    ofGap: "Parte de la varianza de una brecha",
    call: "Menos juicios errados", act: "Hacer",
    measureNote:
      "Partes de primer orden; lo que los datos mueven solo juntos no está en ninguna. Más estrecha en: cuánto bajaría la desviación estándar si se conociera el dato. Parte de la varianza de una brecha: de lo que separa al plan de una meta del año, la mayor si hay varias; los datos de un año pasado desde el que cuenta una meta mueven solo la brecha. Menos juicios errados: en cuántos de cada 100 casos el juicio de cumplida o no cumplida fallaría menos.",
    openRecord: "Abrir el registro", changeRange: "Cambiar su margen",
    setRange: "Fijar un margen",
    findings: {
      $0 == 1
        ? "1 hallazgo sobre márgenes y metas" : "\($0) hallazgos sobre márgenes y metas"
    },
    omissions: "La proyección deja algo fuera",
    inputs: "Qué datos tienen margen",
    inputsLead: {
      "\($0) márgenes están indicados aquí o junto a los costos, \($1) vienen del inventario y \($2) datos no tienen ninguno: se mantienen fijos, lo que no quiere decir que sean seguros."
    },
    ranged: "Márgenes indicados", source: "Fuente",
    suggested: "propuesta del programa, todavía sin juzgar",
    fromInventory: { "Márgenes del inventario: \($0)" },
    inventoryCaption: "Márgenes que el inventario indica o que su calidad de datos implica",
    inventoryNote: "Un margen propio va antes que estos.",
    heldTitle: "Datos sin margen",
    heldLead: "Estos quedan en lo que indica el plan en todos los sorteos.",
    heldSentences: { "Lo que los sorteos mantienen fijo: \($0)" }, more: { "y \($0) más" },
    how: "Cómo se sortea",
    howLead:
      "Los mismos márgenes, número de sorteos y semilla dan el mismo resultado en todas partes. Más sorteos reducen el ±, no la dispersión.",
    limited: { "Esta página hace de 500 a 50 000 sorteos; hizo \($0)." },
    year: "Año cuyos datos se ordenan", draws: "Sorteos", seed: "Semilla",
    latin: "A cada sorteo su propia franja (hipercubo latino)",
    money: "¿Se pagarán las acciones?",
    moneyLead:
      "También se sortean los costos, los precios, la tasa de descuento y lo que mueve la energía: la dispersión de lo que vale cada acción, para todos los pagadores juntos.",
    showMoney: "Sortear el dinero de cada acción",
    noMoney:
      "De ninguna acción se puede decir el dinero. Agregue lo que cuestan las acciones y la energía.",
    moneyCaption: { "Dinero de cada acción, dólares de \($0)" },
    moneyNote:
      "Se paga cuando su valor presente neto es 0 o más al final de la proyección; el ± es un error estándar por falta de sorteos. Una tonelada no tiene costo donde algún sorteo no ahorra nada.",
    action: "Acción", allActions: "Todas ellas", paysBack: "Probabilidad de que se pague",
    worthLow: "Valor presente neto en p5", worthMiddle: "Mediana", worthHigh: "En p95",
    tonneLow: "Costo de una tonelada en p5", tonneMiddle: "Costo mediano de una tonelada",
    tonneHigh: "Costo de una tonelada en p95", show: "Sortear")
}
