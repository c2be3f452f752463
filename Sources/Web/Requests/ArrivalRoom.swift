import HTTPTypes
import Hummingbird
import Synchronization

/// Room for large bodies that are collected in memory: how much arrives at once, of everybody and of each person.
///
/// A body holds its room until it is answered. Small forms need none, so that pages work on while files arrive.
final class ArrivalRoom: Sendable {
  /// Bodies up to this size always have room.
  static let smallBody = 1024 * 1024
  /// Large bodies of one person at a time, so that nobody takes the room of all others.
  static let countEach = 2

  private struct State {
    var free: Int
    var counts: [String: Int] = [:]
  }

  private let state: Mutex<State>

  /// - Parameter bytes: Of all large bodies together.
  init(bytes: Int) { state = Mutex(State(free: bytes)) }

  /// What was taken, to be given back.
  struct Place: Sendable {
    fileprivate let bytes: Int
    fileprivate let person: String
  }

  /// Takes room for the body of a request.
  ///
  /// - Returns: Nil for a body that needs none.
  /// - Throws: `WebProblem` with 503 when there is no room now.
  func enter(_ request: Request, _ rule: BodyRule, person: String) throws -> Place? {
    let said = request.headers[.contentLength].flatMap { Int($0) } ?? rule.limit
    let bytes = min(max(0, said), rule.limit)
    guard bytes > Self.smallBody else { return nil }
    let place = Place(bytes: bytes, person: person)
    let isIn = state.withLock { state in
      guard state.free >= bytes, state.counts[person, default: 0] < Self.countEach else {
        return false
      }
      state.free -= bytes
      state.counts[person, default: 0] += 1
      return true
    }
    guard isIn else { throw Self.full }
    return place
  }

  func leave(_ place: Place?) {
    guard let place else { return }
    state.withLock { state in
      state.free += place.bytes
      let left = (state.counts[place.person] ?? 1) - 1
      state.counts[place.person] = left > 0 ? left : nil
    }
  }

  private static var full: WebProblem {
    WebProblem(
      .serviceUnavailable,
      Phrase(
        "As many large files as this server takes at a time are arriving at this moment. Nothing of yours was taken in; send it again in half a minute.",
        "En este momento están llegando tantos archivos grandes como admite este servidor a la vez. No se tomó nada de lo suyo; envíelo otra vez en medio minuto."
      ), headers: [.retryAfter: "30", .connection: "close"])
  }
}

extension BodyRule {
  /// The most bytes that a body may have, with room for the boundaries of its parts.
  fileprivate var limit: Int {
    switch self {
    case .none: 0
    case .form(let limit), .bytes(let limit): limit
    case .upload(let limit): limit + 512 * 1024
    }
  }
}
