extension DeclarationWords {
  static let scenarios: [String: String] = driverWords.merging(policyWords) { $1 }
    .merging(makerWords) { $1 }

  private static let driverWords: [String: String] = [
    "One record alone": "Un solo registro",
    "A record of the base year that the row is for alone, such as landfill-2021.":
      "Un registro del año base para el que vale solo esta fila, como landfill-2021.",
    "Grows each year by, percent": "Crece cada año, por ciento",
    "In place of a driver: a yearly rate such as 0.8, or rates from a year on such as 2022:1.2 2031:0.4.":
      "En lugar de un impulsor: una tasa anual como 0.8, o tasas desde un año como 2022:1.2 2031:0.4.",
    "Paths of intensities, such as cambium-midcase:MROW; several are multiplied. Leave it empty if it stays as clean as it is.":
      "Trayectorias de intensidad, como cambium-midcase:MROW; varias se multiplican. Déjelo vacío si sigue igual de limpio.",
    "Intensity grows each year by, percent": "La intensidad crece cada año, por ciento",
    "A yearly rate of emissions per activity, such as -1.5, written as rates of growth are.":
      "Una tasa anual de las emisiones por actividad, como -1.5, escrita como las tasas de crecimiento.",
    "Between and after the years given": "Entre los años dados y después",
    "Between given years": "Entre los años dados",
    "Choose how values between given years come about; a straight line unless chosen.":
      "Elija cómo resultan los valores entre los años dados; en línea recta si no se elige.",
    "On a straight line": "En línea recta",
    "As in the year before": "Como en el año anterior",
    "By the same percentage each year": "Por el mismo porcentaje cada año",
    "After the last given year": "Después del último año dado",
    "Choose how it goes on after the last year given; it stops unless chosen.":
      "Elija cómo sigue después del último año dado; se detiene si no se elige.",
    "It stops, which is a mistake to mend": "Se detiene, lo que es un error por corregir",
    "The last value stays": "El último valor se mantiene",
    "The last trend goes on": "La última tendencia continúa",
    "Heating and cooling": "Calefacción y refrigeración",
    "Heating, percent": "Calefacción, por ciento",
    "How much of it heats buildings and follows cold weather; leave it empty for national averages.":
      "Cuánto calienta edificios y sigue el frío; déjelo vacío para los promedios nacionales.",
    "Cooling, percent": "Refrigeración, por ciento",
    "How much of it cools buildings and follows hot weather; leave it empty for national averages.":
      "Cuánto refresca edificios y sigue el calor; déjelo vacío para los promedios nacionales.",
    "Scenarios": "Escenarios",
    "Scenario": "Escenario",
    "Ways in which the years to come may go; the plan's own figures are those of the first. Without the table there are business as usual and adopted policies.":
      "Formas en que pueden transcurrir los próximos años; las cifras del plan son las del primero. Sin la tabla hay lo habitual y las políticas adoptadas.",
    "What counts in it": "Qué cuenta en él",
    "What the plan calls it, such as “Adopted policies”.":
      "Cómo lo llama el plan, como «Políticas adoptadas».",
    "Policies": "Políticas",
    "The policies that count: none, adopted, all, or short names with spaces between; Cairn's library may be named too.":
      "Las políticas que cuentan: none, adopted, all, o nombres cortos con espacios; también de la biblioteca de Cairn.",
    "No policy": "Ninguna política",
    "Those that are adopted": "Las adoptadas",
    "All, proposed ones too": "Todas, también las propuestas",
    "The actions of the plan that count: none, all, or short names with spaces between.":
      "Las acciones del plan que cuentan: none, all, o nombres cortos con espacios.",
    "No action": "Ninguna acción",
    "All actions": "Todas las acciones",
    "A scenario of the climate profile, such as rcp45, that heating and cooling follow; leave it empty for today's climate.":
      "Un escenario del perfil del clima, como rcp45, que siguen la calefacción y la refrigeración; vacío para el clima de hoy.",
    "Climate": "Clima",
    "Other drivers": "Otros impulsores",
    "Facts or paths that take the place of others, such as population=population-high; several with spaces between.":
      "Datos o trayectorias que reemplazan a otros, como population=population-high; varios con espacios.",
  ]

