import Foundation
import Logging
import Testing

@testable import Web

@Suite struct PlanServerTests {
  @Test func `health counts the plans`() async throws {
    try await withServer(PublishedFolder.twoPlans) { port, folder in
      let response = try await get("/health", port)
      #expect(response.status == 200)
      #expect(response["Content-Type"] == "application/json")
      #expect(response.body == #"{"status":"ok","plans":2}"# + "\n")
      try folder.write("scott-county/index.html", "<!doctype html>")
      try await #expect(get("/health", port).body.contains(#""plans":3"#))
    }
  }

  @Test func `a folder that does not exist yet is no plan and no fault`() async throws {
    try await withServer([:]) { port, folder in
      try FileManager.default.removeItem(at: folder.url)
      try await #expect(get("/health", port).body.contains(#""plans":0"#))
      let front = try await get("/", port)
      #expect(front.status == 200)
      #expect(front.body.contains("No plan is published yet"))
      #expect(front.body.contains("cairn serve my-county"))
    }
  }

  @Test func `one plan is shown at once`() async throws {
    try await withServer(PublishedFolder.onePlan) { port, _ in
      let response = try await get("/", port)
      #expect(response.status == 302)
      #expect(response["Location"] == "/plans/ramsey-county/")
    }
  }

  @Test func `several plans are listed, their text escaped`() async throws {
    try await withServer(PublishedFolder.twoPlans) { port, _ in
      let response = try await get("/", port)
      #expect(response.status == 200)
      #expect(response.body.contains(#"<a href="/plans/ramsey-county/">Climate action plan</a>"#))
      #expect(response.body.contains("Ramsey County · Public edition · November 2026"))
      #expect(response.body.contains("Cutting &lt;heat&gt; &amp; smoke"))
    }
  }

  @Test func `a folder without an index is not a plan`() async throws {
    try await withServer(["half-made/plan.json": "{}", "Not-An-Id/index.html": "x"]) { port, _ in
      try await #expect(get("/health", port).body.contains(#""plans":0"#))
      try await #expect(get("/plans/Not-An-Id/", port).status == 404)
    }
  }

  @Test func `a plan without a readable description is listed by its id`() async throws {
    let files = ["a-town/index.html": "x", "a-town/plan.json": "{", "b-town/index.html": "x"]
    try await withServer(files) { port, _ in
      let body = try await get("/", port).body
      #expect(body.contains(">a-town</a></p>"))
      #expect(body.contains(">b-town</a>"))
    }
  }

  @Test func `addresses without their slash lead on`() async throws {
    try await withServer(PublishedFolder.onePlan) { port, folder in
      try folder.write("ramsey-county/charts/index.html", "x")
      for (path, target) in [
        ("/plans", "/"), ("/plans/ramsey-county", "/plans/ramsey-county/"),
        ("/plans/ramsey-county/charts", "/plans/ramsey-county/charts/"),
      ] {
        let response = try await get(path, port)
        #expect(response.status == 302)
        #expect(response["Location"] == target)
      }
    }
  }

  @Test func `the log has paths and no queries`() async throws {
    let lines = KeepingLogHandler.Lines()
    let logger = Logger(label: "test") { _ in KeepingLogHandler(lines: lines) }
    try await withServer(PublishedFolder.onePlan, logger: logger) { port, _ in
      _ = try await get("/plans/ramsey-county/?email=someone", port)
    }
    let requests = lines.all.filter { $0.hasPrefix("info") }
    #expect(requests == ["info: GET /plans/ramsey-county/ 200"])
  }

  @Test func `a port that is in use is named`() async throws {
    try await withServer([:]) { port, folder in
      let second = PlanServer(publishedFolder: folder.url, port: port)
      await #expect(throws: PlanServerError.portInUse(port: port)) {
        try await second.run { _ in }
      }
    }
    let words = PlanServerError.portInUse(port: 8080).description
    #expect(words.contains("Port 8080 is already in use"))
  }

  @Test func `an address of another computer is named`() async throws {
    let server = PlanServer(
      publishedFolder: URL(fileURLWithPath: "/nowhere"), host: "192.0.2.1", port: 0)
    await #expect(throws: PlanServerError.addressUnknown(host: "192.0.2.1")) {
      try await server.run { _ in }
    }
  }

  @Test func `an interrupt ends the server, open connections and all`() async {
    await #expect(processExitsWith: .exitCode(7)) {
      try await PublishedFolder.with(PublishedFolder.onePlan) { folder in
        let server = PlanServer(publishedFolder: folder.url, port: 0, logger: quietLogger)
        try await server.run { port in
          Thread.detachNewThread {
            // The connection is kept open by the reader, as browsers do.
            guard let idle = try? Socket(port: port) else { exit(1) }
            try? idle.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
            Thread.sleep(forTimeInterval: 0.3)
            kill(getpid(), SIGINT)
            if !idle.isClosedByServer() { exit(2) }
          }
        }
      }
      exit(7)
    }
  }
}
