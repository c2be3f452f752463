import Vulnerability

/// The words of the pages of fairness.
struct EquityText: Words {
  let tab: String
  let title: String
  let lead: String
  let answer: String
  let answeredOf: @Sendable (_ answered: Int, _ all: Int) -> String
  let dimensions: [EquityQuestion.Dimension: String]
  let parts: [EquityProfile.Part: String]
  let notSaid: String
  let missing: String
  let evidence: String
  let plan: String
  let risks: String
  let actions: String
  let subject: String
  let answered: String
  let stillMissing: String
  let noneMissing: String
  let formTitle: @Sendable (_ subject: String) -> String
  let formLead: String
  let help: String
  let answerEvidence: String
  let evidenceHint: String
  let by: String
  let byHint: String
  let save: String
  let saved: String
  let log: String
  let logLead: String
  let noLog: String
  let addEvidence: String
  let claim: String
  let what: String
  let who: String
  let changed: String
  let date: String
  let dateHint: String
  let link: String
  let added: String
  let wrongClaim: String
  let wrongDate: String

  static let english = EquityText(
    tab: "Equity", title: "Fairness",
    lead:
      "Who decided, who is reached, who pays, and what the past has to do with it. Each question is answered once and shown with the plan, the risk or the action that it is about.",
    answer: "Answer", answeredOf: { "\($0) of \($1) questions answered" },
    dimensions: [
      .procedural: "Who decides", .distributional: "Who gains and who bears it",
      .structural: "What stands behind it",
    ],
    parts: [
      .exposed: "Who is exposed", .benefits: "Who benefits", .pays: "Who pays",
      .decided: "Who decided",
    ], notSaid: "not said", missing: "not answered", evidence: "Evidence",
    plan: "The plan", risks: "Risks", actions: "Actions", subject: "About", answered: "Answered",
    stillMissing: "Still missing", noneMissing: "nothing",
    formTitle: { "Fairness: \($0)" },
    formLead:
      "A short, plain answer helps more than a long one. Leave empty what is not known yet: it is listed as missing.",
    help: "What helps to answer", answerEvidence: "Evidence for it",
    evidenceHint: "Links, or ids of the evidence log, with spaces between.", by: "Who answers",
    byHint: "Such as “Equity working group”. It stands beside the answers that change.",
    save: "Save the answers", saved: "The answers are saved.", log: "Evidence log",
    logLead:
      "What shows that a claim about fairness is true: what was done, with whom, and what changed because of it.",
    noLog: "Nothing is in the log yet.", addEvidence: "Add evidence", claim: "What it shows",
    what: "What was done", who: "With whom", changed: "What changed because of it", date: "Day",
    dateHint: "Such as 2026-05-31.", link: "Link", added: "The evidence is in the log.",
    wrongClaim: "Say what it shows.", wrongDate: "Write the day as 2026-05-31.")

  static let spanish = EquityText(
    tab: "Equidad", title: "Justicia",
    lead:
      "Quién decidió, a quién llega, quién paga y qué tiene que ver el pasado. Cada pregunta se responde una vez y se muestra con el plan, el riesgo o la acción de que trata.",
    answer: "Responder", answeredOf: { "\($0) de \($1) preguntas respondidas" },
    dimensions: [
      .procedural: "Quién decide", .distributional: "Quién gana y quién carga",
      .structural: "Qué hay detrás",
    ],
    parts: [
      .exposed: "Quién está expuesto", .benefits: "Quién se beneficia", .pays: "Quién paga",
      .decided: "Quién decidió",
    ], notSaid: "sin decir", missing: "sin respuesta", evidence: "Pruebas",
    plan: "El plan", risks: "Riesgos", actions: "Acciones", subject: "Sobre",
    answered: "Respondidas", stillMissing: "Faltan", noneMissing: "nada",
    formTitle: { "Justicia: \($0)" },
    formLead:
      "Una respuesta corta y llana ayuda más que una larga. Deje vacío lo que todavía no se sepa: figura como pendiente.",
    help: "Qué ayuda a responder", answerEvidence: "Pruebas de ello",
    evidenceHint: "Enlaces o identificadores del registro de pruebas, separados por espacios.",
    by: "Quién responde",
    byHint: "Como «Grupo de trabajo de equidad». Figura junto a las respuestas que cambian.",
    save: "Guardar las respuestas", saved: "Las respuestas están guardadas.",
    log: "Registro de pruebas",
    logLead:
      "Lo que muestra que una afirmación sobre la justicia es cierta: qué se hizo, con quién y qué cambió por ello.",
    noLog: "Todavía no hay nada en el registro.", addEvidence: "Agregar pruebas",
    claim: "Qué muestra", what: "Qué se hizo", who: "Con quién", changed: "Qué cambió por ello",
    date: "Día", dateHint: "Como 2026-05-31.", link: "Enlace",
    added: "La prueba está en el registro.", wrongClaim: "Diga qué muestra.",
    wrongDate: "Escriba el día como 2026-05-31.")
}