  private static let policyWords: [String: String] = [
    "Policy": "Política",
    "Laws, rules and programs of others that change activity or emissions, stacked in the order of the table. A row with the short name of Cairn's library alone takes everything from there.":
      "Leyes, normas y programas de otros que cambian la actividad o las emisiones, en el orden de la tabla. Una fila con solo el nombre corto de la biblioteca de Cairn toma todo de allí.",
    "How strong it is": "Qué tan fuerte es",
    "Beside other policies": "Junto a otras políticas",
    "Policies that must not count beside it, by their short names with spaces between; of two the first in the table counts.":
      "Políticas que no deben contar junto a ella, por sus nombres cortos con espacios; de dos cuenta la primera de la tabla.",
    "Contains": "Contiene",
    "Policies that it holds already, by their short names with spaces between; they do not count beside it.":
      "Políticas que ya contiene, por sus nombres cortos con espacios; no cuentan junto a ella.",
    "What people call it, such as “Minnesota carbon-free standard”.":
      "Cómo la llama la gente, como «Norma de Minnesota sin carbono».",
    "Made by": "Hecha por",
    "Choose who makes it, such as the state.": "Elija quién la hace, como el estado.",
    "The country": "El país",
    "The state": "El estado",
    "The region": "La región",
    "A utility": "Una empresa de servicios",
    "The community itself": "La propia comunidad",
    "Standing": "Situación",
    "Choose adopted only for what is decided; proposed policies count in scenarios alone.":
      "Elija adoptada solo para lo decidido; las propuestas cuentan solo en escenarios.",
    "Adopted": "Adoptada",
    "Proposed": "Propuesta",
    "What it changes": "Qué cambia",
    "Choose what it multiplies: how much is done, or how dirty it is.":
      "Elija qué multiplica: cuánto se hace, o qué tan sucio es.",
    "How much is done": "Cuánto se hace",
    "How dirty it is": "Qué tan sucio es",
    "How dirty it may be at most": "Qué tan sucio puede ser como máximo",
    "Multipliers by year": "Multiplicadores por año",
    "A path of multipliers with the unit ratio or share, where 1 changes nothing; leave it empty if you state a percentage.":
      "Una trayectoria de multiplicadores con la unidad ratio o share, donde 1 no cambia nada; vacío si da un porcentaje.",
    "The first year with an effect, such as 2026.": "El primer año con efecto, como 2026.",
    "Full effect in": "Efecto completo en",
    "The year of the full effect, reached in equal steps, such as 2035.":
      "El año del efecto completo, alcanzado en pasos iguales, como 2035.",
    "Percent less": "Por ciento menos",
    "How much less there is with the full effect, such as 15; below 0 is more.":
      "Cuánto menos hay con el efecto completo, como 15; bajo 0 es más.",
  ]

  private static let makerWords: [String: String] = [
    "Paths that are made": "Trayectorias calculadas",
    "Parameter of a path": "Parámetro de una trayectoria",
    "Intensity paths that Cairn makes from what you know: vehicles on the road, blended fuel, appliances, clean power standards, waste in place.":
      "Trayectorias de intensidad que Cairn calcula con lo que usted sabe: vehículos en circulación, combustible mezclado, aparatos, normas de energía limpia, residuos depositados.",
    "What is known": "Qué se sabe",
    "The name of the path that is made, such as cars-on-the-road; drivers.csv names it.":
      "El nombre de la trayectoria calculada, como cars-on-the-road; drivers.csv la nombra.",
    "Made by way of": "Calculada a partir de",
    "Choose what the path is made from, such as light-duty-stock.":
      "Elija a partir de qué se calcula, como light-duty-stock.",
    "Power under a clean electricity standard": "Electricidad bajo una norma de energía limpia",
    "Fuel per mile of cars and light trucks on the road":
      "Combustible por milla de los autos y camionetas en circulación",
    "Fossil part of a blended fuel": "Parte fósil de un combustible mezclado",
    "Use of a stock of appliances as it is replaced":
      "Consumo de un conjunto de aparatos mientras se reemplaza",
    "Methane of the waste in place as it decays":
      "Metano de los residuos depositados mientras se descomponen",
    "What is told": "Qué se indica",
    "One thing that the path is made from, such as ev-share; every maker has its own.":
      "Una cosa de la que se calcula, como ev-share; cada cálculo tiene las suyas.",
    "The year that the value is of; leave it empty for what is the same every year.":
      "El año del valor; déjelo vacío para lo que es igual todos los años.",
    "A number or a word, such as 0.5 or gasoline.": "Un número o una palabra, como 0.5 o gasoline.",
    "Such as share or percent; leave it empty for a word.":
      "Como share o percent; déjelo vacío para una palabra.",
    "Climate of single models": "Clima de cada modelo",
    "Year of a model": "Año de un modelo",
    "Degree days and yearly extremes of each climate model year by year, so that a forecast can follow every model by itself and rare events can be told.":
      "Grados día y extremos anuales de cada modelo climático año por año, para que una proyección pueda seguir cada modelo por separado y se puedan contar los eventos raros.",
    "What the model says": "Qué dice el modelo",
    "The indicator, such as heating-degree-days.": "El indicador, como heating-degree-days.",
    "Which future, such as rcp45 or ssp245; historical for the past of the model.":
      "Qué futuro, como rcp45 o ssp245; historical para el pasado del modelo.",
    "Model": "Modelo",
    "The name of the model, such as CNRM-CM5.": "El nombre del modelo, como CNRM-CM5.",
    "The model's value in that year, such as 7850.": "El valor del modelo en ese año, como 7850.",
    "The window that the model was smoothed with, such as 21; leave it empty for none.":
      "La ventana con que se suavizó el modelo, como 21; déjelo vacío si no se suavizó.",
    "Other start years": "Otros años de inicio",
    "Years in which actions start in this scenario, such as b1=2028; several with spaces between.":
      "Años en que empiezan acciones en este escenario, como b1=2028; varios separados por espacios.",
  ]
}
