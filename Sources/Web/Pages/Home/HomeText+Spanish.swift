import Plan

extension HomeText {
  static let spanish = HomeText(
    title: "Inicio", archived: "Este espacio está archivado y solo se puede leer.",
    example: "Un ejemplo desarrollado. Nadie ha adoptado este plan.",
    emptyTitle: "Este espacio está vacío",
    emptyDetail:
      "Para empezar, importe la carpeta de un plan. El ejemplo del condado de Hennepin es un buen comienzo.",
    emptyAction: "Importar una carpeta", unreadableTitle: "No se pueden leer los ajustes",
    unreadableDetail:
      "Falta community.yaml o tiene un error, así que no se puede calcular nada. Ábralo y corríjalo.",
    unreadableAction: "Abrir los registros",
    emissions: { "\($0) en \($1)" }, perPerson: "t CO₂e por residente",
    since: { "desde \($0)" },
    missingSources: {
      "\($0 == 1 ? "fuente de \($1) que no se cuenta" : "fuentes de \($1) que no se cuentan") en \($2), por eso no se indica el cambio"
    }, met: "Cumplida", targetMet: { "meta de \($0), con las acciones" },
    targetGap: { "\($0) por encima de la meta de \($1), con las acciones" },
    targetOpen: { "meta de \($0): sin proyección todavía" },
    findings: { errors, warnings, notes, audit in
      HomeText.listed(
        [
          (errors, errors == 1 ? "1 error" : "\(errors) errores"),
          (warnings, warnings == 1 ? "1 advertencia" : "\(warnings) advertencias"),
          (notes, notes == 1 ? "1 nota" : "\(notes) notas"),
          (audit, audit == 1 ? "1 pregunta de auditoría" : "\(audit) preguntas de auditoría"),
        ], before: "por revisar:", none: "hallazgos")
    },
    residents: {
      $0 == 1
        ? "1 comentario de un residente espera respuesta."
        : "\($0) comentarios de residentes esperan respuesta."
    }, next: "Siguiente paso", goOn: "Continuar", forYou: "Para usted",
    reviewTitle: "Lea los capítulos y diga qué opina",
    reviewDetail: { waiting, comments in
      let chapters =
        waiting == 0
        ? "Todos los capítulos están aprobados como están ahora."
        : waiting == 1
          ? "1 capítulo no está aprobado como está ahora."
          : "\(waiting) capítulos no están aprobados como están ahora."
      return comments == 0
        ? chapters
        : chapters
          + (comments == 1
            ? " 1 comentario está abierto." : " \(comments) comentarios están abiertos.")
    }, reviewAction: "Leer y comentar", readTitle: "Lea el borrador del plan",
    readDetail: { approved, all in
      "\(approved) de \(all) capítulos están aprobados tal como están. Cada cifra se abre y muestra de dónde sale."
    }, readAction: "Leer los capítulos",
    readPublished: "Abrir el plan que es público ahora.", allDone: "Todas las partes están",
    allDoneDetail:
      "El plan está publicado. Informe cada año de cómo va y publique de nuevo lo que cambie.",
    allDoneAction: "Abrir el plan", way: "El camino hacia el plan", recent: "Cambios recientes",
    allChanges: "Todos los cambios", noChanges: "Todavía no se ha cambiado nada.",
    changed: { $0 == 1 ? "1 documento cambiado" : "\($0) documentos cambiados" },
    people: "Quién participa",
    allPeople: { count, mayInvite in
      count == 1 ? mayInvite ? "1 persona; invite a otras" : "1 persona" : "Las \(count) personas"
    },
    files: "Sus archivos",
    filesDetail:
      "Todo este espacio como una carpeta de tablas y textos que abren Excel y cualquier editor.",
    download: "Descargar como ZIP",
    state: { state in
      switch state {
      case .open: "Sin empezar"
      case .begun: "Empezado"
      case .done: "Listo"
      }
    }, step: spanishStep)

