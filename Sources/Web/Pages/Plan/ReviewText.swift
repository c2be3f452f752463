import Store
import Workspace

/// The words of the reviewers' pages.
struct ReviewText: Words {
  let title: String
  let lead: String
  let chapters: String
  let allChapters: String
  let chapter: String
  let state: String
  let filter: String
  let open: String
  let settled: String
  let declined: String
  let anyState: String
  let none: String
  let noneDetail: String
  let comment: String
  let commentOn: String
  let wholeChapter: String
  let goneTitle: String
  let goneLead: String
  let changedSince: String
  let quoted: String
  let yourComment: String
  let suggestion: String
  let suggestionHint: String
  let suggestionTitle: String
  let send: String
  let cancel: String
  let answer: String
  let reply: String
  let replyButton: String
  let settle: String
  let decline: String
  let reopen: String
  let take: String
  let takeLate: String
  let remove: String
  let answeredBy: String
  let sent: String
  let settledNotice: String
  let decidedTitle: String
  let decided: String
  let toComment: String
  let taken: String
  let removed: String
  let empty: String
  let tookReason: @Sendable (String) -> String
  let commentReason: String
  let settleReason: String
  let removeReason: String
  let approveReason: String
  let withdrawReason: String
  let tookAnswer: String
  let approval: String
  let approve: String
  let approveNote: String
  let approveLead: String
  let approvedBy: String
  let notYet: String
  let changedDetail: String
  let difference: String
  let noDifference: String
  let withdraw: String
  let approvedNotice: String
  let withdrawnNotice: String
  let staleApproval: String
  let edit: String
  let previous: String
  let next: String
  let goneNotice: String
  let records: String
  let onRecord: String
  let ask: String
  let askHint: String
  let askLabel: String
  let asked: String
  let recordReason: String
  let openHere: @Sendable (Int) -> String
}

extension ReviewText {
  static let english = ReviewText(
    title: "Comments",
    lead: "What is said of chapters and records, and what still has to be answered.",
    chapters: "Chapters", allChapters: "All chapters", chapter: "Chapter", state: "State",
    filter: "Show", open: "Open", settled: "Settled", declined: "Declined", anyState: "All",
    none: "No comments here",
    noneDetail:
      "Open a chapter and comment on any of its paragraphs, or a record and ask for a fix.",
    comment: "Comment", commentOn: "on: ", wholeChapter: "About the whole chapter",
    goneTitle: "About text that was changed",
    goneLead: "The paragraphs of these comments are no longer in this edition of the chapter.",
    changedSince: "The paragraph was changed after this comment.", quoted: "It was about:",
    yourComment: "Your comment", suggestion: "Suggest another text",
    suggestionHint:
      "Change the paragraph here; whoever edits the chapter can take it with one click.",
    suggestionTitle: "Suggested", send: "Send", cancel: "Cancel", answer: "Answer",
    reply: "Your answer", replyButton: "Answer only", settle: "Settle", decline: "Decline",
    reopen: "Open again", take: "Take this suggestion",
    takeLate:
      "The paragraph was changed meanwhile, so that the suggestion has to be worked in by hand.",
    remove: "Remove", answeredBy: "Answered by", sent: "Your comment is kept.",
    settledNotice: "The comment was answered.",
    decidedTitle: "Answered meanwhile",
    decided: "Somebody else was quicker, so that your answer was not kept.",
    toComment: "Go to the comment", taken: "The suggestion is in the text now.",
    removed: "The comment was removed; the history still has it.",
    empty: "Write a comment, or change the paragraph to suggest another text.",
    tookReason: { "Takes a suggestion of \($0)" }, commentReason: "Comments on a chapter",
    settleReason: "Answers a comment", removeReason: "Removes a comment",
    approveReason: "Approves a chapter", withdrawReason: "Takes an approval back",
    tookAnswer: "Taken into the text.", approval: "Approval", approve: "Approve this text",
    approveNote: "Note",
    approveLead: "Your yes counts for the text as it stands here, and for no later one.",
    approvedBy: "Approved by", notYet: "Nobody has approved this chapter yet.",
    changedDetail: "The text was changed after it was approved, so that this yes no longer counts.",
    difference: "What has changed since",
    noDifference:
      "The approved text is not in this store's history, so that the change cannot be shown.",
    withdraw: "Take my approval back", approvedNotice: "You have approved this text.",
    withdrawnNotice: "Your approval was taken back.",
    staleApproval:
      "The chapter was changed while you read it, so that nothing was approved. Read it as it is now and approve that.",
    edit: "Edit this chapter", previous: "Previous", next: "Next",
    goneNotice:
      "This paragraph is not as it was when the suggestion was made, so that nothing was changed. Work it in by hand.",
    records: "Records", onRecord: "Comments on this record", ask: "Ask for a fix",
    askHint: "Whoever keeps these numbers finds it under Plan › Comments and answers here.",
    askLabel: "What should be looked at", asked: "Your question is kept.",
    recordReason: "Asks about a record",
    openHere: { $0 == 1 ? "1 open question" : "\($0) open questions" }
  )

