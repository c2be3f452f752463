import Forecast
import Foundation
import Inventory
import Plan
import Strategies
import Tables
import TestSupport
import Testing
import Vulnerability
import Workspace

@Suite struct RoundTripTests {
  @Test(arguments: [PackageFolder.example, PackageFolder.coast])
  func `reading and writing the examples gives the same bytes`(_ example: URL) throws {
    let workspace = try WorkspaceFolder.read(example, library: SampleWorkspace.library)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try WorkspaceFolder.write(workspace, to: folder)
    #expect(workspace.files.count > 25)
    for path in workspace.files.keys {
      let before = try Data(contentsOf: example.appending(path: path))
      let after = try Data(contentsOf: folder.appending(path: path))
      #expect(before == after, "\(path)")
    }
  }

  @Test func `a changed cell changes nothing else`() throws {
    var workspace = try SampleWorkspace().workspace()
    let before = try #require(workspace.tables["inventory.csv"]?.text)
    workspace.tables["inventory.csv"]?.set("9500", row: 3, column: "quantity")
    let after = try #require(workspace.tables["inventory.csv"]?.text)
    #expect(after == before.replacing(",9000,MWh", with: ",9500,MWh"))
  }

  @Test func `a new workspace is read back without errors`() throws {
    let files = NewWorkspace.files(
      id: "new-town", name: "New \"Town\"", kind: .city, state: "MN", years: [2021])
    let workspace = try WorkspaceFolder.read(files: files, library: SampleWorkspace.library)
    #expect(workspace.community.name == "New \"Town\"")
    #expect(workspace.findings.filter { $0.severity == .error }.isEmpty)
    #expect(workspace.files == files)
  }
}

@Suite struct ExampleTests {
  private func calculation() throws -> PlanCalculation {
    let library = SampleWorkspace.library
    return PlanCalculation(
      workspace: try WorkspaceFolder.read(PackageFolder.example, library: library),
      library: library)
  }

  @Test(arguments: [PackageFolder.example, PackageFolder.coast])
  func `the examples have no errors, and no warnings but of alternatives`(_ folder: URL) throws {
    let library = SampleWorkspace.library
    let calculation = PlanCalculation(
      workspace: try WorkspaceFolder.read(folder, library: library), library: library)
    // The coast shows what it is like to have two actions of which only one can be.
    let alternatives = calculation.findings.filter { $0.place.column == "excludes" }
    #expect(alternatives.count == (folder == PackageFolder.coast ? 1 : 0))
    #expect(
      calculation.findings.filter { $0.severity >= .warning && !alternatives.contains($0) }.isEmpty)
    #expect(calculation.adaptation.findings.filter { $0.severity >= .warning }.isEmpty)
  }

  @Test func `the example has what a plan needs`() throws {
    let calculation = try calculation()
    let actions = calculation.workspace.actions
    #expect(calculation.workspace.community.inventoryYears == [2005, 2019, 2021])
    #expect(actions.count { $0.isMitigation } >= 5)
    #expect(actions.count { $0.isAdaptation } >= 3)
    #expect(actions.count { $0.isMitigation && $0.isAdaptation } >= 2)
    #expect(calculation.workspace.risks.count { $0.vulnerability != nil } >= 6)
    #expect(calculation.projection?.years == 2021...2050)
    #expect(actions.allSatisfy { !$0.whoBenefits.isEmpty })
  }

  @Test func `electricity of 2005 is the published figure, split by customers`() throws {
    // metc_county_electricity.csv, Hennepin 2005
    let inventory = try calculation().inventory
    let total = inventory.tonnes { $0.year == 2005 && $0.activity == "electricity" }
    #expect(isClose(total, 11_088_102.529402364, within: 1e-6))
  }
}
