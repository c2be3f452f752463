import ExternalPrograms
import Foundation
import Publishing
import Tables
import Testing

@Suite struct PublishingWorkerTests {
  @Test func `without the Python environment a finding says what to run`() {
    let tools = ToolFolder(folder: URL(filePath: "/nowhere"))
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
