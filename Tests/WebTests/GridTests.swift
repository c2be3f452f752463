import Accounts
import Foundation
import Store
import Testing

@testable import Web

/// What the grid's script asks for and sends, over real sockets and a real database.
@Suite struct GridTests {
  private static let inventory = """
    id,year,sector,subsector,method,activity,quantity,unit,factor,note
    gas-1,2021,buildings,residential,stationary-fuel,natural-gas,100,therm,,"Two lines,
    one cell"
    gas-2,2021,buildings,commercial,stationary-fuel,natural-gas,"200",therm,,
    gas-3,2021,buildings,industrial,stationary-fuel,natural-gas,300,therm,,

    """

  static func town(_ site: TestSite) async throws -> Browser {
    let owner = try await site.administrator()
    try await site.makeWorkspace(by: owner)
    let snapshot = try await site.store.snapshot(of: "green-town")
    let files = [
      "community.yaml": Array(
        "id: green-town\nname: Green Town\ntime_zone: America/Chicago\ninventory_years: [2021]\n"
          .utf8),
      "inventory.csv": Array(inventory.utf8),
    ]
    try await site.store.commit(
      CommitDraft(
        id: "inventory", author: owner.principal.author, reason: "", base: 1,
        changes: FolderDocuments.changes(from: snapshot, to: files, keepsOthers: true).changes),
      to: "green-town")
    return owner
  }

  @Test func `rows come with their names, rights and cells`() async throws {
    try await TestSite.run { site in
      let owner = try await Self.town(site)
      let table = try await owner.grid("inventory.csv")
      #expect(table.rows.map(\.key) == ["gas-1", "gas-2", "gas-3"])
      #expect(table.rows.map(\.rights) == [3, 3, 3])
      #expect(table.cell(0, "note") == "Two lines,\none cell")
      #expect(table.cell(1, "quantity") == "200")
      #expect(table.mayAdd)
      // Columns that the format knows and the table lacks can be filled too.
      #expect(table.columns.contains("notation_key"))
    }
  }

  @Test func `a server without spreadsheets says whom to ask and offers the CSV`() async throws {
    try await TestSite.run { site in
      let owner = try await Self.town(site)
      let path = "/workspaces/green-town/grid/download?file=inventory.csv"
      let refused = try await owner.get("\(path)&as=xlsx")
      #expect(refused.status == 503)
      #expect(refused.body.contains("Ask whoever runs the server"), "\(refused.body)")
      #expect(refused.body.contains("grid/download?file=inventory.csv&amp;as=csv"))
      #expect(!refused.body.contains("scripts/setup"))
      #expect(try await owner.get("\(path)&as=csv").status == 200)
    }
  }

  @Test func `a contributor may change only rows of their own`() async throws {
    try await TestSite.run { site in
      let owner = try await Self.town(site)
      let riley = try await site.member(.contributor, invitedBy: owner)
      let added = try await riley.save(
        "inventory.csv",
        edits: [["add": "new-1", "after": "gas-3", "set": ["id": "mine", "year": "2021"]]])
      #expect(added.status == 200, "\(added.body)")
      let table = try await riley.grid("inventory.csv")
      #expect(table.rows.map(\.rights) == [0, 0, 0, 3])
      let refused = try await riley.save(
        "inventory.csv", edits: [["row": "gas-1", "set": ["quantity": "1"]]])
      #expect(refused.status == 403)
      #expect(try await riley.grid("inventory.csv").cell(0, "quantity") == "100")
    }
  }

