/// Texts of the explanations of numbers.
struct ExplainText: Words {
  let tab: String
  let title: String
  let lead: String
  let searchLabel: String
  let searchHint: String
  let search: String
  let noMatch: String
  let matches: @Sendable (_ shown: Int, _ all: Int) -> String
  let figure: String
  let name: String
  let value: String
  let formula: String
  let inputs: String
  let symbol: String
  let input: String
  let source: String
  let row: String
  let method: String
  let notes: String
  let parts: @Sendable (Int) -> String
  let part: String
  let way: String
  let potentials: @Sendable (String) -> String
  let ownPotentials: String
  let otherPotentials: String
  let whatIf: String
  let inPlan: String
  let notThere: String
  let aboutMethod: String
  let aboutFactor: String
  let start: String

  static let english = ExplainText(
    tab: "Any number", title: "How a number came to be",
    lead:
      "Every number of the plan can say its formula, what went into it with units, the factor with its edition and source, and the row it was read from.",
    searchLabel: "Which number?",
    searchHint:
      "Words such as “buildings 2021”, “natural gas”, “target gap” or a figure's name such as inventory/2021/total.",
    search: "Find", noMatch: "No number has all of these words. Try fewer.",
    matches: { shown, all in
      shown == all
        ? all == 1 ? "1 number" : "\(all) numbers"
        : "The first \(shown) of \(all) numbers; add a word to narrow it down."
    }, figure: "Figure", name: "Name", value: "Value", formula: "Formula",
    inputs: "What goes into it", symbol: "Symbol", input: "Input", source: "Source", row: "Row",
    method: "Method", notes: "Notes",
    parts: { $0 == 1 ? "Made from 1 part" : "Made from \($0) parts" }, part: "Part",
    way: "Way to this part",
    potentials: { "Warming potentials: \($0)" }, ownPotentials: "the workspace's own",
    otherPotentials: "chosen on the page of results, not the workspace's own",
    whatIf: "With the changes of the what-if, which are not saved.",
    inPlan: "In the text of the plan:",
    notThere: "There is no such number", aboutMethod: "About this method",
    aboutFactor: "About this factor", start: "Numbers to begin with")

  static let spanish = ExplainText(
    tab: "Cualquier número", title: "De dónde sale un número",
    lead:
      "Cada número del plan puede decir su fórmula, qué entró en él con unidades, el factor con su edición y fuente, y la fila de la que se leyó.",
    searchLabel: "¿Qué número?",
    searchHint:
      "Palabras como «emisiones 2021», «gas natural» o «brecha», o la referencia de una cifra como inventory/2021/total.",
    search: "Buscar", noMatch: "Ningún número tiene todas estas palabras. Pruebe con menos.",
    matches: { shown, all in
      shown == all
        ? all == 1 ? "1 número" : "\(all) números"
        : "Los primeros \(shown) de \(all) números; agregue una palabra para acotar."
    }, figure: "Cifra", name: "Nombre", value: "Valor", formula: "Fórmula",
    inputs: "Qué entra en él", symbol: "Símbolo", input: "Entrada", source: "Fuente",
    row: "Fila", method: "Método", notes: "Notas",
    parts: { $0 == 1 ? "Hecho de 1 parte" : "Hecho de \($0) partes" }, part: "Parte",
    way: "Camino a esta parte",
    potentials: { "Potenciales de calentamiento: \($0)" },
    ownPotentials: "los del espacio de trabajo",
    otherPotentials: "elegidos en la página de resultados, no los del espacio de trabajo",
    whatIf: "Con los cambios de la prueba, que no están guardados.",
    inPlan: "En el texto del plan:", notThere: "No hay tal número",
    aboutMethod: "Sobre este método", aboutFactor: "Sobre este factor",
    start: "Números para empezar")
}
