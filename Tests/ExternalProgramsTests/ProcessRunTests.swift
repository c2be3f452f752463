import ExternalPrograms
import Foundation
import Testing

@Suite struct ProcessRunTests {
  static let shell = URL(filePath: "/bin/sh")

  @Test func `much input and output pass without waiting for each other`() throws {
    let input = Data(repeating: 0x61, count: 4_000_000)
    let run = try runProcess(
      executable: Self.shell, arguments: ["-c", "tee /dev/stderr"], input: input, timeout: 60)
    #expect(run.status == 0)
    #expect(run.output == input)
    #expect(run.errors.utf8.count == input.count)
  }

  @Test func `a program that does not read its input does no harm`() throws {
    let run = try runProcess(
      executable: Self.shell, arguments: ["-c", "exit 3"], input: Data(count: 1_000_000),
      timeout: 60)
    #expect(run.status == 3)
  }

  @Test func `a program that takes too long is ended, even one that does not want to`() {
    let start = ContinuousClock.now
    for script in ["sleep 600", "trap '' TERM; while true; do sleep 0.1; done"] {
      #expect(throws: ProcessRunError.tookTooLong(seconds: 0.3)) {
        try runProcess(executable: Self.shell, arguments: ["-c", script], timeout: 0.3)
      }
    }
    #expect(ContinuousClock.now - start < .seconds(300))
  }

  @Test func `a program that is not there is an error with its name`() {
    #expect(throws: ProcessRunError.cannotStart("/nowhere/program")) {
      try runProcess(executable: URL(filePath: "/nowhere/program"), timeout: 1)
    }
  }

  @Test func `lines of standard error are heard while the program runs`() throws {
    let mark = FileManager.default.temporaryDirectory.appending(path: "heard-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: mark) }
    var heard: [String] = []
    // It goes on only when its first line was heard.
    let script = """
      echo one >&2; until [ -e '\(mark.path)' ]; do sleep 0.05; done; echo two >&2; printf rest >&2
      """
    let run = try runProcess(executable: Self.shell, arguments: ["-c", script], timeout: 300) {
      heard.append($0)
      FileManager.default.createFile(atPath: mark.path, contents: nil)
    }
    #expect(heard == ["one", "two"])
    #expect(run.errors == "one\ntwo\nrest")
  }

  @Test func `a program that is heard is ended in time too`() {
    #expect(throws: ProcessRunError.tookTooLong(seconds: 0.3)) {
      try runProcess(executable: Self.shell, arguments: ["-c", "sleep 600"], timeout: 0.3) { _ in }
    }
  }
}
