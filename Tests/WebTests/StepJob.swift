import Accounts
import Foundation
import Jobs
import Synchronization

@testable import Web

/// A job in steps, each of which a test lets it take.
struct StepJob: SiteJob {
  static let kind = "steps"
  static let title = Phrase("Take steps", "Dar pasos")
  static let permission = Permission.readWorkspace

  let name: String
  var steps = 2
  var ends = End.well

  enum End: String, Codable { case well, sentence, fault, later, silence }

  private static let allowed = Mutex<[String: Int]>([:])
  private static let taken = Mutex<[String: Int]>([:])

  static func allow(_ steps: Int, _ name: String) { allowed.withLock { $0[name] = steps } }

  /// How often a step was taken, over all runs.
  static func taken(_ name: String) -> Int { taken.withLock { $0[name] ?? 0 } }

  struct Fault: Error {}

  func run(_ work: JobWork) async throws -> JobResult {
    for step in 0..<steps {
      while Self.allowed.withLock({ $0[name] ?? 0 }) <= step {
        if ends != .silence { try work.checkCancelled() }
        // Not the task's own sleep, which would end when the task is cancelled.
        try await work.pause()
      }
      Self.taken.withLock { $0[name, default: 0] += 1 }
      work.progress(
        Double(step + 1) / Double(steps),
        Phrase("Step \(step + 1) of \(steps)", "Paso \(step + 1) de \(steps)"))
    }
    switch ends {
    case .well, .silence: break
    case .sentence:
      throw JobFailure(
        Phrase(
          "The ladder is too short. Bring another one.",
          "La escalera es demasiado corta. Traiga otra."))
    case .fault: throw Fault()
    case .later: throw JobLater(seconds: 60, sentence: Phrase(alike: "It rains."))
    }
    return JobResult(
      sentence: Phrase(
        "\(steps) steps in \(try work.workspace()) by \(work.principal.name).",
        "\(steps) pasos en \(try work.workspace()) de \(work.principal.name)."),
      path: "history", label: Phrase("See the steps", "Ver los pasos"), detail: nil)
  }
}

extension JobWork {
  fileprivate func pause() async throws {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().asyncAfter(deadline: .now() + 0.02) { continuation.resume() }
    }
  }
}
