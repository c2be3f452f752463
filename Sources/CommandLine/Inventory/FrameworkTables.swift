internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

/// Reports under a protocol as text, CSV or JSON.
struct FrameworkTables {
  let reports: [FrameworkReport]
  let format: InventoryTableCommand.Format

  func print() throws {
    switch format {
    case .text: for report in reports { printText(report) }
    case .csv: Swift.print(TextTable.csv(tidy, file: "framework.csv"), terminator: "")
    case .json:
      Swift.print(JSONText.of(tidy, textColumns: ["reference"]))
    case .xlsx: break  // The command writes it.
    }
    if format != .text {
      for finding in reports.flatMap(\.findings) { printError("\(finding)") }
    }
  }

  private func printText(_ report: FrameworkReport) {
    Swift.print("\(report.framework.title), \(report.year), t CO2e, \(report.potentials.title):")
    var rows = [["Ref.", "Line", "Scope", "Level", "Data", "Factor", "t CO2e"]]
    var group = ""
    for line in report.lines {
      if line.group != group {
        rows.append(["", line.group.uppercased(), "", "", "", "", ""])
        group = line.group
      }
      rows.append([
        line.reference, line.name, line.scope.map(String.init) ?? "", line.level,
        line.quality?.rawValue ?? "", line.factorQuality?.rawValue ?? "", amount(line, report),
      ])
    }
    Swift.print(TextTable.aligned(rows, left: 6), terminator: "")
    for total in report.totals {
      let gap =
        total.missing == 0 ? "" : " \(total.missing) of its lines have neither an amount nor a key."
      let amount = NumberText.grouped(report.potentials.tonnes(total.emissions))
      Swift.print("\(total.name): \(amount) t CO2e. \(total.rule).\(gap)")
    }
    let biogenic = report.lines.reduce(0.0) { $0 + $1.emissions.biogenicCarbonDioxide.tonnes }
    let removals = report.lines.reduce(0.0) { $0 + $1.emissions.removals.tonnes }
    Swift.print(
      "Beside the totals: \(NumberText.grouped(biogenic)) t biogenic CO2, \(NumberText.grouped(removals)) t CO2 removed."
    )
    for finding in report.findings { Swift.print("\(finding)") }
    Swift.print("")
  }

  private func amount(_ line: FrameworkReport.Line, _ report: FrameworkReport) -> String {
    if line.recordIDs.isEmpty { return line.keys.isEmpty ? "missing" : line.keyText }
    let tonnes = NumberText.grouped(report.tonnes(line))
    return line.keys.isEmpty ? tonnes : "\(tonnes) (\(line.keyText) in part)"
  }

  private var tidy: [[String]] {
    let header = [
      "framework", "year", "reference", "group", "line", "scope", "level", "co2_t", "ch4_t",
      "n2o_t", "t_co2e", "biogenic_co2_t", "removals_t_co2", "notation_keys", "reasons",
      "data_quality", "factor_quality", "records",
    ]
    return [header] + reports.flatMap { report in report.lines.map { tidyRow($0, report) } }
  }

  private func tidyRow(_ line: FrameworkReport.Line, _ report: FrameworkReport) -> [String] {
    let e = line.emissions
    let amounts =
      line.recordIDs.isEmpty
      ? Array(repeating: "", count: 6)
      : [
        e.carbonDioxide.tonnes, e.methane.tonnes, e.nitrousOxide.tonnes, report.tonnes(line),
        e.biogenicCarbonDioxide.tonnes, e.removals.tonnes,
      ].map { "\($0)" }
    return [
      report.framework.rawValue, String(report.year), line.reference, line.group, line.name,
      line.scope.map(String.init) ?? "", line.level,
    ] + amounts + [
      line.keyText, line.keys.map { "\($0.key.rawValue): \($0.reason)" }.joined(separator: "; "),
      line.quality?.rawValue ?? "", line.factorQuality?.rawValue ?? "",
      line.recordIDs.joined(separator: " "),
    ]
  }
}
