extension AsyncStream<DatabaseSignal>.Continuation {
  /// Hands on a signal; a listener so far behind that it lost one hears that it was deaf.
  func deliver(_ signal: DatabaseSignal) {
    guard case .dropped = yield(signal) else { return }
    yield(.deaf)
    yield(.listening)
  }
}

extension DatabaseSignal {
  /// The longest message, in bytes of UTF-8.
  static let mostBytes = 4000
}

extension DatabaseProblem {
  static let lockInRead = DatabaseProblem.refused("Only a transaction that writes may lock.")
  static let messageInRead = DatabaseProblem.refused(
    "Only a transaction that writes may send a message.")
  static let messageTooLong = DatabaseProblem.statement("A message has more than 4,000 bytes.")
}
