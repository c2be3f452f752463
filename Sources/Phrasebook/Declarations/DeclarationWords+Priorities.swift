extension DeclarationWords {
  static let priorities: [String: String] = [
    "Criteria for actions": "Criterios para las acciones",
    "Criterion": "Criterio",
    "What actions are compared by, how much each counts, and where its values come from.":
      "Con qué se comparan las acciones, cuánto cuenta cada criterio y de dónde vienen sus valores.",
    "As people read it, such as “Local jobs”.": "Como lo lee la gente, como «Empleo local».",
    "What is compared": "Qué se compara",
    "What it compares; own for anything that people score.":
      "Qué compara; own para cualquier cosa que la gente puntúa.",
    "Emissions cut": "Emisiones reducidas",
    "Risk lowered": "Riesgo reducido",
    "Cost": "Costo",
    "Equity": "Equidad",
    "Feasibility": "Viabilidad",
    "Co-benefits": "Beneficios adicionales",
    "Staff hours": "Horas de personal",
    "Both at once": "Ambas cosas a la vez",
    "Own": "Propio",
    "Weight": "Peso",
    "How much it counts, such as 20; only the proportions matter.":
      "Cuánto cuenta, como 20; solo importan las proporciones.",
    "Which is better": "Qué es mejor",
    "Leave it empty for the usual one: less cost and staff, more of all else.":
      "Déjelo vacío para lo usual: menos costo y personal, más de todo lo demás.",
    "More is better": "Más es mejor",
    "Less is better": "Menos es mejor",
    "Read from": "Se lee de",
    "Where its values come from; leave it empty for the usual one, score for people's scores.":
      "De dónde vienen sus valores; déjelo vacío para lo usual, score para puntuaciones de personas.",
    "People's scores": "Puntuaciones de personas",
    "Tons over all years": "Toneladas de todos los años",
    "Tons of one year": "Toneladas de un año",
    "Dollars over all years": "Dólares de todos los años",
    "Dollars for a metric ton": "Dólares por tonelada métrica",
    "Costs less gains in today's worth": "Costos menos ganancias en valor de hoy",
    "Costs less gains for a metric ton": "Costos menos ganancias por tonelada métrica",
    "Points off risks": "Puntos menos de riesgo",
    "Hours in a year": "Horas en un año",
    "Number of co-benefits": "Número de beneficios adicionales",
    "Cut and relief together": "Reducción y alivio juntos",
    "The year of the tons; leave it empty for the last one.":
      "El año de las toneladas; déjelo vacío para el último.",
    "Scale": "Escala",
    "By distance between the worst and the best, or by place; leave it empty for distance.":
      "Por distancia entre la peor y la mejor, o por lugar; déjelo vacío para la distancia.",
    "By distance": "Por distancia",
    "By place": "Por lugar",
    "Indifference": "Indiferencia",
    "In outranking, leads up to this part of the scale count for nothing, such as 0.05.":
      "En la superación, las ventajas hasta esta parte de la escala no cuentan, como 0.05.",
    "Preference": "Preferencia",
    "In outranking, leads from this part of the scale on count in full, such as 0.5.":
      "En la superación, las ventajas desde esta parte de la escala cuentan por completo, como 0.5.",
    "Weights of criteria": "Pesos de los criterios",
    "How much each person would have each criterion count.":
      "Cuánto haría contar cada persona cada criterio.",
    "Person": "Persona",
    "Who weighs, such as “Planning commission”.":
      "Quién pondera, como «Comisión de planificación».",
    "The criterion, such as equity.": "El criterio, como equity.",
    "Why so much, so that others can agree or not.":
      "Por qué tanto, para que otros puedan estar de acuerdo o no.",
    "Scores of actions": "Puntuaciones de las acciones",
    "Action score": "Puntuación de una acción",
    "How each person scores each action by the criteria that are not calculated.":
      "Cómo puntúa cada persona cada acción según los criterios que no se calculan.",
    "Who scores, such as “Housing office”.": "Quién puntúa, como «Oficina de vivienda».",
    "Score": "Puntuación",
    "From 1, the least, to 5, the most; empty or unsure when it cannot be said.":
      "De 1, lo menos, a 5, lo más; vacío o unsure cuando no se puede decir.",
    "Limits of a portfolio": "Límites de una cartera",
    "Limit": "Límite",
    "Yearly budgets, staff hours and ceilings, and the equity floor that a portfolio keeps.":
      "Presupuestos anuales, horas de personal y topes, y el mínimo de equidad que cumple una cartera.",
    "What is limited": "Qué se limita",
    "Dollars, hours of staff, tons, or the least part of spending for priority groups.":
      "Dólares, horas de personal, toneladas, o la parte mínima del gasto para grupos prioritarios.",
    "Budget": "Presupuesto",
    "Budget of the government": "Presupuesto del gobierno",
    "Budget of households": "Presupuesto de los hogares",
    "Budget of businesses": "Presupuesto de las empresas",
    "Equity floor": "Mínimo de equidad",
    "Ceiling of emissions": "Tope de emisiones",
    "The year; leave it empty for every year.": "El año; déjelo vacío para todos los años.",
    "US dollars, hours, metric tons CO2e, or percent of spending.":
      "Dólares de EE. UU., horas, toneladas métricas de CO2e o porcentaje del gasto.",
  ]
}
