import Accounts
import Foundation
import Jobs
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
      let (address, answer) = try await follow(page, ada)
      #expect(address.contains("/inventory/upload/"), "\(address)")
      #expect(answer.body.contains("gas-x0") && answer.body.contains("2,200"))
      let jobs = try await ada.get("/workspaces/green-town/jobs")
      #expect(jobs.body.contains("Read a file of activity data"))
    }
  }

  /// A file of so many new rows, and the page that its sender is led to in the end.
  private func sendMany(
    _ count: Int, _ ada: Browser,
    _ row: (Int) -> String = {
      "gas-x\($0),2021,buildings,industrial,stationary-fuel,natural-gas,\($0 + 1),therm"
    }
  ) async throws -> (address: String, page: Response) {
    let header = "id,year,sector,subsector,method,activity,quantity,unit"
    let rows = [header] + (0..<count).map(row)
    let sent = try await send(rows.joined(separator: "\n"), named: "many.csv", ada)
    return try await follow(sent, ada)
  }

  /// Waits for the job that a page may be of, and gives the page that it leads to.
  private func follow(
    _ page: (address: String, page: Response), _ ada: Browser
  ) async throws -> (address: String, page: Response) {
    var (address, answer) = page
    for _ in 0..<1_800 {
      if let location = answer["Location"] {
        address = location
        answer = try await ada.get(address)
      } else if address.contains("/jobs/") {
        guard !answer.body.contains("notice--danger") else { break }
        try await Task.sleep(for: .milliseconds(100))
        answer = try await ada.get(address)
      } else {
        break
      }
    }
    return (address, answer)
  }

  @Test func `a file of many rows is looked at by a job, listed in pages and taken by a job`()
    async throws
  {
    try await withTown { site, ada in
      let first = try await sendMany(4_100, ada)
      #expect(first.page.status == 200, "\(first.page.body)")
      #expect(first.page.body.contains("<th scope=\"row\">gas-x0 "))
      #expect(first.page.body.contains("<th scope=\"row\">gas-x49 "))
      #expect(!first.page.body.contains("gas-x50 "))
      #expect(first.page.body.contains("Rows 1 to 50 of 4,100"))
      let next = try #require(
        first.page.body.firstMatch(of: /rel="next" href="([^"#]+)#rows"/)?.output.1)
      let second = try await ada.get(String(next).replacing("&amp;", with: "&"))
      #expect(second.status == 200)
      #expect(second.body.contains("Rows 51 to 100 of 4,100"))
      #expect(second.body.contains("<th scope=\"row\">gas-x50 "))
      #expect(!second.body.contains("gas-x49 "))
      // Nobody has changed anything meanwhile, so that no other job was needed.
      #expect(try await jobs("upload-read", site) == 1)
      #expect(try await site.store.workspace("green-town").head == 2)
      let path = String(first.address.prefix { $0 != "?" })
      let sent = try await act("take", (path, first.page), ada, ["reason": "Bills"])
      let taken = try await follow((path, sent), ada)
      #expect(taken.address == "/workspaces/green-town/history/3?done=uploaded")
      #expect(try await jobs("upload-take", site) == 1)
      #expect(try await table(site).contains("gas-x4099,2021,buildings,industrial,"))
      #expect(try await site.store.commit(at: 3, of: "green-town").reason == "Bills")
      #expect(try await ada.get(path).status == 410)
    }
  }

  private func jobs(_ kind: String, _ site: TestSite) async throws -> Int {
    try await JobBoard(site.store.database) { TestSite.start }
      .jobs(of: "green-town", kinds: [kind]).count
  }

  @Test func `a job takes only the right rows of a file, and none that others changed`()
    async throws
  {
    try await withTown { site, ada in
      let rows: (Int) -> String = { row in
        row == 0
          ? "gas-1,2021,buildings,residential,stationary-fuel,natural-gas,150,therm"
          : "gas-x\(row),2021,buildings,industrial,stationary-fuel,natural-gas,1,"
            + (row == 7 ? "thermm" : "therm")
      }
      let page = try await sendMany(4_100, ada, rows)
      let path = String(page.address.prefix { $0 != "?" })
      try await ada.save("inventory.csv", edits: [["row": "gas-1", "set": ["quantity": "7"]]])
      let stale = try await follow(
        (path, try await act("take", (path, page.page), ada, ["which": "right"])), ada)
      #expect(stale.page.body.contains("Somebody else has changed the same rows"))
      #expect(stale.page.body.contains("href=\"\(path)\">Look at the file again</a>"))
      let again = try await follow((path, try await ada.get(path)), ada)
      let taken = try await follow(
        (path, try await act("take", (path, again.page), ada, ["which": "right"])), ada)
      #expect(taken.address == "/workspaces/green-town/history/4?done=uploaded")
      let text = try await table(site)
      #expect(text.contains("natural-gas,150,therm"))
      #expect(text.contains("gas-x6,") && text.contains("gas-x8,") && !text.contains("gas-x7,"))
    }
  }

  @Test func `rows without an id are told apart by a number, however many say the same`()
    async throws
  {
    try await withTown { _, ada in
      let rows = (0..<120).map {
        "2021,buildings,industrial,stationary-fuel,natural-gas,\($0),therm"
      }
      let header = "year,sector,subsector,method,activity,quantity,unit"
      let page = try await send(([header] + rows).joined(separator: "\n"), ada)
      let looked = try await act("map", page, ada, Self.plainColumns)
      #expect(looked.body.contains("<th scope=\"row\">natural-gas-industrial-2021 "))
      #expect(looked.body.contains("<th scope=\"row\">natural-gas-industrial-2021-2 "))
      #expect(looked.body.contains("Rows 1 to 50 of 120"))
    }
  }

  private static let plainColumns = [
    "column.year": "0", "column.sector": "1", "column.subsector": "2", "column.method": "3",
    "column.activity": "4", "column.quantity": "5", "column.unit": "6",
  ]

  @Test func `the preview is a table with the columns' titles, and findings at their cells`()
    async throws
  {
    try await withTown { _, ada in
      let file = """
        id,year,sector,subsector,method,activity,quantity,unit
        gas-1,2021,buildings,residential,stationary-fuel,natural-gas,50,therm
        gas-2,2021,buildings,commercial,stationary-fuel,natural-gas,1,therm
        gas-3,2021,buildings,industrial,stationary-fuel,natural-gas,300,thermm
        """
      let page = try await send(file, ada)
      for title in ["Year", "Part of the sector", "Amount", "Unit", "Row of the file"] {
        #expect(page.page.body.contains("<th scope=\"col\">\(title)</th>"), "\(title)")
      }
      #expect(page.page.body.contains("<td><del>100</del> → <ins>50</ins></td>"))
      #expect(page.page.body.contains("<td>thermm<span class=\"finding finding--error\">"))
      // The finding leads to its row.
      #expect(page.page.body.contains("#row-2\">usage.csv, row 4, column Unit</a>"))
      // 249 therm less are 1.3 t, with the minus that results have.
      #expect(page.page.body.contains("<td>−1</td>") && !page.page.body.contains("<td>-"))
      let spanish = try await ada.get(page.address, headers: ["Accept-Language: es"])
      #expect(spanish.body.contains("usage.csv, fila 4, columna Unidad</a>"))
      #expect(spanish.body.contains(">Cantidad</th>") && !spanish.body.contains("quantity</th>"))
      #expect(spanish.body.contains("<td>Edificios</td>") && !spanish.body.contains(">Buildings<"))
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

  @Test func `a file with semicolons has decimal commas, and Cairn says so`() async throws {
    try await withTown { site, ada in
      let page = try await send(
        """
        id;year;sector;subsector;method;activity;quantity;unit;note
        gas-3;2021;buildings;industrial;stationary-fuel;natural-gas;2,375;therm;"one; two"
        gas-4;2021;buildings;industrial;stationary-fuel;natural-gas;1.450;therm;a, b
        gas-5;2021;buildings;industrial;stationary-fuel;natural-gas;2.706.097,93;therm;
        """, ada)
      #expect(page.page.status == 200)
      #expect(page.page.body.contains("Semicolons stand between the columns of this file."))
      #expect(page.page.body.contains("In its numbers a comma is the decimal mark."))
      #expect(try await act("take", page, ada).status == 303)
      let text = try await table(site)
      #expect(text.contains("natural-gas,2.375,therm,one; two\n"), "\(text)")
      #expect(text.contains("natural-gas,1450,therm,\"a, b\"\n"), "\(text)")
      #expect(text.contains("natural-gas,2706097.93,therm,\n"), "\(text)")
    }
  }

  @Test func `a table of very many columns is refused before headings are looked at`() async throws
  {
    try await withTown { site, ada in
      let names = (1...501).map { "c\($0)" }.joined(separator: ",")
      let values = Array(repeating: "1", count: 501).joined(separator: ",")
      let page = try await send("\(names)\n\(values)\n", ada).page
      #expect(page.status == 400 && page.body.contains("more than 500 columns"))
    }
  }

  @Test func `decimal commas between commas are never guessed`()
    async throws
  {
    try await withTown { site, ada in
      let page = try await send(
        """
        id,year,sector,subsector,method,activity,quantity,unit
        gas-3,2021,buildings,industrial,stationary-fuel,natural-gas,"12,5",therm
        gas-4,2021,buildings,industrial,stationary-fuel,natural-gas,"2,375",therm
        """, ada)
      #expect(page.page.body.contains("Commas stand between the columns of this file."))
      #expect(page.page.body.contains("can be 2375 or 2.3750. Write one of the two."))
      #expect(try await act("take", page, ada, ["which": "right"]).status == 303)
      let text = try await table(site)
      #expect(text.contains("natural-gas,12.5,therm"), "\(text)")
      #expect(!text.contains("gas-4"), "\(text)")
    }
  }

  @Test func `only the columns of numbers tell the decimal mark`() async throws {
    try await withTown { site, ada in
      let page = try await send(
        """
        sep=;
        id;year;sector;subsector;method;activity;quantity;unit;note
        gas-3;2021;buildings;industrial;stationary-fuel;natural-gas;2,375;therm;4.5
        """, ada)
      #expect(page.page.body.contains("In its numbers a comma is the decimal mark."))
      #expect(try await act("take", page, ada).status == 303)
      let text = try await table(site)
      #expect(text.contains("natural-gas,2.375,therm,4.5\n"), "\(text)")
    }
  }

  @Test func `a file with tabs is read as its numbers tell, and asks where they do not`()
    async throws
  {
    try await withTown { site, ada in
      let head = "id\tyear\tsector\tsubsector\tmethod\tactivity\tquantity\tunit\n"
      func row(_ id: String, _ quantity: String) -> String {
        "\(id)\t2021\tbuildings\tindustrial\tstationary-fuel\tnatural-gas\t\(quantity)\ttherm\n"
      }
      let told = try await send(head + row("gas-3", "2,375") + row("gas-4", "1.5"), ada)
      #expect(told.page.body.contains("In its numbers a point is the decimal mark."))
      #expect(try await act("take", told, ada).status == 303)
      #expect(try await table(site).contains("natural-gas,2375,therm,"))
      let open = try await send(head + row("gas-5", "3.125"), named: "usage.tsv", ada)
      #expect(open.page.body.contains("Its numbers do not tell the decimal mark"))
      #expect(open.page.body.contains("can be 3125 or 3.1250. Write one of the two."))
    }
  }

  @Test func `numbers as a spreadsheet shows them are taken`() async throws {
    try await withTown { site, ada in
      let page = try await send(
        """
        id,year,sector,subsector,method,activity,quantity,unit,activity_uncertainty_percent
        gas-3,2021,buildings,industrial,stationary-fuel,natural-gas,2 000,therm,5%
        gas-4,2021,buildings,industrial,stationary-fuel,natural-gas,"3,000.25",therm,"2,5 %"
        """, ada)
      #expect(page.page.status == 200)
      #expect(try await act("take", page, ada).status == 303)
      let text = try await table(site)
      #expect(text.contains("natural-gas,2000,therm,,5"), "\(text)")
      #expect(text.contains("natural-gas,3000.25,therm,,2.5"), "\(text)")
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
      #expect(page.page.body.contains("row 2, column Unit"), "\(page.page.body)")
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
        ([0x9C, 0x01, 0xFE, 0x80], "", "broken.xlsx", "ends like that of an Excel workbook"),
        ([], "id,year\na,2021\n", "renamed.xlsx", "ends like that of an Excel workbook"),
        ([0x9C, 0x01, 0xFE, 0x80], "", "broken.csv", "not UTF-8"),
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
      #expect(answer.body.contains("href=\"\(path)\">Choose another file</a>"))
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

  @Test func `whoever sends a file after the session has ended is told to choose it again`()
    async throws
  {
    try await withTown { site, ada in
      let token = try await ada.get(path).hiddenField("_csrf")
      let guest = Browser(site: site)
      let sent = try await guest.send(
        "POST", path, headers: ["Content-Type: multipart/form-data; boundary=b"],
        body: Array(
          "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n\(token)\r\n--b--\r\n".utf8)
      )
      let address = try #require(sent["Location"])
      #expect(address.hasPrefix("/sign-in?return=") && address.hasSuffix("&lost=file"))
      #expect(try await guest.get(address).body.contains("choose it again"))
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
