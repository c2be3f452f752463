import Forecast
import Foundation
import Plan
import Store
import Strategies
import Synchronization
import Tables
import Testing
import Workspace

@testable import Web

@Suite struct UncertaintyPageTests {
  private static let path = HennepinSite.place + "/forecast/uncertainty"

  /// The page when the plan is drawn; a reader looks again, as the page itself does.
  private func drawn(_ county: HennepinSite, _ query: String = "") async throws -> Response {
    for _ in 0..<200 {
      let page = try await county.get("forecast/uncertainty" + query)
      guard page.body.contains("http-equiv=\"refresh\"") else { return page }
      try await Task.sleep(for: .seconds(0.2))
    }
    return try await county.get("forecast/uncertainty" + query)
  }

  private static let bare = "id,what,subject,parameter,distribution,low,best,high,source,note\n"

  @Test func `the page says the chance of each target and what to measure next`() async throws {
    try await HennepinSite.run { county in
      let page = try await drawn(county)
      #expect(page.status == 200)
      let draws = try #require(county.calculation.draws)
      #expect(!draws.goals.isEmpty)
      for goal in draws.goals {
        let shown = page.numbers(of: "target/\(goal.level.target.id)/probability")
        #expect(shown.contains(goal.probabilityText), "\(goal.probabilityText) \(shown)")
      }
      for id in ["target-chances", "what-to-measure", "ranges"] {
        #expect(page.body.contains("id=\"table-\(id)\""), "\(id)")
      }
      let first = try #require(draws.sensitivities(in: draws.years.upperBound).first)
      #expect(page.body.contains("Measure this next"))
      #expect(page.body.contains(first.input.title.prefix(20)))
      // Its range, and what has none, are one click away.
      #expect(page.body.contains("/forecast/uncertainty/ranges/b2-cop\""))
      #expect(page.body.contains("/forecast/uncertainty/ranges/new?what=parameter&amp;subject=b2"))
      let file = try await county.get("forecast/uncertainty?download=what-to-measure")
      #expect(file.body.contains(first.input.title))
    }
  }

  @Test func `the money of actions is drawn for whoever asks for it`() async throws {
    try await HennepinSite.run { county in
      #expect(try await drawn(county).body.contains("money=yes#money"))
      let page = try await drawn(county, "?money=yes")
      #expect(page.status == 200)
      let money = try #require(county.calculation.draws?.money)
      #expect(!money.order.isEmpty && page.body.contains("id=\"table-money-chances\""))
    }
  }

  @Test func `draws, seed and slices are in the address and within limits`() async throws {
    try await HennepinSite.run { county in
      let page = try await drawn(county, "?draws=600&seed=7&latin=yes&year=2030")
      #expect(page.body.contains("600 draws in a Latin hypercube, seed 7"))
      #expect(page.body.contains("What moves 2030 most"))
      var options = PlanDraws.Options()
      (options.draws, options.seed, options.isLatin) = (600, 7, true)
      let draws = try #require(county.calculation.draws(options))
      let goal = try #require(draws.goals.first)
      #expect(page.body.contains(goal.probabilityText))
      // These draws are not the plan's own, whose explanation would be of others.
      #expect(page.numbers(of: "target/\(goal.level.target.id)/probability").isEmpty)
      let few = try await drawn(county, "?draws=1&seed=x&year=1900")
      #expect(few.body.contains("500 draws, seed 1"))
      #expect(few.body.contains("made 500"))
    }
  }

  @Test func `limits of the query are kept whatever is asked`() {
    func query(_ text: String) -> DrawQuery {
      DrawQuery(
        FormData(urlEncoded: text) ?? FormData(), years: 2021...2050,
        NumberReader(language: .english))
    }
    #expect(query("").isStandard)
    #expect(query("draws=999999999").options.draws == 50_000)
    #expect(query("draws=-5").options.draws == 500 && query("draws=-5").isLimited)
    for text in ["20,000", "20.000", "20 000"] {
      #expect(query("draws=\(SitePath.encoded(text))").options.draws == 20_000, "\(text)")
    }
    #expect(query("draws=many").isLimited && query("draws=many").isStandard)
    #expect(query("seed=-1").options.seed == 1)
    #expect(query("year=2030").year == 2030 && query("year=2051").year == 2050)
    #expect(!query("latin=yes").isStandard)
  }

