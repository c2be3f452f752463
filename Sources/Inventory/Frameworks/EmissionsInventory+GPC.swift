internal import Factors
internal import Quantities
internal import Tables

extension EmissionsInventory {
  /// Reports a year in the GPC's leaf cells.
  ///
  ///     BASIC       = scopes 1 of I, II and III.x.1 + scopes 2 + III.x.2, without I.4.4 and III.x.3
  ///     BASIC+      = BASIC + IV + V + I.x.3 + II.x.3
  ///     territorial = all scope 1
  ///
  /// - Source: [GPC-2021], chapter 4; roll-up rules from general knowledge, counted against the published cells.
  func gpcReport(_ year: Int) -> FrameworkReport {
    let cells = context.library.protocols.gpcCells
    let position = Dictionary(
      uniqueKeysWithValues: cells.enumerated().map { ($0.element.reference, $0.offset) })
    var lines = cells.map { cell in
      FrameworkReport.Line(
        reference: cell.reference, group: cell.sector, name: cell.name, scope: cell.scope,
        level: cell.level.rawValue, whereToGetIt: cell.whereToGetIt)
    }
    var findings = sort(
      year: year, into: &lines, by: { position[$0.gpcCellReference] }, explain: gpcProblem)
    findings += scopeFindings(year)
    let totals = [
      gpcTotal("BASIC", "Cells of the level BASIC", lines) { $0.level == "BASIC" },
      gpcTotal("BASIC+", "BASIC and the cells of BASIC+", lines) {
        $0.level == "BASIC" || $0.level == "BASIC+"
      },
      gpcTotal("Territorial", "All scope 1, power supplied to the grid included", lines) {
        $0.scope == 1
      },
    ]
    return FrameworkReport(
      framework: .gpc, year: year, potentials: potentials, lines: lines, totals: totals,
      findings: findings + missingFindings(lines, levels: ["BASIC"], year: year))
  }

  private func gpcTotal(
    _ name: String, _ rule: String, _ lines: [FrameworkReport.Line],
    where isIncluded: (FrameworkReport.Line) -> Bool
  ) -> FrameworkReport.Total {
    let included = lines.filter(isIncluded)
    return FrameworkReport.Total(
      name: name, rule: rule,
      emissions: included.reduce(into: EmissionsByGas.zero) { $0 += $1.emissions },
      missing: included.count(where: \.isMissing))
  }

  private func gpcProblem(_ record: ActivityRecord) -> String {
    let reference = record.gpcCellReference
    guard !reference.isEmpty else {
      return
        "“\(record.id)” has no GPC reference, and its method has none either, so it is in no GPC total. Fill the column “gpc”."
    }
    return
      "“\(reference)” of “\(record.id)” is not a leaf cell of the GPC, so it is in no GPC total. Cells have the form I.1.2; see `cairn inventory --framework gpc`."
  }

  /// A stated scope that the cell contradicts.
  private func scopeFindings(_ year: Int) -> [Finding] {
    (allEntries.map(\.record) + unquantified).filter { $0.year == year }.compactMap { record in
      guard let stated = record.scope,
        let cell = context.library.protocols.gpcCell(record.gpcCellReference), cell.scope != stated
      else { return nil }
      return Finding(
        .warning,
        "“\(record.id)” states scope \(stated), and GPC cell \(cell.reference) is scope \(cell.scope). The cell counts under the GPC.",
        at: record.place.at(column: "scope"))
    }
  }

  /// Lines that a level asks for and nobody has filled or explained.
  func missingFindings(
    _ lines: [FrameworkReport.Line], levels: Set<String>, year: Int
  ) -> [Finding] {
    lines.filter { levels.contains($0.level) && $0.isMissing }.map { line in
      let source = line.whereToGetIt.isEmpty ? "" : " Where to get it: \(line.whereToGetIt)."
      let reference = line.reference.isEmpty ? "" : "\(line.reference), "
      return Finding(
        .warning,
        "\(year): \(reference)\(line.name), has neither an amount nor a notation key.\(source)",
        at: Place(file: "inventory.csv"))
    }
  }
}
