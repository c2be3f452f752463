import Geometry
import Tables
import Testing

@Suite struct PointTableTests {
  private func read(_ text: String) -> FeatureFile {
    FeatureReading().read(Array(text.utf8), named: "assets.csv")
  }

  @Test
  func
    `latitude and longitude are found by the usual names, and rows are named as a spreadsheet counts`()
  {
    let file = read("Name,Lat,LONG\nPump,44.9,-93.2\nWell,,-93.1\nMill,north,-93\n")
    #expect(file.features[0].shape == .point(-93.2, 44.9))
    #expect(file.features[0].number == 2)
    #expect(
      file.messages(.error).map { $0.prefix(26) } == [
        "3: There is no Lat, so the", "4: “north” is no number; t",
      ])
    #expect(file.findings.compactMap(\.place.column) == ["Lat", "Lat"])
  }

  @Test func `a column of shapes is read as text`() {
    let file = read("name,shape\nRoad,\"LINESTRING (-93 45, -92 45)\"\nBad,LINE (1 2)\n")
    #expect(file.features[0].shape == .line((-93, 45), (-92, 45)))
    #expect(file.messages(.error).count == 1)
    #expect(file.messages(.error)[0].hasPrefix("3: “LINE” is no kind of shape."))
  }

  @Test func `a table without places says which columns it needs`() {
    #expect(
      read("name,value\na,1\n").messages(.error).first?.contains("latitude and longitude") == true)
  }
}
