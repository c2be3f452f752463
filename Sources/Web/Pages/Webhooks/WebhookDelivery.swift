import Accounts
import Foundation
import Jobs
import OutwardRequests
import Webhooks

/// Sends one message to one webhook, a few times at growing distances if it is not taken.
struct WebhookDelivery: SiteJob {
  static let kind = WebhookMessage.jobKind
  static let title = Phrase("Message to a webhook", "Mensaje a un webhook")
  static let permission = Permission.manageWebhooks
  static let lane = JobLane.errands
  static let timeLimit = Duration.seconds(60)

  let message: WebhookMessage

  init(from decoder: any Decoder) throws { message = try WebhookMessage(from: decoder) }

  func encode(to encoder: any Encoder) throws { try message.encode(to: encoder) }

  func run(_ work: JobWork) async throws -> JobResult {
    let text = EveryLanguage<WebhookWords>()
    let site = work.site
    let hook: Webhook
    do {
      hook = try await site.webhooks.webhook(message.webhook)
    } catch WebhookProblem.noWebhook {
      throw JobFailure(text.removed)
    }
    // A person who presses a button wants to know; whatever happens by itself is not sent any more.
    let isTried = message.event == .test || work.job.asker.id != WebhookMessage.asker
    guard hook.isOn || isTried else { throw JobFailure(text.isOff) }
    let outcome = await site.webhookSender.send(
      message, to: hook.address, secret: try await site.webhooks.secret(of: hook.id),
      timestamp: Int(site.now().timeIntervalSince1970))
    let sentence = text { $0.sentence(outcome) }
    if case .taken = outcome {
      try await site.webhooks.noteSuccess(hook.id)
      return JobResult(sentence: sentence)
    }
    try await noteFailure(outcome, work, sentence)
    throw JobFailure(sentence)
  }

  /// - Throws: `JobLater` where the message is sent again.
  private func noteFailure(
    _ outcome: WebhookOutcome, _ work: JobWork, _ sentence: Phrase
  ) async throws {
    let hooks = work.site.webhooks
    // Whoever tries by hand sees what happens; it says nothing of what happens by itself.
    let isTried = message.event == .test || work.job.asker.id != WebhookMessage.asker
    if outcome == .gone { return try await hooks.noteFailure(message.webhook, isGone: true) }
    if isTried { return try await hooks.noteAttempt(message.webhook) }
    guard let pause = WebhookRetries.pause(after: work.job.attempts) else {
      return try await hooks.noteFailure(message.webhook)
    }
    try await hooks.noteAttempt(message.webhook)
    throw JobLater(seconds: pause, sentence: sentence)
  }
}

/// What is said of a message.
struct WebhookWords: Words {
  let removed: String
  let isOff: String
  let noSecret: String
  let gone: String
  let noAddress: String
  let timeout: String
  let tooLarge: String
  let taken: @Sendable (Int) -> String
  let answered: @Sendable (Int) -> String
  let unknownHost: @Sendable (String) -> String
  let notPublic: @Sendable (String) -> String
  let redirected: @Sendable (String) -> String
  let broken: @Sendable (String) -> String

  func sentence(_ outcome: WebhookOutcome) -> String {
    switch outcome {
    case .taken(let status): taken(status)
    case .answered(let status): answered(status)
    case .gone: gone
    case .noSecret: noSecret
    case .refused(.noAddress): noAddress
    case .refused(.unknownHost(let host)): unknownHost(host)
    case .refused(.notPublic(let host, let address)):
      notPublic(host == address.description ? host : "\(host) (\(address))")
    case .failed(.timeout): timeout
    case .failed(.tooLarge): tooLarge
    case .failed(.redirected(let place)): redirected(String(place.prefix(200)))
    case .failed(.broken(let reason)): broken(reason)
    }
  }

  static let english = WebhookWords(
    removed: "The webhook was removed.",
    isOff: "The webhook was switched off, so this was not sent.",
    noSecret:
      "The secret cannot be read with the key file of this server. Give the webhook a new secret.",
    gone: "The target answers that it is there no more (status 410).",
    noAddress:
      "This is no http or https address, or one with a name and password in it, or longer than 2,000 letters.",
    timeout: "The target did not answer in time.",
    tooLarge: "The target answers with more than 64 KB, which is not read.",
    taken: { "Taken, with status \($0)." },
    answered: { "The target answered with status \($0)." },
    unknownHost: { "There is no server called \($0), or its name cannot be looked up now." },
    notPublic: {
      "\($0) leads to the server itself or into a private network, where this server does not send."
    },
    redirected: { "The target sends on to \($0), and redirects are not followed." },
    broken: { "The target cannot be reached: \($0)" })

  static let spanish = WebhookWords(
    removed: "El webhook se eliminó.",
    isOff: "El webhook estaba desactivado, por lo que esto no se envió.",
    noSecret:
      "El secreto no se puede leer con el archivo de claves de este servidor. Dé un secreto nuevo al webhook.",
    gone: "El destino responde que ya no existe (estado 410).",
    noAddress:
      "Esta no es una dirección http o https, o lleva un nombre y una contraseña, o tiene más de 2000 letras.",
    timeout: "El destino no respondió a tiempo.",
    tooLarge: "El destino responde con más de 64 KB, que no se leen.",
    taken: { "Recibido, con estado \($0)." },
    answered: { "El destino respondió con estado \($0)." },
    unknownHost: {
      "No hay ningún servidor llamado \($0), o ahora no se puede consultar su nombre."
    },
    notPublic: {
      "\($0) lleva al propio servidor o a una red privada, adonde este servidor no envía."
    },
    redirected: { "El destino reenvía a \($0), y no se siguen las redirecciones." },
    broken: { "No se puede contactar con el destino: \($0)" })
}
