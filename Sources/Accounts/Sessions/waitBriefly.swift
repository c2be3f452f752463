/// Begins work and waits for it, but not longer than a moment; the work goes on then by itself.
///
/// For what may be written late or not at all, such as when somebody was last seen: a page that only reads must not stand
/// still while somebody else's import holds the one writer of a file.
func waitBriefly(
  _ limit: Duration, for work: @escaping @Sendable () async throws -> Void
) async {
  let (ends, end) = AsyncStream.makeStream(of: Void.self)
  let timer = Task {
    try? await Task.sleep(for: limit)
    end.finish()
  }
  Task {
    try? await work()
    timer.cancel()
    end.finish()
  }
  for await _ in ends {}
}
