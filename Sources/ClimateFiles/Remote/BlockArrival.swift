internal import Climate
internal import Foundation
internal import Synchronization

/// A block that one thread receives and others wait for, so that it comes once.
final class BlockArrival: Sendable {
  private let group = DispatchGroup()
  private let problem = Mutex<ClimateProblem?>(nil)

  init() { group.enter() }

  /// Tells those who wait that the block is there, or why it is not.
  func finish(_ problem: ClimateProblem?) {
    self.problem.withLock { $0 = problem }
    group.leave()
  }

  /// - Throws: what kept the other thread from receiving it; asking again at once would only take as long.
  func wait() throws(ClimateProblem) {
    group.wait()
    if let problem = problem.withLock({ $0 }) { throw problem }
  }
}
