import Accounts
import Databases
import Foundation
import Jobs
import Store
import StoreSupport
import Testing

@testable import Web

@Suite struct JobTests {
  private func withTown(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await TestSite.run({ $0.moreJobs = [StepJob.self, OwnersJob.self] }) { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await body(site, ada)
    }
  }

  @Test func `a job is followed from its page to its result`() async throws {
    try await withTown { site, ada in
      let name = UUID().uuidString
      let path = try await site.putIn(StepJob(name: name), by: ada)
      #expect(try await ada.get("/workspaces/green-town/jobs").body.contains("Take steps"))
      StepJob.allow(1, name)
      try await site.wait(path, ada) { $0.contains("\"percent\":50") }
      let page = try await ada.get(path)
      #expect(page.body.contains("<progress max=\"100\" value=\"50\""))
      #expect(page.body.contains("role=\"status\" data-job-sentence>Step 1 of 2<"))
      #expect(page.body.contains("<noscript><meta http-equiv=\"refresh\""))
      // Whoever reads it reads it in their own language, whatever the asker's was.
      let halfway = try await ada.get(path, headers: ["Accept-Language: es"])
      #expect(halfway.body.contains("data-job-sentence>Paso 1 de 2<"))
      StepJob.allow(2, name)
      try await site.wait(path, ada) { $0.contains("\"isOver\":true") }
      let done = try await ada.get(path)
      #expect(done.body.contains("2 steps in green-town by Ada Admin."))
      #expect(done.body.contains("href=\"/workspaces/green-town/history\">See the steps</a>"))
      #expect(!done.body.contains("<noscript>"))
      let followed = try await ada.get(path + "?follow=yes")
      #expect(followed["Location"] == "/workspaces/green-town/history")
      let spanish = try await ada.get(path, headers: ["Accept-Language: es"])
      #expect(spanish.body.contains("Dar pasos") && spanish.body.contains("Terminada"))
      #expect(spanish.body.contains("2 pasos en green-town de Ada Admin."))
      #expect(spanish.body.contains(">Ver los pasos</a>"))
    }
  }

  @Test(arguments: [StepJob.End.well, .silence])
  func `a running job is cancelled at the press of a button, also one that does not listen`(
    ends: StepJob.End
  ) async throws {
    try await withTown { site, ada in
      let name = UUID().uuidString
      let path = try await site.putIn(StepJob(name: name, ends: ends), by: ada)
      StepJob.allow(1, name)
      try await site.wait(path, ada) { $0.contains("\"percent\":50") }
      try await ada.post(path + "/cancel", from: path)
      try await site.wait(path, ada) { $0.contains("\"state\":\"cancelled\"") }
      StepJob.allow(2, name)
      let page = try await ada.get(path)
      #expect(page.body.contains("This job was cancelled."))
      let again = try await ada.post(path + "/again", from: path)
      let second = try #require(again["Location"]?.split(separator: "?").first.map(String.init))
      try await site.wait(second, ada) { $0.contains("\"state\":\"done\"") }
    }
  }

  @Test func `a job that fails says why, and faults of the program are not told`() async throws {
    try await withTown { site, ada in
      for (ends, words, spanish) in [
        (
          StepJob.End.sentence, "The ladder is too short. Bring another one.",
          "La escalera es demasiado corta. Traiga otra."
        ),
        (.fault, "The fault is on our side.", "El fallo es nuestro."),
      ] {
        let path = try await site.putIn(StepJob(name: "", steps: 0, ends: ends), by: ada)
        try await site.wait(path, ada) { $0.contains("\"state\":\"failed\"") }
        let page = try await ada.get(path)
        #expect(page.body.contains(words))
        #expect(page.body.contains("Try again"))
        let other = try await ada.get(path, headers: ["Accept-Language: es"])
        #expect(other.body.contains(spanish) && !other.body.contains(words))
      }
    }
  }

  @Test func `a job that is put back is begun again when its time comes`() async throws {
    try await withTown { site, ada in
      let path = try await site.putIn(StepJob(name: "", steps: 0, ends: .later), by: ada)
      try await site.wait(path, ada) { $0.contains("It rains.") }
      let board = JobBoard(site.store.database) { TestSite.start }
      let id = try #require(path.split(separator: "/").last.map(String.init))
      #expect(try await board.job(id)?.attempts == 1)
      site.clock.move(60)
      try await poll { try await board.job(id)?.attempts == 2 }
    }
  }

