import Databases
import StoreSupport
import Testing

@Suite struct SignalTests {
  @Test(arguments: StoreEngine.allCases)
  func `a message reaches every opening of the database, in order`(
    _ engine: StoreEngine
  ) async throws {
    try await withAddress(engine) { address in
      let (here, there) = (try await address.open(), try await address.open())
      var streams = [here.signals(), here.signals(), there.signals()].map { $0.makeAsyncIterator() }
      for index in streams.indices { #expect(await streams[index].next() == .listening) }
      let messages = ["one", "Ünï 🏔", String(repeating: "m", count: 4000)]
      for message in messages { try await here.write { try $0.notify(message) } }
      for index in streams.indices {
        for message in messages { #expect(await streams[index].next() == .message(message)) }
      }
      await here.close()
      await there.close()
      for index in streams.indices { #expect(await streams[index].next() == nil) }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a message of a transaction that is not kept is not sent`(
    _ engine: StoreEngine
  ) async throws {
    struct Refusal: Error {}
    try await withDatabase(engine) { database in
      var signals = database.signals().makeAsyncIterator()
      #expect(await signals.next() == .listening)
      try? await database.write { transaction in
        try transaction.notify("lost")
        throw Refusal()
      }
      try await database.write { try $0.notify("kept") }
      #expect(await signals.next() == .message("kept"))
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a message that is too long is refused`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      let long = String(repeating: "m", count: 4001)
      let problem = await problem { try await database.write { try $0.notify(long) } }
      #expect(problem?.kind == "statement")
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a listener that left makes room for the next`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      for _ in 0..<3 {
        let listening = Task { for await _ in database.signals() {} }
        listening.cancel()
        await listening.value
        var signals = database.signals().makeAsyncIterator()
        #expect(await signals.next() == .listening)
      }
      // The database hears all of it by the end of the last loop.
      var signals = database.signals().makeAsyncIterator()
      #expect(await signals.next() == .listening)
      try await database.write { try $0.notify("a") }
      #expect(await signals.next() == .message("a"))
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a listener too far behind hears that it was deaf`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      var slow = database.signals().makeAsyncIterator()
      var quick = database.signals().makeAsyncIterator()
      _ = await (slow.next(), quick.next())
      for part in 0..<3 {
        try await database.write { transaction in
          for number in 0..<500 { try transaction.notify("\(part) \(number)") }
        }
        for number in 0..<500 { #expect(await quick.next() == .message("\(part) \(number)")) }
      }
      try await database.write { try $0.notify("last") }
      var heard: [DatabaseSignal] = []
      while !heard.contains(.message("last")), let signal = await slow.next() {
        heard.append(signal)
      }
      #expect(heard.count <= 1025)
      #expect(heard.contains(.deaf))
    }
  }
}
