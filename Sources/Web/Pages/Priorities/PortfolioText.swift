import Plan
import Strategies

/// The words of the portfolio.
struct PortfolioText: Words {
  let tab: String
  let title: String
  let lead: String
  let goal: String
  let goals: [PortfolioTask.Goal: String]
  let target: String
  let allTargets: String
  let path: String
  let pathHint: String
  let net: String
  let netHint: String
  let from: String
  let to: String
  let discount: String
  let discountHint: String
  let choose: String
  let limits: String
  let limitsLead: String
  let noLimits: String
  let limitsLink: String
  let reading: String
  let choosing: @Sendable (Int) -> String
  let round: @Sendable (_ number: Int, _ tonnes: Int) -> String
  let found: @Sendable (Int) -> String
  let infeasible: String
  let infeasibleLead: String
  /// The same where the search was not through.
  let infeasibleSoFar: String
  let notInstalled: String
  let failed: @Sendable (String) -> String
  let problem: @Sendable (PlanCalculation.PortfolioProblem) -> String
  let resultTitle: String
  let stale: String
  let action: String
  let planned: String
  let starts: String
  let notChosen: String
  let underWay: String
  let cutIn: @Sendable (Int) -> String
  let cutAll: String
  let actionsTable: String
  let boundsTable: String
  let byYear: String
  let span: @Sendable (_ limit: String, _ first: Int, _ last: Int, _ most: Int) -> String
  let bound: String
  let used: String
  let allowed: String
  let state: String
  let usedBeside: String
  let kept: String
  let broken: @Sendable (String) -> String
  let kinds: [PortfolioLimit.Kind: String]
  /// A carbon budget, as one of the limits.
  let budget: String
  let everyYear: String
  let hours: String
  let ofSpending: String
  let reduction: @Sendable (_ from: Int, _ to: Int) -> String
  let cost: String
  let standingCost: String
  let netCost: String
  let netAlone: String
  let unknownNet: String
  let leftOut: @Sendable (String) -> String
  let omissions: @Sendable (Int) -> String
  let unmet: String
  let quality: String
  let searched: String
  let unsearched: String
  let notes: String
  let settled: String
  let unsettled: String
  let reckonedAnew: String
  let overestimate: @Sendable (String) -> String
  let conflictLead: String
  let conflict: @Sendable (_ bounds: [String]) -> String
  let relaxation: @Sendable (_ bound: String, _ amount: String, _ isLower: Bool) -> String
  let save: String
  let saveLead: String
  let saveReason: String
  let saved: String
  let again: String
  let wrongYear: String
  let wrongDiscount: String
  let mayNot: String

