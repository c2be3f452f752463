extension AsyncStream<DatabaseSignal>.Continuation {
  /// Hands on a signal; a listener so far behind that it lost one hears that it was deaf.
  func deliver(_ signal: DatabaseSignal) {
    guard case .dropped = yield(signal) else { return }
    yield(.deaf)
    yield(.listening)
  }
}
