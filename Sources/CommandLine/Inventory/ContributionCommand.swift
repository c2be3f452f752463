internal import ArgumentParser
internal import Factors
internal import Forecast
internal import Foundation
internal import Inventory
internal import Plan
internal import Quantities
internal import Workspace

/// `cairn inventory contribution`: what changed emissions between two years.
struct ContributionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contribution",
    abstract: "Split the change between two years into its drivers, without a remainder.",
    discussion: """
      Population, households, jobs, weather (hdd and cdd), energy per unit, grid intensity, miles per \
      person, fuel economy, waste per person and more, from inventory.csv and indicators.csv. What an \
      indicator is missing for stays inside another driver, and a note says so.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json
  }

  @OptionGroup var folder: WorkspaceArgument
  @Option(help: "The first year; the first inventory year unless given.") var from: Int?
  @Option(help: "The second year; the last inventory year unless given.") var to: Int?
  @Option(help: "text, csv or json (with explanations).") var format: Format = .text

  func run() throws {
    let calculation = try folder.calculation()
    let inventory = calculation.inventory
    let years = Set(inventory.entries.map(\.record.year)).sorted()
    guard !years.isEmpty else { throw CommandFailure(NotBegun.inventory) }
    guard let start = from ?? years.first, let end = to ?? years.last, start != end else {
      throw CommandFailure(
        "A comparison needs two different years. Years with records: \(years.map(String.init).joined(separator: ", "))."
      )
    }
    let analysis: ContributionAnalysis
    do {
      analysis = try ContributionAnalysis(
        from: inventory, startYear: start, endYear: end,
        indicators: calculation.workspace.indicators.mapValues(\.series))
    } catch {
      throw CommandFailure(error.reason)
    }
    switch format {
    case .text: printText(analysis)
    case .csv: print(TextTable.csv(rows(analysis), file: "contribution.csv"), terminator: "")
    case .json: print(try JSONText.encoded(analysis.explanation()))
    }
    if !calculation.omissions.isEmpty { throw ExitCode(1) }
  }

  private func printText(_ analysis: ContributionAnalysis) {
    print(
      "From \(NumberText.grouped(analysis.startTonnes)) t CO2e in \(analysis.startYear) to \(NumberText.grouped(analysis.endTonnes)) in \(analysis.endYear):"
    )
    var table = [["Driver", "t CO2e", "% of \(analysis.startYear)"]]
    for row in rows(analysis).dropFirst() where row[0] != "part" {
      let tonnes = Double(row[3]) ?? 0
      let percent = analysis.startTonnes == 0 ? "" : percentText(tonnes / analysis.startTonnes)
      table.append([row[1], signed(tonnes), percent])
    }
    table.append([
      "Change", signed(analysis.change),
      analysis.startTonnes == 0 ? "" : percentText(analysis.change / analysis.startTonnes),
    ])
    print(TextTable.aligned(table), terminator: "")
    for note in analysis.notes { print("- \(note)") }
    for undivided in analysis.undivided { print("- \(undivided.reason)") }
  }

  /// kind, name, detail, tonnes; parts follow their driver.
  private func rows(_ analysis: ContributionAnalysis) -> [[String]] {
    var rows = [["kind", "name", "detail", "t_co2e"]]
    for driver in analysis.drivers {
      rows.append(["driver", driver.driver.title, "", "\(driver.tonnes)"])
      for part in driver.parts {
        rows.append(["part", driver.driver.title, part.chain.title, "\(part.tonnes)"])
      }
    }
    for change in analysis.recordChanges {
      rows.append([
        change.kind.rawValue, "\(change.kind.title): \(change.title)", change.reason,
        "\(change.tonnes)",
      ])
    }
    for undivided in analysis.undivided {
      rows.append([
        "undivided", "Not split: \(undivided.chain.title)", undivided.reason,
        "\(undivided.tonnes)",
      ])
    }
    return rows
  }

  private func signed(_ tonnes: Double) -> String {
    (tonnes >= 0.5 ? "+" : "") + NumberText.grouped(tonnes)
  }

  private func percentText(_ part: Double) -> String {
    (part >= 0.0005 ? "+" : "") + NumberText.grouped(part * 100, decimals: 1)
  }
}
