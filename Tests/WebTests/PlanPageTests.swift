import Accounts
import Foundation
import Plan
import Store
import Strategies
import Testing
import Workspace

@testable import Web

/// The chapters' pages as a coordinator and reviewers use them, without a browser's scripts.
@Suite struct PlanPageTests {
  private static let plan = "/workspaces/green-town/plan"
  private static let editor = plan + "/chapter?file=plan/01-energy.md"
  private static let review = plan + "/review?file=plan/01-energy.md"
  private static let chapter = "# Energy\n\nHeat is most of it.\n\n## Homes\n\nHomes are old.\n"
  private static let book =
    "# our book\ntitle: Plan\ndate: 2026-11\nchapters:\n  - file: 01-energy.md\n    audience: all\n  # later\n  - file: 02-water.md\n    audience: internal\n"

  private func withPlan(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let texts = [
        "plan/book.yaml": Self.book, "plan/01-energy.md": Self.chapter,
        "plan/02-water.md": "# Water\n\nRain.\n",
        "community.yaml":
          "id: green-town\nname: Green Town # as in the charter\ntime_zone: America/Chicago\nfavourite_tree: oak\n",
      ]
      try await site.store.commit(
        CommitDraft(
          id: "the-book", author: ada.principal.author, reason: "", base: 1,
          changes: texts.map {
            DocumentChange(
              name: DocumentName(file: $0.key), kind: .file, body: Array($0.value.utf8))
          }), to: "green-town")
      try await body(site, ada)
    }
  }

  private func text(_ file: String, _ site: TestSite) async throws -> String? {
    try await site.store.document(DocumentName(file: file), in: "green-town")
      .map { String(decoding: $0.body, as: UTF8.self) }
  }

  /// Comments on the paragraph of the page that a number names.
  private func comment(
    _ browser: Browser, at index: Int, _ remark: String, suggesting suggestion: String? = nil
  ) async throws -> Response {
    let page = Self.review + "&at=\(index)"
    let form = try await browser.get(page)
    var fields = [
      "_csrf": form.hiddenField("_csrf"), "base": form.hiddenField("base"),
      "remark": remark, "quote": form.hiddenField("quote"),
      "occurrence": form.hiddenField("occurrence"), "original": form.hiddenField("original"),
      "draft": UUID().uuidString.lowercased(),
    ]
    if let suggestion { fields["suggestion"] = suggestion }
    return try await browser.post(
      Self.plan + "/comments?file=plan/01-energy.md", fields: fields)
  }

  private func commentID(_ response: Response) -> String {
    String((response["Location"] ?? "").split(separator: "#comment-").last ?? "")
  }

  // The editor

  @Test func `a chapter is saved from its editor with its line ends`() async throws {
    try await withPlan { site, ada in
      let saved = try await ada.post(
        Self.editor, from: Self.editor,
        ["text": "# Energy\r\n\r\nHeat is half.\r\n", "reason": "Measured"])
      #expect(saved.status == 303)
      #expect(try await text("plan/01-energy.md", site) == "# Energy\n\nHeat is half.\n")
    }
  }

  @Test func `two who edit one chapter see both versions, and mine goes on`() async throws {
    try await withPlan { site, ada in
      let before = try await ada.get(Self.editor)
      try await ada.post(Self.editor, from: Self.editor, ["text": "# Energy\n\nTheirs.\n"])
      let late = try await ada.post(
        Self.editor,
        fields: [
          "_csrf": before.hiddenField("_csrf"), "base": before.hiddenField("base"),
          "draft": UUID().uuidString, "text": "# Energy\n\nMine.\n",
        ])
      #expect(late.status == 409)
      #expect(late.body.contains("Theirs.") && late.body.contains("# Energy\n\nMine."))
      let kept = try await ada.post(
        Self.editor,
        fields: [
          "_csrf": late.hiddenField("_csrf"), "base": late.hiddenField("base"),
          "draft": UUID().uuidString, "text": "# Energy\n\nBoth.\n",
        ])
      #expect(kept.status == 303)
      #expect(try await text("plan/01-energy.md", site) == "# Energy\n\nBoth.\n")
    }
  }

  @Test func `a preview shows figures, escapes markup and names the line of what is missing`()
    async throws
  {
    try await withPlan { site, ada in
      let preview = try await ada.post(
        Self.plan + "/chapter/preview?file=plan/01-energy.md", from: Self.editor,
        [
          "fragment": "1", "edition": "public",
          "text":
            "# Energy\n\nIn {{community/name}} <script>alert(1)</script>.\n\n{{inventory/1999/nothing}}\n",
        ])
      #expect(preview.status == 200)
      #expect(preview.body.contains("class=\"figure\""))
      #expect(preview.body.contains(">Green Town</button>"))
      #expect(preview.body.contains("data-line=\"5\""))
      #expect(!preview.body.contains("<script>"))
      #expect(!preview.body.contains("<html"))
      #expect(try await text("plan/01-energy.md", site) == Self.chapter)
    }
  }

  @Test func `the pick-list finds figures by the words of their titles`() async throws {
    try await withPlan { _, ada in
      let found = try await ada.get(Self.plan + "/references?q=warming&fragment=1")
      let all = try await ada.get(Self.plan + "/references?q=name")
      #expect(all.body.contains("{{community/name}}"))
      #expect(all.body.contains("Green Town"))
      #expect(!found.body.contains("{{community/name}}"))
    }
  }

  @Test func `the pick-list follows the numbers, whatever is written in between`() async throws {
    try await withPlan { site, ada in
      func save(_ file: String, _ text: String) async throws {
        let head = try await site.store.head(of: "green-town")
        try await site.store.commit(
          CommitDraft(
            id: "save-number-\(head)", author: ada.principal.author, reason: "", base: head,
            changes: [
              DocumentChange(name: DocumentName(file: file), kind: .file, body: Array(text.utf8))
            ]), to: "green-town")
      }
      func list() async throws -> String {
        try await ada.get(Self.plan + "/references?q=name&fragment=1").body
      }
      let before = try await list()
      try await save("plan/01-energy.md", "# Energy\n\nAnother text.\n")
      #expect(try await list() == before)
      try await save(
        "community.yaml", "id: green-town\nname: Greener Town\ntime_zone: America/Chicago\n")
      #expect(before.contains("Green Town"))
      #expect(try await list().contains("Greener Town"))
    }
  }

  // Comments

  @Test func `a reviewer suggests, an editor takes it, and the commit names both`() async throws {
    try await withPlan { site, ada in
      let rita = try await site.member(.reviewer, invitedBy: ada, name: "Rita Reviewer")
      let sent = try await comment(
        rita, at: 0, "Too strong", suggesting: "Heat is about half of it.")
      #expect(sent.status == 303)
      let id = commentID(sent)
      let seen = try await ada.get(Self.review)
      #expect(seen.body.contains("Too strong") && seen.body.contains("about half</ins>"))
      let form = ["comment": id, "draft": UUID().uuidString.lowercased()]
      let take = Self.plan + "/comments/take?file=plan/01-energy.md"
      #expect(try await rita.post(take, from: Self.review, form).status == 403)
      #expect(try await ada.post(take, from: Self.review, form).status == 303)
      #expect(
        try await text("plan/01-energy.md", site)
          == Self.chapter.replacing("Heat is most of it.", with: "Heat is about half of it."))
      let head = try await site.store.head(of: "green-town")
      let commit = try await site.store.commit(at: head, of: "green-town")
      #expect(commit.author.name == "Ada Admin")
      #expect(commit.reason.contains("Rita Reviewer"))
      let row = try await site.store.document(
        DocumentName(file: "comments.csv", row: id), in: "green-town")
      let text = String(decoding: row?.body ?? [], as: UTF8.self)
      #expect(text.contains(",settled,"))
    }
  }

  @Test func `a comment stays with its paragraph, and says so when its words were changed`()
    async throws
  {
    try await withPlan { site, ada in
      let id = commentID(try await comment(ada, at: 2, "How old?"))
      try await ada.post(
        Self.editor, from: Self.editor,
        ["text": "# Energy\n\nA new beginning.\n\nHeat.\n\n## Homes\n\nHomes are old.\n"])
      let moved = try await ada.get(Self.review)
      #expect(moved.body.contains("id=\"comment-\(id)\""))
      #expect(!moved.body.contains("changed after this comment"))
      try await ada.post(
        Self.editor, from: Self.editor,
        ["text": "# Energy\n\nHeat.\n\n## Homes\n\nMost homes are old.\n"])
      #expect(try await ada.get(Self.review).body.contains("changed after this comment"))
      try await ada.post(Self.editor, from: Self.editor, ["text": "# Energy\n\nHeat.\n"])
      let gone = try await ada.get(Self.review)
      #expect(gone.body.contains("About text that was changed"))
      #expect(gone.body.contains("How old?") && gone.body.contains("Homes are old."))
    }
  }

  @Test func `a reviewer asks for a fix of a record, and its keeper answers there`() async throws {
    try await HennepinSite.run { example in
      let (site, ada) = (example.site, example.ada)
      let rita = try await site.member(
        .reviewer, of: "hennepin-county", invitedBy: ada, name: "Rita Reviewer")
      let town = HennepinSite.place
      let row = try #require(example.calculation.workspace.actions.first).id
      let record = town + "/record?file=actions.csv&row=\(row)"
      #expect(try await rita.get(record).body.contains("Ask for a fix"))
      let sent = try await rita.post(
        town + "/plan/comments?file=actions.csv&row=\(row)", from: record,
        ["remark": "The cost looks ten times too high", "draft": UUID().uuidString.lowercased()])
      #expect(sent["Location"]?.hasPrefix(record + "&done=sent#comment-") == true)
      let id = commentID(sent)
      #expect(try await ada.get(town + "/plan/review").body.contains("ten times too high"))
      #expect(
        try await ada.get(town + "/actions/\(row)").body.contains("#remarks\">1 open question<"))
      let saved = try await site.community("hennepin-county").comments.first { $0.id == id }
      #expect(saved?.chapter == "actions.csv#\(row)" && saved?.author == "Rita Reviewer")
      let settle = town + "/plan/comments/answer?file=actions.csv&row=\(row)"
      let settled = try await ada.post(
        settle, from: record,
        [
          "comment": id, "do": "settled", "answer": "Corrected.",
          "draft": UUID().uuidString.lowercased(),
        ])
      #expect(settled.status == 303)
      #expect(try await rita.get(record).body.contains("Corrected."))
      let after = try await site.community("hennepin-county").comments.first { $0.id == id }
      #expect(after?.state == .settled)
      let nowhere = try await rita.post(
        town + "/plan/comments?file=actions.csv&row=nothing", from: record,
        ["remark": "What is this?", "draft": UUID().uuidString.lowercased()])
      #expect(nowhere.status == 404)
      // What reviewers wrote is answered where it stands.
      let remark = try await rita.post(
        town + "/plan/comments?file=comments.csv&row=\(id)", from: record,
        ["remark": "And this?", "draft": UUID().uuidString.lowercased()])
      #expect(remark.status == 404)
    }
  }

  @Test func `a comment without words is asked for again, and markup in one is text`() async throws
  {
    try await withPlan { _, ada in
      let empty = try await comment(ada, at: 0, "  ")
      #expect(empty.status == 400)
      #expect(empty.body.contains("Write a comment"))
      _ = try await comment(ada, at: 0, "<img src=x onerror=alert(1)>")
      let page = try await ada.get(Self.review)
      #expect(page.body.contains("&lt;img src=x"))
      #expect(!page.body.contains("<img"))
    }
  }

  @Test func `comments are settled by who may edit, answered by who may comment`() async throws {
    try await withPlan { site, ada in
      let rita = try await site.member(.reviewer, invitedBy: ada, name: "Rita Reviewer")
      let id = commentID(try await comment(ada, at: 0, "Is that so?"))
      let path = Self.plan + "/comments/answer?file=plan/01-energy.md"
      func answer(_ browser: Browser, _ verb: String, _ text: String) async throws -> Response {
        try await browser.post(
          path, from: Self.review,
          ["comment": id, "do": verb, "answer": text, "draft": UUID().uuidString.lowercased()])
      }
      #expect(try await answer(rita, "reply", "It is.").status == 303)
      #expect(try await answer(rita, "settled", "Enough.").status == 403)
      #expect(try await ada.get(Self.plan + "/review").body.contains("Is that so?"))
      #expect(try await answer(ada, "declined", "Kept.").status == 303)
      let list = try await ada.get(Self.plan + "/review")
      #expect(!list.body.contains("Is that so?"))
      let page = try await ada.get(Self.review)
      #expect(page.body.contains("It is.") && page.body.contains("Kept."))
      #expect(page.body.contains("Declined"))
      // Whoever comes second reads the first answer, and loses no word of their own.
      let second = try await answer(ada, "settled", "Changed it.")
      #expect(second.status == 409)
      #expect(second.body.contains("Kept.") && second.body.contains("Changed it."))
      #expect(!(try await ada.get(Self.review).body.contains("Changed it.")))
      #expect(try await answer(ada, "open", "").status == 303)
      #expect(try await answer(ada, "settled", "Changed it.").status == 303)
    }
  }

  @Test func `whoever reviews is led to the chapters`() async throws {
    try await withPlan { site, ada in
      let rita = try await site.member(.reviewer, invitedBy: ada, name: "Rita Reviewer")
      let home = try await rita.get("/workspaces/green-town").body
      #expect(home.contains("2 chapters are not approved as they are now."))
      #expect(!(try await ada.get("/workspaces/green-town").body.contains("For you")))
      #expect(try await rita.get(Self.plan).body.contains("Read and comment<span"))
      #expect(try await ada.get(Self.plan).body.contains("Edit<span"))
    }
  }

  // Approvals

  @Test func `an approval counts for the text that was read, and for no later one`() async throws {
    try await withPlan { site, ada in
      let rita = try await site.member(.reviewer, invitedBy: ada, name: "Rita Reviewer")
      let approve = Self.plan + "/approve?file=plan/01-energy.md"
      let read = try await rita.get(Self.review)
      let fields = [
        "_csrf": read.hiddenField("_csrf"), "base": read.hiddenField("base"),
        "digest": read.hiddenField("digest"), "draft": UUID().uuidString.lowercased(),
      ]
      try await ada.post(
        Self.editor, from: Self.editor, ["text": Self.chapter + "\nOne more.\n"])
      let late = try await rita.post(approve, fields: fields)
      #expect(late.status == 409 && late.body.contains("nothing was approved"))
      #expect(try await text("approvals.csv", site) == nil)
      let again = try await rita.get(Self.review)
      var fresh = fields
      fresh["digest"] = again.hiddenField("digest")
      fresh["draft"] = UUID().uuidString.lowercased()
      #expect(try await rita.post(approve, fields: fresh).status == 303)
      #expect(try await ada.get(Self.review).body.contains("Approved by Rita Reviewer"))
      try await ada.post(Self.editor, from: Self.editor, ["text": Self.chapter + "\nOther.\n"])
      let stale = try await ada.get(Self.review)
      #expect(stale.body.contains("Changed since approval"))
      #expect(stale.body.contains("One more.") && stale.body.contains("Other."))
      let book = try await ada.get(Self.plan)
      #expect(book.body.contains("Changed since approval"))
    }
  }

  // The book

  @Test func `the book is put in order and renamed with every other byte kept`() async throws {
    try await withPlan { site, ada in
      let id = commentID(try await comment(ada, at: 0, "Stays with it"))
      let moved = try await ada.post(
        Self.plan + "/move", from: Self.plan, ["file": "02-water.md", "direction": "up"])
      #expect(moved.status == 303)
      #expect(
        try await text("plan/book.yaml", site)
          == "# our book\ntitle: Plan\ndate: 2026-11\nchapters:\n  # later\n  - file: 02-water.md\n    audience: internal\n  - file: 01-energy.md\n    audience: all\n"
      )
      let renamed = try await ada.post(
        Self.plan + "/rename", from: Self.plan, ["file": "01-energy.md", "name": "02-power.md"])
      #expect(renamed.status == 303)
      #expect(try await text("plan/01-energy.md", site) == nil)
      #expect(try await text("plan/02-power.md", site) == Self.chapter)
      let page = try await ada.get(Self.plan + "/review?file=plan/02-power.md")
      #expect(page.body.contains("id=\"comment-\(id)\""))
    }
  }

  @Test func `a chapter is added, taken out, put back and its file deleted`() async throws {
    try await withPlan { site, ada in
      let added = try await ada.post(
        Self.plan + "/add", from: Self.plan, ["title": "Árboles & shade", "audience": "all"])
      #expect(added["Location"]?.contains("plan/03-arboles-shade.md") == true)
      #expect(try await text("plan/03-arboles-shade.md", site) == "# Árboles & shade\n\n")
      for verb in ["take-out", "put-in", "take-out", "delete"] {
        let done = try await ada.post(
          Self.plan + "/\(verb)", from: Self.plan,
          ["file": "03-arboles-shade.md", "draft": UUID().uuidString.lowercased()])
        #expect(done.status == 303, "\(verb)")
      }
      #expect(try await text("plan/03-arboles-shade.md", site) == nil)
      #expect(try await text("plan/book.yaml", site) == Self.book)
      let bad = try await ada.post(
        Self.plan + "/add", from: Self.plan, ["title": "X", "file": "../x", "audience": "all"])
      #expect(bad.status == 400)
    }
  }

  // Settings

  @Test func `settings keep comments and unknown keys, and refuse what is wrong at its field`()
    async throws
  {
    try await withPlan { site, ada in
      let path = "/workspaces/green-town/settings"
      let saved = try await ada.post(
        path, from: path, ["name": "Greener Town", "inventory_years": "2019 2021"])
      #expect(saved.status == 303)
      #expect(
        try await text("community.yaml", site)
          == "id: green-town\nname: Greener Town # as in the charter\ntime_zone: America/Chicago\nfavourite_tree: oak\ninventory_years: [2019, 2021]\n"
      )
      let wrong = try await ada.post(
        path, from: path, ["time_zone": "Mars/Olympus", "inventory_years": "19"])
      #expect(wrong.status == 400)
      #expect(wrong.body.contains("href=\"#field-time_zone\""))
      #expect(wrong.body.contains("href=\"#field-inventory_years\""))
    }
  }

  @Test func `two who change different settings both get theirs, and the same one is shown`()
    async throws
  {
    try await withPlan { site, ada in
      let path = "/workspaces/green-town/settings"
      let old = try await ada.get(path)
      func late(_ fields: [String: String]) async throws -> Response {
        var all = fields
        all["_csrf"] = old.hiddenField("_csrf")
        all["base"] = old.hiddenField("base")
        all["draft"] = UUID().uuidString.lowercased()
        return try await ada.post(path, fields: all)
      }
      try await ada.post(path, from: path, ["state": "MN"])
      #expect(try await late(["name": "Moss"]).status == 303)
      let settings = try await text("community.yaml", site) ?? ""
      #expect(settings.contains("name: Moss #") && settings.contains("state: MN"))
      #expect(try await late(["state": "WI"]).status == 409)
    }
  }

  @Test func `every page of the plan is there in Spanish`() async throws {
    try await withPlan { _, ada in
      for (path, words) in [
        (Self.plan, "Antes de publicar"), (Self.editor, "Vista previa"),
        (Self.review, "Aprobación"), (Self.plan + "/review", "Aquí no hay comentarios"),
        (Self.plan + "/publish", "Plan público"),
        ("/workspaces/green-town/settings", "Zona horaria"),
      ] {
        let page = try await ada.get(path, headers: ["Accept-Language: es"])
        #expect(page.body.contains(words), "\(path)")
      }
    }
  }
}