  @Test func `only those see a job who asked for it or might have`() async throws {
    try await withTown { site, ada in
      let editor = try await site.member(.editor, invitedBy: ada)
      let viewer = try await site.member(.viewer, invitedBy: ada)
      let path = try await site.putIn(OwnersJob(), by: ada)
      try await site.wait(path, ada) { $0.contains("\"state\":\"done\"") }
      for stranger in [editor, viewer] {
        #expect(try await stranger.get(path).status == 404)
        #expect(try await stranger.get(path + "/state").status == 404)
        let list = try await stranger.get("/workspaces/green-town/jobs")
        #expect(!list.body.contains("For owners"))
      }
      // Asked for when they might, run when they may not any more.
      let late = try await site.putIn(OwnersJob(), by: editor)
      try await site.wait(late, editor) { $0.contains("\"state\":\"failed\"") }
      #expect(try await editor.get(late).body.contains("You may not do this here"))
      // A job of another workspace is not found under this one.
      try await site.makeWorkspace("blue-town", by: ada)
      let elsewhere = path.replacing("green-town", with: "blue-town")
      #expect(try await ada.get(elsewhere).status == 404)
    }
  }

  @Test func `what runs when the server stops goes on with the next one`() async throws {
    let name = UUID().uuidString
    let secret = InstanceSecret.make()
    try await withAddress(.sqlite) { address in
      let (path, session) = try await TestSite.run(
        at: address, secret: secret, { $0.moreJobs = [StepJob.self] }
      ) { site in
        let ada = try await site.administrator()
        try await site.makeWorkspace(by: ada)
        let path = try await site.putIn(StepJob(name: name), by: ada)
        StepJob.allow(1, name)
        try await site.wait(path, ada) { $0.contains("\"percent\":50") }
        return (path, ada.cookie("cairn"))
      }
      StepJob.allow(2, name)
      try await TestSite.run(at: address, secret: secret, { $0.moreJobs = [StepJob.self] }) {
        site in
        let ada = Browser(site: site, session: session)
        try await site.wait(path, ada) { $0.contains("\"state\":\"done\"") }
        #expect(StepJob.taken(name) == 3)
        #expect(try await ada.get(path).body.contains("Begun so many times"))
      }
    }
  }

  @Test func `two servers share the jobs, each job by one of them`() async throws {
    let address = try DatabaseAddress(try installedServer().freshDatabase())
    let secret = InstanceSecret.make()
    let change: @Sendable (inout SiteServer.Settings) -> Void = { $0.moreJobs = [StepJob.self] }
    try await TestSite.run(at: address, secret: secret, change) { one in
      try await TestSite.run(at: address, secret: secret, change) { other in
        let ada = try await one.administrator()
        try await one.makeWorkspace(by: ada)
        let there = Browser(site: other, session: ada.cookie("cairn"), principal: ada.principal)
        let name = UUID().uuidString
        StepJob.allow(2, name)
        var paths: [String] = []
        for _ in 0..<12 { paths.append(try await one.putIn(StepJob(name: name), by: ada)) }
        for path in paths {
          try await other.wait(path, there) { $0.contains("\"state\":\"done\"") }
        }
        #expect(StepJob.taken(name) == 24)
        // Cancelled by one server, it ends on whichever runs it.
        let long = try await one.putIn(StepJob(name: name, steps: 3), by: ada)
        try await other.wait(long, there) { $0.contains("\"percent\":66") }
        try await there.post(long + "/cancel", from: long)
        try await one.wait(long, ada) { $0.contains("\"state\":\"cancelled\"") }
      }
    }
  }
}

/// What only owners may ask for.
struct OwnersJob: SiteJob {
  static let kind = "steps-of-owners"
  static let title = Phrase("For owners", "Para propietarios")
  static let permission = Permission.manageMembers

  func run(_ work: JobWork) async throws -> JobResult {
    JobResult(sentence: Phrase(alike: "Done."))
  }
}

extension TestSite {
  /// Puts a job in as its page would; gives the path of its page.
  func putIn(_ job: some SiteJob, by browser: Browser) async throws -> String {
    let author = browser.principal.author
    let id = UUID().uuidString.lowercased()
    try await JobBoard(store.database) { TestSite.start }.put(
      NewJob(
        id: id, kind: type(of: job).kind, workspace: "green-town",
        asker: Job.Asker(id: author.id, name: author.name, language: "en"),
        payload: Array(try JSONEncoder().encode(job))))
    return "/workspaces/green-town/jobs/\(id)"
  }

  /// Waits until what a job's page asks for is as wanted.
  func wait(
    _ path: String, _ browser: Browser, until isReached: @escaping (String) -> Bool
  ) async throws {
    var last = ""
    for _ in 0..<2400 {
      last = try await browser.get(path + "/state").body
      if isReached(last) { return }
      try await Task.sleep(for: .seconds(0.05))
    }
    Issue.record("This did not come: \(last)")
  }
}

/// Waits until something holds.
func poll(
  sourceLocation: SourceLocation = #_sourceLocation, _ isReached: () async throws -> Bool
) async throws {
  for _ in 0..<2400 {
    if try await isReached() { return }
    try await Task.sleep(for: .seconds(0.05))
  }
  Issue.record("This did not come about.", sourceLocation: sourceLocation)
}
