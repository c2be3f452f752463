import Accounts
import HTTPTypes
import Hummingbird
import Jobs

/// The long work of a workspace: what runs, how far it is, and what came of it.
struct JobPages: PageGroup {
  static let path = "jobs"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .workspace, path: Self.path, label: Phrase("Jobs", "Tareas"),
        for: .readWorkspace, order: 70)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    // Who may see which job is decided for each: those who asked, and those who might have.
    let access = Access.workspace(.readWorkspace)
    routes.get("/workspaces/:workspace/jobs", for: access, use: list)
    routes.get("/workspaces/:workspace/jobs/:job", for: access, use: show)
    routes.get("/workspaces/:workspace/jobs/:job/state", for: access, use: state)
    routes.post("/workspaces/:workspace/jobs/:job/cancel", for: access, use: cancel)
    routes.post("/workspaces/:workspace/jobs/:job/again", for: access, use: again)
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(JobText.self)
    let jobs = try await visit.site.jobs.jobs(
      of: place.id, kinds: visit.site.jobKinds.names(in: .work))
    let seen = jobs.compactMap { job in
      visit.site.jobKinds[job.kind].flatMap { visit.mayHandle(job, $0) ? (job, $0) : nil }
    }
    let isMoving = seen.contains { !$0.0.state.isOver }
    let main: HTML = """
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(seen.isEmpty ? EmptyState(title: text.none, detail: text.noneDetail).html : rows(seen, visit, text))
      </div>
      """
    return visit.page(text.title, main, at: Self.path, refresh: isMoving ? 10 : nil)
  }

  private func rows(
    _ jobs: [(Job, any SiteJob.Type)], _ visit: Visit, _ text: JobText
  ) -> HTML {
    jobs.map { job, type in
      let path = visit.place?.path("jobs/\(job.id)") ?? ""
      return ListRow(
        title: "<a href=\"\(path)\">\(type.title(visit.language))</a>",
        detail: "\(visit.instants.html(job.created)), \(text.askedBy(job.asker.name))",
        actions: JobLook.tag(job, visit.language))
    }.html
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let (job, type) = try await visit.visibleJob()
    let place = try visit.workspace()
    if visit.query("follow") != nil, let target = job.target(in: place) {
      return visit.seeOther(target)
    }
    let title = type.title(visit.language)
    let look = JobLook(job: job, title: title, place: place, text: visit.words(JobText.self))
    return visit.page(
      title, look.html(visit), width: .text, at: Self.path,
      scripts: job.state.isOver ? [] : ["jobs.js"], refresh: job.state.isOver ? nil : 3)
  }

  @Sendable private func state(_ visit: Visit) async throws -> Response {
    let (job, _) = try await visit.visibleJob()
    return .json(JobStatus(job, visit.language))
  }

  @Sendable private func cancel(_ visit: Visit) async throws -> Response {
    let (job, _) = try await visit.ownJob()
    try await visit.site.jobs.cancel(job.id)
    return visit.seeOther(try visit.workspace().path("jobs/\(job.id)"))
  }

  @Sendable private func again(_ visit: Visit) async throws -> Response {
    let (job, _) = try await visit.ownJob()
    let place = try visit.workspace()
    let id = try await visit.site.jobs.putAgain(job.id, by: visit.asker)
    return visit.seeOther(place.path("jobs/\(id)?follow=yes"))
  }
}

/// How far a job is, for scripts.
struct JobStatus: Encodable, Sendable {
  let id: String
  let state: String
  let label: String
  let percent: Int
  let sentence: String
  let isOver: Bool

  init(_ job: Job, _ language: Language) {
    id = job.id
    state = job.state.rawValue
    label = JobWords.in(language).state(job.state)
    percent = Int((job.fraction * 100).rounded(.down))
    sentence = JobLook.sentence(job, language)
    isOver = job.state.isOver
  }
}
