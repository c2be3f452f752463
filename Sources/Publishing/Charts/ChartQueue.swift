import Foundation
import Glibc

/// What became of one specification.
enum ChartDrawing {
  case drawn(String)
  case failed(ChartResponse.Problem, String)
  /// The worker crashed or took too long.
  case workerEnded(String)
  /// No worker could be started.
  case noWorker
}

/// Gives specifications to one or two workers, and starts a fresh one for each that fails.
///
/// One thread serves all workers by `poll`, so that no state is shared.
final class ChartQueue {
  /// A worker and what it is drawing.
  private struct Assignment {
    var worker: ChartWorkerProcess
    var index: Int
    var deadline: Double
  }

  private let specifications: [String]
  private let executable: URL
  private let arguments: [String]
  private let timeLimit: Double
  private let workers: Int

  private var next = 0
  private var drawings: [ChartDrawing?]
  private var assignments: [Assignment] = []
  /// A worker with nothing to do, which may draw another time.
  private(set) var spare: ChartWorkerProcess?

  init(
    specifications: [String], executable: URL, arguments: [String], timeLimit: Double, workers: Int,
    spare: ChartWorkerProcess? = nil
  ) {
    self.specifications = specifications
    self.executable = executable
    self.arguments = arguments
    self.timeLimit = timeLimit
    self.workers = workers
    self.spare = spare
    drawings = Array(repeating: nil, count: specifications.count)
  }

  /// Draws everything.
  ///
  /// - Returns: One element per specification, in order.
  func run() -> [ChartDrawing] {
    for _ in 0..<workers { startWorker() }
    while !assignments.isEmpty {
      for (position, isReady) in waitForWorkers().enumerated().reversed() {
        if isReady {
          serve(position)
        } else if assignments[position].deadline <= Self.now() {
          replace(position, "it took longer than \(Int(timeLimit)) seconds")
        }
      }
    }
    return drawings.map { $0 ?? .noWorker }
  }

  private func startWorker() {
    guard next < specifications.count else { return }
    let rested = spare.flatMap { $0.isAlive ? $0 : nil }
    spare = nil
    guard let worker = rested ?? ChartWorkerProcess(executable: executable, arguments: arguments)
    else { return }
    assign(to: worker)
  }

  /// Gives a worker the next specification; after the last one it is spare.
  private func assign(to worker: ChartWorkerProcess) {
    guard next < specifications.count else {
      spare = worker
      return
    }
    let index = next
    next += 1
    assignments.append(Assignment(worker: worker, index: index, deadline: Self.now() + timeLimit))
    let request = ChartRequest(id: String(index), spec: specifications[index])
    if !worker.send(request, patience: timeLimit) {
      replace(assignments.count - 1, "it takes no request")
    }
  }

  /// One flag per assignment: true when its worker has written something or ended.
  private func waitForWorkers() -> [Bool] {
    var sockets = assignments.map {
      pollfd(fd: $0.worker.socket, events: Int16(POLLIN), revents: 0)
    }
    let soonest = assignments.map(\.deadline).min() ?? Self.now()
    let wait = max(0, (soonest - Self.now()) * 1000).rounded(.up)
    guard poll(&sockets, nfds_t(sockets.count), Int32(wait)) > 0 else {
      return assignments.map { _ in false }
    }
    return sockets.map { $0.revents != 0 }
  }

  private func serve(_ position: Int) {
    let assignment = assignments[position]
    switch assignment.worker.receive() {
    case nil: return
    case .ended(let reason): replace(position, reason)
    case .response(let response):
      guard response.id == String(assignment.index) else {
        return replace(position, "it answered another question")
      }
      drawings[assignment.index] =
        response.svg.map { .drawn($0) }
        ?? .failed(response.problem ?? .spec, response.error ?? "it gave no reason")
      assignments.remove(at: position)
      assign(to: assignment.worker)
    }
  }

  /// Records the failure of an assignment's worker and puts a fresh one there.
  private func replace(_ position: Int, _ reason: String) {
    let assignment = assignments.remove(at: position)
    assignment.worker.stop()
    drawings[assignment.index] = .workerEnded(reason)
    startWorker()
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
