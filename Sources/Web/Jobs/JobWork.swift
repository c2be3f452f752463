import Accounts
import Databases
import Foundation
import Jobs
import Store
import Synchronization

/// What a running job is given: who asked, where, and the ways to say how far it is and to hear that it should stop.
final class JobWork: Sendable {
  private struct State {
    var fraction = 0.0
    var sentence = Phrase(alike: "")
    var isChanged = false
    var isStopped = false
  }

  let site: Site
  let bell = Bell()
  private let claim: JobClaim
  private let state = Mutex(State())

  init(_ claim: JobClaim, site: Site) {
    self.claim = claim
    self.site = site
  }

  var job: Job { claim.job }

  /// The workspace that the job is for.
  ///
  /// - Throws: `JobFailure` for a job of the whole server.
  func workspace() throws -> String {
    guard let id = job.workspace else { throw JobFailure(JobWords.ofAll.noWorkspace) }
    return id
  }

  var language: Language { Language(rawValue: job.asker.language) ?? .english }

  /// The texts of a job in the asker's language, for what goes to them alone; what a job says of itself is said in all.
  func words<Text: Words>(_ type: Text.Type) -> Text { Text.in(language) }

  /// Whoever asked, with the rights that they have now; for `AccountDirectory.commitCheck` and the like.
  var principal: Principal { .job(of: job.asker.id, named: job.asker.name) }

  /// Who the journal names for a change.
  var author: Author { Author(id: job.asker.id, name: job.asker.name) }

  /// Says how far the job is; may be called as often as is handy, from any thread.
  ///
  /// - Parameter fraction: 0 to 1.
  func progress(_ fraction: Double, _ sentence: Phrase) {
    state.withLock { state in
      state.isChanged = state.isChanged || state.fraction != fraction || state.sentence != sentence
      state.fraction = fraction
      state.sentence = sentence
    }
  }

  /// - Throws: `CancellationError` when the job should stop.
  func checkCancelled() throws {
    if state.withLock({ $0.isStopped }) { throw CancellationError() }
  }

  /// Refuses to write, within the transaction that writes, what another node is at by now.
  ///
  /// - Throws: `CancellationError`.
  func checkHeld(_ transaction: any SQLTransaction) throws {
    try JobBoard.checkHeld(claim, in: transaction)
  }

  /// Does what blocks its thread, such as running a program or much calculation, beside the threads that answer requests.
  func blocking<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws
    -> Value
  {
    try checkCancelled()
    return try await onOwnThread(isLeft: false, body)
  }

  func stop() { state.withLock { $0.isStopped = true } }

  /// Has the board asked at once, because there is news of this job.
  func look() {
    state.withLock { $0.isChanged = true }
    bell.ring()
  }

  /// How far the job is, and whether that is news since the last call.
  func takeProgress() -> (fraction: Double, sentence: Phrase, isChanged: Bool) {
    state.withLock { state in
      defer { state.isChanged = false }
      return (state.fraction, state.sentence, state.isChanged)
    }
  }
}
