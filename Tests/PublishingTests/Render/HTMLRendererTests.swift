import Foundation
import Plan
import Publishing
import Testing

@Suite struct HTMLRendererTests {
  static func pages(
    _ edition: Edition = .public, isInteractive: Bool = true,
    svg: @escaping (Chart) -> String? = PlanFixture.svg
  ) -> [String: String] {
    let options = HTMLRenderer.Options(
      downloads: [.init(kind: "PDF", about: "For print", path: "plan.pdf")],
      hasInteractiveCharts: isInteractive)
    let renderer = HTMLRenderer(PlanFixture.numbered(edition), options: options, svg: svg)
    return Dictionary(uniqueKeysWithValues: renderer.pages().map { ($0.path, $0.text) })
  }

  @Test func `a site has a page for each chapter and four more`() {
    #expect(
      Self.pages().keys.sorted() == [
        "actions.html", "how-numbers-came-to-be.html", "index.html", "inventory.html",
        "print.html", "summary.html",
      ])
    #expect(Self.pages(.internal)["staffing.html"] != nil)
  }

  @Test(arguments: Edition.allCases)
  func `every page is well-formed and every id is there once`(edition: Edition) throws {
    for (path, text) in Self.pages(edition) {
      let scan = try PageScan(text)
      #expect(scan.nestingFaults.isEmpty, "\(path)")
      let repeated = Dictionary(grouping: scan.ids) { $0 }.filter { $1.count > 1 }.keys
      #expect(repeated.isEmpty, "\(path)")
      let mentioned = ["aria-labelledby", "aria-describedby"].flatMap(scan.values)
        .flatMap { $0.split(separator: " ").map(String.init) }
      #expect(Set(mentioned).subtracting(scan.ids).isEmpty, "\(path)")
    }
  }

  @Test(arguments: Edition.allCases)
  func `every live figure has its explanation on the page`(edition: Edition) throws {
    for (path, text) in Self.pages(edition) {
      let scan = try PageScan(text)
      let targets = Set(scan.values(of: "popovertarget"))
      let popovers = scan.tags.filter { $0.attributes["popover"] != nil }
        .compactMap { $0.attributes["id"] }
      #expect(targets == Set(popovers), "\(path)")
      #expect(popovers.count == Set(popovers).count, "\(path)")
    }
    let summary = try #require(Self.pages(edition)["summary.html"])
    let targets = try PageScan(summary).values(of: "popovertarget")
    #expect(targets.count > 6)
  }

  @Test(arguments: Edition.allCases)
  func `every link between pages leads somewhere`(edition: Edition) throws {
    let pages = Self.pages(edition)
    let ids = try pages.mapValues { Set(try PageScan($0).ids) }
    let data = Set(DataFiles.files(of: PlanFixture.numbered(edition)).map(\.path))
    for (path, text) in pages {
      let scan = try PageScan(text)
      for tag in scan.tags where tag.name == "a" && !tag.isEnd {
        let link = try #require(tag.attributes["href"])
        if link.hasPrefix("https:") || link == "plan.pdf" || data.contains(link) { continue }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? path : String(parts[0])
        let known = try #require(ids[target], "\(path): \(link)")
        if parts.count == 2 { #expect(known.contains(String(parts[1])), "\(path): \(link)") }
      }
    }
  }

  @Test(arguments: Edition.allCases)
  func `headings never skip a level`(edition: Edition) throws {
    for (path, text) in Self.pages(edition) {
      let levels = try PageScan(text).headingLevels
      #expect(levels.first == 1, "\(path)")
      #expect(levels.count { $0 == 1 } == 1, "\(path)")
      for (above, below) in zip(levels, levels.dropFirst()) {
        #expect(below <= above + 1, "\(path)")
      }
    }
  }

  @Test func `hostile text is printed as it is`() throws {
    let page = try #require(Self.pages()["inventory.html"])
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("{{braces}}"))
  }

  @Test func `links between chapters follow the pages and the page of the whole plan`() throws {
    let pages = Self.pages()
    let link = "href=\"inventory.html#where-emissions-come-from\""
    #expect(pages["summary.html"]?.contains(link) == true)
    #expect(pages["print.html"]?.contains("href=\"#inventory--where-emissions-come-from\"") == true)
    #expect(pages["inventory.html"]?.contains("href=\"summary.html#chart-sectors\"") == true)
  }

  @Test func `editions and examples say what they are`() throws {
    let open = try #require(Self.pages()["summary.html"])
    #expect(open.contains("Example draft.") && !open.contains("Internal edition"))
    let staff = try #require(Self.pages(.internal)["summary.html"])
    #expect(staff.contains("<strong>Internal edition.</strong>"))
    let document = NumberedDocument(PlanFixture.document(isExample: false))
    let adopted = HTMLRenderer(document, svg: PlanFixture.svg).pages()
    #expect(adopted.allSatisfy { !$0.text.contains("Example draft") })
  }

  @Test func `internal passages and chapters are in no page of the public edition`() {
    for (path, text) in Self.pages() {
      for secret in ["two suppliers", "Staffing", "Positions by office", "callout--internal"] {
        #expect(!text.contains(secret), "\(path)")
      }
    }
    #expect(Self.pages(.internal)["inventory.html"]?.contains("two suppliers") == true)
  }
}

