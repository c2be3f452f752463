import Foundation
import HTTPTypes
import Synchronization

/// Lets a few do at once what is dear, and asks all others to come again.
final class Turnstile: Sendable {
  private let free: Mutex<Int>
  private let refusal: WebProblem

  /// - Parameter refusal: What is said when all places are taken.
  init(places: Int, refusal: WebProblem = .unpacking) {
    free = Mutex(places)
    self.refusal = refusal
  }

  /// Does it outside of the threads that answer requests.
  ///
  /// - Throws: `WebProblem` with 503 when all places are taken, and whatever the body throws.
  func pass<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    let isIn = free.withLock { free in
      guard free > 0 else { return false }
      free -= 1
      return true
    }
    guard isIn else { throw refusal }
    return try await onOwnThread { [self] in
      // Whoever asked may have left; the place is free when the work has ended.
      defer { free.withLock { $0 += 1 } }
      return try body()
    }
  }
}

extension WebProblem {
  static let unpacking = WebProblem(
    .serviceUnavailable,
    Phrase(
      "Other archives are being unpacked at this moment. Nothing was taken in; send yours again in a few seconds.",
      "En este momento se descomprimen otros archivos ZIP. No se tomó nada; envíe el suyo otra vez en unos segundos."
    ),
    headers: [.retryAfter: "10"])

  static let busy = WebProblem(
    .serviceUnavailable,
    Phrase(
      "The server has much to calculate at this moment. Ask again in a few seconds.",
      "El servidor tiene mucho que calcular en este momento. Pregunte otra vez en unos segundos."
    ),
    headers: [.retryAfter: "10"])
}
