import Databases
import Foundation
import Jobs
import StoreSupport
import Synchronization

/// A clock that stands still until it is moved.
final class HandClock: Sendable {
  private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
  var now: Date { time.withLock { $0 } }
  func move(_ seconds: TimeInterval) { time.withLock { $0 += seconds } }
}

let ada = Job.Asker(id: "ada", name: "Ada Admin", language: "en")

func newJob(
  _ id: String = UUID().uuidString, kind: String = "sum", workspace: String? = "green-town",
  subject: String? = nil, payload: String = "{}", due: Date? = nil
) -> NewJob {
  NewJob(
    id: id, kind: kind, workspace: workspace, subject: subject, asker: ada,
    payload: Array(payload.utf8), due: due)
}

/// Gives a test the boards of two nodes on one new database.
func withNodes(
  _ engine: StoreEngine, settings: JobSettings = JobSettings(),
  _ body: (JobBoard, JobBoard, HandClock) async throws -> Void
) async throws {
  try await withAddress(engine) { address in
    let databases = [try await address.open(), try await address.open()]
    try await databases[0].migrate([JobBoard.schema])
    let clock = HandClock()
    let boards = databases.map { JobBoard($0, settings: settings) { clock.now } }
    try await body(boards[0], boards[1], clock)
    for database in databases { await database.close() }
  }
}
