extension DeclarationWords {
  static let adaptation: [String: String] = [
    "In plain words, such as “Nobody is without cooling in a heat wave”.":
      "En palabras sencillas, como «Nadie queda sin refrigeración en una ola de calor».",
    "Actions that serve it":
      "Acciones que le sirven",
    "Such as b1; leave it empty when every action of its risks serves it.":
      "Como b1; déjelo vacío cuando le sirven todas las acciones de sus riesgos.",
    "The figure that follows it, such as homes-with-cooling.":
      "La cifra que lo sigue, como homes-with-cooling.",
    "Measured from, year":
      "Se mide desde, año",
    "The year it is measured from, such as 2024.":
      "El año desde el que se mide, como 2024.",
    "Measured from":
      "Se mide desde",
    "The figure of that year.":
      "La cifra de ese año.",
    "Due in":
      "Para el año",
    "The year it is due, such as 2035.":
      "El año en que debe cumplirse, como 2035.",
    "The figure that shall be reached.":
      "La cifra que debe alcanzarse.",
    "The unit of both figures, such as share.":
      "La unidad de ambas cifras, como share.",
    "Adaptation goals":
      "Metas de adaptación",
    "Adaptation goal":
      "Meta de adaptación",
    "What shall be better by when, for which risks, and how it is measured.":
      "Qué debe mejorar y para cuándo, para qué riesgos, y cómo se mide.",
    "The action, such as b1.":
      "La acción, como b1.",
    "From year":
      "Desde el año",
    "The year from which it counts; leave it empty for the year of its full effect.":
      "El año desde el que cuenta; déjelo vacío para el año de su efecto completo.",
    "Why so many points, so that others can agree or not.":
      "Por qué tantos puntos, para que otros puedan estar de acuerdo o no.",
    "Points off exposure":
      "Puntos menos de exposición",
    "How many points fewer; leave it empty for none.":
      "Cuántos puntos menos; déjelo vacío si ninguno.",
    "Points off sensitivity":
      "Puntos menos de sensibilidad",
    "Points on capacity":
      "Puntos más de capacidad",
    "How many points more; leave it empty for none.":
      "Cuántos puntos más; déjelo vacío si ninguno.",
    "Losses avoided, percent":
      "Pérdidas evitadas, por ciento",
    "The part of the expected yearly loss that is avoided, such as 40.":
      "La parte de la pérdida anual esperada que se evita, como 40.",
    "What actions do for risks":
      "Lo que las acciones hacen por los riesgos",
    "Response":
      "Respuesta",
    "How far each action lowers each risk when it is complete: the points and the reason.":
      "Cuánto reduce cada acción cada riesgo cuando está completa: los puntos y el motivo.",
    "Climate indicator":
      "Indicador del clima",
    "The figure of the climate that passes a threshold, such as days-above-95f.":
      "La cifra del clima que pasa un umbral, como days-above-95f.",
    "Threshold":
      "Umbral",
    "The figure from which what is done now no longer suffices.":
      "La cifra desde la que lo que se hace ahora ya no basta.",
    "The unit of the threshold, such as days.":
      "La unidad del umbral, como days.",
    "Action then":
      "Acción para entonces",
    "The action that must work by then.":
      "La acción que debe funcionar para entonces.",
    "Lead time, years":
      "Tiempo de preparación, años",
    "Years from the decision until the action works, such as 5.":
      "Años desde la decisión hasta que la acción funciona, como 5.",
    "Adaptation pathways":
      "Rutas de adaptación",
    "Pathway":
      "Ruta",
    "At which point of the changing climate what is done now no longer suffices, and what is ready then.":
      "En qué punto del cambio del clima ya no basta lo que se hace ahora, y qué está listo entonces.",
    "Who and what":
      "Quién y qué",
    "What was decided":
      "Qué se decidió",
    "What it cost":
      "Qué costó",
    "What it shows":
      "Qué muestra",
    "Where it is":
      "Dónde está",
    "How it is measured":
      "Cómo se mide",
    "What it does":
      "Qué hace",
    "Assess it":
      "Evaluarla",
    "Leave it out":
      "Dejarla fuera",
    "Not decided":
      "Sin decidir",
    "Collaborator":
      "Colaborador",
    "Capacity factor":
      "Factor de capacidad",
    "Vulnerable group":
      "Grupo vulnerable",
    "Type of action":
      "Tipo de acción",
    "Category of action":
      "Categoría de acción",
    "Decreasing":
      "Disminuye",
    "No change":
      "Sin cambio",
    "Increasing":
      "Aumenta",
    "Already now":
      "Ya ahora",
    "Short term":
      "Corto plazo",
    "How likely is it in a year of the time of the plan? Leave it empty if you are unsure: that is shown as unsure, never as low.":
      "¿Qué tan probable es en un año del plazo del plan? Déjelo vacío si no está seguro: se muestra como no seguro, nunca como bajo.",
    "Probability":
      "Probabilidad anual",
    "Frequency":
      "Frecuencia",
    "Whether it comes more often; leave it empty if you are unsure.":
      "Si llega más a menudo; déjelo vacío si no está seguro.",
    "Intensity":
      "Intensidad",
    "Whether it becomes stronger; leave it empty if you are unsure.":
      "Si se hace más fuerte; déjelo vacío si no está seguro.",
    "When it matters":
      "Cuándo importa",
    "From when on it is expected to do harm.":
      "Desde cuándo se espera que haga daño.",
    "Kind of hazard":
      "Clase de amenaza",
    "The hazard of the taxonomy that it is, such as heat-wave.":
      "La amenaza de la taxonomía que es, como heat-wave.",
    "Vulnerable groups":
      "Grupos vulnerables",
    "Groups of the taxonomy who are hit hardest, with spaces between, such as older-adults.":
      "Grupos de la taxonomía a los que afecta más, con espacios, como older-adults.",
    "Factors of capacity":
      "Factores de capacidad",
    "What helps or hinders, of the taxonomy, with spaces between, such as budgetary-capacity.":
      "Lo que ayuda o estorba, de la taxonomía, con espacios, como budgetary-capacity.",
    "Links, or short names of sources, with spaces between.":
      "Enlaces, o nombres cortos de fuentes, con espacios.",
    "Settled by":
      "Acordado por",
    "Who settled the scores of several assessors, such as “Workshop of the planning team”.":
      "Quién acordó los puntos de varios evaluadores, como «Taller del equipo de planificación».",
    "Settled on":
      "Acordado el",
    "Why so":
      "Por qué así",
    "What decided where assessors disagreed.":
      "Qué decidió donde los evaluadores no coincidían.",
    "How it was settled":
      "Cómo se acordó",
    "The hazard itself":
      "La amenaza misma",
    "Strategy of the library":
      "Estrategia de la biblioteca",
    "The short name of the strategy that it follows; leave it empty for one of your own.":
      "El nombre corto de la estrategia que sigue; déjelo vacío si es propia.",
    "Of the taxonomy, such as project or outreach.":
      "De la taxonomía, como project u outreach.",
    "Categories":
      "Categorías",
    "Of the taxonomy, with spaces between, such as green-infrastructure.":
      "De la taxonomía, con espacios, como green-infrastructure.",
    "Collaborators":
      "Colaboradores",
    "Of the taxonomy, with spaces between, such as public-works.":
      "De la taxonomía, con espacios, como public-works.",
    "Public":
      "Público",
    "Internal":
      "Interno",
    "Internal keeps the whole action out of the public edition.":
      "Interno deja toda la acción fuera de la edición pública.",
  ]
}
