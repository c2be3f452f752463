import Foundation
import Testing

@testable import Web

/// Lists of tables and rows, and the search, without any script.
@Suite struct TableListTests {
  private func withTown(
    _ body: @Sendable @escaping (Browser) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await site.add(RecordFormTests.files, by: ada)
      let rows = (1...230).map { "jobs-\($0),\(1790 + $0),\($0 * 7 % 231),jobs,," }
      try await site.add(
        [
          "indicators.csv": "indicator,year,value,unit,source,note\n"
            + rows.joined(separator: "\n") + "\n"
        ], by: ada)
      try await body(ada)
    }
  }

  private let table = "/workspaces/green-town/table?file=indicators.csv"

  /// The rows of a page in order, by the last word of their links.
  private func rows(_ page: Response) -> [String] {
    page.body.matches(of: /<th scope="row" class="wordy"><a href="[^"]*row=([^"]*)"/).map {
      String($0.1)
    }
  }

  @Test func `the list says what each table is for, how long it is and what to look at`()
    async throws
  {
    try await withTown { ada in
      let page = try await ada.get("/workspaces/green-town/records").body
      #expect(page.contains(">Community facts</a>"))
      #expect(page.contains("Residents, households, jobs, vehicle miles"))
      #expect(page.contains("230 rows"))
      #expect(page.contains(">Energy</a>"))
      #expect(page.contains("Not begun yet"))
      #expect(page.contains("record/new?file=targets.csv"))
      // Years before 1850 are no years.
      #expect(page.contains("59 to look at"))
    }
  }

  @Test func `rows are filtered by text and by what was found`() async throws {
    try await withTown { ada in
      #expect(try await rows(ada.get(table + "&q=jobs-23")).count == 2)
      #expect(try await rows(ada.get(table + "&q=JOBS-230+2020")) == ["jobs-230/2020"])
      let none = try await ada.get(table + "&q=nowhere")
      #expect(none.body.contains("No row fits."))
      let found = try await ada.get(table + "&only=found")
      #expect(rows(found).count == 59)
      #expect(found.body.contains("1 to look at"))
    }
  }

  @Test func `rows are sorted by number and leafed through page by page`() async throws {
    try await withTown { ada in
      let first = try await ada.get(table + "&sort=value")
      #expect(rows(first).count == 100)
      #expect(rows(first).first == "jobs-33/1823")
      #expect(first.body.contains("aria-sort=\"ascending\""))
      #expect(first.body.contains("Rows 1 to 100 of 230"))
      let down = try await ada.get(table + "&sort=value&down=1")
      // 32 * 7 is 224, the largest of all; rows of one value stay in the order of the file.
      #expect(Array(rows(down).prefix(2)) == ["jobs-32/1822", "jobs-65/1855"])
      #expect(down.body.contains("page=2"))
      let last = try await ada.get(table + "&sort=value&page=3")
      #expect(rows(last).count == 30)
      #expect(last.body.contains("rel=\"prev\""))
      #expect(!last.body.contains("rel=\"next\""))
      #expect(try await rows(ada.get(table + "&page=99")).count == 30)
    }
  }

  @Test func `columns are chosen, and have titles`() async throws {
    try await withTown { ada in
      let risks = "/workspaces/green-town/table?file=risks.csv"
      let page = try await ada.get(risks + "&column=people&column=hazard").body
      #expect(page.contains(">Who is hit hardest</a></th>"))
      #expect(page.contains("<td>Hot days</td>"))
      #expect(!page.contains(">Exposure</a></th>"))
      let other = try await ada.get("/workspaces/green-town/table?file=plan/energy.md")
      #expect(other.status == 404)
    }
  }

  @Test func `a hit is what the row is, where the words stand, and of what kind`() async throws {
    try await withTown { ada in
      let search = "/workspaces/green-town/search?q=adults"
      let page = try await ada.get(search).body
      #expect(page.contains(">Public health, Hot days</a>"))
      #expect(page.contains("<span class=\"tag\">Risk</span>"))
      #expect(page.contains("Who is hit hardest: Older <mark>adult</mark>s"))
      let heat = try await ada.get("/workspaces/green-town/search?q=heat").body
      #expect(heat.contains("&amp;in=risks.csv"))
      #expect(heat.contains("&amp;in=chapters"))
      let chapters = try await ada.get("/workspaces/green-town/search?q=heat&in=chapters").body
      #expect(chapters.contains(">Energy</a>"))
      #expect(!chapters.contains(">Plant trees</a>"))
    }
  }

  @Test func `marks stand at the beginning of words and break no letter`() {
    #expect(Excerpt.marked("Heat & preheat", "heat").text == "<mark>Heat</mark> &amp; preheat")
    #expect(Excerpt.marked("a<b", "b a").text == "<mark>a</mark>&lt;<mark>b</mark>")
    #expect(Excerpt.marked("Árboles", "arbol").text == "<mark>Árbol</mark>es")
    #expect(Excerpt.marked("x", "").text == "x")
    #expect(
      Excerpt.marked("heat heating", "heating heat").text.contains("<mark>heat</mark> <mark>heat"))
  }
}
