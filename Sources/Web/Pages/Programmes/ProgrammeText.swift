/// The texts of programmes.
struct ProgrammeText: Words {
  let title: String
  let lead: String
  let none: String
  let make: String
  let makeButton: String
  let name: String
  let nameHint: String
  let rename: String
  let workspaces: String
  let noWorkspaces: String
  let noneToAdd: String
  let add: String
  let addHint: String
  let addButton: String
  let reason: String
  let reasonHint: String
  let takeOut: String
  let people: String
  let noPeople: String
  let remove: String
  let leave: String
  let removed: String
  let back: String
  let settings: String
  let overviewLead: String
  let standingTab: String
  let numbersTab: String
  let viewsLabel: String
  let nothingNew: String
  /// How many communities, before the day.
  let changedSince: @Sendable (Int) -> String
  let news: @Sendable (_ commits: Int) -> String
  let lateSteps: @Sendable (Int) -> String
  let lateDecisions: @Sendable (Int) -> String
  let lateGoals: @Sendable (Int) -> String
  let nothingLate: String
  let emptyManager: String
  let emptyMember: String
  let workedOut: @Sendable (Int) -> String
  let again: String
  let filterLabel: String
  let show: String
  let showButton: String
  let showAll: String
  let noMatch: String
  let needs: [CommunityFilter.Need: String]
  let columns: [CommunityFilter.Order: String]
  let fileColumns: [String]
  let next: String
  let allThere: String
  let steps: @Sendable (_ done: Int, _ all: Int) -> String
  let begun: @Sendable (Int) -> String
  let checked: @Sendable (Int) -> String
  let approved: @Sendable (_ approved: Int, _ all: Int) -> String
  let noChapters: String
  let above: @Sendable (_ amount: String, _ year: Int) -> String
  let met: @Sendable (_ year: Int) -> String
  let noForecast: @Sendable (_ year: Int) -> String
  let noTarget: String
  let example: String
  let archived: String
  let old: @Sendable (_ changes: Int) -> String
  let notYet: String
  let nothingIn: String
  let unreadable: String
  let hidden: String

