internal import Factors
internal import Quantities
internal import Tables

extension EmissionsInventory {
  /// Reports a year of the government's own operations by sector and scope.
  ///
  /// What the government controls under the approach chosen is scope 1 or 2 as stated; what it does
  /// not control is scope 3.
  ///
  /// - Parameter control: `operational` or `financial`.
  /// - Source: [LGOP-2010], chapters 3 and 4.
  func lgopReport(_ year: Int, control: GovernmentControl) -> FrameworkReport {
    let sectors = context.library.protocols.lgopSectors
    var lines: [FrameworkReport.Line] = []
    var position: [String: Int] = [:]
    for sector in sectors {
      for scope in 1...3 {
        position["\(sector.id) \(scope)"] = lines.count
        lines.append(
          FrameworkReport.Line(
            reference: "", group: sector.name, name: "Scope \(scope)", scope: scope, level: ""))
      }
    }
    let findings = sort(
      year: year, into: &lines,
      by: { record in
        guard let sector = context.library.protocols.lgopSector(record.subsector),
          let scope = lgopScope(record, control: control)
        else { return nil }
        return position["\(sector.id) \(scope)"]
      },
      explain: { lgopProblem($0, sectors: sectors) })
    let totals = (1...3).map { (scope: Int) in
      FrameworkReport.Total(
        name: "Scope \(scope)", rule: "Scope \(scope) under \(control.rawValue) control",
        emissions: lines.filter { $0.scope == scope }
          .reduce(into: EmissionsByGas.zero) { $0 += $1.emissions }, missing: 0)
    }
    return FrameworkReport(
      framework: .lgop, year: year, potentials: potentials,
      lines: lines.filter { !$0.isMissing }, totals: totals, findings: findings)
  }

  private func lgopScope(_ record: ActivityRecord, control: GovernmentControl) -> Int? {
    let isControlled =
      switch record.control {
      case nil, .both: true
      case .some(.none): false
      case .some(let stated): stated == control
      }
    return isControlled ? record.scope(context.library.protocols) : 3
  }

  private func lgopProblem(_ record: ActivityRecord, sectors: [LGOPSector]) -> String {
    guard context.library.protocols.lgopSector(record.subsector) != nil else {
      let known = sectors.map(\.id).joined(separator: ", ")
      return
        "“\(record.subsector)” of “\(record.id)” is not a sector of the Local Government Operations Protocol, so it is in no total of it. Use one of \(known)."
    }
    return "“\(record.id)” has no scope. Fill the column “scope”."
  }
}
