internal import ArgumentParser
internal import Factors
internal import Foundation
internal import Plan
internal import Workspace

/// The workspace a command works on.
struct WorkspaceArgument: ParsableArguments {
  @Argument(help: "The workspace's folder.", completion: .directory)
  var workspace: String

  /// Reads and calculates the workspace.
  func calculation() throws -> PlanCalculation {
    try Self.calculation(folder: workspace)
  }

  static func calculation(folder: String) throws -> PlanCalculation {
    do {
      let library = try FactorLibrary.standard()
      let workspace = try WorkspaceFolder.read(
        URL(filePath: folder), library: library)
      return PlanCalculation(workspace: workspace, library: library)
    } catch let error as WorkspaceError {
      throw ValidationError(error.description)
    }
  }
}

/// Prints to standard error.
func printError(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}

/// Where this program lies.
var executablePath: URL {
  let link = "/proc/self/exe"
  if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: link) {
    return URL(filePath: path)
  }
  return URL(filePath: ProcessInfo.processInfo.arguments.first ?? "cairn")
}

/// The folder the program was started in.
var currentFolder: URL { URL(filePath: FileManager.default.currentDirectoryPath) }
