import Accounts
import HTTPTypes
import Hummingbird
import Jobs
import Store
import Webhooks

/// Programs outside that are told what happens in a workspace; for its owners.
struct WebhookPages: PageGroup {
  static let path = "webhooks"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .workspace, path: Self.path, label: Phrase("Webhooks", "Webhooks"),
        for: .manageWebhooks, order: 80)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let access = Access.workspace(.manageWebhooks)
    let one = "/workspaces/:workspace/webhooks/:hook"
    routes.get("/workspaces/:workspace/webhooks", for: access, use: list)
    routes.post(
      "/workspaces/:workspace/webhooks", for: .workspaceRecentPassword(.manageWebhooks), use: make)
    routes.get(RouterPath(one), for: access, use: show)
    routes.post(RouterPath(one + "/test"), for: access, use: test)
    routes.post(RouterPath(one + "/switch"), for: access, use: change)
    routes.post(
      RouterPath(one + "/secret"), for: .workspaceRecentPassword(.manageWebhooks), use: renewSecret)
    routes.get(RouterPath(one + "/remove"), for: access, use: askRemoval)
    routes.post(RouterPath(one + "/remove"), for: access, use: remove)
    routes.post(RouterPath(one + "/again"), for: access, use: sendAgain)
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    try await listPage(visit)
  }

  private func listPage(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(WebhookText.self)
    let hooks = try await visit.site.webhooks.webhooks(of: place.id)
    let look = WebhookLook(text: text, place: place)
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(visit.doneNotice(text.done))
      \(errors.summary)
      </div>
      \(look.list(hooks))
      \(look.form(visit, errors))
      </div>
      """
    return visit.page(text.title, main, width: .text, at: Self.path, status: status)
  }

  @Sendable private func make(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(WebhookText.self)
    let address = visit.form.text("address")
    let events = Set(visit.form.all("event").compactMap(WebhookEvent.init(rawValue:)))
      .subtracting([.test])
    var errors = FormErrors()
    if let refusal = try await visit.site.webhookSender.refusal(of: address) {
      errors.add("address", visit.words(WebhookWords.self).sentence(.refused(refusal)))
    }
    if events.isEmpty { errors.add("event", text.chooseEvent) }
    guard errors.isEmpty else {
      return try await listPage(visit, errors: errors, status: .badRequest)
    }
    do {
      let made = try await visit.site.webhooks.make(
        address, events: events, for: place.id, by: visit.author.name,
        language: visit.language.rawValue)
      try await visit.note(.webhookMade, address)
      return secretPage(made.secret, of: made.webhook, visit)
    } catch let problem as WebhookProblem {
      guard case .tooMany(let limit) = problem else { throw problem }
      return try await listPage(
        visit, errors: .one("address", text.tooMany(limit)), status: .conflict)
    }
  }

  private func secretPage(_ secret: String, of hook: Webhook, _ visit: Visit) -> Response {
    let text = visit.words(WebhookText.self)
    let main: HTML = """
      <div class="stack">
      <h1>\(text.secretTitle)</h1>
      <p>\(hook.address)</p>
      \(Notice(tone: .caution, title: text.secretOnce, detail: "<p>\(text.secretHint)</p>").html)
      <p class="secret" id="secret">\(secret)</p>
      <p><a class="button" href="\(visit.place?.path("webhooks/\(hook.id)") ?? "")">\(text.manage)</a></p>
      </div>
      """
    return visit.page(text.secretTitle, main, width: .text, at: Self.path)
  }

  private func hook(_ visit: Visit) async throws -> Webhook {
    do {
      return try await visit.site.webhooks.webhook(
        try visit.parameter("hook"), of: try visit.workspace().id)
    } catch WebhookProblem.noWebhook {
      throw Visit.nothingHere
    }
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let hook = try await hook(visit)
    let text = visit.words(WebhookText.self)
    let jobs = try await visit.site.jobs.jobs(about: hook.id, limit: 30)
    let look = WebhookLook(text: text, place: try visit.workspace())
    let isMoving = jobs.contains { !$0.job.state.isOver }
    return visit.page(
      hook.address, look.page(hook, jobs, visit), at: Self.path, refresh: isMoving ? 10 : nil)
  }

  @Sendable private func test(_ visit: Visit) async throws -> Response {
    let hook = try await hook(visit)
    try await visit.site.webhooks.sendTest(to: hook)
    return try seeHook(hook, visit, "test")
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let hook = try await hook(visit)
    let isOn = visit.form["on"] == "yes"
    try await visit.site.webhooks.set(hook.id, isOn: isOn)
    try await visit.note(.webhookChanged, "\(hook.address) \(isOn ? "on" : "off")")
    return try seeHook(hook, visit, isOn ? "on" : "off")
  }

  @Sendable private func renewSecret(_ visit: Visit) async throws -> Response {
    let hook = try await hook(visit)
    let secret = try await visit.site.webhooks.renewSecret(of: hook.id)
    try await visit.note(.webhookChanged, "\(hook.address) has a new secret")
    return secretPage(secret, of: hook, visit)
  }

  @Sendable private func askRemoval(_ visit: Visit) async throws -> Response {
    let hook = try await hook(visit)
    let text = visit.words(WebhookText.self)
    let look = WebhookLook(text: text, place: try visit.workspace())
    return visit.page(
      text.removeTitle, look.removal(of: hook, visit), width: .text, at: Self.path)
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let hook = try await hook(visit)
    try await visit.site.webhooks.remove(hook.id)
    try await visit.note(.webhookRemoved, hook.address)
    return visit.seeOther(try visit.workspace().path("webhooks?done=removed"))
  }

  @Sendable private func sendAgain(_ visit: Visit) async throws -> Response {
    let hook = try await hook(visit)
    let id = visit.form.text("message")
    guard let job = try await visit.site.jobs.job(id), job.subject == hook.id else {
      throw Visit.nothingHere
    }
    _ = try await visit.site.jobs.putAgain(id, by: visit.asker)
    return try seeHook(hook, visit, "again")
  }

  private func seeHook(_ hook: Webhook, _ visit: Visit, _ done: String) throws -> Response {
    visit.seeOther(try visit.workspace().path("webhooks/\(hook.id)?done=\(done)"))
  }
}
