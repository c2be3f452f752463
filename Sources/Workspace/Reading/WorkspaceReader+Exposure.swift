internal import Factors
internal import Tables
internal import Vulnerability

extension WorkspaceReader {
  /// Reads where assets, hazard zones and tracts are; their shapes stay text until exposure is asked for.
  mutating func readExposure() {
    readAssets()
    readZones()
    readTracts()
    readTractMeasures()
    checkExposurePlaces()
  }

  /// Where things lie, and which edition tracts are of.
  private mutating func checkExposurePlaces() {
    guard !workspace.assets.isEmpty || !workspace.zones.isEmpty || !workspace.tracts.isEmpty
    else { return }
    workspace.findings += ExposurePlaceCheck.findings(
      assets: workspace.assets, zones: workspace.zones, tracts: workspace.tracts,
      near: location.place, named: workspace.community.name)
    // The code of their measures is not at fault.
    let unread = Set(NamedRow.tract.unread(in: workspace).map(\.id))
    workspace.findings += TractCodeCheck.findings(
      measures: workspace.tractMeasures.filter { !unread.contains($0.tract) },
      tracts: workspace.tracts, gazetteer: location.gazetteer,
      community: location.place)
  }

  private mutating func readAssets() {
    read(WorkspaceTables.assets) { decoder, record in
      let latitude = decoder.degrees("latitude", 90)
      let longitude = decoder.degrees("longitude", 180)
      let isToldWhy = decoder.findings.contains {
        ["latitude", "longitude"].contains($0.place.column)
      }
      if record.text("shape") == nil, latitude == nil || longitude == nil, !isToldWhy {
        decoder.find(
          .warning, "It is not said where this is: fill latitude and longitude, or a shape.",
          column: "latitude")
      }
      return Asset(
        id: decoder.identifier(), name: decoder.required("name"), type: decoder.required("type"),
        system: record["system"], latitude: latitude, longitude: longitude,
        shape: record["shape"], value: decoder.optionalAmount("value_usd"),
        criticality: decoder.score("criticality"), condition: decoder.score("condition"),
        people: decoder.optionalAmount("people"), source: record["source"], note: record["note"],
        place: record.place)
    } keep: {
      $0.assets.append($1)
    }
  }

  private mutating func readZones() {
    read(WorkspaceTables.zones) { decoder, record in
      HazardZone(
        id: decoder.identifier(), hazard: decoder.identifier("hazard"),
        name: decoder.required("name"), level: record["level"], shape: decoder.required("shape"),
        vintage: record["vintage"], source: record["source"], note: record["note"],
        place: record.place)
    } keep: {
      $0.zones.append($1)
    }
  }

  private mutating func readTracts() {
    read(WorkspaceTables.tracts) { decoder, record in
      Tract(
        geoid: decoder.tract("geoid"), name: record["name"],
        population: decoder.optionalAmount("population"), shape: record["shape"],
        vintage: record["vintage"], source: record["source"], note: record["note"],
        place: record.place)
    } keep: {
      $0.tracts.append($1)
    }
  }

  private mutating func readTractMeasures() {
    read(WorkspaceTables.tractMeasures) { decoder, record in
      let percentile = decoder.percentile()
      return TractMeasure(
        tract: decoder.tract("tract"), overlay: decoder.identifier("overlay"),
        measure: decoder.required("measure"), value: decoder.measured("value"),
        percentile: percentile, flag: decoder.yesNo("flag"), source: record["source"],
        note: record["note"], place: record.place)
    } keep: {
      $0.tractMeasures.append($1)
    }
    var seen: Set<String> = []
    for row in workspace.tractMeasures where seen.insert(row.overlay).inserted {
      let finding = OverlayDeclaration.finding(
        ofUnknown: row.overlay, at: row.place.at(column: "overlay"))
      if let finding { workspace.findings.append(finding) }
    }
  }
}
