extension DeclarationWords {
  static let risks: [String: String] = [
    "Hazards": "Amenazas",
    "Hazard": "Amenaza",
    "What the changing climate brings: heat, heavy rain, drought and the like, then and now, with the spread of models.":
      "Lo que trae el cambio del clima: calor, lluvia intensa, sequía y otros, antes y ahora, con la dispersión de los modelos.",
    "Then": "Antes",
    "In the future": "En el futuro",
    "Risks": "Riesgos",
    "Risk": "Riesgo",
    "What each hazard means for people, buildings, roads and nature here, scored from 1 to 5.":
      "Qué significa cada amenaza para las personas, los edificios, las calles y la naturaleza de aquí, con puntos de 1 a 5.",
    "Scores": "Puntos",
    "In words": "En palabras",
    "Equity measures": "Medidas de equidad",
    "Equity measure": "Medida de equidad",
    "Who is more exposed and less able to cope, as measured by published indices.":
      "Quién está más expuesto y puede afrontarlo menos, según índices publicados.",
    "In plain words, such as “More days of heavy rain”.":
      "En palabras sencillas, como «Más días de lluvia intensa».",
    "Figures from": "Cifras de",
    "An indicator of the climate of the place that the figures are taken from, such as days-above-95f; leave it empty to write them here.":
      "Un indicador del clima del lugar de donde se toman las cifras, como days-above-95f; déjelo vacío para escribirlas aquí.",
    "What is measured": "Qué se mide",
    "In words, such as “Days a year with 2 inches of rain or more”.":
      "En palabras, como «Días al año con 2 pulgadas de lluvia o más».",
    "Of all figures here, such as days or degF.": "De todas las cifras de aquí, como days o degF.",
    "What is worse": "Qué es peor",
    "Choose whether a higher or a lower figure is worse.":
      "Elija si es peor una cifra más alta o una más baja.",
    "Higher is worse": "Más alto es peor",
    "Lower is worse": "Más bajo es peor",
    "Average": "Promedio",
    "Lowest model": "Modelo más bajo",
    "Highest model": "Modelo más alto",
    "How many models stand behind the figures, such as 20.":
      "Cuántos modelos respaldan las cifras, como 20.",
    "Which future, such as rcp85.": "Qué futuro, como rcp85.",
    "The hazard that does the harm, such as hottest-day.":
      "La amenaza que causa el daño, como hottest-day.",
    "What is at risk": "Qué está en riesgo",
    "People and public health": "Personas y salud pública",
    "Housing and buildings": "Vivienda y edificios",
    "Electric grid": "Red eléctrica",
    "Water supply": "Suministro de agua",
    "Stormwater and sewers": "Aguas pluviales y alcantarillado",
    "Transportation": "Transporte",
    "Parks and trees": "Parques y árboles",
    "Farms and food": "Agricultura y alimentos",
    "Business": "Empresas",
    "The part of the community that is hit, such as “Electric grid”.":
      "La parte de la comunidad que se ve afectada, como «Red eléctrica».",
    "Who is hit hardest": "Quién sufre más",
    "The people who feel it first and worst, such as “Older adults who live alone”.":
      "Las personas que lo sienten primero y con más fuerza, como «Adultos mayores que viven solos».",
    "1: low": "1: bajo",
    "3: medium": "3: medio",
    "5: high": "5: alto",
    "Exposure": "Exposición",
    "Sensitivity": "Sensibilidad",
    "Capacity to adapt": "Capacidad de adaptación",
    "Likelihood": "Probabilidad",
    "Consequence": "Consecuencia",
    "How much of it, or how many people, does the hazard reach? Leave it empty if you are unsure: that is shown as unsure, never as low.":
      "¿A qué parte, o a cuántas personas, alcanza la amenaza? Déjelo vacío si no está seguro: se muestra como incierto, nunca como bajo.",
    "How badly does it suffer when it is reached? Leave it empty if you are unsure: that is shown as unsure, never as low.":
      "¿Cuánto sufre cuando le alcanza? Déjelo vacío si no está seguro: se muestra como incierto, nunca como bajo.",
    "How well can it prepare, respond and recover? High is good. Leave it empty if you are unsure: that is shown as unsure, never as low.":
      "¿Qué tan bien puede prepararse, responder y recuperarse? Alto es bueno. Déjelo vacío si no está seguro: se muestra como incierto, nunca como bajo.",
    "How likely is the hazard in the time of the plan? Leave it empty if you are unsure: that is shown as unsure, never as low.":
      "¿Qué tan probable es la amenaza en el tiempo del plan? Déjelo vacío si no está seguro: se muestra como incierto, nunca como bajo.",
    "How bad would it be? Leave it empty if you are unsure: that is shown as unsure, never as low.":
      "¿Qué tan grave sería? Déjelo vacío si no está seguro: se muestra como incierto, nunca como bajo.",
    "What happens": "Qué pasa",
    "What happens when the hazard comes, such as “Hot nights send people to hospital”.":
      "Qué pasa cuando llega la amenaza, como «Las noches calurosas llevan gente al hospital».",
    "What there is to cope": "Qué hay para afrontarlo",
    "What helps already and what is missing, such as “Cooling centers close at night”.":
      "Qué ayuda ya y qué falta, como «Los centros de enfriamiento cierran de noche».",
    "Theme": "Tema",
    "The part of the index, such as “Housing type”.":
      "La parte del índice, como «Tipo de vivienda».",
    "Measure": "Medida",
    "What is measured, such as “Social vulnerability, all themes”.":
      "Qué se mide, como «Vulnerabilidad social, todos los temas».",
    "The figure, such as 0.41.": "La cifra, como 0.41.",
    "The unit of the figure, such as percent; leave it empty for an index.":
      "La unidad de la cifra, como percent; déjela vacía para un índice.",
    "Percentile": "Percentil",
    "From 0 to 1; 0.9 means that 90 percent of places are less vulnerable.":
      "De 0 a 1; 0.9 quiere decir que el 90 por ciento de los lugares es menos vulnerable.",
    "Compared with": "Comparado con",
    "What it is compared with, such as “all US counties”.":
      "Con qué se compara, como «todos los condados de EE. UU.».",
  ]
}
