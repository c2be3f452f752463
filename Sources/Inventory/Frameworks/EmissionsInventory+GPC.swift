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
    findings += scopeFindings(year) + subsectorFindings(year) + cellFindings(year)
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
    let pattern = MethodRegistry.method(record.method)?.declaration.protocols.gpc ?? ""
    if record.gpcReference.isEmpty, pattern.contains("{t}") {
      return
        "“\(record.id)” does not say where its waste is treated, so it is in no GPC total. Write “treated=in-boundary”, “treated=out-of-boundary” or “treated=imported” in its factor cell, or fill the column “gpc”."
    }
    guard !reference.isEmpty else {
      return
        "“\(record.id)” has no GPC reference, and its method has none either, so it is in no GPC total. Fill the column “gpc”."
    }
    return
      "“\(reference)” of “\(record.id)” is not a leaf cell of the GPC, so it is in no GPC total. Cells have the form I.1.2; see `cairn inventory --framework gpc`."
  }

  /// Subsectors that no cell is named for, which go to “non-specified”.
  private func subsectorFindings(_ year: Int) -> [Finding] {
    (allEntries.map(\.record) + unquantified).filter { record in
      record.year == year && record.goesToNonSpecified
    }.map { record in
      Finding(
        .warning,
        "The subsector “\(record.subsector)” of “\(record.id)” is none that the GPC tells apart, so it is in I.6, non-specified. Write residential, commercial, institutional, industrial, energy-industries or agriculture, or fill the column “gpc”.",
        at: record.place.at(column: "subsector"))
    }
  }

  /// A cell of another scope than the method's, such as grid electricity among burned fuels.
  private func cellFindings(_ year: Int) -> [Finding] {
    allEntries.map(\.record).filter { $0.year == year && !$0.gpcReference.isEmpty }
      .compactMap { record in
        guard let tags = MethodRegistry.method(record.method)?.declaration.protocols,
          let cell = context.library.protocols.gpcCell(record.gpcReference),
          let scope = tags.scope, scope == 2 || cell.scope == 2, scope != cell.scope,
          tags.gpc.hasPrefix("I.")
        else { return nil }
        return Finding(
          .warning,
          "“\(record.id)” is calculated by “\(record.method)”, which is scope \(scope), and stands in \(cell.reference), which is scope \(cell.scope). Check the column “gpc”.",
          at: record.place.at(column: "gpc"))
      }
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
