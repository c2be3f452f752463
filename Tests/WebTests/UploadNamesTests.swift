import Accounts
import Foundation
import Store
import Testing

@testable import Web

/// Files that call things by their names are asked about, and taken in codes.
@Suite struct UploadNamesTests {
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
          "id: green-town\nname: Green Town\ntime_zone: America/Chicago\negrid_subregion: MROW\ninventory_years: [2021]\n"
            .utf8),
        "inventory.csv": Array(
          """
          id,year,sector,subsector,method,activity,quantity,unit,note
          electricity-residential-2021,2021,buildings,residential,grid-electricity-market,electricity,5,kWh,kept

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

  private func send(
    _ contents: String, _ browser: Browser
  ) async throws -> (address: String, page: Response) {
    let token = try await browser.get(path).hiddenField("_csrf")
    let text =
      "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n\(token)\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"usage.csv\"\r\n\r\n\(contents)\r\n--b--\r\n"
    let answer = try await browser.send(
      "POST", path, headers: ["Content-Type: multipart/form-data; boundary=b"],
      body: Array(text.utf8))
    let address = try #require(answer["Location"])
    return (address, try await browser.get(address))
  }

  private func act(
    _ act: String, _ address: String, _ page: Response, _ browser: Browser,
    _ more: [String: String] = [:]
  ) async throws -> Response {
    var fields = page.hiddenFields
    fields["act"] = act
    return try await browser.post(address, fields: fields.merging(more) { $1 })
  }

  private func table(_ site: TestSite) async throws -> String {
    let snapshot = try await site.store.snapshot(of: "green-town")
    return String(
      decoding: FolderDocuments.join(snapshot.documents)["inventory.csv"] ?? [], as: UTF8.self)
  }

  private static let bill = """
    Year,Service,Usage,UOM
    2021,Commercial electricity,"1,200",Kilowatt-hours
    2021,Residential natural gas,300,therms
    2021,Steam of the mill,7,MMBtu
    """
  private static let billColumns = [
    "column.year": "0", "column.activity": "1", "column.quantity": "2", "column.unit": "3",
  ]

  @Test func `names are read as codes, and whoever sent them sees it first`() async throws {
    try await withTown { site, ada in
      let (address, page) = try await send(Self.bill, ada)
      #expect(page.body.contains("Which column is which?"))
      #expect(page.body.contains("may stay empty where names such as"))
      let asked = try await act("map", address, page, ada, Self.billColumns)
      #expect(asked.status == 200)
      for words in [
        "What do these names mean?", "Commercial electricity", "column “Service” of your file",
        "name=\"name:activity:activity:Steam of the mill\"", "please check",
        "name=\"name:activity:sector:Commercial electricity\"",
      ] { #expect(asked.body.contains(words), "\(words)") }
      // The unit of the second row is known as it is.
      #expect(asked.body.contains("name=\"name:unit:unit:Kilowatt-hours\""))
      #expect(!asked.body.contains("name=\"name:unit:unit:therms\""))
      let looked = try await act("map", address, asked, ada)
      #expect(looked.body.contains("What this upload would change"), "\(looked.body)")
      #expect(looked.body.contains("Choose what the names mean"))
      #expect(try await site.store.workspace("green-town").head == 2)
      let taken = try await act("take", address, looked, ada, ["which": "all"])
      #expect(taken.status == 303, "\(taken.body)")
      let text = try await table(site)
      #expect(
        text.contains("2021,buildings,commercial,grid-electricity,electricity,1200,kWh"), "\(text)")
      #expect(
        text.contains("2021,buildings,residential,stationary-fuel,natural-gas,300,therms"),
        "\(text)"
      )
    }
  }

  @Test func `whoever sent a file has the last word on what its names mean`() async throws {
    try await withTown { site, ada in
      let (address, page) = try await send(Self.bill, ada)
      let asked = try await act("map", address, page, ada, Self.billColumns)
      let looked = try await act(
        "map", address, asked, ada,
        [
          "name:activity:activity:Steam of the mill": "wood",
          "name:activity:sector:Steam of the mill": "industry",
          "name:activity:subsector:Commercial electricity": "institutional",
          "name:activity:activity:Residential natural gas": "-",
        ])
      // The choices are there when the names are asked for again.
      let again = try await act("names", address, looked, ada)
      #expect(again.body.contains("<option value=\"wood\" selected>"), "\(again.body)")
      #expect(try await act("take", address, looked, ada, ["which": "all"]).status == 303)
      let text = try await table(site)
      #expect(text.contains("industry,,stationary-fuel,wood,7,MMBtu"), "\(text)")
      #expect(text.contains("institutional,grid-electricity,electricity,1200"), "\(text)")
      #expect(text.contains("Residential natural gas,300"), "\(text)")
    }
  }

  @Test func `what is only concluded changes no row that says otherwise`() async throws {
    try await withTown { site, ada in
      let (address, page) = try await send(
        "id,Year,Service,Usage,UOM\nelectricity-residential-2021,2021,Residential electricity,9,kWh\n",
        ada)
      let asked = try await act(
        "map", address, page, ada,
        [
          "column.id": "0", "column.year": "1", "column.activity": "2", "column.quantity": "3",
          "column.unit": "4",
        ])
      let looked = try await act("map", address, asked, ada)
      #expect(try await act("take", address, looked, ada, ["which": "all"]).status == 303)
      let text = try await table(site)
      #expect(
        text.contains("2021,buildings,residential,grid-electricity-market,electricity,9,kWh,kept"),
        "\(text)")
    }
  }

  @Test func `the inventory's own columns with names in them are asked about, too`() async throws {
    try await withTown { site, ada in
      let head = "id,year,sector,subsector,method,activity,quantity,unit\n"
      let (address, asked) = try await send(
        head
          + "gas-3,2021,Edificios,Residencial,Stationary fuel combustion,Gas natural,300,therm\n",
        ada)
      #expect(asked.body.contains("What do these names mean?"), "\(asked.body)")
      let looked = try await act("map", address, asked, ada)
      #expect(try await act("take", address, looked, ada).status == 303)
      #expect(
        try await table(site).contains(
          "gas-3,2021,buildings,residential,stationary-fuel,natural-gas,300,therm"))
      // A word of the community's own is a code, and a misspelt unit is a finding as before.
      let plain = try await send(
        head + "gas-4,2021,buildings,waste-to-energy,stationary-fuel,natural-gas,3,thermm\n", ada)
      #expect(plain.page.body.contains("What this upload would change"))
      #expect(plain.page.body.contains("<td>thermm<span class=\"finding finding--error\">"))
    }
  }

  @Test func `the page of names is in Spanish, and markup in them stays text`() async throws {
    try await withTown { _, ada in
      let (address, page) = try await send(
        "Año,Servicio,Consumo,Unidad\n2021,<b>Gas natural</b>,3,toneladas\n", ada)
      var fields = page.hiddenFields.merging(Self.billColumns) { $1 }
      fields["act"] = "map"
      let asked = try await ada.post(address, fields: fields, headers: ["Accept-Language: es"])
      for words in [
        "¿Qué significan estos nombres?", "&lt;b&gt;Gas natural&lt;/b&gt;", "no reconocido",
        "Una tonelada puede ser corta",
      ] { #expect(asked.body.contains(words), "\(words): \(asked.body)") }
      #expect(!asked.body.contains("<b>Gas"))
    }
  }

  @Test func `amounts side by side become rows, and their headings say what they are`()
    async throws
  {
    try await withTown { site, ada in
      let (address, page) = try await send(
        """
        Year,Customer class,Electricity (kWh),Natural gas (therms),Customers
        2021,Commercial,"1,500",30,4
        2022,Commercial,many,,5
        """, ada)
      #expect(page.body.contains("a row for each amount"), "\(page.body)")
      // Another sheet has other columns, which are asked for first.
      let other = try await act("map", address, page, ada, ["table": "0", "column.year": "0"])
      #expect(other.body.contains("Which column is which?"))
      #expect(other.body.contains("name=\"shown\" value=\"0\""))
      let asked = try await act(
        "map", address, page, ada,
        [
          "table": "1", "column.year": "0", "column.subsector": "1", "column.activity": "3",
          "column.quantity": "4",
        ])
      #expect(asked.body.contains("Natural gas (therms)"), "\(asked.body)")
      let looked = try await act("map", address, asked, ada)
      #expect(looked.body.contains("Electricity (kWh), row 3"), "\(looked.body)")
      #expect(try await act("take", address, looked, ada, ["which": "right"]).status == 303)
      let text = try await table(site)
      #expect(
        text.contains("2021,buildings,commercial,grid-electricity,electricity,1500,kWh"), "\(text)")
      #expect(
        text.contains("2021,buildings,commercial,stationary-fuel,natural-gas,30,therm"), "\(text)")
      // What is empty is no amount, and what is no number stays out.
      #expect(!text.contains("2022"), "\(text)")
    }
  }

  @Test func `a sheet made for the eye is taken with its years, groups, totals and sources`()
    async throws
  {
    try await withTown { site, ada in
      let (address, page) = try await send(
        """
        Sector,Class,Fuel,Units,CY 2022,CY 2023,Data source
        Buildings,Residential,Electricity,kWh,"1,500",1600,RPU letter
        ,Commercial,Electricity,kWh,30,40,RPU letter
        Total buildings,,,,"1,530","1,640",
        Transportation,On-road,Gasoline,gallons,500,,estimate
        """, ada)
      #expect(page.body.contains("a row for each amount"), "\(page.body)")
      let asked = try await act(
        "map", address, page, ada,
        [
          "table": "1", "column.sector": "0", "column.subsector": "1", "column.activity": "2",
          "column.unit": "3", "column.source": "4", "column.year": "5", "column.quantity": "6",
        ])
      let looked = try await act("map", address, asked, ada)
      #expect(looked.body.contains("2022, 2023 become years of the plan"), "\(looked.body)")
      #expect(looked.body.contains("“RPU letter”, “estimate”."), "\(looked.body)")
      #expect(looked.body.contains("CY 2022, row 4"), "\(looked.body)")
      #expect(looked.body.contains("here “Buildings”."), "\(looked.body)")
      #expect(try await act("take", address, looked, ada, ["which": "all"]).status == 303)
      let text = try await table(site)
      #expect(text.contains(",2022,buildings,commercial,grid-electricity,electricity,30,kWh"))
      // As the homes of 2021 are.
      #expect(
        text.contains(",2023,buildings,residential,grid-electricity-market,electricity,1600,kWh"))
      #expect(!text.contains("1530") && !text.contains("1640"), "\(text)")
      let files = FolderDocuments.join(try await site.store.snapshot(of: "green-town").documents)
      #expect(String(decoding: files["sources.csv"] ?? [], as: UTF8.self).contains("rpu-letter,"))
      #expect(
        String(decoding: files["community.yaml"] ?? [], as: UTF8.self)
          .contains("inventory_years: [2021, 2022, 2023]"))
    }
  }

  @Test func `a job from before names could be told is still read`() throws {
    let old = #"{"table":0,"columns":{"year":1},"fixed":{},"language":"en"}"#
    let mapping = try JSONDecoder().decode(UploadMapping.self, from: Data(old.utf8))
    #expect(mapping.columns == ["year": 1] && mapping.said.isEmpty && !mapping.isNamed)
  }

  @Test func `an excerpt of a paragraph is plain words`() {
    func text(_ quote: String) -> String { QuoteExcerpt(quote, limit: 40).text }
    #expect(
      text("It is {{indicator/population/2021}} of **us** [here](a.html).") == "It is … of us here."
    )
    #expect(text("## Where we are") == "Where we are")
    #expect(text("{{chart wedges}}") == "chart wedges")
    #expect(text("{{chart wedges | from=2030}}") == "chart wedges")
    #expect(text("{{a}} and {{b}}") == "… and …")
    #expect(text("1. _Who_ pays, ![roofs](a.png) `x`\n> 2.5 t") == "Who_ pays, roofs x 2.5 t")
    #expect(text(":::note\n* one") == "one")
    #expect(
      text("- **Fix up homes.** Seal and insulate them, and start")
        == "Fix up homes. Seal and insulate them,…")
  }
}
