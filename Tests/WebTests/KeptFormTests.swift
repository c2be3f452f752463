import Accounts
import Foundation
import Store
import Testing

@testable import Web

/// What somebody wrote survives the end of their session.
@Suite struct KeptFormTests {
  private let chapter = "/workspaces/green-town/plan/chapter?file=plan/energy.md"

  private func withTown(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await body(site, ada)
    }
  }

  /// What the page sends when its text is changed.
  private func fields(_ page: Response, _ text: String) -> [String: String] {
    var fields = ["text": text, "reason": "A long evening"]
    for name in ["_csrf", "_for", "base", "draft"] { fields[name] = page.hiddenField(name) }
    return fields
  }

  private func signIn(_ browser: Browser, returning path: String, as email: String) async throws
    -> Response
  {
    let address = "/sign-in?return=" + SitePath.encoded(path)
    return try await browser.post(
      "/sign-in", from: address,
      ["email": email, "password": TestSite.password, "return": path])
  }

  private func way(_ response: Response) throws -> String {
    let address = try #require(response["Location"])
    return try #require(
      FormData(urlEncoded: String(address.drop { $0 != "?" }.dropFirst()))?["return"])
  }

  @Test func `a text that arrives after the session has ended comes back after signing in`()
    async throws
  {
    try await withTown { site, ada in
      let page = try await ada.get(chapter)
      site.clock.move(3 * 3600)
      let text = "# Energy\n\nWritten all evening, with “quotes” & <b>."
      let late = try await ada.post(
        chapter, fields: fields(page, text),
        headers: ["Referer: http://localhost:\(site.port)\(chapter)"])
      let kept = try way(late)
      #expect(kept.hasPrefix("/kept-forms/"))
      #expect(try await site.store.head(of: "green-town") == 1)
      let asked = try await ada.get("/sign-in?return=" + SitePath.encoded(kept))
      #expect(asked.body.contains("what you wrote comes back"))
      let signedIn = try await signIn(ada, returning: kept, as: "ada@example.org")
      #expect(signedIn["Location"] == kept)
      let back = try await ada.get(kept)
      #expect(back.body.contains("Written all evening, with “quotes” &amp; &lt;b&gt;."))
      #expect(back.body.contains("<form method=\"post\" action=\"\(chapter)\""))
      #expect(back.body.contains("href=\"\(chapter)\">Go back without it"))
      // Sent as the page has it.
      var again = fields(back, text)
      again["_kept"] = back.hiddenField("_kept")
      #expect(again["base"] == page.hiddenField("base"))
      let saved = try await ada.post(chapter, fields: again)
      #expect(saved["Location"]?.hasSuffix("done=saved") == true)
      #expect(try await site.text("plan/energy.md") == text)
      #expect(try await ada.get(kept).status == 410)
    }
  }

  @Test func `what one person wrote is shown to nobody else`() async throws {
    try await withTown { site, ada in
      let page = try await ada.get(chapter)
      site.clock.move(3 * 3600)
      let kept = try way(try await ada.post(chapter, fields: fields(page, "Mine")))
      #expect(kept.hasPrefix("/kept-forms/"))
      let ed = try await site.member(
        .editor, invitedBy: try await fresh(site, "ada@example.org"), name: "Ed Editor")
      let answer = try await ed.get(kept)
      #expect(answer.status == 410)
      #expect(!answer.body.contains("Mine"))
      site.clock.move(KeptFormLimits().lifetime + 1)
      let later = try await fresh(site, "ada@example.org")
      #expect(try await later.get(kept).status == 410)
    }
  }

  @Test func `a text that was sent for its preview comes back too, and its page can be left`()
    async throws
  {
    try await withTown { site, ada in
      let preview = chapter.replacing("/chapter?", with: "/chapter/preview?")
      let page = try await ada.get(chapter)
      var shown = fields(page, "# Energy\n\nHalf written.")
      shown["edition"] = "public"
      site.clock.move(3 * 3600)
      // Sent from a preview, whose address the browser tells as the page that the form was on.
      let kept = try way(
        try await ada.post(
          preview, fields: shown,
          headers: ["Referer: http://localhost:\(site.port)\(preview)"]))
      #expect(kept.hasPrefix("/kept-forms/"))
      _ = try await signIn(ada, returning: kept, as: "ada@example.org")
      let back = try await ada.get(kept)
      #expect(back.body.contains("<pre># Energy\n\nHalf written.</pre>"))
      // Which edition the preview shows is nothing that was written.
      #expect(!back.body.contains("<pre>public</pre>"))
      #expect(back.body.contains("href=\"\(preview)\">Go back without it"))
      #expect(try await ada.get(preview)["Location"] == chapter)
      let again = fields(back, "# Energy\n\nHalf written.")
      let edited = try await ada.post(preview, fields: again)
      #expect(edited.status == 200)
      #expect(edited.body.contains("Half written.</textarea>"))
      #expect(try await site.store.head(of: "green-town") == 1)
      // A form of the time before chapters had pages of their own leads there.
      let earlier = "/workspaces/green-town/chapter?file=plan/energy.md"
      #expect(try await ada.get(earlier)["Location"] == chapter)
    }
  }

  private func fresh(_ site: TestSite, _ email: String) async throws -> Browser {
    let browser = Browser(
      site: site,
      principal: Principal.visitor)
    _ = try await signIn(browser, returning: "/workspaces", as: email)
    let token = try #require(browser.cookie("cairn"))
    let person = try #require(try await site.accounts.identify(sessionToken: token))
    return Browser(site: site, session: token, principal: person.principal)
  }

  @Test func `a form that shows no owner, or comes from elsewhere, is not kept`() async throws {
    try await withTown { site, ada in
      let page = try await ada.get(chapter)
      site.clock.move(3 * 3600)
      var foreign = fields(page, "Text")
      for owner in [
        nil, "", "x", (foreign["_for"] ?? "") + "x", "someone." + (foreign["_csrf"] ?? ""),
      ]
        as [String?]
      {
        foreign["_for"] = owner
        let answer = try await ada.post(chapter, fields: foreign)
        #expect(try !way(answer).hasPrefix("/kept-forms/"))
      }
      let elsewhere = try await ada.post(
        chapter, fields: fields(page, "Text"), headers: ["Origin: https://evil.example"])
      #expect(try !way(elsewhere).hasPrefix("/kept-forms/"))
    }
  }

  @Test func `a page of an earlier session sends its text with one more click`() async throws {
    try await withTown { site, ada in
      let page = try await ada.get(chapter)
      let ada2 = try await fresh(site, "ada@example.org")
      let answer = try await ada2.post(chapter, fields: fields(page, "New"))
      let kept = try #require(answer["Location"])
      #expect(kept.hasPrefix("/kept-forms/"))
      #expect(try await site.store.head(of: "green-town") == 1)
      let back = try await ada2.get(kept)
      #expect(try await ada2.post(chapter, fields: fields(back, "New")).status == 303)
      #expect(try await site.text("plan/energy.md") == "New")
      // Somebody else's page cannot be sent at all.
      let ed = try await site.member(.editor, invitedBy: ada, name: "Ed Editor")
      #expect(try await ed.post(chapter, fields: fields(page, "Stolen")).status == 403)
    }
  }

  @Test func `a form is kept while the password is given again, and never with a password in it`()
    async throws
  {
    try await withTown { site, ada in
      let page = try await ada.get("/account/tokens")
      site.clock.move(16 * 60)
      let fields = [
        "_csrf": page.hiddenField("_csrf"), "_for": page.hiddenField("_for"), "name": "My script",
        "scope": "read",
      ]
      let answer = try await ada.post("/account/tokens", fields: fields)
      #expect(answer["Location"]?.hasPrefix("/confirm?return=/kept-forms/") == true)
      let secret = try await ada.post(
        "/account/tokens", fields: fields.merging(["new-password": "x"]) { $1 })
      #expect(secret["Location"]?.hasPrefix("/confirm?return=/kept-forms/") == false)
    }
  }

  @Test func `becoming owner comes back after the password is given, also without a referrer`()
    async throws
  {
    try await withTown { site, ada in
      let owner = "/administration/workspaces/green-town/own"
      let page = try await ada.get(owner)
      site.clock.move(16 * 60)
      let fields = [
        "_csrf": page.hiddenField("_csrf"), "_for": page.hiddenField("_for"),
        "reason": "Asked by the mayor",
      ]
      let late = try await ada.post(owner, fields: fields)
      #expect(late["Location"]?.hasPrefix("/confirm?return=/kept-forms/") == true)
      let kept = try way(late)
      let asked = try await ada.get("/confirm?return=" + SitePath.encoded(kept))
      #expect(asked.body.contains("What you sent is kept for an hour"))
      let confirmed = try await ada.post(
        "/confirm", from: "/confirm?return=" + SitePath.encoded(kept),
        ["password": TestSite.password, "return": kept])
      #expect(confirmed["Location"] == kept)
      let back = try await ada.get(kept)
      #expect(back.body.contains("<pre>Asked by the mayor</pre>"))
      #expect(back.body.contains("href=\"\(owner)\">Go back without it"))
      var again = fields
      for name in ["_csrf", "_for", "_kept"] { again[name] = back.hiddenField(name) }
      let done = try await ada.post(owner, fields: again)
      #expect(done["Location"] == "/administration/workspaces?done=owned")
      #expect(try await ada.get(kept).status == 410)
    }
  }

  @Test func `a form that cannot be kept leads back to the page that it was on`() async throws {
    try await withTown { site, ada in
      site.clock.move(16 * 60)
      // The page has the address of its form; a button among others has only the referrer.
      for (form, page) in [
        ("/account/delete", "/account/delete"), ("/account/recovery-codes", "/"),
        ("/administration/workspaces/green-town/own", "/administration/workspaces/green-town/own"),
      ] {
        let late = try await ada.post(form, fields: ["_csrf": "old"])
        #expect(try way(late) == page, "\(form)")
      }
    }
  }

  @Test func `names of rows that a form carries are not shown as something written`() async throws {
    try await withTown { site, ada in
      let ed = try await site.member(.editor, invitedBy: ada, name: "Ed Editor")
      let account = try #require(ed.principal.account).rawValue
      let members = "/workspaces/green-town/members"
      let page = try await ada.get(members)
      site.clock.move(16 * 60)
      let fields = [
        "_csrf": page.hiddenField("_csrf"), "_for": page.hiddenField("_for"), "account": account,
      ]
      let kept = try way(try await ada.post(members + "/remove", fields: fields))
      #expect(kept.hasPrefix("/kept-forms/"))
      _ = try await ada.post(
        "/confirm", from: "/confirm?return=" + SitePath.encoded(kept),
        ["password": TestSite.password, "return": kept])
      let back = try await ada.get(kept).body
      #expect(back.contains("<input type=\"hidden\" name=\"account\" value=\"\(account)\">"))
      #expect(!back.contains("<pre>") && !back.contains("What you wrote"))
    }
  }
}
