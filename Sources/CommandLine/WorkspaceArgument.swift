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
    let library = FactorLibrary.standard
    return PlanCalculation(
      workspace: try workspace(folder: folder, library: library), library: library)
  }

  /// Reads the workspace, and says how far it has come when that takes long.
  static func workspace(folder: String, library: FactorLibrary) throws -> CommunityWorkspace {
    let line = ProgressLine()
    defer { line.end() }
    do {
      return try WorkspaceFolder.read(URL(filePath: folder), library: library) { file, part in
        line.say("Reading \(file): \(Int(part * 100)) %")
      }
    } catch {
      throw CommandFailure(error.description)
    }
  }

  /// Replaces files of the folder, all or none, unless somebody has changed one of them since it was read.
  ///
  /// - Parameter read: Every file as it was read.
  func write(_ files: [String: [UInt8]], over read: [String: [UInt8]]) throws {
    do {
      try WorkspaceFolder.replace(
        files, in: URL(filePath: workspace),
        expected: files.reduce(into: [:]) { $0[$1.key] = .some(read[$1.key]) })
    } catch let error as WorkspaceError {
      throw CommandFailure(error.description)
    } catch {
      throw CommandFailure(writing: workspace, error)
    }
  }
}

/// Why a command could not do its work; printed as it is, without the usage.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  /// What a failed write means to a person.
  init(writing place: String, _ error: any Error) {
    self.init(
      "Nothing could be written to “\(place)”: \(Self.reason(error)). Choose another place.")
  }

  /// What an error of the file system means, where nothing is known of what was done.
  init(file error: any Error) {
    let path = (error as NSError).userInfo[NSFilePathErrorKey] as? String ?? "A file"
    self.init("“\(path)” can be neither read nor written: \(Self.reason(error)).")
  }

  /// In the words of the system, such as `Permission denied`.
  static func reason(_ error: any Error) -> String {
    let error = error as NSError
    let cause = (error.userInfo[NSUnderlyingErrorKey] as? any Error).map { $0 as NSError } ?? error
    return cause.domain == NSPOSIXErrorDomain
      ? String(cString: strerror(Int32(cause.code))) : error.localizedDescription
  }
}

/// Prints to standard error, after what was printed so far, so that one does not break into a line of the other.
func printError(_ text: String) {
  fflush(nil)
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