  @Test func `a save is one commit and leaves untouched bytes as they were`() async throws {
    try await TestSite.run { site in
      let owner = try await Self.town(site)
      let answer = try await owner.save(
        "inventory.csv",
        edits: [
          ["remove": "gas-3"], ["row": "gas-1", "set": ["quantity": "150"]],
          ["add": "new-1", "after": NSNull(), "set": ["id": "first", "year": "2021"]],
          ["add": "new-2", "after": "new-1", "set": ["id": "second", "year": "2021"]],
        ], reason: "Meters read again")
      #expect(answer.status == 200, "\(answer.body)")
      let snapshot = try await site.store.snapshot(of: "green-town")
      #expect(snapshot.revision == 3)
      let text = String(
        decoding: FolderDocuments.join(snapshot.documents)["inventory.csv"] ?? [], as: UTF8.self)
      #expect(
        text == """
          id,year,sector,subsector,method,activity,quantity,unit,factor,note
          first,2021,,,,,,,,
          second,2021,,,,,,,,
          gas-1,2021,buildings,residential,stationary-fuel,natural-gas,150,therm,,"Two lines,
          one cell"
          gas-2,2021,buildings,commercial,stationary-fuel,natural-gas,"200",therm,,

          """)
      let names = try #require(answer.json["names"] as? [String: String])
      #expect(names == ["gas-1": "gas-1", "new-1": "first", "new-2": "second"])
      let commit = try await site.store.commit(at: 3, of: "green-town")
      #expect(commit.reason == "Meters read again")
    }
  }

  @Test func `numbers are saved as a table writes them, however they arrive`() async throws {
    try await TestSite.run { site in
      let owner = try await Self.town(site)
      let forms = [
        ("3,033,589.309153", "3033589.309153"), ("2 000", "2000"), ("(12)", "-12"),
        ("12,5", "12.5"), ("1e3", "1e3"), ("$5", "$5"),
      ]
      for (written, held) in forms {
        try await owner.save(
          "inventory.csv", edits: [["row": "gas-1", "set": ["quantity": written]]])
        #expect(try await owner.grid("inventory.csv").cell(0, "quantity") == held)
      }
      // A text column keeps what is written.
      try await owner.save("inventory.csv", edits: [["row": "gas-2", "set": ["note": "1,234"]]])
      #expect(try await owner.grid("inventory.csv").cell(1, "note") == "1,234")
    }
  }

  @Test func `a number that can be two is a finding with both`() async throws {
    try await TestSite.run { site in
      let owner = try await Self.town(site)
      for written in ["2.375?", "2,375?"] {
        let answer = try await owner.check(
          "inventory.csv", edits: [["row": "gas-2", "set": ["quantity": written]]])
        #expect(
          answer.body.contains("can be 2375 or 2.3750. Write one of the two."), "\(answer.body)")
      }
    }
  }

  @Test func `the same save sent twice is one commit`() async throws {
    try await TestSite.run { site in
      let owner = try await Self.town(site)
      let edits: [[String: Any]] = [["row": "gas-1", "set": ["quantity": "150"]]]
      let draft = UUID().uuidString
      let first = try await owner.save("inventory.csv", edits: edits, draft: draft)
      let second = try await owner.save("inventory.csv", edits: edits, base: 2, draft: draft)
      #expect(first.json["revision"] as? Int == 3)
      #expect(second.json["revision"] as? Int == 3)
    }
  }

  @Test func `a stale row is named with who changed it and nothing is saved`() async throws {
    try await TestSite.run { site in
      let owner = try await Self.town(site)
      let riley = try await site.member(.editor, invitedBy: owner)
      try await riley.save("inventory.csv", edits: [["row": "gas-1", "set": ["quantity": "1"]]])
      let stale = try await owner.save(
        "inventory.csv",
        edits: [
          ["row": "gas-1", "set": ["quantity": "2"]], ["row": "gas-2", "set": ["quantity": "3"]],
        ], base: 2)
      #expect(stale.status == 409)
      let conflicts = try #require(stale.json["conflicts"] as? [[String: Any]])
      #expect(conflicts.compactMap { $0["row"] as? String } == ["gas-1"])
      #expect(conflicts.first?["by"] as? String == "Riley Editor")
      let table = try await owner.grid("inventory.csv")
      #expect(table.cell(0, "quantity") == "1")
      #expect(table.cell(1, "quantity") == "200")
    }
  }

  @Test func `a check finds what is wrong with a row as it would be and saves nothing`()
    async throws
  {
    try await TestSite.run { site in
      let owner = try await Self.town(site)
      let answer = try await owner.check(
        "inventory.csv",
        edits: [
          ["row": "gas-2", "set": ["unit": "thermm", "id": "gas-1"]],
          ["add": "new-9", "after": "gas-3", "set": ["id": "x", "year": "21"]],
        ])
      #expect(answer.status == 200, "\(answer.body)")
      let columns = try await owner.grid("inventory.csv").columns
      let findings = try #require(answer.json["findings"] as? [[Any]])
      func found(_ row: String, _ column: String) -> String? {
        findings.first {
          $0[0] as? String == row && $0[1] as? Int == columns.firstIndex(of: column)
        }?[3] as? String
      }
      // The row that the other one now is a double of keeps its number in the message.
      #expect(found("gas-2", "id")?.contains("row 2") == true, "\(findings)")
      #expect(found("new-9", "year") != nil, "\(findings)")
      #expect(try await site.store.workspace("green-town").head == 2)
    }
  }

  @Test func `findings of the saved table are told by row and column`() async throws {
    try await TestSite.run { site in
      let owner = try await Self.town(site)
      try await owner.save("inventory.csv", edits: [["row": "gas-2", "set": ["unit": "thermm"]]])
      let answer = try await owner.get(
        "/workspaces/green-town/grid/findings?file=inventory.csv")
      let columns = try await owner.grid("inventory.csv").columns
      let findings = try #require(answer.json["findings"] as? [[Any]])
      let mine = findings.first {
        $0[0] as? String == "gas-2" && $0[1] as? Int == columns.firstIndex(of: "unit")
      }
      #expect(mine?[2] as? String == "error", "\(findings)")
    }
  }

  @Test func `an emptied row is refused with its name and nothing is saved`() async throws {
    try await TestSite.run { site in
      let owner = try await Self.town(site)
      let cells = [
        "id", "year", "sector", "subsector", "method", "activity", "quantity", "unit", "note",
      ]
      let empty = Dictionary(uniqueKeysWithValues: cells.map { ($0, "") })
      let answer = try await owner.save(
        "inventory.csv",
        edits: [["row": "gas-2", "set": empty], ["row": "gas-1", "set": ["quantity": "5"]]])
      #expect(answer.status == 422)
      let findings = try #require(answer.json["findings"] as? [[Any]])
      #expect(findings.first?[0] as? String == "gas-2")
      #expect(try await site.store.workspace("green-town").head == 2)
    }
  }

  @Test func `a page from another session cannot save`() async throws {
    try await TestSite.run { site in
      let owner = try await Self.town(site)
      let answer = try await owner.send(
        "POST", "/workspaces/green-town/grid/save?file=inventory.csv",
        headers: ["Content-Type: application/json", "X-CSRF-Token: 00"],
        body: Array("{\"base\":2,\"edits\":[]}".utf8))
      #expect(answer.status == 403)
    }
  }

  @Test func `files that are no tables have no grid`() async throws {
    try await TestSite.run { site in
      let owner = try await Self.town(site)
      for file in ["community.yaml", "plan/energy.md", "nothing.csv", ""] {
        #expect(try await owner.get("/workspaces/green-town/grid?file=\(file)").status == 404)
        #expect(try await owner.get("/workspaces/green-town/grid/rows?file=\(file)").status == 404)
      }
    }
  }

  @Test func `a table that is not there yet begins with its first row`() async throws {
    try await TestSite.run { site in
      let owner = try await Self.town(site)
      #expect(try await owner.grid("risks.csv").rows.isEmpty)
      let answer = try await owner.save(
        "risks.csv", edits: [["add": "new-1", "after": NSNull(), "set": ["id": "heat"]]])
      #expect(answer.status == 200, "\(answer.body)")
      #expect(try await owner.grid("risks.csv").rows.map(\.key) == ["heat"])
    }
  }

  @Test func `a table can be taken away as CSV byte for byte`() async throws {
    try await TestSite.run { site in
      let owner = try await Self.town(site)
      let answer = try await owner.get(
        "/workspaces/green-town/grid/download?file=inventory.csv&as=csv")
      #expect(answer.body == Self.inventory)
      #expect(answer.all("Content-Disposition").first?.contains("inventory.csv") == true)
    }
  }
}

