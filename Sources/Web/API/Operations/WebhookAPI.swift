import Accounts
import Databases
import Foundation
import HTTPTypes
import Jobs
import Store
import Tables
import Webhooks

/// Programs outside that are told what happens in a workspace.
struct WebhookAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.list, list), APIRoute(Self.make, make), APIRoute(Self.show, show),
      APIRoute(Self.change, change), APIRoute(Self.remove, remove), APIRoute(Self.test, test),
      APIRoute(Self.renew, renew), APIRoute(Self.messages, messages), APIRoute(Self.again, again),
    ]
  }

  private static let events = WebhookEvent.allCases.filter { $0 != .test }.map(\.rawValue)

  static let shape = APIShape<Webhook>(
    "Webhook", "A target outside that is told what happens.",
    [
      .text("id", "Its id.") { $0.id }, .text("address", "Where messages go.") { $0.address },
      .texts("events", "What it is told of.") { $0.events.map(\.rawValue).sorted() },
      .text("maker", "Who made it.") { $0.maker },
      .text("created", "When, in UTC.") { InstantText.text($0.created) },
      .truth("isOn", "Whether messages are sent.") { $0.isOn },
      .truth("isOffByFailures", "Whether many failures have switched it off.") {
        $0.isOffByFailures
      },
      .whole("failures", "Messages in a row that were given up.") { $0.failures },
      .maybeText("lastSuccess", "When a message was taken last.") {
        $0.lastSuccess.map { InstantText.text($0) }
      },
      .maybeText("lastFailure", "When a message was not taken last.") {
        $0.lastFailure.map { InstantText.text($0) }
      },
    ])
  private static let hooks = APIList(shape: shape)
  private static let one = "/api/v1/workspaces/{workspace}/webhooks/{hook}"

  static let list = APIOperation(
    id: "listWebhooks", method: .get, path: "/api/v1/workspaces/{workspace}/webhooks", tag: .jobs,
    summary: "List the webhooks", access: .workspace(.manageWebhooks),
    query: APIParameter.paging(.offset), successes: [.json(hooks.schema, "In order of making.")])

  static let make = APIOperation(
    id: "createWebhook", method: .post, path: "/api/v1/workspaces/{workspace}/webhooks",
    tag: .jobs, summary: "Tell a program outside what happens",
    details:
      "Its secret, with which messages are signed, is answered once. A session needs a password that was given lately.",
    access: .workspace(.manageWebhooks),
    body: .json(
      .object([
        .must("address", .text("An address that begins with https://.", least: 1, most: 2_000)),
        .must("events", .list(.choice(events), most: events.count, "What it is told of.")),
      ])),
    successes: [
      .json(
        .object([
          .must("webhook", shape.schema), .must("secret", .text("Messages are signed with it.")),
        ]), "The webhook with its secret.", status: .created)
    ], keepsAnswer: true, answersSecret: true,
    example: ["address": "https://town.example.org/cairn", "events": ["commit", "published"]])

  static let show = APIOperation(
    id: "getWebhook", method: .get, path: one, tag: .jobs, summary: "Read one webhook",
    access: .workspace(.manageWebhooks), successes: [.json(shape.schema, "The webhook.")])

  static let change = APIOperation(
    id: "changeWebhook", method: .patch, path: one, tag: .jobs,
    summary: "Switch a webhook on or off",
    details: "What happened while it was off is not told later.",
    access: .workspace(.manageWebhooks),
    body: .json(.object([.must("isOn", .truth("Whether messages are sent."))])),
    successes: [.json(shape.schema, "The webhook as it is now.")], precondition: .match,
    example: ["isOn": false])

  static let remove = APIOperation(
    id: "deleteWebhook", method: .delete, path: one, tag: .jobs, summary: "Remove a webhook",
    access: .workspace(.manageWebhooks), successes: [.nothing], precondition: .match)

  static let test = APIOperation(
    id: "testWebhook", method: .post, path: one + "/test", tag: .jobs,
    summary: "Send a message to try a webhook", access: .workspace(.manageWebhooks),
    successes: [
      APIOperation.Success(status: .accepted, summary: "It is on its way.", contents: [])
    ])

  static let renew = APIOperation(
    id: "renewWebhookSecret", method: .post, path: one + "/secret", tag: .jobs,
    summary: "Give a webhook a new secret",
    details:
      "The old one signs nothing from now on. A session needs a password that was given lately.",
    access: .workspace(.manageWebhooks),
    successes: [
      .json(
        .object([.must("secret", .text("Messages are signed with it; answered once."))]),
        "The new secret.")
    ], keepsAnswer: true, answersSecret: true)

  struct Message: Sendable {
    let job: Job
    let message: WebhookMessage
  }
  private static let message = APIShape<Message>(
    "WebhookMessage", "A message to a webhook, and what became of it.",
    [
      .text("job", "The id of its sending.") { $0.job.id },
      .text("id", "Its own id, the same however often it is sent.") { $0.message.id },
      .choice("event", WebhookEvent.allCases.map(\.rawValue), "What it tells.") {
        $0.message.event.rawValue
      },
      .text("body", "What is sent, as JSON in a text.") { $0.message.body },
      .choice("state", Job.State.allCases.map(\.rawValue), "Where it is on its way.") {
        $0.job.state.rawValue
      },
      .text("sentence", "What was answered, or why it was given up.") { message in
        (message.job.saidFailure ?? message.job.said)(message.job.language)
      },
      .whole("attempts", "How often it was sent.") { $0.job.attempts },
      .text("created", "When it was made, in UTC.") { InstantText.text($0.job.created) },
      .maybeText("next", "When it is sent again; null where it is not.") {
        $0.job.state == .waiting ? InstantText.text($0.job.due) : nil
      },
    ])
  private static let sent = APIList(shape: message)

  static let messages = APIOperation(
    id: "listWebhookMessages", method: .get, path: one + "/messages", tag: .jobs,
    summary: "List the last messages to a webhook",
    details: "At most 100; older ones are forgotten.",
    access: .workspace(.manageWebhooks), query: APIParameter.paging(.offset),
    successes: [.json(sent.schema, "The newest first.")])

  static let again = APIOperation(
    id: "repeatWebhookMessage", method: .post, path: one + "/messages/{job}/again", tag: .jobs,
    summary: "Send a message to a webhook once more",
    details: "One that is over; with the id that it had, so that the target can tell.",
    access: .workspace(.manageWebhooks),
    successes: [.json(message.schema, "The message on its way.", status: .accepted)],
    keepsAnswer: true)

  private func hook(_ call: APICall) async throws -> Webhook {
    do {
      return try await call.site.webhooks.webhook(
        try call.part("hook"), of: try call.visit.workspace().id)
    } catch WebhookProblem.noWebhook { throw Visit.nothingHere }
  }

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    Self.hooks.answer(
      of: try await call.site.webhooks.webhooks(of: try call.visit.workspace().id), to: call)
  }

  @Sendable private func make(_ call: APICall) async throws -> APIAnswer {
    let address = call.body["address"]?.text ?? ""
    let words = (call.body["events"]?.items ?? []).compactMap(\.text)
    let events = Set(words.compactMap { WebhookEvent(rawValue: $0) })
    guard !events.isEmpty else { throw APIProblem.notTaken("Choose at least one event.") }
    // A token was made by somebody who had just given the password; a session may be old.
    try call.visit.requireRecentPassword()
    try await check(address, call)
    let (webhook, secret) = try await made(address, events, call)
    try await call.visit.note(.webhookMade, address)
    let path = "/api/v1/workspaces/\(webhook.workspace)/webhooks/\(webhook.id)"
    return .json(
      ["webhook": Self.shape.json(webhook), "secret": .text(secret)], status: .created,
      headers: [.location: path])
  }

  private func check(_ address: String, _ call: APICall) async throws {
    if let refusal = try await call.site.webhookSender.refusal(of: address) {
      throw APIProblem.notTaken(call.visit.words(WebhookWords.self).sentence(.refused(refusal)))
    }
  }

  private func made(
    _ address: String, _ events: Set<WebhookEvent>, _ call: APICall
  ) async throws -> (Webhook, String) {
    do {
      let made = try await call.site.webhooks.make(
        address, events: events, for: try call.visit.workspace().id, by: call.visit.author.name,
        language: call.visit.language.rawValue)
      return (made.webhook, made.secret)
    } catch WebhookProblem.tooMany(let limit) {
      throw APIProblem(.conflict, .plain, call.visit.words(WebhookText.self).tooMany(limit))
    }
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    .json(Self.shape.json(try await hook(call)))
  }

  @Sendable private func change(_ call: APICall) async throws -> APIAnswer {
    let hook = try await hook(call)
    try call.check(.json(Self.shape.json(hook)))
    let isOn = call.body["isOn"]?.truth ?? hook.isOn
    try await call.site.webhooks.set(hook.id, isOn: isOn)
    try await call.visit.note(.webhookChanged, "\(hook.address) \(isOn ? "on" : "off")")
    return APIAnswer.json(Self.shape.json(try await self.hook(call))).tagged
  }

  @Sendable private func remove(_ call: APICall) async throws -> APIAnswer {
    let hook = try await hook(call)
    try call.check(.json(Self.shape.json(hook)))
    try await call.site.webhooks.remove(hook.id)
    try await call.visit.note(.webhookRemoved, hook.address)
    return .nothing
  }

  @Sendable private func test(_ call: APICall) async throws -> APIAnswer {
    try await call.site.webhooks.sendTest(to: try await hook(call))
    return APIAnswer(status: .accepted, content: .nothing, headers: [:])
  }

  @Sendable private func renew(_ call: APICall) async throws -> APIAnswer {
    let hook = try await hook(call)
    // As where one is made: a session may be old.
    try call.visit.requireRecentPassword()
    let secret = try await call.site.webhooks.renewSecret(of: hook.id)
    try await call.visit.note(.webhookChanged, "\(hook.address) has a new secret")
    return .json(["secret": .text(secret)])
  }

  private func messages(to hook: Webhook, _ call: APICall) async throws -> [Message] {
    let jobs = try await call.site.jobs.jobs(about: hook.id, limit: 100)
    let decoder = JSONDecoder()
    return jobs.compactMap { job, payload in
      (try? decoder.decode(WebhookMessage.self, from: Data(payload))).map {
        Message(job: job, message: $0)
      }
    }
  }

  @Sendable private func messages(_ call: APICall) async throws -> APIAnswer {
    Self.sent.answer(of: try await messages(to: try await hook(call), call), to: call)
  }

  @Sendable private func again(_ call: APICall) async throws -> APIAnswer {
    let hook = try await hook(call)
    let id = try call.part("job")
    guard try await call.site.jobs.job(id)?.subject == hook.id else { throw Visit.nothingHere }
    let new = try await call.site.jobs.putAgain(id, by: call.visit.asker)
    guard let made = try await messages(to: hook, call).first(where: { $0.job.id == new }) else {
      throw JobProblem.noJob
    }
    return .json(Self.message.json(made), status: .accepted)
  }
}
