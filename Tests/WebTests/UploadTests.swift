import Accounts
import Foundation
import Store
import Testing

@testable import Web

/// Activity data from files: looked at, then taken as one change.
@Suite struct UploadTests {
  private let path = "/workspaces/green-town/inventory/upload"

  private func withTown(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let snapshot = try await site.store.snapshot(of: "green-town")
      let files = [
        "community.yaml": Array(
          "id: green-town\nname: Green Town\ntime_zone: America/Chicago\ninventory_years: [2021]\n"
            .utf8),
        "inventory.csv": Array(
          """
          id,year,sector,subsector,method,activity,quantity,unit,note
          gas-1,2021,buildings,residential,stationary-fuel,natural-gas,100,therm,
          gas-2,2021,buildings,commercial,stationary-fuel,natural-gas,200,therm,kept

          """.utf8),
      ]
      try await site.store.commit(
        CommitDraft(
          id: "inventory", author: ada.principal.author, reason: "", base: 1,
          changes: FolderDocuments.changes(from: snapshot, to: files, keepsOthers: true).changes),
        to: "green-town")
      try await body(site, ada)
    }
  }

  /// Sends a file; gives the page that the sender is led to.
  private func send(
    _ contents: String, after first: [UInt8] = [], named name: String = "usage.csv",
    _ browser: Browser
  ) async throws -> (address: String, page: Response) {
    let token = try await browser.get(path).hiddenField("_csrf")
    let head =
      "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n\(token)\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n"
    let answer = try await browser.send(
      "POST", path, headers: ["Content-Type: multipart/form-data; boundary=b"],
      body: Array(head.utf8) + first + Array("\(contents)\r\n--b--\r\n".utf8))
    guard let address = answer["Location"] else { return ("", answer) }
    return (address, try await browser.get(address))
  }

  /// Sends on the form of a page with its hidden fields.
  private func act(
    _ act: String, _ page: (address: String, page: Response), _ browser: Browser,
    _ more: [String: String] = [:]
  ) async throws -> Response {
    var fields = page.page.hiddenFields
    fields["act"] = act
    return try await browser.post(page.address, fields: fields.merging(more) { $1 })
  }

  private func table(_ site: TestSite) async throws -> String {
    let snapshot = try await site.store.snapshot(of: "green-town")
    return String(
      decoding: FolderDocuments.join(snapshot.documents)["inventory.csv"] ?? [], as: UTF8.self)
  }

  @Test func `a table in the inventory's own columns is looked at and taken as one commit`()
    async throws
  {
    try await withTown { site, ada in
      let page = try await send(
        """
        id,year,sector,subsector,method,activity,quantity,unit
        gas-1,2021,buildings,residential,stationary-fuel,natural-gas,150,therm
        gas-2,2021,buildings,commercial,stationary-fuel,natural-gas,200,therm
        gas-3,2021,buildings,industrial,stationary-fuel,natural-gas,300,therm
        """, ada)
      #expect(page.page.status == 200)
      for words in ["<ins>150</ins>", "gas-3", "Totals by sector"] {
        #expect(page.page.body.contains(words), "\(words)")
      }
      #expect(try await site.store.workspace("green-town").head == 2)
      let taken = try await act("take", page, ada, ["reason": "Utility bills of 2021"])
      #expect(taken["Location"] == "/workspaces/green-town/history/3?done=uploaded")
      let text = try await table(site)
      #expect(text.contains("gas-1,2021,buildings,residential,stationary-fuel,natural-gas,150"))
      // What the file does not have stays.
      #expect(text.contains("natural-gas,200,therm,kept\n"))
      #expect(
        text.hasSuffix("gas-3,2021,buildings,industrial,stationary-fuel,natural-gas,300,therm,\n"))
      // The file is gone, so that it is not taken twice by mistake.
      #expect(try await ada.get(page.address).status == 410)
    }
  }

  @Test func `a long file is read by a job that leads to what it would change`() async throws {
    try await withTown { site, ada in
      let remark = String(repeating: "long ", count: 60)
      let rows = (0..<2200).map { row in
        "gas-x\(row),2021,buildings,industrial,stationary-fuel,natural-gas,\(row + 1),therm,\(remark)"
      }
      let header = "id,year,sector,subsector,method,activity,quantity,unit,note"
      let page = try await send(([header] + rows).joined(separator: "\n"), ada)
      var (address, answer) = page
      // The job may still be at work; its page leads on.
      for _ in 0..<100 where address.contains("/jobs/") {
        try await Task.sleep(for: .milliseconds(200))
        answer = try await ada.get(address)
        if let found = answer.body.firstMatch(of: /href="([^"]*inventory\/upload\/[^"]+)"/) {
          address = String(found.1)
          answer = try await ada.get(address)
        } else if let location = answer["Location"] {
          address = location
          answer = try await ada.get(address)
        }
      }
      #expect(address.contains("/inventory/upload/"), "\(address)")
      #expect(answer.body.contains("gas-x0") && answer.body.contains("2,200"))
      let jobs = try await ada.get("/workspaces/green-town/jobs")
      #expect(jobs.body.contains("Read a file of activity data"))
    }
  }

  @Test func `columns under other names are asked for, with a guess`() async throws {
    try await withTown { site, ada in
      let page = try await send(
        """
        Inventory Year,Customer class,Usage (therms),Remarks
        2021,residential,"1,234.5",from bills
        2021,commercial,20,
        """, ada)
      #expect(page.page.body.contains("Which column is which?"))
      #expect(page.page.body.contains("name=\"fixed.unit\" value=\"therm\""))
      let looked = try await act(
        "map", page, ada,
        [
          "column.year": "0", "column.subsector": "1", "column.quantity": "2", "column.note": "3",
          "fixed.sector": "buildings", "fixed.method": "stationary-fuel",
          "fixed.activity": "natural-gas", "fixed.unit": "therm",
        ])
      #expect(looked.body.contains("natural-gas-residential-2021"), "\(looked.body)")
      let taken = try await act("take", (page.address, looked), ada)
      #expect(taken.status == 303, "\(taken.body)")
      #expect(try await table(site).contains("natural-gas,1234.5,therm,from bills"))
    }
  }

  @Test func `rows with an error can be left out`() async throws {
    try await withTown { site, ada in
      let page = try await send(
        """
        id,year,sector,subsector,method,activity,quantity,unit
        gas-3,2021,buildings,industrial,stationary-fuel,natural-gas,300,thermm
        gas-4,2021,buildings,industrial,stationary-fuel,natural-gas,400,therm
        """, ada)
      #expect(page.page.body.contains("row 2, column unit"), "\(page.page.body)")
      let taken = try await act("take", page, ada, ["which": "right"])
      #expect(taken.status == 303)
      let text = try await table(site)
      #expect(text.contains("gas-4"))
      #expect(!text.contains("gas-3"))
    }
  }

  @Test func `an id that the file has twice is told and taken once`() async throws {
    try await withTown { _, ada in
      let page = try await send(
        """
        id,year,sector,subsector,method,activity,quantity,unit
        gas-3,2021,buildings,industrial,stationary-fuel,natural-gas,300,therm
        gas-3,2021,buildings,industrial,stationary-fuel,natural-gas,999,therm
        """, ada)
      #expect(page.page.body.contains("already used in row 2"), "\(page.page.body)")
      #expect(!page.page.body.contains("999"))
    }
  }

  @Test func `rows that others changed since the look are not taken over`() async throws {
    try await withTown { site, ada in
      let page = try await send(
        """
        id,year,sector,subsector,method,activity,quantity,unit
        gas-1,2021,buildings,residential,stationary-fuel,natural-gas,150,therm
        """, ada)
      try await ada.save("inventory.csv", edits: [["row": "gas-1", "set": ["quantity": "7"]]])
      let stale = try await act("take", page, ada)
      #expect(stale.status == 409)
      #expect(try await table(site).contains("natural-gas,7,therm"))
    }
  }

  @Test func `what is no table is refused with advice`() async throws {
    try await withTown { _, ada in
      let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
      let refused: [([UInt8], String, String, String)] = [
        ([], "", "a.csv", "empty"), ([], "id,year\n", "a.csv", "no table"),
        (old, "", "old.xls", "of an old Excel"), (old, "", "locked.xlsx", "with a password"),
        ([], "PK\u{3}\u{4}", "a.xlsx", "cannot read Excel"),
      ]
      for (first, contents, name, words) in refused {
        let answer = try await send(contents, after: first, named: name, ada).page
        #expect(answer.status == 400, "\(name)")
        #expect(answer.body.contains(words), "\(name)")
      }
    }
  }

  @Test func `a file of 200 MB is refused before it is read`() async throws {
    try await withTown { site, ada in
      let token = try await ada.get(path).hiddenField("_csrf")
      let answer = try await exchange(
        site.port,
        """
        POST \(path) HTTP/1.1\r\nHost: localhost:\(site.port)\r\nCookie: cairn=\(ada.cookie("cairn") ?? "")\r\n\
        X-CSRF-Token: \(token)\r\nContent-Type: multipart/form-data; boundary=b\r\n\
        Content-Length: 209715200\r\nConnection: close\r\n\r\n--b\r\n
        """)
      #expect(answer.status == 413)
      #expect(answer.body.contains("at most 30 MB"), "\(answer.body)")
    }
  }

  @Test func `markup in a file stays text`() async throws {
    try await withTown { _, ada in
      let page = try await send(
        """
        id,year,sector,subsector,method,activity,quantity,unit,note
        gas-1,2021,buildings,<script>alert(1)</script>,stationary-fuel,natural-gas,1,therm,<b>"x"</b>
        """, ada)
      #expect(page.page.body.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
      #expect(!page.page.body.contains("<script>alert"))
    }
  }

  @Test func `another person's upload is not found`() async throws {
    try await withTown { site, ada in
      let page = try await send("id,year\na,2021\n", ada)
      let riley = try await site.member(.editor, invitedBy: ada)
      #expect(try await riley.get(page.address).status == 410)
    }
  }
}

extension Response {
  /// Every hidden field of the page's last form that has any, by name.
  var hiddenFields: [String: String] {
    var fields: [String: String] = [:]
    for part in body.components(separatedBy: "<input type=\"hidden\" name=\"").dropFirst() {
      let sides = part.components(separatedBy: "\" value=\"")
      guard sides.count > 1 else { continue }
      fields[sides[0]] = String(sides[1].prefix { $0 != "\"" })
    }
    return fields
  }
}
