package import ExternalPrograms
internal import Foundation
package import Strategies

/// Chooses a portfolio with HiGHS within a time.
package struct PortfolioSolver: Sendable {
  package var program: HiGHSProgram
  /// Seconds for everything.
  package var seconds: Double
  /// How far from the best a choice may be that counts as best, as a part of it.
  package var gap = 0.002

  package init(program: HiGHSProgram, seconds: Double = 10) {
    self.program = program
    self.seconds = seconds
  }

  /// The solver of a machine.
  ///
  /// - Throws: `SolverProblem.notInstalled`, which says how to add it.
  package init(tools: ToolFolder, environment: [String: String], seconds: Double = 10) throws {
    guard let program = HiGHSProgram(tools: tools, environment: environment) else {
      throw SolverProblem.notInstalled
    }
    self.init(program: program, seconds: seconds)
  }

  /// Runs a search to its end or to the end of the time, whichever comes first.
  ///
  /// The first question, to which nothing is known yet, may take two fifths of the time; each later one a third of what
  /// is left, so that some is always left to judge by. Where no choice keeps every limit, half as much time again may go
  /// into which limits bind.
  /// - Parameters:
  ///   - shouldStop: Asked about ten times a second.
  ///   - report: Called after each round with the part of the time that is used.
  package func run(
    _ search: PortfolioSearch, shouldStop: (() -> Bool)? = nil,
    report: (PortfolioSearch.Round, Double) throws -> Void = { _, _ in }
  ) throws -> PortfolioOutcome {
    let begin = Date()
    func used() -> Double { Date().timeIntervalSince(begin) }
    // The net cost of all actions together is looked at last, and needs time of its own.
    let searching = search.task.isNet ? seconds * 0.6 : seconds
    var questions = 0
    var end: Double?
    return try search.run(
      { model, start in
        let rest = searching - used()
        guard rest > 0.2 || questions == 0 else { return nil }
        questions += 1
        let share = questions == 1 ? max(0.2, min(searching * 0.4, rest)) : rest / 3
        return try program.solve(
          model, from: start, seconds: share, gap: gap, shouldStop: shouldStop)
      }, isOver: { used() >= searching || shouldStop?() == true },
      isPricingOver: { used() >= seconds || shouldStop?() == true },
      explain: { model, start in
        let last = end ?? (used() + max(1, seconds / 2))
        end = last
        let rest = last - used()
        guard rest > 0.1 else { return nil }
        do {
          return try program.solve(
            model, from: start, seconds: rest / 2, gap: gap, shouldStop: shouldStop)
        } catch SolverProblem.cancelled {
          throw SolverProblem.cancelled
        } catch is SolverProblem {
          // What was found stays, without a word on which limits bind.
          return nil
        }
      },
      report: { round in
        if shouldStop?() == true { throw SolverProblem.cancelled }
        try report(round, min(1, used() / seconds))
      })
  }
}
