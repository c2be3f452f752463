internal import ArgumentParser
internal import Factors
internal import Foundation
internal import Inventory
internal import Plan
internal import Quantities
internal import Workspace

/// `cairn inventory warm`: EPA's WARM shortcut for a year's waste, beside the inventory.
struct WarmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "warm", abstract: "Estimate a year's waste by EPA's WARM factors, as a view.",
    discussion: """
      WARM factors are CO2e of one set of warming potentials (2021: AR4, 2025: AR5), with transport and \
      equipment in them. They cannot be kept by gas, so this is a view beside the inventory and never part \
      of a total.
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Option(help: "The year; the last inventory year unless given.") var year: Int?
  @Option(help: "2021 or 2025.") var edition: String = "2025"

  func run() throws {
    let calculation = try folder.calculation()
    let inventory = calculation.inventory
    guard let year = year ?? inventory.years.last else {
      throw CommandFailure("There is no inventory yet.")
    }
    let entries = inventory.allEntries.filter {
      $0.record.year == year && $0.record.sector == .waste
    }
    guard !entries.isEmpty else { throw CommandFailure("There is no waste record of \(year).") }
    var rows = [["Record", "WARM treatment", "WARM, t CO2e", "Inventory, t CO2e"]]
    var set = ""
    for entry in entries {
      let (treatment, result) = estimate(entry.record, calculation)
      let own = NumberText.grouped(inventory.potentials.tonnes(entry.emissions))
      switch result {
      case .success(let estimate):
        set = estimate.warmingPotentialSet
        rows.append([
          entry.record.id, treatment, NumberText.grouped(estimate.total.tonnes), own,
        ])
      case .failure(let problem):
        rows.append([entry.record.id, treatment, "not possible", own])
        printError("\(entry.record.id): \(problem.message)")
      }
    }
    print(TextTable.aligned(rows, left: 2), terminator: "")
    let ownSet = inventory.potentials.title
    print(
      "WARM of the EPA's hub \(edition)\(set.isEmpty ? "" : ", \(set.uppercased())"); the inventory under \(ownSet). Two views, not to be added."
    )
  }

  private func estimate(
    _ record: ActivityRecord, _ calculation: PlanCalculation
  ) -> (String, Result<WarmEstimate, MethodProblem>) {
    guard let treatment = treatment(record.method), let quantity = record.quantity,
      let unit = record.unit, unit.kind == .mass
    else {
      return (
        "—", .failure(MethodProblem(noTreatmentOf: record.method))
      )
    }
    let mass = Mass(canonical: quantity * unit.canonicalFactor)
    let mix = calculation.workspace.wasteMixes[record.factor.name]
    do throws(MethodProblem) {
      let estimate =
        if let mix {
          try WarmEstimate(
            mass, mix: mix, treatment: treatment, edition: edition, library: calculation.library)
        } else {
          try WarmEstimate(
            [(record.activity, treatment, mass)], edition: edition, library: calculation.library)
        }
      return (treatment.rawValue, .success(estimate))
    } catch {
      return (treatment.rawValue, .failure(error))
    }
  }

  private func treatment(_ method: String) -> WarmEstimate.Treatment? {
    switch method {
    case "landfill-methane-commitment", "landfill-methane-commitment-uscp": .landfilled
    case "waste-combustion": .combusted
    case "composting": .composted
    case "anaerobic-digestion": .digestedWet
    default: nil
    }
  }
}
