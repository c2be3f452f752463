import Foundation
import Jobs
import Webhooks

/// Webhooks as their owners see them.
struct WebhookLook {
  let text: WebhookText
  let place: WorkspacePlace

  func list(_ hooks: [Webhook]) -> HTML {
    hooks.map { hook in
      ListRow(
        title:
          "<a href=\"\(place.path("webhooks/\(hook.id)"))\">\(hook.address)</a> \(tag(hook))",
        detail: "\(events(hook)) · \(lastSuccess(hook))")
    }.html
  }

  private func events(_ hook: Webhook) -> String {
    WebhookEvent.allCases.filter(hook.events.contains).map(text.name).joined(separator: ", ")
  }

  private func lastSuccess(_ hook: Webhook) -> HTML {
    hook.lastSuccess.map { "\(text.lastSuccess)\(place.instants.html($0))" } ?? HTML(text.never)
  }

  private func tag(_ hook: Webhook) -> HTML {
    if hook.isOn {
      return hook.isTroubled
        ? "<span class=\"tag tag--caution\">\(text.troubled)</span>"
        : "<span class=\"tag tag--accent\">\(text.on)</span>"
    }
    return hook.isOffByFailures
      ? "<span class=\"tag tag--danger\">\(text.offByFailures)</span>"
      : "<span class=\"tag\">\(text.off)</span>"
  }

  func form(_ visit: Visit, _ errors: FormErrors) -> HTML {
    let events = WebhookEvent.allCases.filter { $0 != .test }.map { event in
      (value: event.rawValue, label: text.name(event), hint: text.eventNames[event]?.hint ?? "")
    }
    let chosen = visit.form.fields.isEmpty ? Set(["commit"]) : Set(visit.form.all("event"))
    return """
      <section class="panel stack" aria-labelledby="add-webhook">
      <h2 id="add-webhook">\(text.add)</h2>
      \(visit.form(place.path("webhooks"), """
        \(Field(name: "address", label: text.address, value: visit.form.text("address"), hint: text.addressHint, autocomplete: "off", inputMode: "url", maxLength: 2000).html(errors))
        \(Choices(name: "event", label: text.events, options: events, values: chosen).html(errors))
        <button class="button">\(text.save)</button>
        """))
      </section>
      """
  }

  func page(_ hook: Webhook, _ jobs: [(job: Job, payload: [UInt8])], _ visit: Visit) -> HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    \(Trail(steps: [(text.title, place.path("webhooks"))]).html)
    <h1>\(hook.address)</h1>
    <p>\(tag(hook)) <span class="soft">\(events(hook)) · \(lastSuccess(hook))</span></p>
    \(visit.doneNotice(text.done))
    \(offNotice(hook, visit))
    \(troubleNotice(hook))
    <div class="actions">
    \(visit.button(text.test, to: path(hook, "test")))
    \(hook.isOn ? toggle(hook, false, visit) : hook.isOffByFailures ? .empty : toggle(hook, true, visit))
    </div>
    </div>
    <section class="stack" aria-labelledby="deliveries">
    <h2 id="deliveries">\(text.deliveries)</h2>
    \(jobs.isEmpty ? "<p>\(text.noDeliveries)</p>" : deliveries(jobs, hook, visit))
    </section>
    <section class="panel panel--quiet stack">
    <div class="row row--ends"><p>\(text.newSecretHint)</p>\(visit.button(text.newSecret, to: path(hook, "secret")))</div>
    <div class="row row--ends"><p>\(text.removeHint)</p><a class="button button--danger" href="\(path(hook, "remove"))">\(text.remove)</a></div>
    </section>
    </div>
    """
  }

  /// The question before a webhook is removed.
  func removal(of hook: Webhook, _ visit: Visit) -> HTML {
    """
    <div class="stack">
    \(Trail(steps: [(text.title, place.path("webhooks")), (hook.address, place.path("webhooks/\(hook.id)"))]).html)
    <h1>\(text.removeTitle)</h1>
    <p>\(hook.address)</p>
    <p class="lead">\(text.removeLead)</p>
    <div class="actions">
    \(visit.button(text.remove, to: path(hook, "remove"), style: "button button--danger"))
    <a class="button button--plain" href="\(place.path("webhooks/\(hook.id)"))">\(text.cancel)</a>
    </div>
    </div>
    """
  }

  private func path(_ hook: Webhook, _ rest: String) -> String {
    place.path("webhooks/\(hook.id)/\(rest)")
  }

  private func toggle(_ hook: Webhook, _ isOn: Bool, _ visit: Visit) -> HTML {
    visit.button(
      isOn ? text.switchOn : text.switchOff, to: path(hook, "switch"),
      style: isOn ? "button" : "button button--plain",
      fields: "<input type=\"hidden\" name=\"on\" value=\"\(isOn ? "yes" : "no")\">")
  }

  private func offNotice(_ hook: Webhook, _ visit: Visit) -> HTML {
    guard hook.isOffByFailures else { return .empty }
    return Notice(
      tone: .danger, title: text.offTitle(hook.failures),
      detail: """
        <p>\(text.offDetail)</p>
        <div class="actions">\(toggle(hook, true, visit))</div>
        """
    ).html
  }

  /// What goes on by itself while the target does not take messages.
  private func troubleNotice(_ hook: Webhook) -> HTML {
    guard hook.isOn, hook.isTroubled, let last = hook.lastFailure else { return .empty }
    return Notice(
      tone: .caution, title: text.troubleTitle,
      detail: "<p>\(text.lastFailure)\(place.instants.html(last)). \(text.troubleDetail)</p>"
    ).html
  }

  private func deliveries(
    _ jobs: [(job: Job, payload: [UInt8])], _ hook: Webhook, _ visit: Visit
  ) -> HTML {
    jobs.map { job, payload in
      let count: HTML = job.state.isOver && job.attempts > 1 ? " · \(text.sent(job.attempts))" : ""
      return ListRow(
        title: "\(JobLook.tag(job, visit.language)) \(answer(job, visit.language))",
        detail: "\(place.instants.html(job.created))\(count)",
        actions: job.state.isOver ? again(job, hook, visit) : .empty,
        more: message(payload))
    }.html
  }

  private func message(_ payload: [UInt8]) -> HTML {
    guard let message = try? JSONDecoder().decode(WebhookMessage.self, from: Data(payload)) else {
      return .empty
    }
    return """
      <details class="details--cell"><summary>\(text.name(message.event))</summary>\
      <pre>\(message.body)</pre></details>
      """
  }

  /// What the target answered last, and what comes next.
  private func answer(_ job: Job, _ language: Language) -> HTML {
    let said = (job.saidFailure ?? job.said)(language)
    return switch job.state {
    case .waiting where job.attempts == 0: HTML(text.waiting)
    case .waiting:
      "\(said) \(text.attempt(job.attempts + 1, WebhookRetries.attempts)): \(place.instants.html(job.due))."
    case .running where job.attempts == 1: HTML(text.waitsForAnswer)
    case .running:
      HTML("\(text.attempt(job.attempts, WebhookRetries.attempts)). \(text.waitsForAnswer)")
    case .done, .failed, .cancelled: HTML(said)
    }
  }

  private func again(_ job: Job, _ hook: Webhook, _ visit: Visit) -> HTML {
    visit.button(
      text.again, to: path(hook, "again"),
      fields: "<input type=\"hidden\" name=\"message\" value=\"\(job.id)\">")
  }
}
