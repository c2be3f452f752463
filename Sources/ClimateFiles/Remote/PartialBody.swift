/// The beginning of a range that came before its connection broke.
final class PartialBody {
  private var bytes: [UInt8] = []
  private var validator: String?

  var count: Int { bytes.count }

  /// Keeps what came of a partial answer, when it begins where it was asked for.
  func keep(_ reply: HTTPReply?, from start: Int) {
    guard let reply, reply.status == 206, reply.contentRange?.start == start else { return }
    if !bytes.isEmpty, validator != reply.validator { bytes = [] }
    validator = reply.validator
    bytes += reply.body
  }

  /// The whole range, when the answer continues what was kept.
  ///
  /// - Throws: When the answer is of another version; the next attempt begins anew.
  func completed(by reply: HTTPReply) throws(HTTPFailure) -> HTTPReply {
    guard reply.status == 206, !bytes.isEmpty else { return reply }
    guard validator == reply.validator else {
      bytes = []
      throw HTTPFailure.broken("The object changed while it was read", partial: nil)
    }
    var whole = reply
    whole.body = bytes + reply.body
    return whole
  }
}