  static let english = ProgrammeText(
    title: "Programmes",
    lead:
      "Communities that plan together. Advisers and organisers of a programme read along in all its workspaces.",
    none: "You are in no programme yet.",
    make: "Make a programme", makeButton: "Make the programme", name: "Name",
    nameHint: "Such as “Twin Cities cohort 2027”.", rename: "Another name",
    workspaces: "Workspaces", noWorkspaces: "No workspace is in this programme yet",
    noneToAdd: "There is no other workspace that you may bring in.",
    add: "Bring a workspace in",
    addHint: "The people of the programme may read it and comment from then on.",
    addButton: "Bring it in",
    reason: "Why, for a workspace that is not yours",
    reasonHint: "Its members read it on their page People, with your name.", takeOut: "Take out",
    people: "People of the programme",
    noPeople: "Nobody is in it yet. Invite an adviser below.", remove: "Remove from the programme",
    leave: "Leave the programme", removed: "Removed from the programme.",
    back: "Back to the programme", settings: "Workspaces and people",
    overviewLead:
      "How far each community is, what comes next there, and where somebody waits for you.",
    standingTab: "How far they are", numbersTab: "Their numbers", viewsLabel: "Ways to look",
    nothingNew: "Nothing was changed by others since your last visit on",
    changedSince: {
      $0 == 1
        ? "1 community was changed since your last visit on"
        : "\($0) communities were changed since your last visit on"
    },
    news: { $0 == 1 ? "1 change since your visit" : "\($0) changes since your visit" },
    lateSteps: { $0 == 1 ? "1 step is late" : "\($0) steps are late" },
    lateDecisions: { $0 == 1 ? "1 decision is late" : "\($0) decisions are late" },
    lateGoals: { $0 == 1 ? "1 goal is behind" : "\($0) goals are behind" },
    nothingLate: "Nothing",
    emptyManager: "Bring in the workspaces of the communities that plan together.",
    emptyMember: "Whoever organises the programme brings workspaces in.",
    workedOut: {
      $0 == 1
        ? "One community has changed and is being worked out anew."
        : "\($0) communities have changed and are being worked out anew."
    }, again: "Look again", filterLabel: "Which communities are shown", show: "Show",
    showButton: "Show", showAll: "Show all", noMatch: "No community is like that.",
    needs: [
      .all: "All communities", .late: "With something late",
      .news: "Changed since your last visit", .comments: "With open comments",
      .approval: "With chapters to approve", .gap: "Above their target",
      .audit: "With open audit findings",
      .quiet: "Not changed for \(CommunityFilter.quietDays) days",
    ],
    columns: [
      .name: "Community", .plan: "Plan", .late: "Late", .changed: "Last change",
      .comments: "Open comments",
      .approval: "Chapters approved", .gap: "Gap to the target", .audit: "Open audit findings",
    ],
    fileColumns: [
      "Workspace", "Community", "Steps done", "Steps", "Steps checked", "Next step", "Late steps",
      "Late decisions", "Goals behind", "Last change (UTC)", "By", "Changes since your visit",
      "Open comments", "Chapters", "Chapters approved", "Target year", "Allowed (t CO2e)",
      "With the actions (t CO2e)", "Gap to the target (t CO2e)", "Open audit findings", "Errors",
      "Warnings", "Remark",
    ],
    next: "Next", allThere: "Every part is there", steps: { "\($0) of \($1) steps" },
    begun: { $0 == 1 ? "1 more step is begun" : "\($0) more steps are begun" },
    checked: { "\($0) checked" },
    approved: { "\($0) of \($1)" }, noChapters: "no chapters",
    above: { "\($0) in \($1)" }, met: { "Met in \($0)" },
    noForecast: { "No forecast for \($0)" }, noTarget: "No target", example: "Example",
    archived: "Archived",
    old: { $0 == 1 ? "As before the last change" : "As before the last \($0) changes" },
    notYet: "Not worked out yet", nothingIn: "Nothing is in it yet",
    unreadable: "Its settings cannot be read", hidden: "You may not read it")

