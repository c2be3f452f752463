import Accounts
import Databases
import HTTPTypes
import Jobs
import Store

/// The long work of a workspace.
struct JobAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.list, list), APIRoute(Self.show, show), APIRoute(Self.cancel, cancel),
      APIRoute(Self.again, again),
    ]
  }

  static let shape = APIShape<Job>(
    "Job", "A piece of long work that somebody asked for.",
    [
      .text("id", "Its id.") { $0.id },
      .text("kind", "What kind of work.") { $0.kind },
      .maybeText("subject", "What it is about, such as an upload.") { $0.subject },
      .text("asker", "Who asked for it.") { $0.asker.name },
      .choice("state", Job.State.allCases.map(\.rawValue), "Where it is on its way.") {
        $0.state.rawValue
      },
      .number("fraction", "How much is done, 0 to 1.") { $0.fraction },
      .text("sentence", "What it does at this moment, or why it waits.") {
        $0.said($0.language)
      },
      .maybeText("outcome", "What it has made, in a sentence.") {
        job in job.outcome.map { $0.sentence(job.language) }
      },
      .maybeText("page", "The page of what it has made, after the workspace's address.") {
        $0.outcome?.path
      },
      .maybeText("failure", "Why it failed.") { job in
        job.saidFailure.map { $0(job.language) }
      },
      .truth("isCancelAsked", "Whether somebody has asked it to stop.") { $0.isCancelAsked },
      .text("created", "When it was asked for, in UTC.") { InstantText.text($0.created) },
      .maybeText("started", "When it was begun first.") { $0.started.map { InstantText.text($0) } },
      .maybeText("finished", "When it was over.") { $0.finished.map { InstantText.text($0) } },
    ])
  private static let jobs = APIList(shape: shape)

  static let list = APIOperation(
    id: "listJobs", method: .get, path: "/api/v1/workspaces/{workspace}/jobs", tag: .jobs,
    summary: "List the long work of a workspace",
    details: "Your own, and what you might have asked for.", access: .workspace(.readWorkspace),
    query: APIParameter.paging(.offset), successes: [.json(jobs.schema, "The newest first.")])

  static let show = APIOperation(
    id: "getJob", method: .get, path: "/api/v1/workspaces/{workspace}/jobs/{job}", tag: .jobs,
    summary: "Read how far a job is", access: .workspace(.readWorkspace),
    successes: [.json(shape.schema, "The job.")])

  static let cancel = APIOperation(
    id: "cancelJob", method: .post, path: "/api/v1/workspaces/{workspace}/jobs/{job}/cancel",
    tag: .jobs, summary: "Ask a job to stop",
    details: "Needs the right that the job itself needs, and the scope for it.",
    access: .workspace(.readWorkspace),
    successes: [.json(shape.schema, "The job as it is now.")])

  static let again = APIOperation(
    id: "repeatJob", method: .post, path: "/api/v1/workspaces/{workspace}/jobs/{job}/again",
    tag: .jobs, summary: "Begin a job that is over once more",
    details:
      "With what it was begun with. Needs the right that the job itself needs, and the scope for it. New jobs are begun by the operations for what they do, such as `publishPlan`.",
    access: .workspace(.readWorkspace),
    successes: [.json(shape.schema, "The new job.", status: .accepted)], keepsAnswer: true)

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let (site, place) = (call.site, try call.visit.workspace())
    let found = try await site.jobs.jobs(
      of: place.id, kinds: site.jobKinds.names(in: .work), limit: 1_000)
    let seen = found.filter { job in
      site.jobKinds[job.kind].map { call.visit.mayHandle(job, $0) } ?? false
    }
    return Self.jobs.answer(of: seen, to: call)
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    .json(Self.shape.json(try await call.visit.visibleJob().job))
  }

  @Sendable private func cancel(_ call: APICall) async throws -> APIAnswer {
    let (job, _) = try await call.visit.ownJob()
    try await call.site.jobs.cancel(job.id)
    return .json(Self.shape.json(try await call.visit.visibleJob().job))
  }

  @Sendable private func again(_ call: APICall) async throws -> APIAnswer {
    let (job, _) = try await call.visit.ownJob()
    let id: String
    do {
      id = try await call.site.jobs.putAgain(job.id, by: call.visit.asker)
    } catch JobProblem.tooMany(let limit) {
      throw APIProblem(
        .tooManyRequests, .plain, JobProblem.tooMany(limit: limit).description,
        headers: [.retryAfter: "60"])
    }
    guard let made = try await call.site.jobs.job(id) else { throw JobProblem.noJob }
    let path = "/api/v1/workspaces/\(try call.visit.workspace().id)/jobs/\(id)"
    return .json(Self.shape.json(made), status: .accepted, headers: [.location: path])
  }
}
