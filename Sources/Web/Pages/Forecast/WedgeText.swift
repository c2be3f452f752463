import Quantities
import Strategies

/// Texts of the wedge and of trying out the actions.
struct WedgeText: Words {
  let tab: String
  let title: String
  let lead: String
  let tryTitle: String
  let tryLead: String
  let action: String
  /// What an input of a calculator means.
  let meaning: @Sendable (CalculatorInput) -> String
  let start: String
  let full: String
  let end: String
  let stays: String
  let finalShare: String
  let more: @Sendable (Int) -> String
  let startHint: String
  let unit: @Sendable (String, Bool) -> String
  let recompute: String
  let reset: String
  let notSaved: @Sendable (Int) -> String
  let notSavedDetail: String
  let keep: String
  let reason: String
  let saveReason: String
  let saved: String
  let same: String
  let offTitle: String
  let offScenario: String
  let offScenarioHint: String
  let offName: String
  let offNameValue: @Sendable (_ actions: [String]) -> String
  let offRemove: String
  let offRemoveHint: String
  let offStays: String
  let offStaysHint: String
  let wouldNotWork: String
  let saveStart: String
  let saveAmount: String
  let changed: String
  let off: String
  let remaining: @Sendable (Int) -> String
  let reduction: @Sendable (Int) -> String
  let savedPlan: @Sendable (String) -> String
  let gap: @Sendable (String) -> String
  let met: @Sendable (String) -> String
  let table: String
  let column: @Sendable (Int) -> String
  let cumulative: String
  let perTonne: String
  let years: String
  let sum: String
  let tableNote: String
  let refused: String
  let noSuchNumber: @Sendable (_ field: String) -> String
  let noNumber: @Sendable (_ name: String, _ asked: String) -> String
  let outside:
    @Sendable (_ name: String, _ asked: String, _ least: String, _ most: String) -> String
  let wait: String
  let drawn: @Sendable (Int, String) -> String
  let failed: String
  let emptyTitle: String
  let emptyDetail: String
  let addAction: String
  let omissions: String
  let nothingOn: String
  let waysTitle: String
  let waysLead: String
  let waysYear: String
  let waysTable: @Sendable (Int) -> String
  let waysNote: String
  let average: String
  let averageHelp: String
  let marginal: String
  let marginalHelp: String
  let alone: String
  let aloneHelp: String
  let last: String
  let lastHelp: String
  let needsAlone: @Sendable (_ action: String, _ needs: [String]) -> String
  let exportedTitle: String
  let exported: @Sendable (ExportedPower, _ number: (Double) -> String) -> String
  let exportedNote: String

  /// What a slider moves, with its unit.
  func label(_ lever: WhatIfLever) -> String {
    switch lever.kind {
    case .parameter(let input, let parameter):
      let unit = unit(parameter.unit?.symbol ?? "", lever.isShare)
      let meaning = meaning(input)
      // Some meanings say the unit already.
      let says = meaning.hasSuffix(unit) || unit == "ratio" || unit == "count"
      return says ? capitalized(meaning) : "\(capitalized(meaning)), \(unit)"
    case .start: return start
    case .full: return full
    case .end: return end
    case .finalShare: return finalShare
    }
  }

