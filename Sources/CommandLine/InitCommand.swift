public import ArgumentParser
internal import Foundation
public import Workspace

extension Community.Kind: ExpressibleByArgument {}

/// `cairn init`: a new workspace.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a new workspace.",
    discussion: "Makes every table with its header and a first chapter; nothing is overwritten.")

  @Argument(help: "The folder to make.", completion: .directory) var folder: String
  @Option(help: "The community's name; taken from the folder unless given.") var name: String?
  @Option(help: "city, county, tribe or region.") var kind: Community.Kind = .city
  @Option(help: "Two-letter state.") var state: String = ""
  @Option(name: .long, parsing: .upToNextOption, help: "Inventory years, oldest first.")
  var years: [Int] = []

  func validate() throws {
    guard years.allSatisfy({ (1850...2150).contains($0) }) else {
      throw ValidationError("Years are four digits, such as 2021.")
    }
  }

  func run() throws {
    let url = URL(filePath: folder)
    guard
      !FileManager.default.fileExists(atPath: url.appending(path: "community.yaml").path)
    else { throw CommandFailure(WorkspaceError.exists(folder).description) }
    let title = name ?? url.lastPathComponent
    let files = NewWorkspace.files(
      id: identifier(title), name: title, kind: kind, state: state, years: years.sorted())
    var kept = 0
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let file = url.appending(path: path)
      guard !FileManager.default.fileExists(atPath: file.path) else {
        kept += 1
        continue
      }
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file, options: .atomic)
    }
    print("Made the workspace “\(title)” in \(folder)\(kept == 0 ? "" : "; \(kept) files kept").")
    print("Next: fill community.yaml and inventory.csv, then run `cairn check \(folder)`.")
  }

  private func identifier(_ title: String) -> String {
    let characters = title.lowercased().map { character -> Character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
    }
    let words = String(characters).split(separator: "-").joined(separator: "-")
    return words.isEmpty ? "community" : words
  }
}