  @Test
  func `without ranges the page explains itself, and a suggestion is taken over by one click`()
    async throws
  {
    try await HennepinSite.run { files in
      files["ranges.csv"] = Self.bare
      files["costs.csv"] = nil
      // Without data quality nothing in the inventory has a range of its own.
      files["inventory.csv"] = files["inventory.csv"].map(Self.withoutQuality)
    } _: { county in
      let page = try await drawn(county)
      #expect(page.body.contains("Nothing says yet how sure the inputs are"))
      let offered = page.body.matches(of: /name="take" value="([^"]+)" checked/).map {
        String($0.output.1)
      }
      #expect(offered.count == DrawnPlan.proposalLimit)
      let first = try #require(offered.first)
      var sent = ["take": first]
      for name in ["_csrf", "base", "draft"] { sent[name] = page.hiddenField(name) }
      for _ in 0..<2 {
        let made = try await county.ada.post(Self.path + "/ranges", fields: sent)
        #expect(made["Location"] == Self.path + "?done=taken#inputs")
      }
      let workspace = try await county.site.community("hennepin-county")
      let range = try #require(workspace.rangeBook.ranges.first)
      #expect(workspace.rangeBook.ranges.count == 1)
      #expect("\(range.what.rawValue)/\(range.subject)/\(range.parameter)" == first)
      #expect(range.source == "cairn-suggestion" && !range.note.isEmpty)
      #expect(workspace.sources["cairn-suggestion"] != nil)
      #expect(!workspace.findings.contains { $0.place.file == "ranges.csv" })
      let after = try await drawn(county)
      #expect(after.body.contains("suggestion of the program, not judged yet"))
      #expect(!after.body.contains("Nothing says yet"))
    }
  }

  private static func withoutQuality(_ csv: String) -> String {
    let lines = csv.split(separator: "\n", omittingEmptySubsequences: false)
    guard let header = lines.first else { return csv }
    // The columns are renamed, so that nobody reads them.
    let names = header.split(separator: ",").map { name -> String in
      [
        "quality", "factor_quality", "activity_uncertainty_percent", "factor_uncertainty_percent",
      ].contains(name) ? "was_\(name)" : String(name)
    }
    return ([names.joined(separator: ",")] + lines.dropFirst().map(String.init))
      .joined(separator: "\n")
  }

  @Test func `an input is found by words and gets a range, which is changed and removed again`()
    async throws
  {
    try await HennepinSite.run { county in
      let found = try await county.get("forecast/uncertainty/ranges/new?q=telework&kind=parameter")
      #expect(found.status == 200)
      let new = Self.path + "/ranges/new?what=parameter&subject=b5&parameter=saving"
      let form = try await county.ada.get(new)
      #expect(form.body.contains("The plan is calculated with 0.16"))
      let values = [
        "what": "parameter", "subject": "b5", "parameter": "saving",
        "distribution": "triangular", "low": "0.1", "best": "", "high": "0.25",
        "source": "assumption", "note": "",
      ]
      for (name, value, said) in [
        ("low", "0.3", "lies above the upper end"), ("high", "1.4", "reaches beyond"),
        ("low", "some", "write a number"), ("best", "0.9", "outside the range"),
        ("low", "0.2", "lies outside the range"), ("distribution", "odd", "Choose how likely"),
      ] {
        let wrong = try await county.ada.post(
          Self.path + "/ranges/new", from: new, values.merging([name: value]) { $1 })
        #expect(wrong.status == 400, "\(name) \(value)")
        #expect(wrong.body.contains(said), "\(name) \(value)")
      }
      #expect(try await county.site.store.head(of: "hennepin-county") == 1)
      let looked = try await county.ada.post(
        Self.path + "/ranges/new", from: new, values.merging(["look": "yes"]) { $1 })
      #expect(looked.status == 200 && looked.body.contains("5 of 100 draws lie below"))
      var sent = values
      for name in ["_csrf", "base", "draft"] { sent[name] = form.hiddenField(name) }
      // A second click is the same range.
      for _ in 0..<2 {
        let made = try await county.ada.post(Self.path + "/ranges/new", fields: sent)
        #expect(made["Location"] == Self.path + "?done=saved#inputs", "\(made.status)")
      }
      let other = try await county.ada.post(
        Self.path + "/ranges/new", fields: sent.merging(["high": "0.3"]) { $1 })
      #expect(other.status == 409 && other.body.contains("You have saved this form before"))
      let ranges = try await county.site.community("hennepin-county").rangeBook.ranges
      let range = try #require(ranges.first { $0.subject == "b5" })
      #expect((range.low, range.high) == (0.1, 0.25))
      let own = Self.path + "/ranges/\(range.id)"
      // The form of a number that has a range is that of its row.
      #expect(try await county.ada.get(new)["Location"] == own)
      #expect(try await county.ada.get(own).body.contains("value=\"0.25\""))
      _ = try await county.ada.post(own, from: own, values.merging(["high": "0,3"]) { $1 })
      let changed = try await county.site.community("hennepin-county").rangeBook.ranges
      #expect(changed.first { $0.id == range.id }?.high == 0.3)
      let gone = try await county.ada.post(own + "/remove", from: own)
      #expect(gone["Location"] == Self.path + "?done=removed#inputs")
      let left = try await county.site.community("hennepin-county").rangeBook.ranges
      #expect(!left.contains { $0.id == range.id } && left.count == ranges.count - 1)
    }
  }

  @Test func `the check alone is what the script asks for`() async throws {
    try await HennepinSite.run { county in
      let query =
        "?what=parameter&subject=b5&parameter=saving&distribution=normal&low=0.1&high=0.25&fragment=1"
      let piece = try await county.get("forecast/uncertainty/ranges/new" + query)
      #expect(piece.status == 200 && !piece.body.contains("<html"))
      #expect(piece.body.contains("the plan emits"))
      let catalog = try #require(county.calculation.rangeCatalog)
      let range = InputRange(
        id: "", what: .parameter, subject: "b5", parameter: "saving", distribution: .normal,
        low: 0.1, best: nil, high: 0.25, source: "", note: "",
        place: .init(file: "ranges.csv"))
      let ends = try #require(catalog.ends(of: catalog.check(range), in: 2050))
      #expect(piece.body.contains(printed(ends.low)) && piece.body.contains(printed(ends.high)))
    }
  }

  @Test func `the workbook of actions needs the programs that write it, and says so`() async throws
  {
    try await HennepinSite.run { county in
      let page = try await county.get("actions")
      #expect(page.body.contains("/actions/workbook\""))
      #expect(try await county.get("actions/costs").body.contains("/actions/workbook\""))
      #expect(try await county.get("forecast/wedge").body.contains("/actions/workbook\""))
      let answer = try await county.get("actions/workbook")
      #expect(answer.status == 503)
    }
  }
}