/// A table as the grid's script reads it.
struct GridAnswer {
  let revision: Int
  let mayAdd: Bool
  let columns: [String]
  let rows: [(key: String, rights: Int, cells: [String])]

  func cell(_ row: Int, _ column: String) -> String? {
    columns.firstIndex(of: column).map { rows[row].cells[$0] }
  }
}

extension Response {
  var json: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]) ?? [:]
  }
}

extension Browser {
  func grid(_ file: String) async throws -> GridAnswer {
    let json = try await get("/workspaces/green-town/grid/rows?file=\(file)").json
    let columns = try #require(json["columns"] as? [[String: Any]])
    let rows = try #require(json["rows"] as? [[Any]])
    return GridAnswer(
      revision: try #require(json["revision"] as? Int),
      mayAdd: json["mayAdd"] as? Bool ?? false,
      columns: columns.compactMap { $0["name"] as? String },
      rows: rows.map { ($0[0] as? String ?? "", $0[1] as? Int ?? -1, $0[2] as? [String] ?? []) })
  }

  @discardableResult
  func save(
    _ file: String, edits: [[String: Any]], base: Int? = nil, reason: String = "",
    draft: String = UUID().uuidString
  ) async throws -> Response {
    try await post("save", file, ["edits": edits, "reason": reason, "draft": draft], base: base)
  }

  func check(_ file: String, edits: [[String: Any]]) async throws -> Response {
    try await post("check", file, ["edits": edits], base: nil)
  }

  private func post(
    _ what: String, _ file: String, _ fields: [String: Any], base: Int?
  ) async throws -> Response {
    let now = try await get("/workspaces/green-town/grid/rows?file=\(file)").json
    let token = now["token"] as? String ?? ""
    let all = fields.merging(["base": base ?? now["revision"] as? Int ?? 0]) { first, _ in first }
    return try await send(
      "POST", "/workspaces/green-town/grid/\(what)?file=\(file)",
      headers: ["Content-Type: application/json", "X-CSRF-Token: \(token)"],
      body: Array(try JSONSerialization.data(withJSONObject: all)))
  }
}
