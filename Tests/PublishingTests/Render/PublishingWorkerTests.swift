import Foundation
import Publishing
import Tables
import Testing

@Suite struct PublishingWorkerTests {
  @Test func `without the Python environment a finding says what to run`() {
    let tools = PublishingTools(folder: URL(filePath: "/nowhere"))
    let worker = PublishingWorker(tools: tools, script: URL(filePath: "/nowhere/worker.py"))
    let output = URL(filePath: "/tmp/plan.pdf")
    let finding = finding(worker.typeset(URL(filePath: "/tmp/plan.typ"), to: output))
    #expect(finding?.message.contains("scripts/setup publish") == true)
    #expect(finding?.place.file == "plan.pdf")
  }

  @Test(.enabled(if: RenderTools.hasTypst))
  func `what Typst refuses is a finding in words`() throws {
    let finding = try RenderTools.withFolder { folder in
      try [GeneratedFile(path: "plan.typ", text: "#panic(\"no\")")].write(to: folder)
      return self.finding(
        RenderTools.worker.typeset(
          folder.appending(path: "plan.typ"), to: folder.appending(path: "plan.pdf")))
    }
    #expect(finding?.severity == .error)
    #expect(finding?.message.contains("could not be typeset") == true)
  }

  @Test(.enabled(if: RenderTools.hasTypst))
  func `a worker that gives no answer or none in time is a finding`() throws {
    try RenderTools.withFolder { folder in
      for (script, words) in [
        ("import sys; sys.exit('broken')", "without an answer. It said: broken"),
        ("print('no JSON')", "without an answer"),
        ("import time; time.sleep(60)", "took longer than"),
      ] {
        let file = folder.appending(path: "worker.py")
        try Data(script.utf8).write(to: file)
        let worker = PublishingWorker(tools: RenderTools.tools, script: file, timeout: 1)
        let answer = worker.typeset(file, to: folder.appending(path: "plan.pdf"))
        #expect(finding(answer)?.message.contains(words) == true)
      }
    }
  }

  @Test(.enabled(if: RenderTools.hasTypst))
  func `the reference document is a DOCX`() throws {
    try RenderTools.withFolder { folder in
      let output = folder.appending(path: "reference.docx")
      let answer = RenderTools.worker.makeReferenceDocument(
        at: output, palette: RenderTools.resources.appending(path: "palette.json"),
        footer: "Sample County")
      guard case .done = answer else {
        Issue.record("\(answer)")
        return
      }
      let data = try Data(contentsOf: output)
      #expect(data.starts(with: Data("PK".utf8)))
    }
  }

  private func finding<Answer>(_ outcome: PublishingWorker.Outcome<Answer>) -> Finding? {
    guard case .failed(let finding) = outcome else { return nil }
    return finding
  }
}

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
    for script in ["sleep 60", "trap '' TERM; while true; do sleep 0.1; done"] {
      #expect(throws: ProcessRunError.tookTooLong(seconds: 0.3)) {
        try runProcess(executable: Self.shell, arguments: ["-c", script], timeout: 0.3)
      }
    }
    #expect(ContinuousClock.now - start < .seconds(30))
  }

  @Test func `a program that is not there is an error with its name`() {
    #expect(throws: ProcessRunError.cannotStart("/nowhere/program")) {
      try runProcess(executable: URL(filePath: "/nowhere/program"), timeout: 1)
    }
  }

  @Test func `tools are looked for where the settings say`() throws {
    let here = URL(filePath: "/here/")
    let folder = { PublishingTools(environment: $0, currentFolder: here).folder.path }
    #expect(folder(["CAIRN_TOOLS": "/t", "CAIRN_HOME": "/h"]) == "/t")
    #expect(folder([:]) == "/here/.tools")
    try RenderTools.withFolder { home in
      #expect(folder(["CAIRN_HOME": home.path]) == "/here/.tools")
      let tools = home.appending(path: "tools")
      try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true)
      #expect(folder(["CAIRN_HOME": home.path]) == tools.path)
    }
  }
}
