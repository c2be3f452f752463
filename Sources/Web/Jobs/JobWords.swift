import Jobs
import Webhooks

/// What is said of jobs of every kind.
struct JobWords: Words {
  let unreadable: String
  let tooLong: String
  let ourFault: String
  let lost: String
  let noWorkspace: String
  /// States by their names.
  let states: [Job.State: String]

  static let english = JobWords(
    unreadable:
      "This job was asked for by another version of the program, which cannot be read here. Start it again.",
    tooLong:
      "This took longer than it may and was stopped. Try again; if it is stopped again, tell whoever runs the server.",
    ourFault:
      "The fault is on our side. Try again later; whoever runs the server finds more in its log.",
    lost:
      "The server stopped each time while this was running. Try again; if it stops again, tell whoever runs the server.",
    noWorkspace: "This job belongs to no workspace.",
    states: [
      .waiting: "Waiting", .running: "Running", .done: "Done", .failed: "Failed",
      .cancelled: "Cancelled",
    ])
  static let spanish = JobWords(
    unreadable:
      "Otra versión del programa pidió esta tarea y aquí no se puede leer. Iníciela de nuevo.",
    tooLong:
      "Esto duró más de lo permitido y se detuvo. Inténtelo de nuevo; si vuelve a detenerse, avise a quien administra el servidor.",
    ourFault:
      "El fallo es nuestro. Inténtelo más tarde; quien administra el servidor encuentra más en su registro.",
    lost:
      "El servidor se detuvo cada vez mientras esto estaba en marcha. Inténtelo de nuevo; si vuelve a detenerse, avise a quien administra el servidor.",
    noWorkspace: "Esta tarea no pertenece a ningún espacio.",
    states: [
      .waiting: "En espera", .running: "En marcha", .done: "Terminada", .failed: "Fallida",
      .cancelled: "Cancelada",
    ])

  /// For what is kept and read later.
  static let ofAll = EveryLanguage<JobWords>()

  func state(_ state: Job.State) -> String { states[state] ?? state.rawValue }
}

extension JobSettings {
  /// As a site has them: what the board itself says is kept in every language.
  static func site(lease: Double) -> JobSettings {
    var settings = JobSettings()
    settings.lease = lease
    settings.unlimitedKinds = [WebhookMessage.jobKind]
    settings.apartKinds = [WebhookMessage.jobKind]
    settings.lifetimes = [WebhookMessage.jobKind: 7 * 24 * 3600]
    settings.lostSentence = { _ in JobWords.ofAll.lost.kept }
    return settings
  }
}
