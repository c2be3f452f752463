import Testing

@testable import Web

@Suite struct HeadShelfTests {
  private func head(_ revision: Int) -> HeadShelf<Int>.Head {
    HeadShelf.Head(workspace: "town", digest: "d\(revision)", revision: revision)
  }

  @Test func `what many ask for at once is made once`() async throws {
    let shelf = HeadShelf<Int>()
    let gate = Gate()
    let values = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try await shelf.value(at: head(1)) {
            await gate.passed()
            return 7
          }
        }
      }
      await gate.open()
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(values == Array(repeating: 7, count: 8))
    #expect(await gate.visitors == 1)
  }

  @Test func `an older head never replaces a newer one`() async throws {
    let shelf = HeadShelf<Int>()
    let gate = Gate()
    async let old = shelf.value(at: head(1)) {
      await gate.passed()
      return 1
    }
    #expect(try await shelf.value(at: head(2)) { 2 } == 2)
    await gate.open()
    #expect(try await old == 1)
    #expect(try await shelf.value(at: head(2)) { 3 } == 2)
    #expect(try await shelf.value(at: head(3)) { 4 } == 4)
  }

  @Test func `a failure is told to whoever waits and is not kept`() async throws {
    struct Broken: Error {}
    let shelf = HeadShelf<Int>()
    await #expect(throws: Broken.self) { try await shelf.value(at: head(1)) { throw Broken() } }
    #expect(try await shelf.value(at: head(1)) { 5 } == 5)
  }
}

/// Lets nobody through until it is opened.
private actor Gate {
  private var isOpen = false
  private(set) var visitors = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func passed() async {
    visitors += 1
    if isOpen { return }
    await withCheckedContinuation { waiting.append($0) }
  }

  func open() {
    isOpen = true
    for continuation in waiting { continuation.resume() }
    waiting = []
  }
}
