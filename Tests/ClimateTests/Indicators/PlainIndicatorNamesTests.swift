import Climate
import Testing

@Suite struct PlainIndicatorNamesTests {
  @Test(arguments: [
    ("heating-degree-days", "heating-degree-days"),
    ("tx-days-above(threshold=90 degF)", "tx-days-above-90-degf"),
    ("tx-days-above(threshold=90 degF, period=seasonal)@JJA", "tx-days-above-90-degf-jja"),
    ("heat-wave-days(threshold=95 degF, days=3)", "heat-wave-days-95-degf-3"),
    ("pr-days-above(threshold=1 in/day)", "pr-days-above-1-in-day"),
    ("pr-days-above(threshold=0.5 in/day)", "pr-days-above-0-5-in-day"),
    ("tn-days-below(threshold=-10 degC)", "tn-days-below-minus-10-degc"),
    ("x(share=90 %, period=monthly)@01", "x-90-percent-monthly-01"),
    ("tx90p(base=1961-1990)", "tx90p-1961-1990"),
  ])
  func `a full name becomes letters, digits and hyphens`(name: String, plain: String) {
    #expect(PlainIndicatorNames([name])[name] == plain)
    #expect(PlainIndicatorNames([])[name] == plain)
  }

  @Test func `names with the same values are told apart by their parameters`() {
    let names = PlainIndicatorNames(["x(days=3)", "x(months=3)", "x(days=3)", "y(days=3)"])
    #expect(names["x(days=3)"] == "x-days-3")
    #expect(names["x(months=3)"] == "x-months-3")
    #expect(names["y(days=3)"] == "y-3")
  }

  @Test func `names that nothing else tells apart are numbered`() {
    let names = PlainIndicatorNames(["x(a=0.5)", "x(a=0-5)"])
    #expect(names["x(a=0.5)"] == "x-a-0-5")
    #expect(names["x(a=0-5)"] == "x-a-0-5-2")
  }

  @Test func `the indicators of a hazard profile have plain ids of their own`() {
    let names = PlainIndicatorNames(IndicatorCatalog.profileNames)
    let plain = IndicatorCatalog.profileNames.map { names[$0] }
    #expect(Set(plain).count == plain.count)
    let kept = Set("abcdefghijklmnopqrstuvwxyz0123456789-")
    #expect(plain.allSatisfy { kept.isSuperset(of: $0) })
  }

  @Test(arguments: [
    ("tx-days-above-95-degf", "tx-days-above"), ("hottest-day", "hottest-day"),
    ("spi-lowest-3", "spi-lowest"), ("tx90p-1961-1990", "tx90p"),
    ("tx-days-above-90-degf-jja", nil), ("tx-days-above-90-degf-monthly-07", nil),
    ("tx-days-above-90-degf-6-1-8-31-1", nil), ("hot-days-of-mine", nil), ("", nil),
  ])
  func `a plain id tells its declaration, unless it is of a part of the year`(
    plain: String, id: String?
  ) {
    #expect(IndicatorCatalog.declaredID(ofPlain: plain) == id)
  }

  @Test func `every indicator of a hazard profile tells its declaration`() {
    let names = PlainIndicatorNames(IndicatorCatalog.profileNames)
    for name in IndicatorCatalog.profileNames {
      let id = IndicatorCatalog.declaredID(ofPlain: names[name])
      #expect(id == String(name.prefix { $0 != "(" }))
    }
  }
}
