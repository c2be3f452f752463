internal import Tables

extension FactorLoader {
  /// Loads the tables of the reporting protocols.
  func loadProtocols() throws(ResourceProblem) -> ProtocolTables {
    ProtocolTables(
      gpcCells: try loadGPCCells(),
      crfSubsectors: try ResourceTables.factors.records("crf-subsectors").map { record in
        CRFSubsector(
          id: record["id"], sector: record["sector"], name: record["name"],
          isMandatory: record["level"] == "mandatory")
      },
      lgopSectors: try ResourceTables.factors.records("lgop-sectors").map { record in
        LGOPSector(
          id: record["id"], name: record["name"],
          otherNames: record["also"].split(separator: "|").map(String.init))
      },
      basicActivities: try ResourceTables.factors.records("uscp-basic-activities").map { record in
        BasicActivity(
          number: Int(record["number"]) ?? 0, name: record["name"],
          references: record["references"].split(separator: " ").map(String.init))
      })
  }

  private func loadGPCCells() throws(ResourceProblem) -> [GPCCell] {
    var cells: [GPCCell] = []
    for record in try ResourceTables.factors.records("gpc-cells") {
      guard let scope = Int(record["scope"]), let level = GPCCell.Level(rawValue: record["level"]),
        let category = CRFCategory(rawValue: record["crf_category"])
      else {
        throw .cell(record.place)
      }
      cells.append(
        GPCCell(
          reference: record["ref"], sector: record["sector"], name: record["name"], scope: scope,
          level: level, crfSubsector: record["crf_subsector"], crfCategory: category,
          whereToGetIt: record["where_to_get_it"]))
    }
    return cells
  }
}