  static let spanish = ReviewText(
    title: "Comentarios",
    lead: "Lo que se dice de capítulos y registros y lo que falta por responder.",
    chapters: "Capítulos", allChapters: "Todos los capítulos", chapter: "Capítulo",
    state: "Estado", filter: "Mostrar", open: "Abierto", settled: "Resuelto",
    declined: "Rechazado", anyState: "Todos", none: "Aquí no hay comentarios",
    noneDetail:
      "Abra un capítulo y comente cualquiera de sus párrafos, o un registro y pida una corrección.",
    comment: "Comentar",
    commentOn: "sobre: ", wholeChapter: "Sobre todo el capítulo",
    goneTitle: "Sobre texto que cambió",
    goneLead: "Los párrafos de estos comentarios ya no están en esta edición del capítulo.",
    changedSince: "El párrafo cambió después de este comentario.", quoted: "Se refería a:",
    yourComment: "Su comentario", suggestion: "Proponer otro texto",
    suggestionHint: "Cambie aquí el párrafo; quien edita el capítulo puede aceptarlo con un clic.",
    suggestionTitle: "Propuesta", send: "Enviar", cancel: "Cancelar", answer: "Responder",
    reply: "Su respuesta", replyButton: "Solo responder", settle: "Resolver",
    decline: "Rechazar", reopen: "Abrir de nuevo", take: "Aceptar esta propuesta",
    takeLate: "El párrafo cambió entretanto; la propuesta debe incorporarse a mano.",
    remove: "Quitar", answeredBy: "Respondido por", sent: "Su comentario está guardado.",
    settledNotice: "El comentario tiene respuesta.",
    decidedTitle: "Respondido entretanto",
    decided: "Otra persona respondió antes, así que lo que usted escribió no se guardó.",
    toComment: "Ir al comentario", taken: "La propuesta ya está en el texto.",
    removed: "Se quitó el comentario; el historial lo conserva.",
    empty: "Escriba un comentario, o cambie el párrafo para proponer otro texto.",
    tookReason: { "Acepta una propuesta de \($0)" }, commentReason: "Comenta un capítulo",
    settleReason: "Responde a un comentario", removeReason: "Quita un comentario",
    approveReason: "Aprueba un capítulo", withdrawReason: "Retira una aprobación",
    tookAnswer: "Incorporado al texto.", approval: "Aprobación", approve: "Aprobar este texto",
    approveNote: "Nota",
    approveLead: "Su sí vale para el texto tal como está aquí y para ninguno posterior.",
    approvedBy: "Aprobado por", notYet: "Nadie ha aprobado todavía este capítulo.",
    changedDetail: "El texto cambió después de su aprobación; ese sí ya no vale.",
    difference: "Qué ha cambiado desde entonces",
    noDifference:
      "El texto aprobado no está en el historial de este almacén; no se puede mostrar el cambio.",
    withdraw: "Retirar mi aprobación", approvedNotice: "Usted ha aprobado este texto.",
    withdrawnNotice: "Se retiró su aprobación.",
    staleApproval:
      "El capítulo cambió mientras usted lo leía, así que no se aprobó nada. Léalo como está ahora y apruebe eso.",
    edit: "Editar este capítulo", previous: "Anterior", next: "Siguiente",
    goneNotice:
      "El párrafo ya no es el que era cuando se hizo la propuesta, así que no se cambió nada. Incorpórela a mano.",
    records: "Registros", onRecord: "Comentarios sobre este registro",
    ask: "Pedir una corrección",
    askHint: "Quien lleva estas cifras lo encuentra en Plan › Comentarios y responde aquí.",
    askLabel: "Qué conviene revisar", asked: "Su pregunta está guardada.",
    recordReason: "Pregunta por un registro",
    openHere: { $0 == 1 ? "1 pregunta abierta" : "\($0) preguntas abiertas" }
  )

  /// What the history says of a comment.
  func reason(forCommentOn subject: DocumentName) -> String {
    subject.row == nil ? commentReason : recordReason
  }

  func name(of state: ReviewComment.State) -> String {
    switch state {
    case .open: open
    case .settled: settled
    case .declined: declined
    }
  }
}
