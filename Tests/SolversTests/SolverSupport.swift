import ExternalPrograms
import Foundation
import Plan
import Solvers
import Strategies
import TestSupport

/// The solver of this machine, and a town whose portfolios can all be tried.
enum SolverSupport {
  static let environment = ProcessInfo.processInfo.environment
  static let tools = ToolFolder(
    folder: environment["CAIRN_TOOLS"].map { URL(filePath: $0) }
      ?? PackageFolder.root.appending(path: ".tools"))
  static var program: HiGHSProgram? { HiGHSProgram(tools: tools, environment: environment) }
  static var hasProgram: Bool { program != nil }

  static let actions = """
    id,title,kind,sector,start_year,full_year,status,capital_cost_usd,annual_cost_usd,cost_public,staff_fte,who_benefits,who_pays,who_decides
    b,Weatherize homes,building-efficiency,buildings,2024,2026,planned,600000,20000,yes,1,x,x,x
    h,Heat pumps,heat-pumps,buildings,2024,2028,planned,900000,5000,yes,0.5,x,x,x
    s,Solar,solar,buildings,2024,2025,planned,1200000,10000,yes,0.5,x,x,x
    v,Fewer miles,vmt-reduction,transportation,2024,2027,planned,300000,90000,yes,1.5,x,x,x

    """

  static let parameters = """
    action,parameter,value,unit,source,note
    b,subsector,residential,,assumption,
    b,participation,0.5,share,assumption,
    b,saving,30,percent,assumption,
    b,fuels,both,,assumption,
    h,subsector,residential,,assumption,
    h,participation,0.5,share,assumption,
    h,cop,3,ratio,assumption,
    h,furnace_efficiency,0.9,share,assumption,
    s,capacity,1.5,MW,assumption,
    s,capacity_factor,0.15,share,assumption,
    v,saving,10,percent,assumption,

    """

  static func calculation(_ changes: [String: String?] = [:]) throws -> PlanCalculation {
    try SampleWorkspace(
      ["actions.csv": actions, "action-parameters.csv": parameters].merging(changes) { $1 }
    ).calculation()
  }

  /// Every choice of starts of a task: the best that keeps every bound; nil when none does.
  static func best(_ task: PortfolioTask) -> ScheduleReckoning? {
    let search = PortfolioSearch(task)
    var best: ScheduleReckoning?
    func visit(_ rest: ArraySlice<PortfolioTask.Choice>, _ starts: [String: Int]) {
      guard let choice = rest.first else {
        guard keepsRules(task, starts) else { return }
        let found = search.reckoning(starts)
        guard found.uses.allSatisfy({ $0.excess == 0 }) else { return }
        if let old = best {
          let isBetter =
            task.goal == .cost
            ? found.presentCost < old.presentCost : found.reduction > old.reduction
          if isBetter { best = found }
        } else {
          best = found
        }
        return
      }
      visit(rest.dropFirst(), starts)
      for start in choice.starts {
        visit(rest.dropFirst(), starts.merging([choice.action.id: start]) { $1 })
      }
    }
    visit(task.choices[...], [:])
    return best
  }

  private static func keepsRules(_ task: PortfolioTask, _ starts: [String: Int]) -> Bool {
    task.choices.allSatisfy { choice in
      guard let start = starts[choice.action.id] else { return true }
      return choice.action.needs.allSatisfy { starts[$0].map { $0 <= start } ?? false }
        && choice.action.excludes.allSatisfy { starts[$0] == nil }
    }
  }
}
