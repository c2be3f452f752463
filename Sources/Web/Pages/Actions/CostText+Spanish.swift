import Strategies

extension CostText {
  static let spanish = CostText(
    tab: "Costos", title: "Lo que cuestan las acciones y quién paga",
    lead:
      "Costos y ganancias de cada acción año por año: capital, mantenimiento, energía ahorrada o agregada, subvenciones. Desde cada lado, y lo que cuesta una tonelada métrica.",
    controls: "Qué se muestra", side: "Lado", span: "Años", allYears: "Todos los años",
    rate: "Tasa de descuento", socialCost: "Costo social del carbono", without: "Sin él",
    unverified: "sin verificar", action: "Acción", show: "Mostrar",
    dollars: {
      "Dólares estadounidenses de \($0), en el valor de \($1). En los valores netos, menos de 0 es un costo."
    },
    curve: "Lo que cuesta una tonelada",
    curveLead:
      "Tan ancha como las toneladas que quita una acción, tan alta como cuesta una de ellas. Las barras bajo cero ganan dinero; van primero, ordenadas por cuánto ganan.",
    noCurve:
      "Ninguna acción tiene a la vez un costo y una reducción que se puedan decir. Declare costos en costs.csv y precios en prices.csv.",
    flaws: "Lo que esta curva no puede decir",
    flawList: [
      "Un costo negativo por tonelada ordena mal: con menos toneladas parece mejor. Las acciones que ganan dinero se ordenan por lo que ganan; no compare la altura de sus barras. El rango de Pareto dice a cuáles de ellas ninguna otra supera a la vez en dinero y en toneladas.",
      "Las acciones interactúan: sin una de ellas cambian las toneladas y el dinero de las otras.",
      "No tiene tiempo: una acción barata puede tener que esperar, y una lenta y cara puede tener que empezar primero.",
      "Lo que no es dinero no está en ella: salud, justicia, riesgo y quién decide.",
    ],
    stepsCaption: {
      $0.map { "Acciones según lo que cuesta una tonelada en \($0)" }
        ?? "Acciones según lo que cuesta una tonelada"
    },
    number: "N.º", tonnes: "t CO₂e", netCost: "Costo neto", perTonne: "Por t",
    perMarginalTonne: "Por t, marginal",
    marginalNote:
      "Por t, marginal: el mismo costo neto sobre las toneladas con la electricidad en el margen de la red. Está al lado del inventario y no cambia ningún orden ni total.",
    levelised: "Por t, nivelado", payback: "Recuperación", returnRate: "Tasa de retorno",
    ratio: "Ganancias entre costos", pareto: "Rango de Pareto", damage: "Daño evitado",
    all: "Todas las acciones",
    method: { view, rate, year in
      "\(view), dinero al \(rate) anual para todas las acciones por igual; las toneladas son partes de Shapley. "
        + (year.map {
          "Costo neto de \($0), con lo que viene una sola vez como montos anuales iguales, entre las toneladas de \($0)."
        }
          ?? "Costo neto en valor de hoy entre las toneladas de todos los años. Nivelado: las toneladas también se descuentan.")
    },
    damageNote: {
      "El daño evitado está junto al dinero y en ninguna de las otras columnas, para todos los años: \($0)."
    },
    leftOut: { $0 == 1 ? "1 acción no está en ella" : "\($0) acciones no están en ella" },
    never: "nunca", nothingToPayBack: "nada que recuperar", years: { "\($0) años" },
    several: { "varias: \($0)" }, noRate: "ninguna",
    payers: "Quién gana y quién paga",
    payersLead:
      "Lo que uno da a otro, como una subvención, cuenta en ambos lados y se anula en el conjunto.",
    payersCaption: "Valor presente neto por lado",
    payersNote:
      "Los costos que declara actions.csv, salvo los de las operaciones propias del gobierno, no dicen quién paga por fila y están solo en el conjunto, así que los lados no tienen por qué sumarlo. Una raya dice lo que falta al señalarla.",
    flows: "Año por año",
    unitCost: {
      "\($0.dollars) por \($0.word)\($0.isYearly ? " al año" : ""), dólares de \($0.year), para \($0.whole) (\($0.meaning))"
    },
    rowsLeftOut: "No se pudieron usar filas de dinero",
    cannotBeTold: "El dinero de esta acción no se puede decir",
    noMoneyHere: "Nada de su dinero cae en este lado.",
    netPresentValue: "valor presente neto", discounted: { "con descuento: \($0)" },
    yearlyCost: "costo neto por año, en montos iguales", notSaid: "no se dice", net: "Neto",
    flowsCaption: { "Dinero por año, dólares estadounidenses de \($0)" }, what: "Para qué",
    who: "Quién", burden: "Carga energética por ingreso",
    burdenLead:
      "Qué parte de sus ingresos gastan los hogares en energía en casa, ahora y con lo que las acciones ahorran y agregan allí.",
    noBurden:
      "Todavía no hay ingresos. Agregue grupos de ingresos con lo que sus hogares gastan en energía.",
    burdenCaption: { "La energía en casa como parte de los ingresos, \($0)" }, income: "Ingresos",
    households: "Hogares", meanIncome: "Ingreso medio", energyCost: "Energía en casa",
    before: "Carga ahora", saved: "Ahorro por año", after: "Carga después",
    over: {
      "Hogares en grupos por encima de \($0): \($1) ahora, \($2) después. Todos los hogares de un grupo cuentan por su media."
    },
    burdenNote:
      "Los ahorros van a los grupos en proporción a lo que gastan en energía, salvo que la tabla diga otra cosa; ingresos y precios quedan como se declaran. Lo que los hogares pagan por las acciones no está incluido.",
    inputs: "De dónde vienen las cifras",
    inputsLead:
      "Los costos por pagador, los precios de la energía y los ingresos son tablas propias. Si una acción no tiene ninguna fila entre los costos, cuentan los de su propio formulario.",
    tables: ["costs.csv": "Costos", "prices.csv": "Precios", "incomes.csv": "Ingresos"],
    emptyTitle: "Todavía no hay acciones",
    emptyDetail: "Agregue primero una acción; sus costos vienen después.",
    addAction: "Agregar una acción",
    views: [
      .all: "Todos juntos", .payer(.government): "Gobierno", .payer(.household): "Hogares",
      .payer(.business): "Empresas", .payer(.utility): "Servicios públicos",
      .payer(.other): "Otros",
    ],
    kinds: [
      .capital: "Capital", .operating: "Operación", .energyAdded: "Energía agregada",
      .energySaved: "Energía ahorrada", .saving: "Otros ahorros",
      .grantGiven: "Subvenciones dadas", .grantReceived: "Subvenciones recibidas",
      .incentiveGiven: "Incentivos dados", .incentiveReceived: "Incentivos recibidos",
    ])
}
