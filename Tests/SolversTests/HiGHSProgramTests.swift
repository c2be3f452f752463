import ExternalPrograms
import Foundation
import Plan
import Strategies
import TestSupport
import Testing

@testable import Solvers

@Suite struct HiGHSProgramTests {
  /// A program that does as a script says in the place of the solver.
  private func program(_ script: String) throws -> HiGHSProgram {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "highs")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return HiGHSProgram(executable: file)
  }

  private func model() throws -> LinearModel {
    let calculation = try SolverSupport.calculation()
    var models: [LinearModel] = []
    let task = try calculation.portfolioTask(.init(goal: .reduction))
    _ = try PortfolioSearch(task).run({ model, _ in
      models.append(model)
      return nil
    })
    return try #require(models.first)
  }

  @Test func `where there is no solver the message says how to add one`() {
    let nowhere = ToolFolder(folder: URL(filePath: "/nowhere"))
    #expect(HiGHSProgram(tools: nowhere, environment: ["PATH": "/nowhere"]) == nil)
    #expect(throws: SolverProblem.notInstalled) {
      try PortfolioSolver(tools: nowhere, environment: ["PATH": "/nowhere"])
    }
    #expect(SolverProblem.notInstalled.description.contains("scripts/setup publish"))
  }

  @Test func `a solver on the search path is found`() throws {
    let folder = try program("exit 0").executable.deletingLastPathComponent().path
    let nowhere = ToolFolder(folder: URL(filePath: "/nowhere"))
    #expect(HiGHSProgram(tools: nowhere, environment: ["PATH": folder]) != nil)
  }

  @Test func `a solver that is killed is told apart from one that fails`() throws {
    let model = try model()
    #expect(throws: SolverProblem.ended(status: 9)) {
      try program("kill -9 $$").solve(model, seconds: 5, gap: 0.01)
    }
    #expect(throws: SolverProblem.failed("ERROR: no memory")) {
      try program("echo 'ERROR: no memory'; exit 1").solve(model, seconds: 5, gap: 0.01)
    }
    #expect(throws: SolverProblem.failed("it said nothing.")) {
      try program("exit 0").solve(model, seconds: 5, gap: 0.01)
    }
  }

  @Test func `a solver that does not keep to its time is ended`() throws {
    var program = try program("sleep 600")
    program.grace = 0.3
    let start = ContinuousClock.now
    #expect(throws: SolverProblem.self) { try program.solve(try model(), seconds: 0.2, gap: 0.01) }
    #expect(ContinuousClock.now - start < .seconds(300))
  }

  @Test func `a search that is stopped ends the solver`() throws {
    let program = try program("sleep 600")
    let start = ContinuousClock.now
    #expect(throws: SolverProblem.cancelled) {
      try program.solve(try model(), seconds: 60, gap: 0.01, shouldStop: { true })
    }
    #expect(ContinuousClock.now - start < .seconds(300))
  }

  @Test func `answers are read with their standing and bound`() throws {
    let text = """
      Model status
      Time limit reached

      # Primal solution values
      Feasible
      Objective 12.5
      # Columns 2
      z0y2024 1
      z0y2025 0.9999999
      # Rows 1
      grow0 0

      """
    let answer = try HiGHSSolution.read(text, log: "  Dual bound        14.25\n")
    #expect(answer.standing == .outOfTime && answer.bound == 14.25)
    #expect(answer.values == ["z0y2024": 1, "z0y2025": 0.9999999])
    let none = text.replacing("\nFeasible", with: "\nNone")
    #expect(try HiGHSSolution.read(none, log: "").standing == .nothingYet)
    let infeasible = none.replacing("Time limit reached", with: "Infeasible")
    #expect(try HiGHSSolution.read(infeasible, log: "").standing == .infeasible)
    #expect(throws: SolverProblem.self) { try HiGHSSolution.read("nonsense", log: "") }
  }

  @Test(.enabled(if: SolverSupport.hasProgram, "HiGHS is not installed"))
  func `the solver reads the model and begins from what it is given`() throws {
    let program = try #require(SolverSupport.program)
    let model = try model()
    let free = try program.solve(model, seconds: 30, gap: 0)
    #expect(free.standing == .best)
    // Without limits everything starts at once.
    #expect(model.variables.allSatisfy { (free.values[$0.name] ?? 0) > 0.5 })
    let again = try program.solve(model, from: free.values, seconds: 30, gap: 0)
    #expect(again.values == free.values)
  }
}
