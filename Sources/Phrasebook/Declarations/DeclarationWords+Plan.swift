extension DeclarationWords {
  static let actions: [String: String] = [
    "Actions": "Acciones",
    "Action": "Acción",
    "What the community does to cut emissions, to lower risks, or both: one record for each action.":
      "Lo que la comunidad hace para reducir emisiones, disminuir riesgos o ambas cosas: un registro por cada acción.",
    "When and who": "Cuándo y quién",
    "Who is affected": "A quién afecta",
    "Costs": "Costos",
    "What will be done, in plain words, such as “Weatherize homes”.":
      "Qué se hará, en palabras sencillas, como «Aislar viviendas».",
    "Summary": "Resumen",
    "Two or three sentences that a resident understands.":
      "Dos o tres oraciones que cualquier residente entienda.",
    "Effect": "Efecto",
    "How its effect on emissions is calculated; resilience has none.":
      "Cómo se calcula su efecto en las emisiones; resilience no tiene ninguno.",
    "The sector it belongs to, such as buildings, or adaptation.":
      "El sector al que pertenece, como buildings, o adaptation.",
    "Adaptation": "Adaptación",
    "Risks it lowers": "Riesgos que disminuye",
    "Every risk of the register that it lowers, such as heat-people.":
      "Cada riesgo del registro que disminuye, como heat-people.",
    "Status": "Estado",
    "How far it has come; leave it empty for planned.":
      "Hasta dónde ha llegado; déjelo vacío si está prevista.",
    "Starts in": "Empieza en",
    "The first year with an effect, such as 2027.": "El primer año con efecto, como 2027.",
    "Full effect in": "Efecto completo en",
    "The year its effect is complete, such as 2036; it grows evenly until then.":
      "El año en que su efecto está completo, como 2036; hasta entonces crece de manera uniforme.",
    "Priority": "Prioridad",
    "When to begin; leave it empty for the middle.":
      "Cuándo empezar; déjelo vacío para el plazo medio.",
    "Near term": "Corto plazo",
    "Middle term": "Mediano plazo",
    "Long term": "Largo plazo",
    "Led by": "A cargo de",
    "An office, not a person, such as “County housing office”.":
      "Una oficina, no una persona, como «Oficina de vivienda del condado».",
    "Partners": "Socios",
    "Who else takes part, such as “Gas and electric utilities; tenant groups”.":
      "Quién más participa, como «Empresas de gas y electricidad; grupos de inquilinos».",
    "How progress is followed": "Cómo se sigue el avance",
    "What is counted, such as “Homes weatherized each year, by income”.":
      "Qué se cuenta, como «Viviendas aisladas cada año, por ingresos».",
    "Who benefits": "Quién se beneficia",
    "Who is better off, such as “Renters with low incomes in drafty buildings”.":
      "Quién queda mejor, como «Inquilinos de bajos ingresos en edificios mal aislados».",
    "Who pays": "Quién paga",
    "Who bears the cost, such as “Utility programs; owners half of it”.":
      "Quién asume el costo, como «Programas de las empresas de servicios; la mitad, los dueños».",
    "Who decides": "Quién decide",
    "Who chooses where it goes first, such as “A panel of tenants and owners”.":
      "Quién elige dónde se empieza, como «Un grupo de inquilinos y dueños».",
    "Other benefits": "Otros beneficios",
    "With semicolons between, such as “lower bills; better indoor air”.":
      "Separados por punto y coma, como «facturas más bajas; mejor aire interior».",
    "Cost to build, dollars": "Costo de inversión, dólares",
    "All payers together, such as 1500000000; leave it empty if not known.":
      "De todos los que pagan, como 1500000000; déjelo vacío si no se conoce.",
    "Cost each year, dollars": "Costo anual, dólares",
    "What it costs each year, such as 6000000; a saving is negative.":
      "Lo que cuesta cada año, como 6000000; un ahorro es negativo.",
    "Costs may be published": "Los costos se pueden publicar",
    "Only yes publishes them; anything else keeps them out of the public edition.":
      "Solo con yes se publican; con cualquier otra cosa quedan fuera de la edición pública.",
    "Source of the costs": "Fuente de los costos",
    "Where the costs come from: the short name of a source, or assumption.":
      "De dónde vienen los costos: el nombre corto de una fuente, o assumption.",
    "Staff, full-time positions": "Personal, puestos de tiempo completo",
    "How many full-time positions it takes, such as 2.5; it is never published.":
      "Cuántos puestos de tiempo completo requiere, como 2.5; nunca se publica.",
    "Funding": "Financiamiento",
    "How it is paid for, such as “Utility conservation programs; state grants”.":
      "Cómo se paga, como «Programas de conservación de las empresas de servicios; subvenciones estatales».",
  ]

  static let plan: [String: String] = [
    "Assumptions of actions": "Supuestos de las acciones",
    "Assumption": "Supuesto",
    "The figures behind each action's effect, such as the share of homes that take part.":
      "Las cifras en que se basa el efecto de cada acción, como la parte de las viviendas que participan.",
    "Engagement": "Participación",
    "Event": "Evento",
    "What was done with whom, what was heard, and what changed because of it.":
      "Qué se hizo y con quién, qué se escuchó y qué cambió por ello.",
    "What it was": "Qué fue",
    "What came of it": "Qué resultó",
    "Milestones": "Hitos",
    "Milestone": "Hito",
    "The steps in which each action is carried out.":
      "Los pasos con los que se lleva a cabo cada acción.",
    "The action that it is for, such as b1.": "La acción para la que es, como b1.",
    "The name of the figure as the effect has it, such as participation.":
      "El nombre de la cifra como lo tiene el efecto, por ejemplo participation.",
    "A number such as 0.35, or a word such as residential.":
      "Un número como 0.35, o una palabra como residential.",
    "The unit of the number, such as share or MW.": "La unidad del número, como share o MW.",
    "What it was, such as “Workshop on heat in the north of town”.":
      "Qué fue, como «Taller sobre el calor en el norte de la ciudad».",
    "Workshop": "Taller",
    "Survey": "Encuesta",
    "Listening session": "Sesión de escucha",
    "Advisory group": "Grupo asesor",
    "Consultation": "Consulta",
    "Public comment": "Comentarios del público",
    "Report back": "Informe a la comunidad",
    "What kind of event, such as Workshop.": "Qué tipo de evento, como Workshop.",
    "The day, such as 2026-05-14; leave it empty for what is planned.":
      "El día, como 2026-05-14; déjelo vacío para lo que está previsto.",
    "With whom": "Con quién",
    "Who was invited, such as “Renters near the freeway”.":
      "A quién se invitó, como «Inquilinos cerca de la autopista».",
    "Participants": "Participantes",
    "How many came, such as 42.": "Cuántas personas vinieron, como 42.",
    "What was heard": "Qué se escuchó",
    "What people said, such as “Cooling centers are too far away”.":
      "Qué dijo la gente, como «Los centros de enfriamiento quedan demasiado lejos».",
    "What changed": "Qué cambió",
    "What the plan does because of it, such as “Two libraries stay open at night”.":
      "Qué hace el plan por ello, como «Dos bibliotecas quedan abiertas de noche».",
    "The action that it is a step of, such as b1.": "La acción de la que es un paso, como b1.",
    "The year it is to be done in, such as 2027.": "El año en que se debe hacer, como 2027.",
    "What is done, such as “Every applicant gets a visit within three months”.":
      "Qué se hace, como «Cada solicitante recibe una visita en tres meses».",
    "How far it has come, such as planned.": "Hasta dónde ha llegado, como planned.",
  ]
}