  static let english = PortfolioText(
    tab: "Portfolio", title: "Choose a portfolio",
    lead:
      "Which actions to start when: the least cost that meets the targets, or the most that is cut within yearly limits. Actions that are under way stay as they are.",
    goal: "What for",
    goals: [
      .reduction: "The most reduction within the limits",
      .cost: "The least cost that meets the targets",
    ],
    target: "Target", allTargets: "All targets", path: "On a straight line to the target",
    pathHint: "Every year counts, not the target's own year alone.",
    net: "Net of savings",
    netHint:
      "For the least cost: savings on energy and stated savings of all payers together are taken off. Budgets stay gross.",
    from: "Start from",
    to: "Start until", discount: "Discount, percent a year",
    discountHint: "By how much later costs count less; 0 counts all alike.",
    choose: "Choose", limits: "Limits",
    limitsLead: "Budgets, staff hours and ceilings by year, and the equity floor.",
    noLimits:
      "No limits are written yet. Without a budget or staff hours, the most reduction is to start everything at once.",
    limitsLink: "Limits in the records", reading: "Reading the plan",
    choosing: { "Choosing among \($0) actions" },
    round: { "Round \($0): \($1) t CO₂e less" },
    found: { "\($0) actions are in the portfolio." },
    infeasible: "No choice keeps every limit.",
    infeasibleLead:
      "The nearest choice breaks these limits; this is the least by which they would have to give way.",
    infeasibleSoFar:
      "The nearest choice found so far breaks these limits; the search was not through. By this much they would have to give way.",
    notInstalled:
      "The solver HiGHS is not installed on this server, so no portfolio can be chosen. Whoever runs the server adds it with scripts/setup publish.",
    failed: { $0 },
    problem: { problem in
      switch problem {
      case .noForecast: "There is no forecast, so nothing can be chosen. Look at the findings."
      case .noTarget(let id): "There is no target “\(id)” that could be computed."
      case .noCeiling:
        "No target lies within the years, so the least cost is to do nothing. Add a target, or a ceiling to the limits."
      case .noChoice:
        "There is no planned action with an effect and with the figures that the limits ask for."
      case .years(let from, let to):
        "Nothing can start from \(String(from)) to \(String(to)): the forecast does not cover it, or the first year comes after the last."
      case .targetOutside(let id, let own, let years):
        "“\(id)” is for \(span(own)), which a portfolio from \(span(years)) cannot be held against. Choose another target, or another first year."
      case .targetLacks(let id):
        "What “\(id)” counts lacks records that were left out because of an error. Look at the findings."
      case .netWithoutCost: "Savings count for the least cost alone; choose that goal."
      }
    }, resultTitle: "The portfolio",
    stale: "The plan has changed since. Choose again to take the changes in.", action: "Action",
    planned: "Planned", starts: "Starts", notChosen: "not chosen", underWay: "under way",
    cutIn: { "t CO₂e less in \($0)" }, cutAll: "All years", actionsTable: "Actions and their start",
    boundsTable: "How far the limits are used", byYear: "Every limit by year",
    span: { "\($0), \($1)–\($2), most in \($3)" }, bound: "Limit", used: "Used", allowed: "Allowed",
    state: "State", usedBeside: "By actions that cut nothing", kept: "kept",
    broken: { "\($0) too much" },
    kinds: [
      .budget: "Budget", .governmentBudget: "Budget of the government",
      .householdBudget: "Budget of households", .businessBudget: "Budget of businesses",
      .staffHours: "Staff hours", .target: "Ceiling",
      .equity: "Equity floor",
    ], budget: "Carbon budget", everyYear: "all years", hours: "h", ofSpending: "of spending",
    reduction: { "t CO₂e less than business as usual, \($0) to \($1)" },
    cost: "US dollars in all, undiscounted",
    standingCost: "of it for actions that have no effect on emissions and stay as they are",
    netCost: "US dollars net of savings, of all payers together, discounted as asked",
    netAlone: "the same if each action saved what it saves alone",
    unknownNet: "cannot be told",
    leftOut: {
      "Not considered, because they cut no emissions or lack a figure that is asked for: \($0)."
    },
    omissions: { $0 == 1 ? "1 action was not considered" : "\($0) actions were not considered" },
    unmet: "Not chosen, because what they need is not chosen",
    quality: "How sure it is",
    searched:
      "No change of a single action makes it better, and the solver found no better change of several.",
    unsearched:
      "This is the best plan found, not proven to be the best: no change of a single action makes it better, but the time ran out before all changes of several were tried. Choose again with more seconds.",
    notes: "Not in the sums",
    settled: "No change of a single action makes it better, by the effects themselves.",
    unsettled:
      "This is the best plan found, not proven to be the best: time ran out before the search had settled. Choose again with more seconds.",
    reckonedAnew:
      "In the plan, parts of a stream come to more than the whole, so that the search took them for smaller than they are among the chosen actions. The result is reckoned anew with the chosen ones alone; other starts may be better. Correct the parts that the findings name and choose again.",
    overestimate: { "The linear model of the last round was \($0) off the effects themselves." },
    conflictLead: "These limits bind:",
    conflict: { bounds in
      let names = bounds.joined(separator: "; ")
      return bounds.count == 1
        ? "No choice keeps this one: \(names)." : "No choice keeps these together: \(names)."
    },
    relaxation: { bound, amount, isLower in
      "\(bound) would have to be \(amount) \(isLower ? "lower" : "higher")."
    }, save: "Keep as a scenario",
    saveLead:
      "Writes the actions and their start years as the scenario “portfolio”; the plan itself stays as it is.",
    saveReason: "Keeps the portfolio that was chosen as a scenario",
    saved: "The portfolio is kept as a scenario.", again: "Choose again",
    wrongYear: "Write a year of four digits.", wrongDiscount: "Write a number from 0 to 20.",
    mayNot: "You may look at this plan; choosing needs the right to add records.")

