import Jobs

/// One job as its page shows it.
struct JobLook {
  let job: Job
  let title: String
  let place: WorkspacePlace
  let text: JobText

  func html(_ visit: Visit) -> HTML {
    """
    <div class="stack">
    \(Trail(steps: [(text.allJobs, place.path("jobs"))]).html)
    <h1>\(title)</h1>
    \(job.state.isOver ? ending(visit) : running(visit))
    \(facts)
    </div>
    """
  }

  static func tag(_ job: Job, _ language: Language) -> HTML {
    let label = JobWords.in(language).state(job.state)
    let tone: HTML =
      switch job.state {
      case .waiting, .cancelled: ""
      case .running: " tag--caution"
      case .done: " tag--accent"
      case .failed: " tag--danger"
      }
    return "<span class=\"tag\(tone)\" data-job-state>\(label)</span>"
  }

  /// What an open job does at this moment.
  static func sentence(_ job: Job, _ language: Language) -> String {
    let text = JobText.in(language)
    if job.isCancelAsked, !job.state.isOver { return text.cancelAsked }
    return job.sentence.isEmpty && job.state == .waiting ? text.waiting : job.said(language)
  }

  private func running(_ visit: Visit) -> HTML {
    let path = place.path("jobs/\(job.id)")
    let percent = Int((job.fraction * 100).rounded(.down))
    let value = job.state == .running && percent > 0 ? String(percent) : nil
    return """
      <div class="panel job" data-job="\(path)/state">
      <div class="job__head">
      <p class="job__sentence" role="status" data-job-sentence>\(Self.sentence(job, visit.language))</p>
      \(Self.tag(job, visit.language))
      </div>
      <progress max="100"\("value", value) aria-label="\(text.progress)">\(percent) %</progress>
      \(job.isCancelAsked ? .empty : "<div class=\"actions\">\(visit.button(text.cancel, to: path + "/cancel"))</div>" as HTML)
      </div>
      <p class="soft">\(text.leave)</p>
      """
  }

  private func ending(_ visit: Visit) -> HTML {
    switch job.state {
    case .done: return done(visit.language)
    case .failed:
      return Notice(
        tone: .danger, title: text.failed,
        detail: "<p>\(job.saidFailure.map { $0(visit.language) } ?? "")</p>"
      ).html
        + again(visit)
    default:
      return Notice(title: text.wasCancelled).html + again(visit)
    }
  }

  private func done(_ language: Language) -> HTML {
    let outcome = job.outcome
    let notice = Notice(
      tone: .good, title: text.done, detail: "<p>\((outcome?.sentence ?? job.said)(language))</p>")
    guard let target = job.target(in: place) else { return notice.html }
    return """
      \(notice.html)
      <p><a class="button" href="\(target)">\(outcome?.label.map { $0(language) } ?? text.result)</a></p>
      """
  }

  private func again(_ visit: Visit) -> HTML {
    guard let type = visit.site.jobKinds[job.kind], place.may(type.permission) else {
      return .empty
    }
    let beginning = type.beginning(of: job).map {
      "<a class=\"button button--plain\" href=\"\(place.path($0.path))\">\($0.label(visit.language))</a>"
        as HTML
    }
    return """
      <div class="actions">\(visit.button(text.again, to: place.path("jobs/\(job.id)/again"), style: "button"))\(beginning)</div>
      """
  }

  private var facts: HTML {
    var lines: [(String, HTML)] = [
      (text.facts.asked, "\(place.instants.html(job.created)), \(text.askedBy(job.asker.name))")
    ]
    if let started = job.started { lines.append((text.facts.begun, place.instants.html(started))) }
    if let finished = job.finished {
      lines.append((text.facts.ended, place.instants.html(finished)))
    }
    if job.attempts > 1 { lines.append((text.facts.attempts, HTML(String(job.attempts)))) }
    return """
      <dl class="terms">
      \(lines.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })
      </dl>
      """
  }
}
