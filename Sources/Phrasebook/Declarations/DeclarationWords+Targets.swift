extension DeclarationWords {
  static let targets: [String: String] = [
    "Targets": "Metas",
    "Target": "Meta",
    "The reductions that the community aims for, against a base year.":
      "Las reducciones que la comunidad se propone, respecto a un año base.",
    "The reduction": "La reducción",
    "A fair share": "Una parte justa",
    "Net zero, or tons of your own": "Cero neto, o toneladas propias",
    "A year on the way": "Un año en el camino",
    "A carbon budget": "Un presupuesto de carbono",
    "When the base year changes": "Cuando cambia el año base",
    "What the plan calls it, such as “Half by 2030”.":
      "Cómo la llama el plan, por ejemplo «La mitad para 2030».",
    "Kind of target": "Clase de meta",
    "Choose how its figure comes about; the page of targets says what each kind means.":
      "Elija cómo resulta su cifra; la página de metas dice qué significa cada clase.",
    "Of the total": "Del total",
    "For each resident": "Por residente",
    "Fair share of the world's reduction": "Parte justa de la reducción del mundo",
    "The nation's pledge": "El compromiso nacional",
    "Net zero": "Cero neto",
    "Carbon budget": "Presupuesto de carbono",
    "Tons of your own": "Toneladas propias",
    "Base year": "Año base",
    "The inventory year that it is measured against, such as 2019; of a budget the first year. Tons of your own may leave it empty, for the last inventory year.":
      "El año del inventario con el que se compara, como 2019; de un presupuesto, el primer año. Las toneladas propias pueden dejarlo vacío, para el último año de inventario.",
    "Scopes and sectors": "Alcances y sectores",
    "What it counts of the inventory: scope-1, scope-2, scope-3 and sectors, with spaces between, such as scope-1 scope-2; leave it empty for everything.":
      "Lo que cuenta del inventario: scope-1, scope-2, scope-3 y sectores, con espacios, como scope-1 scope-2; déjelo vacío para todo.",
    "Target year": "Año de la meta",
    "The year it is to be reached in, such as 2030; of a budget the last year.":
      "El año en que se debe alcanzar, como 2030; de un presupuesto, el último año.",
    "Reduction, percent": "Reducción, por ciento",
    "How much lower than in the base year, such as 50; leave it empty where the kind makes its own.":
      "Cuánto menos que en el año base, como 50; déjelo vacío donde la clase calcula la suya.",
    "Development index of the country": "Índice de desarrollo del país",
    "Development index of the world": "Índice de desarrollo del mundo",
    "The Human Development Index, such as 0.921; leave it empty for Cairn's own.":
      "El Índice de Desarrollo Humano, como 0.921; déjelo vacío para tomar el de Cairn.",
    "The Human Development Index, such as 0.732; leave it empty for Cairn's own.":
      "El Índice de Desarrollo Humano, como 0.732; déjelo vacío para tomar el de Cairn.",
    "Reduction of the world, percent": "Reducción del mundo, por ciento",
    "What the whole world has to bring by 2030, such as 50; leave it empty for Cairn's own.":
      "Lo que el mundo entero tiene que aportar para 2030, como 50; déjelo vacío para tomar la de Cairn.",
    "Removals, metric tons": "Absorciones, toneladas",
    "What is taken up in the target's year to balance what is left, such as 120000.":
      "Lo que se absorbe en el año de la meta para compensar el resto, como 120000.",
    "Allowed, metric tons": "Permitido, toneladas",
    "What may be emitted in the target's year, such as 900000; for tons of your own.":
      "Lo que se puede emitir en el año de la meta, como 900000; para toneladas propias.",
    "Leads to": "Lleva a",
    "The target that this year is on the way to, such as net-zero-2050.":
      "La meta hacia la que lleva este año, como net-zero-2050.",
    "Way": "Camino",
    "Choose the same tons or the same percentage less every year; tons if left empty.":
      "Elija las mismas toneladas o el mismo porcentaje menos cada año; vacío significa toneladas.",
    "The same tons less every year": "Las mismas toneladas menos cada año",
    "The same percentage less every year": "El mismo porcentaje menos cada año",
    "Budget, metric tons": "Presupuesto, toneladas",
    "What may be emitted in all its years together; leave it empty to take a share of the world's.":
      "Lo que se puede emitir en todos sus años en conjunto; déjelo vacío para tomar una parte del mundial.",
    "Warming, °C": "Calentamiento, °C",
    "The warming that the budget goes with, such as 1.5.":
      "El calentamiento que corresponde al presupuesto, como 1.5.",
    "Chance, percent": "Probabilidad, por ciento",
    "The chance of staying below that warming, such as 50 or 67.":
      "La probabilidad de quedar por debajo de ese calentamiento, como 50 o 67.",
    "Share of the world budget": "Parte del presupuesto mundial",
    "Choose how the world's budget is divided; for every person the same if left empty.":
      "Elija cómo se divide el presupuesto mundial; vacío significa igual para cada persona.",
    "The same for every person": "Igual para cada persona",
    "By past emissions": "Según las emisiones pasadas",
    "Base year when adopted, metric tons": "Año base al adoptarla, toneladas",
    "What the base year was when the target was adopted, such as 1250000, to show how it has moved.":
      "Lo que era el año base cuando se adoptó la meta, como 1250000, para mostrar cómo se ha movido.",
  ]
}
