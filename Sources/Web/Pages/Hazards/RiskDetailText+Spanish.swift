import Vulnerability

extension RiskDetailText {
  static let spanish = RiskDetailText(
    edit: "Valorar y editar", history: "Historial de este riesgo", record: "Todos los campos",
    newTitle: "Nuevo riesgo", scored: "Cómo se califica", otherPresets: "Según las otras reglas",
    hazard: "La amenaza", judgeHazard: "Valorar la amenaza misma",
    judgeAlone: "Valorarla por su cuenta", judgeWorkshop: "Anotar lo que dijo de ella un taller",
    judge: "Valorarla",
    factors: "En qué se apoya la capacidad", groups: "Grupos de personas", evidence: "Pruebas",
    evidenceHint:
      "Enlaces e identificadores de fuentes, uno por línea o separados por espacios.",
    notes: "Notas", source: "Fuentes (identificadores)", systemName: "Sistema, en sus palabras",
    systemType: "Sistema de la lista",
    noSystemType: "Sin elegir: se muestran efectos conocidos de todos los sistemas",
    whatLowers: "Acciones que lo reducen",
    nothingLowers: "Ninguna acción reduce todavía este riesgo.", addAction: "Agregar una acción",
    linkAction: "Enlazar una acción existente", linkButton: "Enlazar",
    linked: "La acción está enlazada.", goals: "Metas",
    noGoals: "Ninguna meta está unida a este riesgo todavía.",
    assessors: "Varias personas evaluadoras",
    assessorsLead: {
      $0 == 0
        ? "Nadie ha valorado todavía este riesgo por su cuenta."
        : $0 == 1
          ? "1 persona lo ha valorado por su cuenta."
          : "\($0) personas lo han valorado por su cuenta."
    }, scoreAlone: "Valorarlo por su cuenta", workshop: "Anotar puntuaciones de un taller",
    toAgreement: "Coincidencia y acuerdo", effects: "Efectos conocidos",
    effectsLead:
      "Lo que la investigación halló sobre esta amenaza o una relacionada y este sistema, con las cifras de este lugar donde se conocen.",
    noHazardType:
      "Diga cuál amenaza de la lista es esta; entonces aparecen aquí los efectos conocidos.",
    effectsElsewhere: {
      $0 == 1
        ? "1 efecto hallado en otra parte, que quizá no valga aquí"
        : "\($0) efectos hallados en otra parte, que quizá no valgan aquí"
    }, putEffect: "Poner en la descripción", effectThere: "en la descripción",
    effectPut: "La frase está ahora en la descripción y su fuente en las pruebas.",
    validity: "Vale para", effectSource: "Fuente",
    effectBasis: "Las cifras de este lugar son de", relatedHazard: "Amenaza relacionada",
    unverified: "sin verificar",
    otherScores: "Otras puntuaciones",
    otherScoresLead:
      "La regla de este espacio no las lee; las usan otras reglas y exportaciones.",
    describe: "Descríbalo", result: "A qué llevan estas puntuaciones", look: "Ver el resultado",
    save: "Guardar", reason: "Por qué (opcional)",
    reasonHint: "Como «Taller del 12 de marzo». Queda en el historial.",
    wrongHazard: "Elija una amenaza.",
    wrongSystem: "Nombre la parte de la comunidad, como «Red eléctrica».",
    noConfidence: "Sin indicar",
    help: [
      .exposure: "Cuánto de ello está donde golpea la amenaza.",
      .sensitivity: "Cuánto sufre cuando la amenaza golpea.",
      .adaptiveCapacity: "Cuánto puede prepararse, resistir y recuperarse; aquí 5 es lo mejor.",
      .likelihood:
        "Con qué frecuencia cabe esperar un suceso dañino durante la vida del plan.",
      .consequence: "Cuán grave es entonces para la comunidad.",
      .magnitude: "Qué tan grande sería el impacto en personas, servicios y dinero.",
    ],
    scales: [
      .exposure: [
        "casi nada ni nadie está donde golpea", "unos pocos lugares o personas",
        "una buena parte, en algunos barrios", "la mayor parte",
        "casi todo, o la parte que todo lo demás necesita",
      ],
      .sensitivity: [
        "sigue como siempre", "molestias breves o daños pequeños; normal en un día",
        "daños o enfermedades que piden días de reparación o cuidado",
        "daños graves; algunos no se recuperan sin ayuda",
        "falla, o mueren personas, incluso en un suceso moderado",
      ],
      .adaptiveCapacity: [
        "sin dinero, personal, plan ni vecinos a quienes acudir", "un poco de esto, para pocos",
        "suficiente para un suceso corriente, al límite en uno grave",
        "planes, dinero y personas listos para un suceso grave",
        "se prepara, resiste y vuelve mejor, incluso tras varios sucesos",
      ],
      .likelihood: [
        "menos de una vez en 200 años", "alrededor de una vez en 50 a 200 años",
        "alrededor de una vez en 10 a 50 años", "alrededor de una vez en 2 a 10 años",
        "cada año o casi",
      ],
      .consequence: [
        "apenas lo notan más que los afectados directos",
        "pérdidas pequeñas; los servicios van lentos unas horas",
        "algunos heridos o desplazados; servicios cortados días; un presupuesto anual lo soporta",
        "muchos heridos o desplazados; servicios cortados semanas; hace falta ayuda externa",
        "muchas muertes, o una parte de la comunidad se pierde para siempre",
      ],
      .magnitude: [
        "los servicios importantes siguen; heridos muy improbables; casi sin pérdidas",
        "interrupciones breves; pocos heridos leves; pérdidas pequeñas",
        "algunos servicios paran días; heridos probables; parte de la economía lo nota",
        "servicios importantes paran mucho tiempo; heridos graves o muertes probables; pérdidas generales",
        "fallan servicios vitales; posibles muchas muertes; años de retroceso",
      ],
    ],
    probabilityScale: [
      "menos de una vez en 200 años", "alrededor de una vez en 50 a 200 años",
      "alrededor de una vez en 10 a 50 años", "alrededor de una vez en 2 a 10 años",
      "cada año o casi",
    ],
    settledAway:
      "Las puntuaciones acordadas que se cambian aquí dejan de contar como acordadas.")
}
