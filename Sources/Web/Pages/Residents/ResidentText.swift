/// The words of the page on which residents comment, and of the links to it in the plan.
struct ResidentText: Words {
  let title: String
  let invitation: String
  let commentOnPlan: String
  let commentOnChapter: String
  let readComments: String
  let until: @Sendable (String) -> String
  let from: @Sendable (String) -> String
  let over: @Sendable (String) -> String
  let thanks: String
  let thanksDetail: String
  let write: String
  let chapter: String
  let wholePlan: String
  let comment: String
  let commentHint: String
  let name: String
  let nameHint: String
  let area: String
  let interest: String
  let staffOnly: String
  let trap: String
  let privacy: String
  let send: String
  let empty: String
  let tooLong: @Sendable (Int, Int) -> String
  let trapped: String
  let sendAgain: String
  let later: @Sendable (Int) -> String
  let closedMeanwhile: String
  let busy: String
  let full: String
  let said: String
  let nothing: String
  let table: String
  let only: @Sendable (String) -> String
  let all: String
  let resident: String
  let answer: String
  let changed: String
  let about: String

  static let english = ResidentText(
    title: "Comments of residents",
    invitation: "This plan is open for comment. Tell us what is missing, wrong or good.",
    commentOnPlan: "Comment on this plan", commentOnChapter: "Comment on this chapter",
    readComments: "What residents said of this plan, and what was answered",
    until: { "until \($0)" }, from: { "From \($0) on you can comment on this plan here." },
    over: { "Comments were taken until \($0)." }, thanks: "Thank you. Your comment has arrived.",
    thanksDetail:
      "Somebody reads it before it appears here. Keep its number, to ask about it or to have it deleted:",
    write: "Your comment", chapter: "What it is about", wholePlan: "The whole plan",
    comment: "Comment",
    commentHint: "At most 4,000 letters. It appears here once it was read.",
    name: "Your name", nameHint: "Shown with your comment. Leave it empty to stay unnamed.",
    area: "Your neighborhood", interest: "How the plan affects you",
    staffOnly: "Only the people who work on the plan see this.",
    trap: "Leave this field empty",
    privacy:
      "We ask for no e-mail, and neither your address on the network nor your browser is kept with your comment. Do not write what should not be public.",
    send: "Send", empty: "Write your comment.",
    tooLong: { "This has \($0) letters; at most \($1) have room." },
    trapped:
      "A field that people do not see was filled in, as programs do it. It is empty again: send your comment once more.",
    sendAgain:
      "The page was open for long, or cookies are switched off, so nothing was sent yet. Your text is still here: send it once more.",
    later: {
      "Many comments have come from your network. Yours was not sent; it is still here. Send it again in \($0 == 1 ? "a minute" : "\($0) minutes")."
    },
    closedMeanwhile:
      "Comments are not taken any more, so yours was not sent. Your text is still here: copy it, and send it to the community by other means.",
    busy:
      "Very many comments have come within this hour. Yours was not sent; it is still here. Send it again in an hour.",
    full:
      "This plan has as many comments as it may hold. Yours was not sent; it is still here. Send it to the community by other means.",
    said: "What was said, and what was answered", nothing: "No comment stands here yet.",
    table: "Download as a table (CSV)", only: { "Only on: \($0)." }, all: "Show all",
    resident: "A resident", answer: "Answer", changed: "What was changed", about: "Taken up in")

  static let spanish = ResidentText(
    title: "Comentarios de residentes",
    invitation:
      "Este plan está abierto a comentarios. Díganos qué falta, qué está mal o qué está bien.",
    commentOnPlan: "Comentar este plan", commentOnChapter: "Comentar este capítulo",
    readComments: "Qué dijeron los residentes de este plan y qué se respondió",
    until: { "hasta el \($0)" }, from: { "A partir del \($0) podrá comentar este plan aquí." },
    over: { "Se recibieron comentarios hasta el \($0)." },
    thanks: "Gracias. Su comentario ha llegado.",
    thanksDetail:
      "Alguien lo lee antes de que aparezca aquí. Guarde su número para preguntar por él o pedir que se elimine:",
    write: "Su comentario", chapter: "De qué trata", wholePlan: "Todo el plan",
    comment: "Comentario", commentHint: "Como máximo 4000 letras. Aparece aquí una vez leído.",
    name: "Su nombre", nameHint: "Se muestra con su comentario. Déjelo vacío si no quiere darlo.",
    area: "Su vecindario", interest: "Cómo le afecta el plan",
    staffOnly: "Solo lo ven las personas que trabajan en el plan.",
    trap: "Deje este campo vacío",
    privacy:
      "No pedimos correo electrónico, y con su comentario no se guarda ni su dirección en la red ni su navegador. No escriba lo que no deba ser público.",
    send: "Enviar", empty: "Escriba su comentario.",
    tooLong: { "Tiene \($0) letras; caben como máximo \($1)." },
    trapped:
      "Se llenó un campo que las personas no ven, como hacen los programas. Está vacío otra vez: envíe su comentario de nuevo.",
    sendAgain:
      "La página estuvo abierta mucho tiempo o las cookies están desactivadas, así que todavía no se envió nada. Su texto sigue aquí: envíelo otra vez.",
    later: {
      "Llegaron muchos comentarios desde su red. El suyo no se envió; sigue aquí. Envíelo otra vez en \($0 == 1 ? "un minuto" : "\($0) minutos")."
    },
    closedMeanwhile:
      "Ya no se reciben comentarios, así que el suyo no se envió. Su texto sigue aquí: cópielo y hágalo llegar a la comunidad por otro medio.",
    busy:
      "Llegaron muchísimos comentarios en esta hora. El suyo no se envió; sigue aquí. Envíelo otra vez en una hora.",
    full:
      "Este plan tiene tantos comentarios como puede guardar. El suyo no se envió; sigue aquí. Hágalo llegar a la comunidad por otro medio.",
    said: "Qué se dijo y qué se respondió", nothing: "Aquí todavía no hay ningún comentario.",
    table: "Descargar como tabla (CSV)", only: { "Solo sobre: \($0)." }, all: "Mostrar todos",
    resident: "Un residente", answer: "Respuesta", changed: "Qué se cambió",
    about: "Recogido en")
}
