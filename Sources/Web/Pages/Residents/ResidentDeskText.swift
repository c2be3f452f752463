import Store

/// The words of the pages on which comments of residents are answered.
struct ResidentDeskText: Words {
  let title: String
  let lead: String
  let period: String
  let noPeriod: String
  let noPeriodDetail: String
  let ask: String
  let waiting: String
  let all: String
  let new: String
  let published: String
  let aside: String
  let unanswered: String
  let show: String
  let none: String
  let noneYet: String
  let noneHere: String
  let donePublished: String
  let doneAside: String
  let doneNew: String
  let doneDeleted: String
  let one: String
  let name: String
  let area: String
  let interest: String
  let received: String
  let answered: String
  let decide: String
  let publish: String
  let publishHint: String
  let setAside: String
  let setAsideHint: String
  let keepNew: String
  let keepNewHint: String
  let reply: String
  let replyHint: String
  let change: String
  let changeHint: String
  let about: String
  let aboutHint: String
  let aboutNone: String
  let chapters: String
  let actions: String
  let reason: String
  let reasonHint: String
  let reasonMissing: String
  let tooLong: @Sendable (Int) -> String
  let save: String
  let cancel: String
  let answeredMeanwhile: String
  let delete: String
  let deleteHint: String
  let deleteButton: String

  func name(of state: ResidentComment.State) -> String {
    switch state {
    case .new: new
    case .published: published
    case .aside: aside
    }
  }

  func act(_ state: ResidentComment.State) -> String {
    switch state {
    case .new: keepNew
    case .published: publish
    case .aside: setAside
    }
  }

  func hint(_ state: ResidentComment.State) -> String {
    switch state {
    case .new: keepNewHint
    case .published: publishHint
    case .aside: setAsideHint
    }
  }

  static let english = ResidentDeskText(
    title: "Comments of residents",
    lead:
      "What people without an account say of the public plan. Nothing is public before you publish it.",
    period: "Change the comment period", noPeriod: "Residents were not asked to comment yet",
    noPeriodDetail: "Say from when until when they may comment on the public plan.",
    ask: "Set a comment period",
    waiting: "Waiting", all: "All", new: "New", published: "Published", aside: "Set aside",
    unanswered: "Not answered", show: "Show", none: "No comments here",
    noneYet: "They stand here as they arrive.", noneHere: "Nothing waits in this list.",
    donePublished: "The comment is public with its answer.",
    doneAside: "The comment was set aside; the public does not see it.",
    doneNew: "What you wrote is kept; the public does not see it yet.",
    doneDeleted: "The comment was deleted for good.", one: "A resident’s comment",
    name: "Name", area: "Neighborhood", interest: "How the plan affects them",
    received: "Arrived", answered: "Answered", decide: "Decide and answer",
    publish: "Publish", publishHint: "Everybody sees the comment with your answer.",
    setAside: "Set aside", setAsideHint: "The public does not see it; say why below.",
    keepNew: "Decide later", keepNewHint: "What you write is kept, and nothing is public yet.",
    reply: "Answer to the public", replyHint: "In the community’s name; your own is not shown.",
    change: "What was changed because of it",
    changeHint: "Such as “Action 7 now names the bus line”. Leave it empty where nothing was.",
    about: "Taken up in", aboutHint: "A public chapter or action, by its title.",
    aboutNone: "Nothing in particular", chapters: "Chapters", actions: "Actions",
    reason: "Why it was set aside", reasonHint: "For the people who work on the plan alone.",
    reasonMissing: "Say why the comment is set aside.",
    tooLong: { "At most \($0) letters have room." }, save: "Save", cancel: "Cancel",
    answeredMeanwhile:
      "Somebody else has answered meanwhile; this is their answer. Yours stands below and was not saved. Save it to put it in its place.",
    delete: "Delete at the resident’s request",
    deleteHint:
      "The comment and its answer are gone for good. The access log keeps its number and who deleted it; backups keep what they hold.",
    deleteButton: "Delete for good")

  static let spanish = ResidentDeskText(
    title: "Comentarios de residentes",
    lead:
      "Lo que dicen del plan público las personas sin cuenta. Nada es público antes de que usted lo publique.",
    period: "Cambiar el período de comentarios",
    noPeriod: "Todavía no se pidió a los residentes que comenten",
    noPeriodDetail: "Diga desde cuándo y hasta cuándo pueden comentar el plan público.",
    ask: "Fijar un período de comentarios",
    waiting: "Pendientes", all: "Todos",
    new: "Nuevos", published: "Publicados", aside: "Apartados", unanswered: "Sin respuesta",
    show: "Mostrar", none: "Aquí no hay comentarios", noneYet: "Aparecen aquí según llegan.",
    noneHere: "Nada espera en esta lista.",
    donePublished: "El comentario es público con su respuesta.",
    doneAside: "El comentario se apartó; el público no lo ve.",
    doneNew: "Lo que escribió está guardado; el público todavía no lo ve.",
    doneDeleted: "El comentario se eliminó para siempre.", one: "Comentario de un residente",
    name: "Nombre", area: "Vecindario", interest: "Cómo les afecta el plan",
    received: "Llegó", answered: "Respondido", decide: "Decidir y responder",
    publish: "Publicar", publishHint: "Todos ven el comentario con su respuesta.",
    setAside: "Apartar", setAsideHint: "El público no lo ve; diga abajo por qué.",
    keepNew: "Decidir después",
    keepNewHint: "Lo que escriba se guarda y todavía nada es público.",
    reply: "Respuesta al público",
    replyHint: "En nombre de la comunidad; el suyo no se muestra.",
    change: "Qué se cambió a raíz de él",
    changeHint:
      "Por ejemplo, «La acción 7 nombra ahora la línea de autobús». Déjelo vacío si no se cambió nada.",
    about: "Recogido en", aboutHint: "Un capítulo o una acción públicos, por su título.",
    aboutNone: "Nada en particular", chapters: "Capítulos", actions: "Acciones",
    reason: "Por qué se apartó", reasonHint: "Solo para quienes trabajan en el plan.",
    reasonMissing: "Diga por qué se aparta el comentario.",
    tooLong: { "Caben como máximo \($0) letras." }, save: "Guardar", cancel: "Cancelar",
    answeredMeanwhile:
      "Otra persona respondió entretanto; esta es su respuesta. La suya está abajo y no se guardó. Guárdela para ponerla en su lugar.",
    delete: "Eliminar a petición del residente",
    deleteHint:
      "El comentario y su respuesta desaparecen para siempre. El registro de accesos conserva su número y quién lo eliminó; las copias de seguridad conservan lo que contienen.",
    deleteButton: "Eliminar para siempre")
}
