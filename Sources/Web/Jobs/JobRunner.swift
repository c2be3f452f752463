import Databases
import Foundation
import Jobs
import Logging
import Store
import Synchronization

/// Takes jobs from the board and runs them on this node, a few at once.
final class JobRunner: Sendable {
  struct Settings: Sendable {
    /// Jobs of `JobLane.work` that run at once.
    var places = 2
    /// Errands wait for others more than they work; a workspace has at most half of the places.
    var errandPlaces = 16
    /// How long to wait for news before looking anyway, in seconds.
    var poll = 15.0
  }

  private let site: Site
  private let settings: Settings
  private let bells = Dictionary(uniqueKeysWithValues: JobLane.allCases.map { ($0, Bell()) })
  private let running = Mutex<[String: JobWork]>([:])
  private let busy = Mutex<[JobLane: Int]>([:])

  init(site: Site, settings: Settings) {
    self.site = site
    self.settings = settings
  }

  /// Runs until the task is cancelled; what runs then is put back for others, or for the next start.
  func run() async {
    await withDiscardingTaskGroup { group in
      group.addTask { await self.hear() }
      for lane in JobLane.allCases { group.addTask { await self.serve(lane) } }
    }
  }

  private func places(_ lane: JobLane) -> Int {
    switch lane {
    case .work: settings.places
    case .errands: settings.errandPlaces
    }
  }

  private func isFull(_ lane: JobLane) -> Bool {
    busy.withLock { $0[lane] ?? 0 } >= places(lane)
  }

  private func hear() async {
    for await signal in site.store.database.signals() {
      switch signal {
      case .message(let text):
        switch JobSignal(message: text) {
        case .put(let kind): ring(site.jobKinds[kind]?.lane)
        case .cancel(let id): running.withLock { $0[id] }?.look()
        case nil: break
        }
      // Something may have been missed.
      case .listening: for bell in bells.values { bell.ring() }
      case .deaf: break
      }
    }
  }

  private func ring(_ lane: JobLane?) {
    if let lane { bells[lane]?.ring() }
  }

  private func serve(_ lane: JobLane) async {
    guard let bell = bells[lane] else { return }
    let kinds = site.jobKinds.names(in: lane)
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        while !isFull(lane), !Task.isCancelled,
          let claim = await take(kinds)
        {
          busy.withLock { $0[lane, default: 0] += 1 }
          group.addTask {
            await self.perform(claim)
            self.busy.withLock { $0[lane, default: 0] -= 1 }
            bell.ring()
          }
        }
        await bell.wait(upTo: await pause(kinds, isFull: isFull(lane)))
      }
    }
  }

  private func take(_ kinds: [String]) async -> JobClaim? {
    do {
      return try await site.jobs.take(kinds)
    } catch is CancellationError {
      return nil
    } catch {
      site.logger.warning("Jobs cannot be taken now: \(error)")
      // The database may be away; asking at once again would not bring it back.
      try? await Task.sleep(for: .seconds(2))
      return nil
    }
  }

  /// Until the next job is due, or until it is time to look anyway.
  private func pause(_ kinds: [String], isFull: Bool) async -> Duration {
    guard !isFull, let moment = try? await site.jobs.nextMoment(kinds) else {
      return .seconds(settings.poll)
    }
    return .seconds(min(settings.poll, max(0.05, moment.timeIntervalSince(site.now()))))
  }

  private func perform(_ claim: JobClaim) async {
    let work = JobWork(claim, site: site)
    running.withLock { $0[claim.job.id] = work }
    await JobPerformance(claim: claim, work: work, site: site).run()
    running.withLock { $0[claim.job.id] = nil }
  }
}
