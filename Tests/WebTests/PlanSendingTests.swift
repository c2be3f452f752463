import Accounts
import Foundation
import Store
import Testing

@testable import Web

/// Forms of the plan that are sent twice, late, or by two people.
@Suite struct PlanSendingTests {
  private static let plan = "/workspaces/green-town/plan"
  private static let review = plan + "/review?file=plan/01-energy.md"
  private static let publish = plan + "/publish"

  private func withPlan(
    _ more: [String: [UInt8]] = [:],
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let texts = [
        "plan/book.yaml":
          "title: Plan\nchapters:\n  - file: 01-energy.md\n    audience: all\n  - file: 02-water.md\n    audience: all\n",
        "plan/01-energy.md": "# Energy\n\nHeat is most of it.\n",
        "plan/02-water.md": "# Water\n\nSee [Energy](01-energy.md#homes).\n",
      ].mapValues { Array($0.utf8) }.merging(more) { $1 }
      try await site.store.commit(
        CommitDraft(
          id: "the-book", author: ada.principal.author, reason: "", base: 1,
          changes: texts.map {
            DocumentChange(name: DocumentName(file: $0.key), kind: .file, body: $0.value)
          }), to: "green-town")
      try await body(site, ada)
    }
  }

  private func text(_ file: String, _ site: TestSite) async throws -> String? {
    try await site.store.document(DocumentName(file: file), in: "green-town")
      .map { String(decoding: $0.body, as: UTF8.self) }
  }

  private func rows(_ file: String, _ site: TestSite) async throws -> Int {
    try await site.store.snapshot(of: "green-town").documents
      .count { $0.name.file == file && $0.name.row != nil }
  }

  /// The fields of a comment on the first paragraph.
  private func comment(
    _ browser: Browser, _ remark: String, suggesting suggestion: String? = nil
  ) async throws -> [String: String] {
    let form = try await browser.get(Self.review + "&at=0")
    var fields = ["remark": remark, "draft": UUID().uuidString.lowercased()]
    for name in ["_csrf", "base", "quote", "occurrence", "original"] {
      fields[name] = form.hiddenField(name)
    }
    fields["suggestion"] = suggestion
    return fields
  }

  @Test
  func `a comment that is sent twice is one, and another remark from the same form is another`()
    async throws
  {
    try await withPlan { site, ada in
      let path = Self.plan + "/comments?file=plan/01-energy.md"
      var fields = try await comment(ada, "How much?")
      let first = try await ada.post(path, fields: fields)
      let second = try await ada.post(path, fields: fields)
      #expect(first.status == 303 && second.status == 303)
      #expect(first["Location"] == second["Location"])
      #expect(try await rows("comments.csv", site) == 1)
      fields["remark"] = "And how old?"
      let other = try await ada.post(path, fields: fields)
      #expect(other.status == 303 && other["Location"] != first["Location"])
      #expect(try await rows("comments.csv", site) == 2)
    }
  }

  @Test func `an answer, a yes and a suggestion that are sent twice count once`() async throws {
    try await withPlan { site, ada in
      let sent = try await ada.post(
        Self.plan + "/comments?file=plan/01-energy.md",
        fields: try await comment(ada, "Softer", suggesting: "Heat is half of it."))
      let id = String((sent["Location"] ?? "").split(separator: "#comment-").last ?? "")
      let page = try await ada.get(Self.review)
      func form(_ fields: [String: String]) -> [String: String] {
        [
          "_csrf": page.hiddenField("_csrf"), "base": page.hiddenField("base"),
          "draft": UUID().uuidString.lowercased(),
        ].merging(fields) { $1 }
      }
      let forms = [
        ("comments/answer", form(["comment": id, "do": "reply", "answer": "Yes."])),
        ("approve", form(["digest": page.hiddenField("digest")])),
        ("comments/take", form(["comment": id])),
      ]
      for (path, fields) in forms {
        for _ in 0..<2 {
          let answer = try await ada.post(
            Self.plan + "/\(path)?file=plan/01-energy.md", fields: fields)
          #expect(answer.status == 303, "\(path)")
        }
      }
      #expect(try await rows("comments.csv", site) == 2)
      #expect(try await rows("approvals.csv", site) == 1)
      #expect(try await text("plan/01-energy.md", site) == "# Energy\n\nHeat is half of it.\n")
    }
  }

  @Test func `a suggestion is not taken into a chapter that is no UTF-8`() async throws {
    let latin = Array("# Energy\n\nCaf".utf8) + [0xE9] + Array(" heat.\n\nWarm.\n".utf8)
    try await withPlan(["plan/01-energy.md": latin]) { site, ada in
      let form = try await ada.get(Self.review + "&at=1")
      var fields = ["remark": "", "suggestion": "Cold."]
      for name in ["_csrf", "base", "draft", "quote", "occurrence", "original"] {
        fields[name] = form.hiddenField(name)
      }
      let sent = try await ada.post(
        Self.plan + "/comments?file=plan/01-energy.md", fields: fields)
      let id = String((sent["Location"] ?? "").split(separator: "#comment-").last ?? "")
      let taken = try await ada.post(
        Self.plan + "/comments/take?file=plan/01-energy.md", from: Self.review,
        ["comment": id, "draft": UUID().uuidString.lowercased()])
      #expect(taken.status == 409)
      #expect(taken.body.contains("UTF-8"))
      let body = try await site.store.document(
        DocumentName(file: "plan/01-energy.md"), in: "green-town")?.body
      #expect(body == latin)
    }
  }

  @Test func `links of other chapters follow a chapter that is renamed`() async throws {
    try await withPlan { site, ada in
      let renamed = try await ada.post(
        Self.plan + "/rename", from: Self.plan, ["file": "01-energy.md", "name": "01-power.md"])
      #expect(renamed.status == 303)
      #expect(
        try await text("plan/02-water.md", site)
          == "# Water\n\nSee [Energy](01-power.md#homes).\n")
    }
  }

  @Test func `two who change the cover see both, and what others changed elsewhere stays`()
    async throws
  {
    try await withPlan { site, ada in
      let old = try await ada.get(Self.plan)
      func cover(_ title: String) async throws -> Response {
        try await ada.post(
          Self.plan + "/cover",
          fields: [
            "_csrf": old.hiddenField("_csrf"), "base": old.hiddenField("base"),
            "draft": UUID().uuidString.lowercased(), "book-title": title, "date": "2026-11",
          ])
      }
      // Another order of chapters is no other cover.
      try await ada.post(
        Self.plan + "/move", from: Self.plan, ["file": "02-water.md", "direction": "up"])
      #expect(try await cover("Theirs").status == 303)
      let late = try await cover("Mine")
      #expect(late.status == 409)
      #expect(late.body.contains("<span class=\"version__text\">Theirs</span>"))
      #expect(late.body.contains("<span class=\"version__text\">Mine</span>"))
      #expect(late.body.contains("name=\"book-title\"") && late.body.contains("value=\"Mine\""))
      let book = try await text("plan/book.yaml", site) ?? ""
      #expect(book.contains("title: Theirs") && book.contains("date: 2026-11"))
      #expect(
        book.range(of: "02-water.md")?.lowerBound ?? book.endIndex
          < book.range(of: "01-energy.md")?.lowerBound ?? book.startIndex)
    }
  }

  @Test func `what is published is what was looked at, for whom it was said`() async throws {
    try await withPlan { site, ada in
      let old = try await ada.get(Self.publish)
      let fields = [
        "_csrf": old.hiddenField("_csrf"), "base": "2",
        "draft": UUID().uuidString.lowercased(), "format": "html",
      ]
      let unsaid = try await ada.post(Self.publish, fields: fields)
      #expect(unsaid.status == 400)
      #expect(unsaid.body.contains("Choose for whom the edition is"))
      try await site.store.commit(
        CommitDraft(
          id: "meanwhile", author: ada.principal.author, reason: "", base: 2,
          changes: [
            DocumentChange(
              name: DocumentName(file: "plan/02-water.md"), kind: .file, body: Array("# W\n".utf8))
          ]), to: "green-town")
      let stale = try await ada.post(
        Self.publish, fields: fields.merging(["edition": "public"]) { $1 })
      #expect(stale.status == 409)
      #expect(stale.body.contains("so nothing was published"))
    }
  }

  @Test func `the milestone that names an edition is no change since it`() async throws {
    try await withPlan { site, ada in
      let register = PublicationRegister(site.store.database) { TestSite.start }
      try await register.keep(
        Publication(
          id: "p", workspace: "green-town", revision: 2, isPublic: true, formats: ["html"],
          title: "Plan", author: ada.principal.author, published: ""),
        turn: try await register.turn(in: "green-town", isPublic: true),
        files: ["index.html": [1]])
      try await site.store.commit(
        CommitDraft(
          id: "name-the-state", author: ada.principal.author, reason: "", base: 2, changes: [],
          milestone: Milestone(kind: .other, title: "Draft")), to: "green-town")
      #expect(try await ada.get(Self.publish).body.contains("Nothing was changed since."))
      try await site.store.commit(
        CommitDraft(
          id: "a-later-change", author: ada.principal.author, reason: "", base: 3,
          changes: [
            DocumentChange(
              name: DocumentName(file: "plan/02-water.md"), kind: .file, body: Array("# W\n".utf8))
          ]), to: "green-town")
      #expect(try await ada.get(Self.publish).body.contains("1 change was made since."))
    }
  }
}
