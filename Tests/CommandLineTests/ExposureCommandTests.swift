import Foundation
import TestSupport
import Testing

/// Shapes into a workspace, and what zones reach out of it.
@Suite struct ExposureCommandTests {
  /// A folder with the sample as `town`.
  private func inTown(_ work: (URL) throws -> Void) throws {
    try CairnProcess.inTemporaryFolder { folder in
      for (path, text) in SampleWorkspace().files {
        let file = folder.appending(path: "town/\(path)")
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      try work(folder)
    }
  }

  private func cairn(_ arguments: [String], in folder: URL) throws -> CairnProcess.Outcome {
    try CairnProcess.run(["exposure"] + arguments, in: folder)
  }

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  private static let zones = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"FLD_ZONE":"AE","name":"Creek"},"geometry":{"type":"Polygon","coordinates":[[[-93.5,45],[-93.45,45],[-93.45,45.1],[-93.5,45.1],[-93.5,45]]]}},
    {"type":"Feature","properties":{"FLD_ZONE":"AE","name":"Knot"},"geometry":{"type":"Polygon","coordinates":[[[-93.4,45],[-93.3,45.1],[-93.3,45],[-93.4,45.1],[-93.4,45]]]}}
    ]}
    """
  private static let assets = """
    name,lat,lon,value_usd,people
    Pump 1,45.05,-93.48,1000,
    Pump 2,45.05,-93.42,2000,5
    Pump 3,-999,-999,500,1
    """
  private static let tracts = """
    GEOID,POP,shape
    27053000100,4000,"POLYGON ((-93.5 45, -93.4 45, -93.4 45.1, -93.5 45.1, -93.5 45))"
    """

  private func importAll(_ folder: URL) throws {
    try write(Self.zones, "zones.geojson", in: folder)
    try write(Self.assets, "pumps.csv", in: folder)
    try write(Self.tracts, "tracts.csv", in: folder)
    let zones = try cairn(
      [
        "import", "town", "zones.geojson", "--as", "zones", "--hazard", "river-flood",
        "--level-field", "FLD_ZONE",
      ],
      in: folder)
    #expect(zones.status == 0)
    #expect(
      zones.output.contains("warning: zones.geojson, row 2: The area crosses or touches itself"))
    #expect(zones.output.contains("2 rows added, 0 changed, 0 unchanged. Wrote zones.csv."))
    let refused = try cairn(
      ["import", "town", "pumps.csv", "--as", "assets", "--type", "pump-station"], in: folder)
    #expect(refused.status == 1)
    #expect(refused.output.contains("pumps.csv, row 4"))
    #expect(refused.output.contains("Nothing was written: mend what is named"))
    let assets = try cairn(
      ["import", "town", "pumps.csv", "--as", "assets", "--type", "pump-station", "--partial"],
      in: folder)
    #expect(assets.status == 1)
    #expect(
      assets.output.contains("2 rows added, 0 changed, 0 unchanged. 1 left out. Wrote assets.csv."))
    let tracts = try cairn(["import", "town", "tracts.csv", "--as", "tracts"], in: folder)
    #expect(tracts.status == 0, "\(tracts.output)\(tracts.errors)")
  }

  @Test func `shapes are imported and laid over each other, for people and for programs`() throws {
    try inTown { folder in
      try importAll(folder)
      let text = try cairn(["town"], in: folder)
      #expect(text.status == 0, "\(text.errors)")
      #expect(text.output.contains("area-weighted estimate"))
      let line = text.output.split(separator: "\n").first { $0.contains("all zones") }
      #expect(
        line?.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
          == "river-flood all zones 1 2 1,000 1,000 – 0.0 0.0 2,000 4,000 50.0")
      let json = try cairn(["town", "--by", "type", "--json", "--explain"], in: folder)
      let document =
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      let rows = try #require(document?["rows"] as? [[String: Any]])
      #expect(rows.count == 1)
      #expect(rows[0]["assets"] as? Int == 1)
      #expect(rows[0]["valueUSD"] as? Double == 1000)
      #expect(rows[0]["people"] == nil)
      #expect((rows[0]["explanation"] as? [String: Any])?["value"] as? String == "1 of 2 assets")
    }
  }

  @Test func `a dry run writes nothing`() throws {
    try inTown { folder in
      try write(Self.zones, "zones.geojson", in: folder)
      let dry = try cairn(
        [
          "import", "town", "zones.geojson", "--as", "zones", "--hazard", "river-flood",
          "--dry-run",
        ], in: folder)
      #expect(dry.status == 0)
      #expect(dry.output.contains("2 rows would be added"))
      #expect(dry.output.contains("Nothing was written (--dry-run)."))
      #expect(
        !FileManager.default.fileExists(atPath: folder.appending(path: "town/zones.csv").path))
    }
  }

  @Test func `a misspelt hazard or system is refused before anything is read`() throws {
    try inTown { folder in
      try write(Self.zones, "zones.geojson", in: folder)
      try write(Self.assets, "pumps.csv", in: folder)
      let hazard = try cairn(
        ["import", "town", "zones.geojson", "--as", "zones", "--hazard", "coastal-floding"],
        in: folder)
      #expect(hazard.status == 1)
      #expect(hazard.errors.contains("Did you mean “coastal-flooding”?"))
      let system = try cairn(
        ["import", "town", "pumps.csv", "--as", "assets", "--system", "educaton", "--partial"],
        in: folder)
      #expect(system.status == 1)
      #expect(system.errors.contains("Did you mean “schools”?"))
      for name in ["zones.csv", "assets.csv"] {
        let path = folder.appending(path: "town/\(name)").path
        #expect(!FileManager.default.fileExists(atPath: path))
      }
    }
  }

  @Test func `rasters become zones by class, and shapefiles come in as they are packed`() throws {
    try inTown { folder in
      let fixtures = PackageFolder.root.appending(path: "Tests/GeometryTests/Fixtures")
      let raster = try cairn(
        [
          "import", "town", fixtures.appending(path: "depth.tif").path, "--as", "zones", "--hazard",
          "river-flood", "--classes", "low=0..1, high=1..",
        ], in: folder)
      #expect(raster.status == 0, "\(raster.output)\(raster.errors)")
      #expect(raster.output.contains("2 rows added"))
      let parks = try cairn(
        [
          "import", "town", fixtures.appending(path: "parks.zip").path, "--as", "assets", "--type",
          "park",
          "--value-field", "value", "--partial",
        ], in: folder)
      #expect(parks.status == 1)
      #expect(parks.output.contains("-999.00 means “missing”"))
      #expect(parks.output.contains("2 rows added, 0 changed, 0 unchanged. 1 left out."))
      let table = try cairn(["town"], in: folder)
      #expect(table.output.contains("high"))
    }
  }

  @Test func `what is missing is asked for by name`() throws {
    try inTown { folder in
      let empty = try cairn(["town"], in: folder)
      #expect(empty.status == 1)
      #expect(empty.errors.contains("zones.csv has no zone yet."))
      try importAll(folder)
      let hazard = try cairn(["town", "--hazard", "wildfire"], in: folder)
      #expect(hazard.errors.contains("Hazards with zones: river-flood."))
      let layer = try cairn(["town", "--by", "quartile"], in: folder)
      #expect(layer.errors.contains("tract-measures.csv has no index yet"))
      try write(
        "tract,overlay,measure,percentile\n27053000100,svi-2022,overall,0.9\n",
        "town/tract-measures.csv", in: folder)
      let quartile = try cairn(["town", "--by", "quartile"], in: folder)
      #expect(quartile.output.contains("Quartile 4, most vulnerable"))
      #expect(
        quartile.output.contains("Social Vulnerability Index 2022 (2022, census survey 2018–2022)"))
      let wrong = try cairn(["town", "--by", "quartile", "--overlay", "svi-2020"], in: folder)
      #expect(wrong.errors.contains("It has: svi-2022."))
    }
  }

  @Test func `tracts are printed beside the index, and a risk names its zones`() throws {
    try inTown { folder in
      try importAll(folder)
      let plain = try cairn(["tracts", "town", "--hazard", "river-flood"], in: folder)
      #expect(plain.status == 0, "\(plain.errors)")
      #expect(plain.output.contains("About 2,000 of 4,000 people live inside the zones (50.0%)."))
      #expect(plain.output.contains("No index ranks the tracts."))
      try write(
        "tract,overlay,measure,percentile\n27053000100,svi-2022,overall,0.9\n",
        "town/tract-measures.csv", in: folder)
      let table = try cairn(
        ["tracts", "town", "--hazard", "river-flood", "--format", "csv"], in: folder)
      let row = try #require(table.output.split(separator: "\n").last)
      #expect(row.hasPrefix("27053000100,"))
      #expect(row.hasSuffix(",1,2,0.9,4"))
      let json = try cairn(
        ["tracts", "town", "--hazard", "river-flood", "--format", "json"], in: folder)
      let document =
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      #expect(document?["peopleTotal"] as? Double == 4_000)
      let risk = try cairn(["tracts", "town", "--risk", "heat-health"], in: folder)
      #expect(risk.status == 1)
      #expect(risk.errors.contains("Hazards with zones: river-flood."))
      let both = try cairn(["tracts", "town"], in: folder)
      #expect(both.errors.contains("--hazard") && both.status != 0)
    }
  }

  @Test
  func `critical assets come first, and counts by criticality have a line for what is not said`()
    throws
  {
    try inTown { folder in
      try importAll(folder)
      let file = folder.appending(path: "town/assets.csv")
      try write(
        """
        id,name,type,system,latitude,longitude,shape,value_usd,criticality,condition,people,source,note
        pump-2,Pump 2,pump,,45.05,-93.48,,2000,,,,assumption,
        pump-1,Pump 1,pump,,45.05,-93.48,,1000,5,1,,assumption,
        """, "town/assets.csv", in: folder)
      #expect(FileManager.default.fileExists(atPath: file.path))
      let list = try cairn(["assets", "town", "--format", "csv"], in: folder)
      #expect(
        list.output.split(separator: "\n").map { $0.split(separator: ",")[1] } == [
          "asset", "pump-1", "pump-2",
        ])
      let critical = try cairn(["assets", "town", "--critical", "4"], in: folder)
      #expect(critical.output.contains("Pump 1") && !critical.output.contains("Pump 2"))
      let counts = try cairn(["town", "--by", "criticality"], in: folder)
      #expect(counts.output.contains("Criticality 5, highest"))
      #expect(counts.output.contains("Criticality not said"))
      let wrong = try cairn(["assets", "town", "--hazard", "wildfire"], in: folder)
      #expect(wrong.errors.contains("Hazards with zones: river-flood."))
    }
  }

  @Test func `zones and assets are a map with its table, and an empty plan is told what to import`()
    throws
  {
    try inTown { folder in
      let empty = try cairn(["map", "town"], in: folder)
      #expect(empty.status != 0 && empty.errors.contains("import --as zones"))
      try importAll(folder)
      let text = try cairn(["map", "town"], in: folder)
      #expect(text.status == 0, "\(text.errors)")
      #expect(text.output.hasPrefix("Hazard zones and assets\n"))
      #expect(text.output.contains("of which inside a zone"))
      let csv = try cairn(["map", "town", "--format", "csv", "-o", "map.csv"], in: folder)
      #expect(csv.status == 0 && csv.output.isEmpty)
      let file = try String(contentsOf: folder.appending(path: "map.csv"), encoding: .utf8)
      #expect(file.hasPrefix("Name,What it is,Hazard zones,Criticality\n"))
    }
  }

  @Test func `who is exposed is printed by risk and by action, with what is missing`() throws {
    try inTown { folder in
      let empty = try CairnProcess.run(["risks", "people", "town"], in: folder)
      #expect(empty.status == 0, "\(empty.errors)")
      #expect(empty.output.contains("No zone is of this hazard. Import zones: "))
      try importAll(folder)
      try write(
        "tract,overlay,measure,percentile\n27053000100,svi-2022,overall,0.9\n",
        "town/tract-measures.csv", in: folder)
      let zones = folder.appending(path: "town/zones.csv")
      let text = try String(contentsOf: zones, encoding: .utf8)
      // The sample's hazard has no type, so that its own name counts.
      try write(text.replacing(",river-flood,", with: ",heat,"), "town/zones.csv", in: folder)
      let risks = try CairnProcess.run(["risks", "people", "town"], in: folder)
      let line = risks.output.split(separator: "\n").first { $0.hasPrefix("heat-health") }
      #expect(
        line?.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
          == "heat-health heat 2,000 50.0 0.0 0.0 0.0 100.0 1.00")
      let actions = try CairnProcess.run(
        ["risks", "people", "town", "--actions", "--format", "csv"], in: folder)
      let ids = Set(actions.output.split(separator: "\n").map { $0.prefix { $0 != "," } })
      #expect(ids == ["id", "a1", "a3"])
    }
  }
}
