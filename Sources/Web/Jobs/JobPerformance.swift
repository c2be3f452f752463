import Accounts
import Databases
import Foundation
import HTTPTypes
import Jobs
import Logging
import Webhooks

/// One run of one job: begun, watched, and written down when it ends.
struct JobPerformance: Sendable {
  let claim: JobClaim
  let work: JobWork
  let site: Site

  private enum Ending: Sendable {
    case returned(JobResult)
    case threw(any Error)
    /// The watcher says that there is no use in going on.
    case cancelAsked, lost, outOfTime
    /// The server stops.
    case stopping

    var isLost: Bool { if case .lost = self { true } else { false } }
  }

  /// How often the watcher looks.
  private static let look = Duration.seconds(1)
  /// How long a job may take to stop; then it is left to itself.
  private static let patience = Duration.seconds(5)

  private var job: Job { claim.job }
  private var text: EveryLanguage<JobWords> { JobWords.ofAll }

  func run() async {
    let job: any SiteJob
    let limit: Duration
    do {
      guard let type = site.jobKinds[self.job.kind] else { return }
      job = try type.read(claim.payload)
      limit = type.timeLimit
      try await checkRight(type)
    } catch is DecodingError {
      return await write(.failed(text.unreadable.kept))
    } catch {
      return await end(.threw(error))
    }
    await end(await outcome(of: job, limit))
  }

  /// Whoever asked may have lost the right meanwhile.
  private func checkRight(_ type: any SiteJob.Type) async throws {
    guard type.lane == .work, let workspace = job.workspace else { return }
    let access = try await site.accounts.access(of: work.principal, in: workspace)
    guard access.may(type.permission, in: workspace) else {
      throw AccountProblem.notAllowed(type.permission)
    }
  }

  /// Runs the job and the watcher side by side until one of them has something to say.
  private func outcome(of job: any SiteJob, _ limit: Duration) async -> Ending {
    let (endings, report) = AsyncStream.makeStream(of: Ending.self)
    let work = work
    // Not a child: a job that does not stop must not keep the server from stopping.
    let task = Task {
      do { return Ending.returned(try await job.run(work)) } catch { return Ending.threw(error) }
    }
    let reporter = Task { report.yield(await task.value) }
    let watcher = Task { report.yield(await watch(until: .now + limit)) }
    defer {
      reporter.cancel()
      watcher.cancel()
    }
    var first = endings.makeAsyncIterator()
    // Nothing comes when this very task is cancelled.
    let ending = await first.next() ?? .stopping
    switch ending {
    case .returned, .threw: return ending
    case .lost, .outOfTime, .cancelAsked, .stopping: break
    }
    work.stop()
    task.cancel()
    // What was reached before it heard of its end counts.
    if case .returned(let result) = await settled(task), !ending.isLost { return .returned(result) }
    return ending
  }

  /// How a job that was told to stop has ended; nil when it goes on regardless.
  private func settled(_ task: Task<Ending, Never>) async -> Ending? {
    // In a task of its own: this one may be cancelled, and would not wait.
    await Task {
      let bell = Bell()
      let waiting = Task {
        let ending = await task.value
        bell.ring()
        return ending
      }
      let start = ContinuousClock.now
      await bell.wait(upTo: Self.patience)
      return ContinuousClock.now - start < Self.patience ? await waiting.value : nil
    }.value
  }

  /// Renews the lease and looks whether the job should go on; returns when it should not.
  private func watch(until deadline: ContinuousClock.Instant) async -> Ending {
    let renewal = Duration.seconds(min(5, site.jobs.settings.lease / 4))
    var last = ContinuousClock.now
    while !Task.isCancelled {
      await work.bell.wait(upTo: Self.look)
      if ContinuousClock.now >= deadline { return .outOfTime }
      let progress = work.takeProgress()
      guard progress.isChanged || ContinuousClock.now - last >= renewal else { continue }
      // While the database is away the job goes on; whether it still has its lease is seen later.
      let standing = try? await site.jobs.renew(
        claim, fraction: progress.fraction, sentence: progress.sentence.kept)
      last = .now
      switch standing {
      case .cancelAsked: return .cancelAsked
      case .lost: return .lost
      case .goesOn, nil: break
      }
    }
    return .stopping
  }

  private func end(_ ending: Ending) async {
    switch ending {
    case .returned(let result):
      let json = (try? JSONEncoder().encode(result)).map { String(decoding: $0, as: UTF8.self) }
      await write(.done(result: json ?? "{}", sentence: result.sentence.kept))
    case .threw(let later as JobLater):
      await putBack(after: later.seconds, later.sentence.kept)
    case .threw(is CancellationError), .stopping:
      // Nobody asked for its end: the server stops, and another one goes on.
      await putBack(after: 0, "")
    case .threw(let error): await write(.failed(sentence(for: error).kept))
    case .cancelAsked: await write(.cancelled)
    case .outOfTime: await write(.failed(text.tooLong.kept))
    case .lost: break
    }
  }

  private func sentence(for error: any Error) -> Phrase {
    if let failure = error as? JobFailure { return failure.sentence }
    let problem = ErrorWords(takesForms: true).problem(for: error)
    if problem.status.kind == .serverError {
      site.logger.error("A job failed (\(job.kind)): \(error)")
      return text.ourFault
    }
    return problem.words
  }

  private func write(_ end: JobEnd) async {
    let (claim, site) = (claim, site)
    let news = news(of: end)
    await insisting {
      _ = try await site.jobs.finish(claim, end) { transaction in
        guard let news, let workspace = claim.job.workspace else { return }
        try WebhookRegister.announce(
          .jobFinished, in: workspace, news, at: site.now(), transaction)
      }
    }
  }

  /// What webhooks are told; nil of errands, which would tell of themselves.
  private func news(of end: JobEnd) -> [String: WebhookValue]? {
    guard let workspace = job.workspace, let type = site.jobKinds[job.kind], type.lane == .work
    else { return nil }
    var news: [String: WebhookValue] = [
      "job": .text(job.id), "kind": .text(job.kind), "title": .text(type.title(work.language)),
      "askedBy": .text(job.asker.name),
      "path": .text(SitePath.workspace(workspace, "jobs/\(job.id)")),
    ]
    func said(_ sentence: String) -> WebhookValue {
      .text(Phrase(kept: sentence)(work.language))
    }
    switch end {
    case .done(_, let sentence): (news["state"], news["sentence"]) = ("done", said(sentence))
    case .failed(let sentence): (news["state"], news["sentence"]) = ("failed", said(sentence))
    case .cancelled: news["state"] = "cancelled"
    }
    return news
  }

  private func putBack(after seconds: TimeInterval, _ sentence: String) async {
    let (claim, site) = (claim, site)
    let due = site.now().addingTimeInterval(seconds)
    await insisting { _ = try await site.jobs.postpone(claim, until: due, sentence) }
  }

  /// Writes even while the server stops, and while the database is away for a moment; if it stays away, the lease ends and
  /// the job is run again.
  private func insisting(_ body: @escaping @Sendable () async throws -> Void) async {
    let logger = site.logger
    let name = "\(job.kind) \(job.id)"
    await Task {
      for seconds in [0.2, 1, 4, 0] {
        do {
          return try await body()
        } catch {
          logger.warning("The end of a job (\(name)) cannot be written down now: \(error)")
          try? await Task.sleep(for: .seconds(seconds))
        }
      }
    }.value
  }
}