  static let spanish = ProgrammeText(
    title: "Programas",
    lead:
      "Comunidades que planifican juntas. Los asesores y organizadores de un programa leen en todos sus espacios de trabajo.",
    none: "Todavía no está en ningún programa.",
    make: "Crear un programa", makeButton: "Crear el programa", name: "Nombre",
    nameHint: "Por ejemplo, «Grupo de 2027 de las Ciudades Gemelas».", rename: "Otro nombre",
    workspaces: "Espacios de trabajo",
    noWorkspaces: "Ningún espacio de trabajo está todavía en este programa",
    noneToAdd: "No hay otro espacio de trabajo que usted pueda incorporar.",
    add: "Incorporar un espacio de trabajo",
    addHint: "Desde entonces las personas del programa pueden leerlo y comentarlo.",
    addButton: "Incorporarlo",
    reason: "Por qué, si el espacio de trabajo no es suyo",
    reasonHint: "Sus miembros lo leen en su página Personas, con el nombre de usted.",
    takeOut: "Sacar", people: "Personas del programa",
    noPeople: "Todavía no hay nadie. Invite abajo a un asesor.", remove: "Quitar del programa",
    leave: "Salir del programa", removed: "Se quitó del programa.",
    back: "Volver al programa", settings: "Espacios y personas",
    overviewLead:
      "Hasta dónde ha llegado cada comunidad, qué sigue allí y dónde alguien espera por usted.",
    standingTab: "Hasta dónde han llegado", numbersTab: "Sus cifras",
    viewsLabel: "Maneras de mirar",
    nothingNew: "Nadie más ha cambiado nada desde su última visita, el",
    changedSince: {
      $0 == 1
        ? "1 comunidad cambió desde su última visita, el"
        : "\($0) comunidades cambiaron desde su última visita, el"
    },
    news: { $0 == 1 ? "1 cambio desde su visita" : "\($0) cambios desde su visita" },
    lateSteps: { $0 == 1 ? "1 paso con retraso" : "\($0) pasos con retraso" },
    lateDecisions: { $0 == 1 ? "1 decisión con retraso" : "\($0) decisiones con retraso" },
    lateGoals: { $0 == 1 ? "1 objetivo va atrasado" : "\($0) objetivos van atrasados" },
    nothingLate: "Nada",
    emptyManager: "Incorpore los espacios de trabajo de las comunidades que planifican juntas.",
    emptyMember: "Quien organiza el programa incorpora los espacios de trabajo.",
    workedOut: {
      $0 == 1
        ? "Una comunidad ha cambiado y se calcula de nuevo."
        : "\($0) comunidades han cambiado y se calculan de nuevo."
    }, again: "Mirar de nuevo", filterLabel: "Qué comunidades se muestran", show: "Mostrar",
    showButton: "Mostrar", showAll: "Mostrar todas", noMatch: "Ninguna comunidad es así.",
    needs: [
      .all: "Todas las comunidades", .late: "Con algo retrasado",
      .news: "Cambiadas desde su última visita", .comments: "Con comentarios abiertos",
      .approval: "Con capítulos por aprobar", .gap: "Por encima de su meta",
      .audit: "Con hallazgos de auditoría abiertos",
      .quiet: "Sin cambios desde hace \(CommunityFilter.quietDays) días",
    ],
    columns: [
      .name: "Comunidad", .plan: "Plan", .late: "Con retraso", .changed: "Último cambio",
      .comments: "Comentarios abiertos", .approval: "Capítulos aprobados",
      .gap: "Distancia a la meta", .audit: "Hallazgos de auditoría abiertos",
    ],
    fileColumns: [
      "Espacio de trabajo", "Comunidad", "Pasos terminados", "Pasos", "Pasos revisados",
      "Paso siguiente",
      "Pasos con retraso", "Decisiones con retraso", "Objetivos atrasados", "Último cambio (UTC)",
      "Por", "Cambios desde su visita", "Comentarios abiertos", "Capítulos", "Capítulos aprobados",
      "Año de la meta", "Permitido (t CO2e)", "Con las acciones (t CO2e)",
      "Distancia a la meta (t CO2e)", "Hallazgos de auditoría abiertos", "Errores", "Advertencias",
      "Observación",
    ],
    next: "Sigue", allThere: "Cada parte está", steps: { "\($0) de \($1) pasos" },
    begun: { $0 == 1 ? "1 paso más está empezado" : "\($0) pasos más están empezados" },
    checked: { $0 == 1 ? "1 revisado" : "\($0) revisados" },
    approved: { "\($0) de \($1)" }, noChapters: "sin capítulos",
    above: { "\($0) en \($1)" }, met: { "Cumplida en \($0)" },
    noForecast: { "Sin proyección para \($0)" }, noTarget: "Sin meta", example: "Ejemplo",
    archived: "Archivado",
    old: { $0 == 1 ? "Como antes del último cambio" : "Como antes de los últimos \($0) cambios" },
    notYet: "Todavía no se ha calculado", nothingIn: "Todavía no hay nada dentro",
    unreadable: "No se puede leer su configuración", hidden: "Usted no puede leerlo")
}

extension ProgrammeText {
  func need(_ need: CommunityFilter.Need) -> String { needs[need] ?? need.rawValue }

  func column(_ order: CommunityFilter.Order) -> String { columns[order] ?? order.rawValue }

  /// Why what is told of a community is not true of its last change; nil where it is.
  func remark(on state: CommunityStanding.State) -> String? {
    switch state {
    case .current: nil
    case .old(let changes): changes.map(old) ?? notYet
    case .empty: nothingIn
    case .unreadable: unreadable
    case .hidden: hidden
    }
  }
}