@Suite struct HTMLExhibitTests {
  @Test func `a chart has its caption, source, data and specification`() throws {
    let page = try #require(HTMLRendererTests.pages()["summary.html"])
    for part in [
      "<span class=\"chart__number\">Figure 1</span>", "Source: County inventory, 2021",
      "aria-label=\"Data of figure 1\"", "href=\"data/chart-sectors.csv\"",
      "class=\"chart__spec\"", "a\\u003c/script>b", "src=\"assets/explore-charts.js\"",
    ] { #expect(page.contains(part), "\(part)") }
  }

  @Test func `scripts are named only on pages with charts and only when they are there`() {
    let pages = HTMLRendererTests.pages()
    #expect(pages["inventory.html"]?.contains("<script") == false)
    #expect(pages["index.html"]?.contains("<script") == false)
    for (_, text) in HTMLRendererTests.pages(isInteractive: false) {
      #expect(!text.contains("<script"))
    }
  }

  @Test func `a chart that could not be drawn shows its data`() throws {
    for svg in [nil, "<svg><broken>", "<img src=x>"] {
      let page = try #require(HTMLRendererTests.pages(svg: { _ in svg })["summary.html"])
      #expect(page.contains("<details class=\"chart__data\" open>"))
      #expect(page.contains("The picture could not be drawn"))
      #expect(!page.contains("chart__image") && !page.contains("chart__spec"))
    }
  }

  @Test func `a table names its rows and columns`() throws {
    let page = try #require(HTMLRendererTests.pages()["inventory.html"])
    for part in [
      "<th scope=\"col\">Sector</th>", "<th scope=\"col\" class=\"number\">2018</th>",
      "<th scope=\"row\">Buildings</th>", "<td class=\"number\">3,310,000</td>",
      "<tr class=\"total\">", "<p class=\"table__notes\">NE: not estimated.</p>",
      "<span class=\"table__number\">Table 1</span>",
      "<span class=\"table__title\">What buildings use energy for</span>",
    ] { #expect(page.contains(part), "\(part)") }
    let risks = try #require(HTMLRendererTests.pages()["actions.html"])
    #expect(risks.contains("<td class=\"scale-4\">High</td>"))
  }

  @Test func `a row without a name has no empty header`() throws {
    let table = PlanTable(
      id: "t", caption: "C", columns: [.init("A"), .init("B")], rows: [[.init(""), .init("Total")]])
    let document = NumberedDocument(PlanFixture.document(blocks: [.table(table)]))
    let page = try #require(HTMLRenderer(document, svg: { _ in nil }).pages().dropFirst().first)
    #expect(!page.text.contains("scope=\"row\""))
    #expect(page.text.contains("<td class=\"short\"></td>"))
  }

  @Test func `an explanation has formula, inputs with units and sources`() throws {
    let page = try #require(HTMLRendererTests.pages()["how-numbers-came-to-be.html"])
    for part in [
      "<code class=\"formula\">E = Q × (f_CO2", "4,011,766 MWh",
      "Utility data requests, 2021 (inventory.csv, row 12, column quantity)",
      "<summary>Grid electricity, residential, 2021: 1,912,345 metric tons CO₂e</summary>",
    ] { #expect(page.contains(part), "\(part)") }
    #expect(page.split(separator: "4,011,766 MWh").count == 2, "a shared part is printed once")
  }

  @Test func `a popover shows twelve parts and says how many more there are`() throws {
    let page = try #require(HTMLRendererTests.pages()["summary.html"])
    #expect(page.contains("<li>Record 11: 110000 t CO₂e</li>"))
    #expect(!page.contains("Record 12"))
    #expect(page.contains("<li>and 3 more</li>"))
  }
}