@Suite struct WorkShelfTests {
  private struct Odd: Error {}

  @Test func `a thing is made once for all who ask, and kept`() async throws {
    let shelf = WorkShelf<Int, Int>(limit: 2)
    let made = Counter()
    let values = try await withThrowingTaskGroup(of: Int?.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try await shelf.value(of: 1, within: 60) {
            made.add()
            Thread.sleep(forTimeInterval: 0.05)
            return 42
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(values == Array(repeating: 42, count: 8))
    #expect(made.count == 1)
  }

  @Test func `nobody waits for what is not made yet`() async throws {
    let shelf = WorkShelf<Int, Int>(limit: 2)
    let gate = DispatchSemaphore(value: 0)
    let slow: @Sendable () throws -> Int = {
      gate.wait()
      return 7
    }
    #expect(try await shelf.value(of: 1, within: 0.05, make: slow) == nil)
    #expect(try await shelf.value(of: 1, within: 0.05, make: slow) == nil)
    gate.signal()
    #expect(try await shelf.value(of: 1, within: 60, make: slow) == 7)
  }

  @Test func `what failed is tried again, and what was not asked for longest goes first`()
    async throws
  {
    let shelf = WorkShelf<Int, Int>(limit: 2)
    let made = Counter()
    await #expect(throws: Odd.self) {
      try await shelf.value(of: 1, within: 60) { throw Odd() }
    }
    func ask(_ key: Int) async throws -> Int? {
      try await shelf.value(of: key, within: 60) {
        made.add()
        return key
      }
    }
    #expect(try await ask(1) == 1)
    #expect(try await ask(2) == 2)
    #expect(try await ask(1) == 1)
    #expect(try await ask(3) == 3)
    #expect(made.count == 3)
    #expect(try await ask(1) == 1)
    #expect(made.count == 3)
    #expect(try await ask(2) == 2)
    #expect(made.count == 4)
  }

  @Test func `too much that waits is refused`() async throws {
    let shelf = WorkShelf<Int, Int>(limit: 9, queueLimit: 2)
    let gate = DispatchSemaphore(value: 0)
    let slow: @Sendable () throws -> Int = {
      gate.wait()
      return 7
    }
    _ = try await shelf.value(of: 1, within: 0, make: slow)
    _ = try await shelf.value(of: 2, within: 0, make: slow)
    await #expect(throws: WebProblem.self) {
      try await shelf.value(of: 3, within: 0, make: slow)
    }
    gate.signal()
    gate.signal()
  }

  private final class Counter: Sendable {
    private let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
    func add() { value.withLock { $0 += 1 } }
  }
}