  static let spanish = PortfolioText(
    tab: "Cartera", title: "Elegir una cartera",
    lead:
      "Qué acciones empezar y cuándo: el menor costo que cumple las metas, o la mayor reducción dentro de límites anuales. Las acciones en marcha quedan como están.",
    goal: "Para qué",
    goals: [
      .reduction: "La mayor reducción dentro de los límites",
      .cost: "El menor costo que cumple las metas",
    ],
    target: "Meta", allTargets: "Todas las metas", path: "En línea recta hasta la meta",
    pathHint: "Cuenta cada año, no solo el año de la meta.",
    net: "Menos los ahorros",
    netHint:
      "Para el menor costo: se restan los ahorros de energía y los ahorros declarados de todos los pagadores juntos. Los presupuestos siguen siendo brutos.",
    from: "Empezar desde",
    to: "Empezar hasta", discount: "Descuento, porcentaje al año",
    discountHint: "Cuánto menos cuentan los costos posteriores; 0 los cuenta todos igual.",
    choose: "Elegir", limits: "Límites",
    limitsLead: "Presupuestos, horas de personal y topes por año, y el mínimo de equidad.",
    noLimits:
      "Todavía no hay límites. Sin presupuesto ni horas de personal, la mayor reducción es empezar todo de una vez.",
    limitsLink: "Límites en los registros", reading: "Leyendo el plan",
    choosing: { "Eligiendo entre \($0) acciones" },
    round: { "Ronda \($0): \($1) t CO₂e menos" },
    found: { "Hay \($0) acciones en la cartera." },
    infeasible: "Ninguna elección cumple todos los límites.",
    infeasibleLead:
      "La elección más cercana rompe estos límites; esto es lo mínimo que tendrían que ceder.",
    infeasibleSoFar:
      "La elección más cercana hallada hasta ahora rompe estos límites; la búsqueda no había terminado. En esto tendrían que ceder.",
    notInstalled:
      "El programa HiGHS no está instalado en este servidor, así que no se puede elegir una cartera. Quien administra el servidor lo agrega con scripts/setup publish.",
    failed: { "El programa no dio respuesta: \($0)" },
    problem: { problem in
      switch problem {
      case .noForecast: "No hay proyección, así que no se puede elegir nada. Mire los hallazgos."
      case .noTarget(let id): "No hay una meta «\(id)» que se pudiera calcular."
      case .noCeiling:
        "Ninguna meta está dentro de los años, así que el menor costo es no hacer nada. Agregue una meta, o un tope a los límites."
      case .noChoice:
        "No hay una acción prevista con efecto y con las cifras que piden los límites."
      case .years(let from, let to):
        "Nada puede empezar de \(String(from)) a \(String(to)): la proyección no lo cubre, o el primer año viene después del último."
      case .targetOutside(let id, let own, let years):
        "«\(id)» es para \(span(own)), y una cartera de \(span(years)) no se puede comparar con ella. Elija otra meta, u otro primer año."
      case .targetLacks(let id):
        "A lo que cuenta «\(id)» le faltan registros que quedaron fuera por un error. Mire los hallazgos."
      case .netWithoutCost: "Los ahorros cuentan solo para el menor costo; elija esa finalidad."
      }
    }, resultTitle: "La cartera",
    stale: "El plan ha cambiado desde entonces. Elija de nuevo para tomar los cambios.",
    action: "Acción", planned: "Prevista", starts: "Empieza", notChosen: "no elegida",
    underWay: "en marcha", cutIn: { "t CO₂e menos en \($0)" }, cutAll: "Todos los años",
    actionsTable: "Acciones y su inicio", boundsTable: "Cuánto se usan los límites",
    byYear: "Cada límite por año", span: { "\($0), \($1)–\($2), lo más en \($3)" },
    bound: "Límite", used: "Usado", allowed: "Permitido", state: "Estado",
    usedBeside: "Por acciones que no reducen", kept: "cumplido",
    broken: { "\($0) de más" },
    kinds: [
      .budget: "Presupuesto", .governmentBudget: "Presupuesto del gobierno",
      .householdBudget: "Presupuesto de los hogares",
      .businessBudget: "Presupuesto de las empresas", .staffHours: "Horas de personal",
      .target: "Tope",
      .equity: "Mínimo de equidad",
    ], budget: "Presupuesto de carbono", everyYear: "todos los años", hours: "h",
    ofSpending: "del gasto",
    reduction: { "t CO₂e menos que la proyección, de \($0) a \($1)" },
    cost: "dólares de EE. UU. en total, sin descuento",
    standingCost: "de ellos, para acciones sin efecto en las emisiones, que quedan como están",
    netCost:
      "dólares de EE. UU. menos los ahorros, de todos los pagadores juntos, con el descuento pedido",
    netAlone: "lo mismo si cada acción ahorrara lo que ahorra sola",
    unknownNet: "no se puede decir",
    leftOut: {
      "No consideradas, porque no reducen emisiones o les falta una cifra que se pide: \($0)."
    },
    omissions: {
      $0 == 1 ? "1 acción no se consideró" : "\($0) acciones no se consideraron"
    },
    unmet: "No se eligieron, porque lo que necesitan no se eligió", quality: "Cuán segura es",
    searched:
      "Ningún cambio de una sola acción la mejora, y el programa de cálculo no halló un cambio mejor de varias.",
    unsearched:
      "Este es el mejor plan hallado, no se ha probado que sea el mejor: ningún cambio de una sola acción lo mejora, pero el tiempo se acabó antes de probar todos los cambios de varias. Elija de nuevo con más segundos.",
    notes: "No está en las sumas",
    settled: "Ningún cambio de una sola acción la mejora, según los efectos mismos.",
    unsettled:
      "Este es el mejor plan hallado, no se ha probado que sea el mejor: el tiempo se acabó antes de que la búsqueda se asentara. Elija de nuevo con más segundos.",
    reckonedAnew:
      "En el plan, las partes de un flujo suman más que el total, así que la búsqueda las tomó por menores de lo que son entre las acciones elegidas. El resultado se recalculó solo con las elegidas; otros inicios podrían ser mejores. Corrija las partes que nombran los hallazgos y elija de nuevo.",
    overestimate: { "El modelo lineal de la última ronda difería en \($0) de los efectos mismos." },
    conflictLead: "Estos límites aprietan:",
    conflict: { bounds in
      let names = bounds.joined(separator: "; ")
      return bounds.count == 1
        ? "Ninguna elección cumple este: \(names)." : "Ninguna elección cumple juntos: \(names)."
    },
    relaxation: { bound, amount, isLower in
      "\(bound) tendría que ser \(amount) \(isLower ? "menor" : "mayor")."
    }, save: "Guardar como escenario",
    saveLead:
      "Escribe las acciones y sus años de inicio como el escenario «portfolio»; el plan mismo queda como está.",
    saveReason: "Conserva la cartera elegida como escenario",
    saved: "La cartera está guardada como escenario.", again: "Elegir de nuevo",
    wrongYear: "Escriba un año de cuatro cifras.", wrongDiscount: "Escriba un número de 0 a 20.",
    mayNot: "Puede mirar este plan; para elegir hace falta el derecho de agregar registros.")

  /// One year, or the first to the last.
  private static func span(_ years: ClosedRange<Int>) -> String {
    years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
  }
}