  /// With a large first letter.
  func capitalized(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

  static let english = WedgeText(
    tab: "Wedge and what-if", title: "What the actions take away",
    lead:
      "Each wedge is one action's share of the reduction from business as usual. Try out what happens without an action, or with more or less of it.",
    tryTitle: "Try it out",
    tryLead:
      "Nothing here is saved. The whole portfolio is calculated again, so that actions share what they have in common.",
    action: "Action", meaning: { $0.meaning(in: "en") },
    start: "Starts in", full: "Full effect in", end: "Ends in", stays: "stays",
    finalShare: "Reaches in the end, percent of the full effect",
    more: { $0 == 1 ? "1 more slider" : "\($0) more sliders" },
    startHint: "The full effect moves with the start.",
    unit: { symbol, isShare in isShare ? "share" : symbol }, recompute: "Calculate",
    reset: "Back to the plan",
    notSaved: {
      $0 == 1 ? "1 action is not as it is saved" : "\($0) actions are not as they are saved"
    },
    notSavedDetail:
      "All of it is saved as one change; single changes are made in the form of the action.",
    keep: "Save these changes to the plan", reason: "Why",
    saveReason: "Keep what was tried out with the wedge", saved: "The changes are saved as one.",
    same: "Nothing had to be changed.",
    offTitle: "What becomes of the actions that are switched off",
    offScenario: "A new scenario leaves them out",
    offScenarioHint: "The plan keeps them, and both stand side by side under Scenarios.",
    offName: "Name of the scenario",
    offNameValue: { "Without \($0.joined(separator: ", "))" },
    offRemove: "They are taken out of the plan",
    offRemoveHint:
      "With their parameters, steps and responses to risks. The history can bring them back.",
    offStays: "They stay in the plan as they are",
    offStaysHint: "Only the other changes are saved.",
    wouldNotWork: "Nothing was saved, because an action would not work with these numbers",
    saveStart: "Save the start to the action", saveAmount: "Save how far it goes",
    changed: "changed", off: "switched off",
    remaining: { "t CO₂e that remain in \($0)" }, reduction: { "t CO₂e less in \($0)" },
    savedPlan: { "\($0) in the plan as saved" }, gap: { "gap to “\($0)”" },
    met: { "room below “\($0)”" }, table: "What each action takes away, t CO₂e",
    column: { "\($0)" }, cumulative: "All years", perTonne: "Cost per t CO₂e", years: "Years",
    sum: "All actions",
    tableNote:
      "Effects interact; each action's share is its Shapley value, so that shares add up exactly. Costs are undiscounted and before savings on energy bills.",
    refused: "Nothing was tried out: this is the plan as saved",
    noSuchNumber: { "No action has a number “\($0)” to try." },
    noNumber: { "\($0): “\($1)” is not a number." },
    outside: { "\($0): \($1) lies outside of what can be tried, \($2) to \($3)." },
    wait: "Calculating …",
    drawn: { "Calculated again: \($1) t CO₂e remain in \($0)." },
    failed: "The server did not answer. Use the button Calculate.",
    emptyTitle: "No action cuts emissions yet",
    emptyDetail: "Add an action with its start, the year of its full effect and its parameters.",
    addAction: "Add an action", omissions: "The effects leave something out",
    nothingOn: "Every action is switched off: business as usual is what remains.",
    waysTitle: "The same reduction counted in four ways",
    waysLead:
      "Actions share what they have in common, so there is no single answer to what one of them saves. These are the answers that people mean.",
    waysYear: "Year", waysTable: { "What each action saves in \($0), t CO₂e" },
    waysNote:
      "Only the shares add up to the whole. Alone and last do not, because what actions have in common is in several of them, or in none.",
    average: "Average",
    averageHelp:
      "Its share of the plan's reduction, the mean over all orders in which the actions could come, with electricity at the average of the grid, as in the inventory.",
    marginal: "Marginal",
    marginalHelp:
      "The same share with electricity at the margin of the grid: what the plants emit that run more or less because of it. It stands beside the inventory and is in no total.",
    alone: "Alone", aloneHelp: "What it would save as the first and only action.",
    last: "Last",
    lastHelp:
      "What it saves on top of all others: so much would be missing from the plan if it were left out.",
    needsAlone: {
      "“\($0)” saves nothing alone, because it needs \($1.map { "“\($0)”" }.joined(separator: " and "))."
    },
    exportedTitle: "More power is made or contracted than the community buys",
    exported: { power, number in
      let margin = power.avoidedAtMargin.map { ", \(number($0)) t at its margin" } ?? ""
      return
        "\(power.year): \(number(power.megawattHours)) MWh beyond; elsewhere they would avoid \(number(power.avoided)) t CO₂e at the grid's average\(margin)."
    },
    exportedNote:
      "It counts as exported and takes nothing from the community's emissions, which end at no power bought."
  )

  static let spanish = WedgeText(
    tab: "Cuñas y pruebas", title: "Lo que quitan las acciones",
    lead:
      "Cada cuña es la parte de una acción en la reducción frente a la proyección. Pruebe qué pasa sin una acción, o con más o menos de ella.",
    tryTitle: "Probar",
    tryLead:
      "Aquí no se guarda nada. Se vuelve a calcular el conjunto entero, de modo que las acciones comparten lo que tienen en común.",
    action: "Acción",
    meaning: { $0.meaning(in: "es") }, start: "Empieza en", full: "Efecto completo en",
    end: "Termina en", stays: "se queda",
    finalShare: "Alcanza al final, por ciento del efecto completo",
    more: { $0 == 1 ? "1 control más" : "\($0) controles más" },
    startHint: "El efecto completo se mueve con el inicio.",
    unit: { symbol, isShare in isShare ? "parte" : symbol }, recompute: "Calcular",
    reset: "Volver al plan",
    notSaved: {
      $0 == 1
        ? "1 acción no está como está guardada" : "\($0) acciones no están como están guardadas"
    },
    notSavedDetail:
      "Todo se guarda como un solo cambio; los cambios sueltos se hacen en el formulario de la acción.",
    keep: "Guardar estos cambios en el plan", reason: "Por qué",
    saveReason: "Conservar lo que se probó con las cuñas",
    saved: "Los cambios están guardados como uno solo.", same: "No hubo nada que cambiar.",
    offTitle: "Qué pasa con las acciones apagadas",
    offScenario: "Un escenario nuevo las deja fuera",
    offScenarioHint: "El plan las conserva, y ambos están lado a lado en Escenarios.",
    offName: "Nombre del escenario",
    offNameValue: { "Sin \($0.joined(separator: ", "))" },
    offRemove: "Se sacan del plan",
    offRemoveHint:
      "Con sus parámetros, pasos y respuestas a riesgos. El historial puede recuperarlas.",
    offStays: "Quedan en el plan como están",
    offStaysHint: "Solo se guardan los demás cambios.",
    wouldNotWork: "No se guardó nada, porque una acción no funcionaría con estos números",
    saveStart: "Guardar el inicio en la acción", saveAmount: "Guardar hasta dónde llega",
    changed: "cambiada", off: "apagada", remaining: { "t CO₂e que quedan en \($0)" },
    reduction: { "t CO₂e menos en \($0)" }, savedPlan: { "\($0) en el plan guardado" },
    gap: { "brecha hasta «\($0)»" }, met: { "margen bajo «\($0)»" },
    table: "Lo que quita cada acción, t CO₂e", column: { "\($0)" }, cumulative: "Todos los años",
    perTonne: "Costo por t CO₂e", years: "Años", sum: "Todas las acciones",
    tableNote:
      "Los efectos interactúan; la parte de cada acción es su valor de Shapley, así que las partes suman exactamente el total. Los costos son sin descuento y antes de ahorros en las cuentas de energía.",
    refused: "No se probó nada: este es el plan como está guardado",
    noSuchNumber: { "Ninguna acción tiene un número «\($0)» que probar." },
    noNumber: { "\($0): «\($1)» no es un número." },
    outside: { "\($0): \($1) queda fuera de lo que se puede probar, de \($2) a \($3)." },
    wait: "Calculando …",
    drawn: { "Calculado de nuevo: quedan \($1) t CO₂e en \($0)." },
    failed: "El servidor no respondió. Use el botón Calcular.",
    emptyTitle: "Todavía ninguna acción reduce emisiones",
    emptyDetail:
      "Agregue una acción con su inicio, el año de su efecto completo y sus parámetros.",
    addAction: "Agregar una acción",
    omissions: "Los efectos dejan algo fuera",
    nothingOn: "Todas las acciones están apagadas: queda la proyección sin cambios.",
    waysTitle: "La misma reducción contada de cuatro maneras",
    waysLead:
      "Las acciones comparten lo que tienen en común, así que no hay una sola respuesta a cuánto ahorra cada una. Estas son las respuestas que la gente quiere decir.",
    waysYear: "Año", waysTable: { "Lo que ahorra cada acción en \($0), t CO₂e" },
    waysNote:
      "Solo las partes suman el total. Sola y última no, porque lo que las acciones tienen en común está en varias de ellas, o en ninguna.",
    average: "Media",
    averageHelp:
      "Su parte en la reducción del plan, la media de todos los órdenes en que podrían venir las acciones, con la electricidad a la media de la red, como en el inventario.",
    marginal: "Marginal",
    marginalHelp:
      "La misma parte con la electricidad en el margen de la red: lo que emiten las plantas que funcionan más o menos por ella. Está al lado del inventario y en ningún total.",
    alone: "Sola", aloneHelp: "Lo que ahorraría como primera y única acción.",
    last: "Última",
    lastHelp:
      "Lo que ahorra además de todas las otras: eso faltaría en el plan si se dejara fuera.",
    needsAlone: {
      "«\($0)» no ahorra nada sola, porque necesita \($1.map { "«\($0)»" }.joined(separator: " y "))."
    },
    exportedTitle: "Se produce o contrata más electricidad de la que compra la comunidad",
    exported: { power, number in
      let margin = power.avoidedAtMargin.map { ", \(number($0)) t en su margen" } ?? ""
      return
        "\(power.year): \(number(power.megawattHours)) MWh de más; en otro lugar evitarían \(number(power.avoided)) t CO₂e a la media de la red\(margin)."
    },
    exportedNote:
      "Cuenta como exportada y no quita nada de las emisiones de la comunidad, que llegan como mínimo a no comprar electricidad."
  )
}
