public import Foundation

/// What an instance may set about jobs; times are in seconds.
public struct JobSettings: Sendable {
  /// How long a node holds a job without saying that it still lives; the clocks of nodes may differ by half of it.
  public var lease: TimeInterval = 60
  /// How often a job may lose its node before it has failed.
  public var losses = 2
  /// Jobs of one kind that may wait or run for one workspace.
  public var openLimit = 20
  /// Kinds of which any number may wait.
  public var unlimitedKinds: Set<String> = []
  /// Kinds that wait for others outside, who may never answer: of one subject one runs at a time.
  public var apartKinds: Set<String> = []
  /// Jobs of each of `apartKinds` that run at once for one workspace.
  public var apartPlaces = 8
  /// How long a job that is over stays.
  public var lifetime: TimeInterval = 30 * 24 * 3600
  /// The same for kinds of which there are many.
  public var lifetimes: [String: TimeInterval] = [:]
  /// What is said of a job that lost its node each time, by language.
  public var lostSentence: @Sendable (_ language: String) -> String = { _ in
    "The server stopped each time while this was running. Try again; if it stops again, tell whoever runs the server."
  }

  public init() {}

  func openLimit(of kind: String) -> Int? { unlimitedKinds.contains(kind) ? nil : openLimit }
}

/// Why a job was not put in or not changed.
public enum JobProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case tooMany(limit: Int)
  case payloadTooLarge
  case noJob
  case notOver
  /// There is no room for another upload now.
  case shelfFull
  case uploadTooLarge(limit: Int)
  /// The same person sent another one before this one was written.
  case uploadReplaced

  public var description: String {
    switch self {
    case .tooMany(let limit):
      "\(limit) of these wait or run already for this workspace. Nothing was started; try again when one is done."
    case .payloadTooLarge: "This is too much to hand to a job."
    case .noJob: "There is no such job, or it is no longer there."
    case .notOver: "This job is not over yet. Cancel it first, or wait."
    case .shelfFull:
      "The server holds as many uploads as it may at this moment. Nothing was kept; try again in an hour."
    case .uploadTooLarge(let limit):
      "This file is too large: at most \(limit / 1_048_576) MB are taken."
    case .uploadReplaced:
      "You have sent another file meanwhile, and that one counts. Go on with it."
    }
  }
}
