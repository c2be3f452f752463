import Factors
import Testing

struct GuardedTests {
  @Test func `Tasks that change it at once lose nothing`() async {
    let count = Guarded(0)
    await withTaskGroup(of: Void.self) { tasks in
      for _ in 0..<8 {
        tasks.addTask { for _ in 0..<1000 { count.withLock { $0 += 1 } } }
      }
    }
    #expect(count.withLock { $0 } == 8000)
  }

  @Test func `Copies of what holds it share the one value`() {
    struct Holder { let memory = Guarded([String: Int]()) }
    let first = Holder()
    let second = first
    second.memory.withLock { $0["a"] = 1 }
    #expect(first.memory.withLock { $0["a"] } == 1)
  }

  @Test func `It lets the next one in when a function throws`() {
    struct Fault: Error {}
    let value = Guarded(1)
    #expect(throws: Fault.self) {
      try value.withLock { (value: inout Int) throws(Fault) in
        value = 2
        throw Fault()
      }
    }
    #expect(value.withLock { $0 } == 2)
  }
}
