import Vulnerability

/// The words of pages on which several people score and agree.
struct AssessorText: Words {
  let aloneTitle: @Sendable (_ risk: String) -> String
  let aloneLead: String
  let youAre: String
  let workshopTitle: @Sendable (_ risk: String) -> String
  let workshopLead: String
  let assessor: String
  let assessorHint: String
  let entered: String
  let confidence: String
  let reason: String
  let reasonHint: String
  let save: String
  let saved: String
  let noName: String
  let noScore: String
  let title: String
  let tab: String
  let lead: String
  let openTable: String
  let emptyTitle: String
  let emptyDetail: String
  let hiddenTitle: @Sendable (_ count: Int) -> String
  let scoreFirst: String
  let noRight: String
  let axis: String
  let spread: String
  let standing: String
  let proposal: String
  let standings: [AssessorAgreement.Standing: String]
  let dots: @Sendable (_ axis: String, _ scores: String) -> String
  let unsure: String
  let points: @Sendable (_ spread: Int) -> String
  let agreedScores: @Sendable (_ count: Int) -> String
  let settle: String
  let settleLead: String
  let settleReason: String
  let settleButton: String
  let settled: String
  let hazardSettled: String
  let needsReason: String
  let current: String
  let hazardItself: @Sendable (_ hazard: String) -> String
  let answers: String
  let oneStep: String
  let inPlan: String
  let inPlanTitle: String
  let onlyDisagreed: String
  let all: String

  static let english = AssessorText(
    aloneTitle: { "Your own scores: \($0)" },
    aloneLead:
      "Score by yourself. What others scored is shown when yours are saved, so that nobody leans on the first or the loudest. Leave “unsure” wherever you do not know.",
    youAre: "You score as", workshopTitle: { "Scores of a workshop: \($0)" },
    workshopLead:
      "Enter what an office or a table of a workshop scored, one after the other. The same name again changes its scores.",
    assessor: "Who scored",
    assessorHint: "An office, a group or a name, such as “Fire department”.",
    entered: "Entered so far", confidence: "How sure", reason: "Why",
    reasonHint: "What you know that others may not.", save: "Save the scores",
    saved: "The scores are saved.", noName: "Say who scored.",
    noScore: "Score at least one of them, or say why you cannot.", title: "How assessors agree",
    tab: "Agreement",
    lead:
      "What each assessor scored, the widest apart first. The scores of the register change only when somebody settles them, with a reason.",
    openTable:
      "This page keeps scores closed until you have given yours. The tables scores.csv and hazard-scores.csv are open to every reader of the workspace, as all its files are.",
    emptyTitle: "Nobody has scored alone yet",
    emptyDetail: "Open a risk and score it by yourself, or enter the scores of a workshop.",
    hiddenTitle: {
      $0 == 1
        ? "1 assessor has scored. Score it yourself to see theirs."
        : "\($0) assessors have scored. Score it yourself to see theirs."
    }, scoreFirst: "Score it", noRight: "You may read here, and not score.", axis: "Score",
    spread: "Scores on the scale", standing: "Agreement", proposal: "Proposal",
    standings: [
      .unsure: "nobody is sure", .single: "one assessor only", .agreed: "agreed",
      .close: "two points apart", .disagreed: "disagreement",
    ], dots: { "\($0): \($1)" }, unsure: "unsure",
    points: { $0 == 1 ? "1 point apart" : "\($0) points apart" },
    agreedScores: { $0 == 1 ? "1 score agrees" : "\($0) scores agree" },
    settle: "Settle the scores",
    settleLead:
      "The proposal is the median, between two scores the worse. Change it where the talk led elsewhere.",
    settleReason: "Why these",
    settleButton: "Settle", settled: "The scores are settled and stand in the register.",
    hazardSettled: "What was said of the hazard is settled and stands in the plan.",
    needsReason: "Say why: it stands beside the scores wherever they are shown.",
    current: "in the register", hazardItself: { "The hazard itself: \($0)" },
    answers: "What each said", oneStep: "one step apart", inPlan: "in the plan",
    inPlanTitle: "In the plan",
    onlyDisagreed: "Only disagreement", all: "All")

  static let spanish = AssessorText(
    aloneTitle: { "Sus propias puntuaciones: \($0)" },
    aloneLead:
      "Valore por su cuenta. Lo que otros puntuaron se muestra cuando guarde lo suyo, para que nadie se apoye en el primero ni en quien más habla. Deje «incierto» donde no sepa.",
    youAre: "Usted valora como", workshopTitle: { "Puntuaciones de un taller: \($0)" },
    workshopLead:
      "Anote lo que puntuó una oficina o una mesa de un taller, una tras otra. El mismo nombre otra vez cambia sus puntuaciones.",
    assessor: "Quién puntuó",
    assessorHint: "Una oficina, un grupo o un nombre, como «Bomberos».",
    entered: "Anotado hasta ahora", confidence: "Con cuánta seguridad", reason: "Por qué",
    reasonHint: "Lo que usted sabe y otros quizá no.", save: "Guardar las puntuaciones",
    saved: "Las puntuaciones están guardadas.", noName: "Diga quién puntuó.",
    noScore: "Puntúe al menos una o diga por qué no puede.",
    title: "Cómo coinciden quienes evalúan",
    tab: "Coincidencia",
    lead:
      "Lo que puntuó cada persona, lo más separado primero. Las puntuaciones del registro cambian solo cuando alguien las acuerda, con un motivo.",
    openTable:
      "Esta página guarda las puntuaciones hasta que usted dé las suyas. Las tablas scores.csv y hazard-scores.csv están abiertas a quien lea el espacio, como todos sus archivos.",
    emptyTitle: "Nadie ha valorado todavía por su cuenta",
    emptyDetail: "Abra un riesgo y valórelo por su cuenta, o anote las puntuaciones de un taller.",
    hiddenTitle: {
      $0 == 1
        ? "1 persona ha puntuado. Valórelo usted para ver lo suyo."
        : "\($0) personas han puntuado. Valórelo usted para ver lo suyo."
    }, scoreFirst: "Valorarlo", noRight: "Aquí puede leer, pero no puntuar.", axis: "Puntuación",
    spread: "Puntuaciones en la escala", standing: "Coincidencia", proposal: "Propuesta",
    standings: [
      .unsure: "nadie está seguro", .single: "una sola persona", .agreed: "hay acuerdo",
      .close: "a dos puntos", .disagreed: "desacuerdo",
    ], dots: { "\($0): \($1)" }, unsure: "incierto",
    points: { $0 == 1 ? "a 1 punto" : "a \($0) puntos" },
    agreedScores: { $0 == 1 ? "1 puntuación coincide" : "\($0) puntuaciones coinciden" },
    settle: "Acordar las puntuaciones",
    settleLead:
      "La propuesta es la mediana, entre dos puntuaciones la peor. Cámbiela donde la conversación llevó a otra cosa.",
    settleReason: "Por qué estas",
    settleButton: "Acordar", settled: "Las puntuaciones están acordadas y figuran en el registro.",
    hazardSettled: "Lo que se dijo de la amenaza está acordado y figura en el plan.",
    needsReason: "Diga por qué: figura junto a las puntuaciones dondequiera que se muestren.",
    current: "en el registro", hazardItself: { "La amenaza misma: \($0)" },
    answers: "Lo que dijo cada cual", oneStep: "a un paso", inPlan: "en el plan",
    inPlanTitle: "En el plan",
    onlyDisagreed: "Solo desacuerdo", all: "Todo")
}
