import Testing

@testable import Web

@Suite struct SpecLegendTests {
  @Test func `a name that several values share is a series, in the color it is drawn in`() {
    let legend = SpecLegend(
      ##"""
      {"layer":[
        {"mark":{"type":"area"},"data":{"values":[
          {"name":"Buildings","color":"#111111"},{"name":"Waste","color":"#222222"},
          {"name":"Buildings","color":"#111111"},{"name":"Waste","color":"#222222"},
          {"name":"Alone","color":"#333333"}]}},
        {"mark":{"type":"line","stroke":"#444444"},"data":{"values":[{"name":"Plan"},{"name":"Plan"}]}}
      ]}
      """##)
    #expect(legend.entries.map(\.name) == ["Buildings", "Waste", "Plan"])
    #expect(legend.entries.map(\.color) == ["#111111", "#222222", "#444444"])
    #expect(legend.html.text.contains("<rect width=\"10\" height=\"10\" fill=\"#222222\">"))
  }

  @Test(arguments: [
    "", "{", "[]", ##"{"layer":[]}"##,
    ##"{"data":{"values":[{"name":"One","color":"#111111"},{"name":"One","color":"#111111"}]}}"##,
  ])
  func `a chart without two series has no legend`(spec: String) {
    #expect(SpecLegend(spec).entries.isEmpty)
    #expect(SpecLegend(spec).html.isEmpty)
  }
}
