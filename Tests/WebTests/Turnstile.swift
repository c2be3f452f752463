/// Lets only so many sites run at once, so that none answers too late where hundreds of tests share few processors.
actor Turnstile {
  static let sites = Turnstile(8)
  /// True within a site: a second one of the same test must not wait for the first.
  @TaskLocal static var isInside = false

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { free = count }

  nonisolated func pass<Result: Sendable>(
    _ body: @Sendable () async throws -> Result
  ) async throws -> Result {
    guard !Self.isInside else { return try await body() }
    await enter()
    do {
      let result = try await Self.$isInside.withValue(true, operation: body)
      await leave()
      return result
    } catch {
      await leave()
      throw error
    }
  }

  private func enter() async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
