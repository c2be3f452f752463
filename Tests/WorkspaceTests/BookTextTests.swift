import Testing
import Workspace

@Suite struct BookTextTests {
  private static let text = """
    # The book of the plan
    title: "Climate plan"   # as adopted
    subtitle: For everyone
    date: 2026-11
    cover_figures:
      # the most important first
      - figure: inventory/2021/total | millions
        label: In 2021
    chapters:
      # the list begins
      - file: 01-summary.md
        audience: all   # short
      # read this one twice
      - file: "02-energy.md"
        audience: internal

      - 03-waste.md
    # the end
    edition_note: kept

    """

  private func book(_ text: String = Self.text) throws -> BookText {
    try BookText(Array(text.utf8))
  }

  private func string(_ book: BookText) -> String { String(decoding: book.bytes, as: UTF8.self) }

  @Test func `chapters change places with the comments above them, and every other byte stays`()
    throws
  {
    var book = try book()
    try book.reorder(["02-energy.md", "03-waste.md", "01-summary.md"])
    let first = "  - file: 01-summary.md\n    audience: all   # short\n"
    let others =
      "  # read this one twice\n  - file: \"02-energy.md\"\n    audience: internal\n\n  - 03-waste.md\n"
    #expect(Self.text.contains(first + others))
    #expect(string(book) == Self.text.replacing(first + others, with: others + first))
    #expect(try book.entries().map(\.file) == ["02-energy.md", "03-waste.md", "01-summary.md"])
  }

  @Test func `an audience is set where it stands, and added where it is missing`() throws {
    var book = try book()
    try book.setAudience("01-summary.md", isInternal: true)
    #expect(string(book) == Self.text.replacing("all   # short", with: "internal   # short"))
    try book.setAudience("03-waste.md", isInternal: false)
    #expect(string(book).contains("  - file: 03-waste.md\n    audience: all\n# the end"))
    #expect(try book.entries().map(\.audience) == ["internal", "internal", "all"])
  }

  @Test func `chapters are added, renamed and taken out`() throws {
    var book = try book()
    try book.add("04-water.md", isInternal: false)
    try book.rename("02-energy.md", to: "02-power.md")
    try book.remove("01-summary.md")
    #expect(try book.entries().map(\.file) == ["02-power.md", "03-waste.md", "04-water.md"])
    #expect(string(book).contains("  - 03-waste.md\n  - file: 04-water.md\n    audience: all\n"))
    #expect(string(book).contains("# the end\nedition_note: kept\n"))
    #expect(throws: SettingsEditError.chapterExists("04-water.md")) {
      try book.rename("02-power.md", to: "04-water.md")
    }
    #expect(throws: SettingsEditError.notAFileName("../x.md")) {
      try book.add("../x.md", isInternal: false)
    }
    try book.remove("02-power.md")
    try book.remove("03-waste.md")
    try book.remove("04-water.md")
    #expect(try book.entries().isEmpty)
    try book.add("01-new.md", isInternal: true)
    #expect(try book.entries().map { [$0.file, $0.audience] } == [["01-new.md", "internal"]])
  }

  @Test func `title, date and cover are set beside their comments`() throws {
    var book = try book()
    try book.set("title", to: "Plan: \"ours\"")
    try book.set("subtitle", to: "For everyone")
    #expect(
      string(book)
        == Self.text.replacing("\"Climate plan\"   #", with: #""Plan: \"ours\""   #"#))
    try book.setCover([("inventory/2021/total | millions", "In 2021")])
    #expect(string(book).contains("# the most important first"))
    try book.setCover([("count/actions", "Actions: all")])
    #expect(
      string(book).contains(
        "cover_figures:\n  - figure: count/actions\n    label: \"Actions: all\"\nchapters:\n"))
    try book.setCover([])
    #expect(string(book).contains("cover_figures: []\nchapters:\n"))
    #expect(try book.entries().count == 3)
  }

  @Test(arguments: [
    "chapters: [01-a.md, 02-b.md]\n", "chapters:\n  - {file: 01-a.md}\n  - 02-b.md\n",
  ])
  func `a list in a form that lines cannot carry is refused and never damaged`(text: String) throws
  {
    var book = try book("title: x\n" + text)
    do {
      try book.reorder(["02-b.md", "01-a.md"])
      // The second form has lines of its own and can be reordered.
      #expect(try book.entries().map(\.file) == ["02-b.md", "01-a.md"])
    } catch {
      #expect(error == .unusual(file: "plan/book.yaml", key: "chapters"))
      #expect(string(book) == "title: x\n" + text)
    }
  }

  @Test func `windows line ends and a missing last one are kept`() throws {
    var book = try book(
      "title: x\r\nchapters:\r\n  - file: a.md\r\n    audience: all\r\n  - file: b.md")
    try book.reorder(["b.md", "a.md"])
    #expect(
      string(book)
        == "title: x\r\nchapters:\r\n  - file: b.md\r\n  - file: a.md\r\n    audience: all\r\n")
  }
}

@Suite struct CommunityTextTests {
  private static let text = """
    # Settings of the town
    id: green-town
    name: Green Town      # as in the charter
    geoid: "27053"
    inventory_years: [2005, 2019]   # both audited
    time_zone: America/Chicago
    favourite_tree: oak

    """

  @Test func `a setting changes alone, with comments and unknown keys as they were`() throws {
    var settings = try CommunityText(Array(Self.text.utf8))
    try settings.set("name", to: "Green: Town")
    try settings.set("geoid", to: "27123")
    try settings.set("inventory_years", to: ["2005", "2019", "2023"])
    try settings.set("time_zone", to: "America/Chicago")
    try settings.set("units", to: "metric")
    try settings.set("state", to: "")
    #expect(
      String(decoding: settings.bytes, as: UTF8.self) == """
        # Settings of the town
        id: green-town
        name: "Green: Town"      # as in the charter
        geoid: "27123"
        inventory_years: [2005, 2019, 2023]   # both audited
        time_zone: America/Chicago
        favourite_tree: oak
        units: metric

        """)
    #expect(try settings.text("geoid") == "27123")
    #expect(try settings.list("inventory_years") == ["2005", "2019", "2023"])
  }

  @Test func `a list over several lines becomes one line`() throws {
    var settings = try CommunityText(
      Array("inventory_years:\n  - 2005\n  - 2019\n# next\nid: a\n".utf8))
    try settings.set("inventory_years", to: ["2021"])
    #expect(
      String(decoding: settings.bytes, as: UTF8.self) == "inventory_years: [2021]\n# next\nid: a\n")
  }

  @Test func `a file that is not YAML is refused with a sentence`() {
    #expect(throws: SettingsEditError.unreadable(file: "community.yaml")) {
      try CommunityText(Array("name: [\n".utf8))
    }
  }
}
