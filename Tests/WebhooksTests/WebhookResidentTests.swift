import Databases
import Foundation
import Store
import StoreSupport
import Testing
import Webhooks

/// What webhooks hear of comments of residents, and what not.
@Suite struct WebhookResidentTests {
  private func withTown(
    _ engine: StoreEngine, _ body: (HookTown, ResidentCommentRegister) async throws -> Void
  ) async throws {
    try await HookTown.on(engine) { town in
      try await town.store.database.migrate([
        PublicationRegister.schema, ResidentCommentRegister.schema,
      ])
      let clock = town.clock
      _ = try await town.hook([.residentComment, .residentAnswer, .commentPeriod])
      try await body(town, ResidentCommentRegister(town.store.database) { clock.now })
    }
  }

  /// The clock begins on January 15, 2027.
  private func open(_ register: ResidentCommentRegister, to closes: String) async throws {
    try await register.set(
      CommentPeriod(
        workspace: "green-town", opens: "2027-01-01", closes: closes, zone: "America/Chicago"))
  }

  @Test(arguments: StoreEngine.allCases)
  func `a comment is told without its words, and so is what the public reads of it`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town, register in
      try await open(register, to: "2027-02-28")
      let now = town.clock.now
      let sent = ResidentComment.Sent(chapter: "energy", text: "Secret words", name: "Rosa")
      for _ in 0..<2 {
        _ = try await register.add(sent, to: "green-town", draft: "a") {
          try WebhookRegister.tell(of: sent, numbered: $0, on: "green-town", at: now, $1)
        }
      }
      let one = try #require(try await town.messages().first)
      #expect(one.event == .residentComment && one.body.contains("\"chapter\":\"energy\""))
      #expect(!one.body.contains("Secret") && !one.body.contains("Rosa"))

      let comment = try #require(try await register.comments(on: "green-town").first)
      func decide(_ answer: ResidentComment.Answer?, on seen: ResidentComment) async throws {
        try await town.store.database.write {
          try WebhookRegister.tell(of: seen, answered: answer, at: now, $0)
        }
      }
      try await decide(.init(state: .aside, reason: "An advertisement"), on: comment)
      try await decide(nil, on: comment)
      #expect(try await town.messages().isEmpty)
      let published = ResidentComment.Answer(state: .published, reply: "Thank you")
      try await decide(published, on: comment)
      try await register.answer(
        comment.id, on: "green-town", published, seen: nil, by: "Ed")
      let shown = try await register.comment(comment.id, on: "green-town")
      try await decide(published, on: shown)
      try await decide(.init(state: .aside, reason: "Asked for"), on: shown)
      try await decide(nil, on: shown)
      let bodies = try await town.messages().map(\.body)
      #expect(bodies.count == 3)
      #expect(bodies.allSatisfy { !$0.contains("Thank you") })
      // Messages of one moment have no order.
      for state in ["published", "withdrawn", "deleted"] {
        #expect(bodies.contains { $0.contains("\"state\":\"\(state)\"") })
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a period is told as its days begin and end`(engine: StoreEngine) async throws {
    try await withTown(engine) { town, register in
      let editions = PublicationRegister(town.store.database) { [clock = town.clock] in clock.now }
      try await editions.keep(
        Publication(
          id: "one", workspace: "green-town", revision: 1, isPublic: true, formats: ["html"],
          title: "Plan", author: Author(id: "ada", name: "Ada"), published: ""),
        turn: try await editions.turn(in: "green-town", isPublic: true),
        files: ["index.html": [1]])
      try await open(register, to: "2027-01-20")
      for _ in 0..<2 { try await town.hooks.tellCommentPeriods() }
      let opened = try await town.messages()
      #expect(opened.count == 1)
      #expect(opened.first?.body.contains("\"state\":\"open\"") == true)
      town.clock.move(10 * 86_400)
      for _ in 0..<2 { try await town.hooks.tellCommentPeriods() }
      let closed = try await town.messages()
      #expect(closed.count == 1 && closed.first?.event == .commentPeriod)
      #expect(closed.first?.body.contains("\"closes\":\"2027-01-20\"") == true)
      #expect(closed.first?.body.contains("\"state\":\"closed\"") == true)
    }
  }
}
