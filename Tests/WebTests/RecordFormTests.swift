import Accounts
import Factors
import Foundation
import Store
import Tables
import Testing
import Workspace

@testable import Web

/// Forms made from the declarations of tables.
@Suite struct RecordFormTests {
  static let files = [
    "hazards.csv":
      "id,name,indicator,note,mood\nheat,Hot days,Days above 95,words only,grim\nflood,Floods,Gauge,words only,wet\n",
    "risks.csv":
      "id,hazard,system,people,exposure,note\nheat-people,heat,Public health,Older adults,4,\nflood-roads,flood,Roads,,,\n",
    "actions.csv":
      "id,title,kind,start_year,full_year,risks,who_benefits,who_pays,who_decides,cost_public\nb1,Plant trees,resilience,2027,2030,heat-people,All,City,Council,\n",
  ]

  private func withTown(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await site.add(Self.files, by: ada)
      try await body(site, ada)
    }
  }

  private func record(_ file: String, _ row: String) -> String {
    "/workspaces/green-town/record?file=\(file)&row=\(row)"
  }

  @Test func `a field has a title, what to write, and the control that fits`() async throws {
    try await withTown { _, ada in
      let risk = try await ada.get(record("risks.csv", "heat-people")).body
      #expect(risk.contains("<h1>Public health, Hot days</h1>"))
      #expect(risk.contains(">Who is hit hardest <code class=\"field__code\">people</code>"))
      #expect(risk.contains("The people who feel it first and worst"))
      #expect(risk.contains("<option value=\"heat\" selected>Hot days (heat)</option>"))
      #expect(risk.contains("<option value=\"4\" selected>4</option>"))
      #expect(risk.contains("<option value=\"5\">5: high</option>"))
      #expect(risk.contains("<textarea class=\"input\" id=\"field-cell.people\""))
      #expect(!risk.contains("name=\"cell.id\""))
      let action = try await ada.get(record("actions.csv", "b1")).body
      #expect(
        action.contains("type=\"checkbox\" name=\"cell.risks\" value=\"heat-people\" checked"))
      #expect(action.contains("type=\"checkbox\" name=\"cell.risks\" value=\"flood-roads\">"))
      #expect(action.contains("type=\"radio\" name=\"cell.cost_public\" value=\"yes\">"))
      #expect(action.contains("<option value=\"resilience\" selected>Resilience</option>"))
      #expect(action.contains("Fields that this table does not have yet"))
    }
  }

  @Test func `whoever may only read sees what a named row is called`() async throws {
    try await withTown { site, ada in
      let viewer = try await site.member(.viewer, invitedBy: ada)
      let risk = try await viewer.get(record("risks.csv", "heat-people")).body
      #expect(risk.contains(">Hot days (heat)<"))
      let action = try await viewer.get(record("actions.csv", "b1")).body
      #expect(action.contains("Public health, Hot days (heat-people)"))
    }
  }

  @Test func `columns of the user's own stay, and are edited as text`() async throws {
    try await withTown { site, ada in
      let path = record("hazards.csv", "heat")
      #expect(try await ada.get(path).body.contains("Your own columns"))
      let saved = try await ada.post(path, from: path, ["cell.mood": "grim, very"])
      #expect(saved["Location"]?.hasSuffix("done=saved") == true)
      #expect(
        try await site.text("hazards.csv#heat")
          == "heat,Hot days,Days above 95,words only,\"grim, very\"\n")
    }
  }

  @Test func `what would be wrong is said at its field, and nothing is saved before it is wanted`()
    async throws
  {
    try await withTown { site, ada in
      let path = record("risks.csv", "heat-people")
      let refused = try await ada.post(path, from: path, ["cell.exposure": "9"])
      #expect(refused.status == 422)
      #expect(refused.body.contains("<a href=\"#field-cell.exposure\">“9” is not a score."))
      #expect(refused.body.contains("id=\"error-cell.exposure\">“9” is not a score."))
      #expect(refused.body.contains("<option value=\"9\" selected>9 (not known here)</option>"))
      #expect(refused.body.contains("name=\"anyway\" value=\"1\""))
      #expect(try await site.store.head(of: "green-town") == 2)
      let draft = try await ada.post(
        path, from: path, ["cell.exposure": "9", "anyway": "1"])
      #expect(draft["Location"]?.hasSuffix("done=saved") == true)
      let page = try await ada.get(path).body
      #expect(page.contains("1 thing to look at in this row"))
      #expect(page.contains("field__finding--error"))
      // What is wrong already does not stand in the way of another change.
      let other = try await ada.post(path, from: path, ["cell.note": "Draft"])
      #expect(other["Location"]?.hasSuffix("done=saved") == true)
    }
  }

  @Test func `a fault of a row is not told once more for every row that names it`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      var files = Self.files
      files["costs.csv"] =
        "id,action,what,payer,amount_usd,from_year,price_year,source\nc1,b1,capital,government,1000,2027,2022,assumption\n"
      try await site.add(files, by: ada)
      let path = record("actions.csv", "b1")
      let refused = try await ada.post(path, from: path, ["cell.start_year": "20277"])
      #expect(refused.status == 422)
      #expect(refused.body.contains("“20277” is not a year."))
      #expect(!refused.body.contains("There is no “b1”"), "\(refused.body)")
      #expect(!refused.body.contains("In other rows"))
    }
  }

  @Test func `a row elsewhere is named by what people call it`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      var files = Self.files
      files["action-scores.csv"] =
        "action,criterion,person,score\nb1,equity,Public health office (example),5\n"
      try await site.add(files, by: ada)
      let snapshot = try await site.store.snapshot(of: "green-town")
      let row = try #require(
        snapshot.documents.first { $0.name.file == "action-scores.csv" && $0.name.row != nil })
      let titles = RowTitles(
        try OpenWorkspace(snapshot, library: FactorLibrary.standard),
        ColumnWords(language: .english))
      let title = titles.title(of: row.name)
      #expect(title.hasPrefix("Plant trees, "), "\(title)")
      #expect(title.hasSuffix("Public health office (example) · Scores of actions"), "\(title)")
      #expect(titles.title(of: DocumentName(file: "actions.csv")) == "Actions")
    }
  }

  @Test func `several rows are chosen by boxes, and none is an answer too`() async throws {
    try await withTown { site, ada in
      let path = record("actions.csv", "b1")
      let form = try await ada.get(path)
      let hidden = ["_csrf", "base"].map { "\($0)=\(SitePath.encoded(form.hiddenField($0)))" }
      func send(_ boxes: [String]) async throws -> Response {
        let fields = hidden + [""].map { "cell.risks=\($0)" } + boxes.map { "cell.risks=\($0)" }
        return try await ada.send(
          "POST", path, headers: ["Content-Type: application/x-www-form-urlencoded"],
          body: Array(fields.joined(separator: "&").utf8))
      }
      #expect(try await send(["flood-roads", "heat-people"]).status == 303)
      #expect(
        try await site.text("actions.csv#b1")?.contains("flood-roads heat-people") == true)
      let page = try await ada.get(path)
      let saved = try await ada.post(
        path,
        fields: [
          "_csrf": page.hiddenField("_csrf"), "base": page.hiddenField("base"), "cell.risks": "",
        ])
      #expect(saved.status == 303)
      #expect(try await site.text("actions.csv#b1")?.contains("2030,,All") == true)
    }
  }

  @Test func `a field that the table lacks gives it a column`() async throws {
    try await withTown { site, ada in
      let path = record("risks.csv", "flood-roads")
      let saved = try await ada.post(path, from: path, ["cell.likelihood": "3"])
      #expect(saved["Location"]?.hasSuffix("done=saved") == true)
      #expect(
        try await site.text("risks.csv") == "id,hazard,system,people,exposure,note,likelihood\n")
      #expect(try await site.text("risks.csv#flood-roads") == "flood-roads,flood,Roads,,,,3\n")
    }
  }

  private static let inventory =
    "id,year,sector,subsector,method,activity,quantity,unit\ngas-1,2021,buildings,residential,stationary-fuel,natural-gas,2.375,therm\n"

  @Test(arguments: [
    ("2,706,097.93", "2706097.93"), ("2.706.097,93", "2706097.93"), ("12,5", "12.5"),
    ("2 000", "2000"), ("(12)", "-12"),
  ])
  func `a number is saved as it is meant, in either language`(typed: String, held: String)
    async throws
  {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await site.add(["inventory.csv": Self.inventory], by: ada)
      let path = record("inventory.csv", "gas-1")
      for language in ["en", "es"] {
        _ = try await ada.get("/language?to=\(language)&return=/")
        let saved = try await ada.post(path, from: path, ["cell.quantity": typed, "anyway": "1"])
        #expect(saved.status == 303, "\(saved.body)")
        #expect(
          try await site.text("inventory.csv#gas-1")?.contains("natural-gas,\(held),") == true)
      }
    }
  }

  @Test func `in Spanish a number that can be two is asked for, and nothing is saved`() async throws
  {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await site.add(["inventory.csv": Self.inventory], by: ada)
      let path = record("inventory.csv", "gas-1")
      _ = try await ada.get("/language?to=es&return=/")
      let form = try await ada.get(path).body
      #expect(form.contains("value=\"2.3750\""))
      // Sent as it was shown, it keeps its digits.
      let same = try await ada.post(path, from: path, ["cell.quantity": "2.3750"])
      #expect(same["Location"]?.hasSuffix("done=unchanged") == true)
      for typed in ["3.125", "3,125"] {
        let asked = try await ada.post(path, from: path, ["cell.quantity": typed, "anyway": "1"])
        #expect(asked.status == 422)
        #expect(asked.body.contains("puede ser 3125 o 3.1250. Escriba uno de los dos."))
        #expect(asked.body.contains("value=\"\(typed)\""))
      }
      #expect(try await site.text("inventory.csv#gas-1")?.contains("natural-gas,2.375,") == true)
    }
  }

  @Test func `a new row gets a name from its title, and a taken one is refused at its field`()
    async throws
  {
    try await withTown { site, ada in
      let new = "/workspaces/green-town/record/new?file=actions.csv"
      let cells = [
        "cell.title": "Plänt more Trees!", "cell.kind": "resilience", "cell.start_year": "2027",
        "cell.full_year": "2028",
      ]
      let made = try await ada.post(new, from: new, cells)
      #expect(
        made["Location"]
          == "/workspaces/green-town/record?file=actions.csv&row=plant-more-trees&done=saved")
      let second = try await ada.post(new, from: new, cells)
      #expect(second["Location"]?.contains("row=plant-more-trees-2&") == true)
      let taken = try await ada.post(new, from: new, cells.merging(["cell.id": "b1"]) { $1 })
      #expect(taken.status == 422)
      #expect(taken.body.contains("There is a row named “b1” already."))
      #expect(taken.body.contains("value=\"2027\""))
      let like = try await ada.get(new + "&like=b1").body
      #expect(like.contains("Plant trees</textarea>"))
      #expect(like.contains("value=\"heat-people\" checked"))
      let empty = try await ada.post(new, from: new, [:])
      #expect(empty.status == 422)
      #expect(empty.body.contains("Fill in at least one field."))
    }
  }

  @Test func `the first row of a table that is not there makes the table`() async throws {
    try await withTown { site, ada in
      let new = "/workspaces/green-town/record/new?file=targets.csv"
      let cells = [
        "cell.name": "Half by 2030", "cell.kind": "absolute", "cell.base_year": "2019",
        "cell.year": "2030", "cell.reduction_percent": "50",
      ]
      let made = try await ada.post(new, from: new, cells)
      #expect(made.status == 303)
      #expect(
        try await site.text("targets.csv#half-by-2030")?
          .hasPrefix("half-by-2030,Half by 2030,absolute,2019,2030,50") == true)
    }
  }

  @Test func `before a row goes it is said what refers to it, and after that it can come back`()
    async throws
  {
    try await withTown { site, ada in
      let ask = "/workspaces/green-town/record/remove?file=risks.csv&row=heat-people"
      let page = try await ada.get(ask).body
      #expect(page.contains("1 other record refers to it."))
      #expect(page.contains(">Plant trees</a>"))
      #expect(page.contains("Action, “Risks it lowers”"))
      let other = try await ada.get(ask.replacing("heat-people", with: "flood-roads")).body
      #expect(other.contains("No other record refers to it."))
      let before = try await site.text("risks.csv#heat-people")
      let gone = try await ada.post(ask, from: ask)
      let table = try #require(gone["Location"])
      #expect(try await site.text("risks.csv#heat-people") == nil)
      let undo = "/workspaces/green-town/record/undo?file=risks.csv&row=heat-people"
      let list = try await ada.get(table)
      #expect(list.body.contains("“heat-people” was removed."))
      let back = try await ada.post(
        undo, from: table, ["revision": list.hiddenField("revision")])
      #expect(back["Location"]?.hasSuffix("done=undone") == true)
      #expect(try await site.text("risks.csv#heat-people") == before)
      // Only what changed that very row is taken back here.
      let foreign = try await ada.post(undo, from: table, ["revision": "1"])
      #expect(foreign.status == 404)
    }
  }

  @Test func `every field says at its place when it is too long`() async throws {
    try await withTown { _, ada in
      for table in WorkspaceColumns.all {
        let path = "/workspaces/green-town/record/new?file=\(table.file)"
        for columns in [table.columns] {
          let cells = Dictionary(
            columns.map { column in
              let limit = RecordInput.limit(column.kind)
              return ("cell.\(column.column)", String(repeating: "x", count: limit + 1))
            }
          ) { first, _ in first }
          let page = try await ada.post(path, from: path, cells)
          #expect(page.status == 422, "\(table.file)")
          for column in columns {
            let limit = RecordInput.limit(column.kind)
            let text =
              "id=\"error-cell.\(column.column)\">“\(column.title)” has \(limit + 1) characters, and \(limit) fit."
            #expect(page.body.contains(text), "\(table.file), \(column.column)")
          }
        }
      }
    }
  }

  @Test func `markup in every column of every table comes out as text`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let markup = #"<script>alert("1")</script>'><b x="#
      let quoted = "\"" + markup.replacing("\"", with: "\"\"") + "\""
      let files = WorkspaceTables.all.reduce(into: [String: String]()) { files, table in
        files[table.file] =
          (table.columns + ["own<b>"]).joined(separator: ",") + "\n"
          + (table.columns + [""]).map { _ in quoted }.joined(separator: ",") + "\n"
      }
      try await site.add(files, by: ada)
      let snapshot = try await site.store.snapshot(of: "green-town", at: nil)
      let rows = snapshot.documents.filter { $0.kind == .row }
      #expect(Set(rows.map(\.name.file)).count == WorkspaceTables.all.count)
      let base = "/workspaces/green-town"
      var paths = ["\(base)/records", "\(base)/search?q=%3Cscript%3E", "\(base)/search?q=alert"]
      for row in rows {
        let name = "file=\(row.name.file)&row=\(SitePath.encoded(row.name.row ?? ""))"
        paths += [
          "\(base)/record?\(name)", "\(base)/record/remove?\(name)",
          "\(base)/table?file=\(row.name.file)&q=%3Cscript%3E",
          "\(base)/table?file=\(row.name.file)"
            + (WorkspaceColumns.columns(of: row.name.file)
              .map { "&column=\($0.column)" }.joined()),
          "\(base)/record/new?file=\(row.name.file)&like=\(SitePath.encoded(row.name.row ?? ""))",
        ]
      }
      for path in paths {
        let page = try await ada.get(path)
        #expect(page.status == 200, "\(path)")
        #expect(!page.body.contains("<script>alert"), "\(path)")
        #expect(!page.body.contains("'><b x="), "\(path)")
        #expect(!page.body.contains("own<b>"), "\(path)")
      }
      let record = try #require(rows.first { $0.name.file == "actions.csv" }).name
      let path = "\(base)/record?file=actions.csv&row=\(SitePath.encoded(record.row ?? ""))"
      let page = try await ada.get(path).body
      #expect(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"))
      // Sent back as it came out, it is what it was.
      let unchanged = try await ada.post(path, from: path, ["cell.title": markup])
      #expect(unchanged["Location"]?.hasSuffix("done=unchanged") == true)
    }
  }

  @Test func `whoever may only read sees the row with titles and no form`() async throws {
    try await withTown { site, ada in
      let reader = try await site.member(.viewer, invitedBy: ada)
      let page = try await reader.get(record("risks.csv", "heat-people"))
      #expect(page.status == 200)
      #expect(page.body.contains("<th scope=\"row\">Who is hit hardest</th>"))
      #expect(!page.body.contains("name=\"cell.people\""))
      #expect(
        try await reader.get("/workspaces/green-town/record/remove?file=risks.csv&row=heat-people")
          .status == 403)
    }
  }

  @Test func `the form speaks Spanish`() async throws {
    try await withTown { _, ada in
      let page = try await ada.get(
        record("risks.csv", "heat-people"), headers: ["Accept-Language: es"])
      #expect(page.body.contains("<html lang=\"es\">"))
      #expect(page.body.contains(">Guardar</button>"))
      #expect(page.body.contains("Motivo del cambio"))
    }
  }
}

extension TestSite {
  /// Adds files to the workspace that `makeWorkspace` makes.
  func add(_ files: [String: String], by owner: Browser) async throws {
    let head = try await store.head(of: "green-town")
    let old = try await store.snapshot(of: "green-town", at: nil)
    let bytes = files.mapValues { Array($0.utf8) }
    let changes = FolderDocuments.changes(from: old, to: bytes, keepsOthers: true).changes
    try await store.commit(
      CommitDraft(
        id: UUID().uuidString, author: owner.principal.author, reason: "More", base: head,
        changes: changes), to: "green-town")
  }

  func text(_ name: String) async throws -> String? {
    try await store.document(DocumentName(name), in: "green-town")
      .map { String(decoding: $0.body, as: UTF8.self) }
  }
}
