internal import Factors
internal import Quantities
internal import Tables

extension EmissionsInventory {
  /// Reports a year in the sub-sectors of the Common Reporting Framework, direct and indirect apart.
  ///
  /// Records follow their GPC cell. Energy generation is a group of its own and not part of the total,
  /// because its power is counted where it is used. Waste made inside counts wherever it is treated; waste from
  /// elsewhere, travel across the boundary and losses in the grid stand beside the total.
  ///
  /// - Source: [GCOM-CRF-2018]; the mapping from GPC cells is from general knowledge and unverified.
  func crfReport(_ year: Int) -> FrameworkReport {
    let protocols = context.library.protocols
    var lines: [FrameworkReport.Line] = []
    var position: [String: Int] = [:]
    for subsector in protocols.crfSubsectors {
      for category in CRFCategory.allCases {
        let cells = protocols.gpcCells.filter {
          $0.crfSubsector == subsector.id && $0.crfCategory == category
        }
        guard let first = cells.first else { continue }
        for cell in cells { position[cell.reference] = lines.count }
        lines.append(
          FrameworkReport.Line(
            reference: cells.map(\.reference).joined(separator: " "), group: subsector.sector,
            name: "\(subsector.name), \(category.title)", scope: nil,
            level: subsector.isMandatory && category != .outside ? "mandatory" : "optional",
            whereToGetIt: first.whereToGetIt))
      }
    }
    let findings = sort(
      year: year, into: &lines, by: { position[$0.gpcCellReference] },
      explain: { record in
        "“\(record.id)” has no GPC cell that the framework knows, so it is in no total of it. Fill the column “gpc”."
      })
    let inside = lines.filter { line in
      line.group != "Energy generation" && !line.name.hasSuffix(CRFCategory.outside.title)
    }
    return FrameworkReport(
      framework: .crf, year: year, potentials: potentials, lines: lines,
      totals: [
        FrameworkReport.Total(
          name: "Direct and indirect",
          rule:
            "All but energy generation, waste from elsewhere, and emissions outside the boundary",
          emissions: inside.reduce(into: EmissionsByGas.zero) { $0 += $1.emissions },
          missing: inside.count { $0.isMissing && $0.level == "mandatory" })
      ], findings: findings + missingFindings(lines, levels: ["mandatory"], year: year))
  }
}

extension CRFCategory {
  /// As printed, such as `direct`.
  var title: String {
    switch self {
    case .direct: "direct"
    case .indirect: "indirect, grid-supplied energy"
    case .outside: "beside the total"
    }
  }
}