  @Sendable private static func spanishStep(_ step: PlanProgress.Step) -> StepText {
    @Sendable func some(_ count: Int, _ one: String, _ many: String) -> String {
      count == 1 ? "1 \(one)" : "\(count) \(many)"
    }
    switch step {
    case .place:
      return StepText(
        title: "Lugar y ajustes",
        done: { _ in "Se conocen el estado, el lugar y la región eléctrica." },
        advice: {
          "\(some($0.missing, "ajuste falta", "ajustes faltan")): estado, código del lugar o región eléctrica."
        })
    case .inventory:
      return StepText(
        title: "Inventario de gases de efecto invernadero",
        done: { some($0, "registro.", "registros.") },
        advice: {
          $0.count == 0
            ? "Suba los datos de energía, transporte y residuos del último año, o escríbalos."
            : "\(some($0.missing, "año o registro necesita", "años o registros necesitan")) su atención."
        })
    case .forecast:
      return StepText(
        title: "Proyección", done: { some($0, "regla la impulsa.", "reglas la impulsan.") },
        advice: {
          $0.count == 0
            ? "Diga qué impulsa cada sector: habitantes, viviendas, empleos, millas."
            : "La proyección todavía no se puede calcular; vea sus hallazgos."
        })
    case .targets:
      return StepText(
        title: "Metas", done: { some($0, "meta.", "metas.") },
        advice: {
          $0.count == 0
            ? "Fije una meta para 2030 y otra para 2050."
            : "\(some($0.missing, "meta todavía no se puede", "metas todavía no se pueden")) calcular."
        })
    case .screening:
      return StepText(
        title: "Selección de amenazas",
        done: { some($0, "amenaza decidida.", "amenazas decididas.") },
        advice: {
          $0.count == 0
            ? "Vea qué amenazas propone Cairn para su lugar y por qué; decida después cuáles evaluar."
            : "\(some($0.missing, "amenaza está", "amenazas están")) todavía sin decidir."
        })
    case .hazards:
      return StepText(
        title: "Amenazas", done: { some($0, "amenaza.", "amenazas.") },
        advice: {
          $0.count == 0
            ? "Vea cómo cambia el clima de su lugar y adopte las amenazas que importan."
            : "\(some($0.missing, "amenaza no tiene", "amenazas no tienen")) ni números ni nota."
        })
    case .risks:
      return StepText(
        title: "Riesgos", done: { some($0, "riesgo.", "riesgos.") },
        advice: {
          $0.count == 0
            ? "Pregunte a quién y qué alcanza cada amenaza, y con qué gravedad."
            : "\(some($0.missing, "riesgo no nombra", "riesgos no nombran")) ninguna amenaza."
        })
    case .assessment:
      return StepText(
        title: "Evaluación", done: { some($0, "riesgo calificado.", "riesgos calificados.") },
        advice: {
          $0.count == 0
            ? "Valore los riesgos: primero cada persona por su cuenta, después acuerden las puntuaciones."
            : "\(some($0.missing, "riesgo es incierto", "riesgos son inciertos")), así que no hay calificación."
        })
    case .goals:
      return StepText(
        title: "Metas de adaptación", done: { some($0, "meta.", "metas.") },
        advice: {
          $0.count == 0
            ? "Diga qué ha de mejorar y para cuándo, empezando por los peores riesgos."
            : "\(some($0.missing, "meta no tiene", "metas no tienen")) riesgo, indicador u objetivo."
        })
    case .actions:
      return StepText(
        title: "Acciones", done: { some($0, "acción.", "acciones.") },
        advice: {
          $0.count == 0
            ? "Agregue lo que hará la comunidad: para emitir menos, para estar preparada, o ambas cosas."
            : "\(some($0.missing, "acción tiene", "acciones tienen")) errores."
        })
    case .equity:
      return StepText(
        title: "Equidad de las acciones",
        done: { _ in "Cada acción dice quién se beneficia, quién paga y quién decide." },
        advice: {
          $0.count == 0
            ? "Cada acción dirá quién se beneficia, quién paga y quién decide."
            : "\(some($0.missing, "acción no dice", "acciones no dicen")) quién se beneficia, paga y decide."
        })
    case .engagement:
      return StepText(
        title: "Participación",
        done: { some($0, "evento con lo que se escuchó.", "eventos con lo que se escuchó.") },
        advice: {
          $0.count == 0
            ? "Planee cómo participan los residentes y anote lo que escuche."
            : "\(some($0.missing, "evento no dice", "eventos no dicen")) lo que se escuchó."
        })
    case .narrative:
      return StepText(
        title: "Texto del plan", done: { some($0, "capítulo.", "capítulos.") },
        advice: {
          $0.count == 0
            ? "Empiece los capítulos; las cifras y gráficas salen de sus datos."
            : "\(some($0.missing, "capítulo está", "capítulos están")) casi sin escribir."
        })
    case .monitoring:
      return StepText(
        title: "Hitos", done: { some($0, "hito.", "hitos.") },
        advice: {
          $0.count == 0
            ? "Dé a cada acción pasos con un año y un responsable."
            : "\(some($0.missing, "acción no tiene", "acciones no tienen")) ningún hito."
        })
    case .review:
      return StepText(
        title: "Revisión",
        done: { _ in "Cada comentario tiene respuesta y cada capítulo está aprobado tal como es." },
        advice: {
          $0.count == 0
            ? "Pida a otras personas que lean los capítulos, los comenten y los aprueben."
            : "\(some($0.missing, "comentario o capítulo espera", "comentarios o capítulos esperan")) una respuesta o una aprobación."
        })
    case .publish:
      return StepText(
        title: "Publicación", done: { _ in "El plan está en su dirección pública." },
        advice: { _ in
          "Publique primero un borrador para comentarios y después el plan que se adopte."
        })
    }
  }
}
