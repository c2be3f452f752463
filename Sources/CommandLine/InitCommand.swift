public import ArgumentParser
internal import Factors
internal import Foundation
public import Workspace

extension Community.Kind: ExpressibleByArgument {}

/// `cairn init`: a new workspace.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a new workspace.",
    discussion: """
      Makes every table with its header and a first chapter; nothing is overwritten. With --place, name, kind, state, \
      Census code, time zone and, where only one can be meant, the grid subregion are filled in.

        cairn init hennepin --place 27053
        cairn init hennepin --place "Hennepin County, MN"
      """)

  @Argument(help: "The folder to make.", completion: .directory) var folder: String
  @Option(
    name: [.customLong("place"), .customLong("geoid")],
    help: "The county, city or town by its Census code or its name, such as 27053.")
  var place: String?
  @Option(help: "The community's name; that of the place or of the folder unless given.")
  var name: String?
  @Option(help: "city, county, tribe or region; as the place is, or city, unless given.")
  var kind: Community.Kind?
  @Option(help: "Two-letter state; that of the place unless given.") var state: String?
  @Option(name: .long, parsing: .upToNextOption, help: "Inventory years, oldest first.")
  var years: [Int] = []

  func validate() throws {
    guard !folder.isEmpty else { throw ValidationError("Name the folder to make.") }
    guard years.allSatisfy({ (1850...2150).contains($0) }) else {
      throw ValidationError("Years are four digits, such as 2021.")
    }
    guard state.map(Self.isState) ?? true else {
      throw ValidationError("A state is two capital letters, such as MN.")
    }
  }

  func run() throws {
    let url = URL(filePath: folder)
    guard
      !FileManager.default.fileExists(atPath: url.appending(path: "community.yaml").path)
    else { throw CommandFailure(WorkspaceError.exists(folder).description) }
    let found = try place.map(Self.place)
    let title = name ?? found?.name ?? url.lastPathComponent
    let files = NewWorkspace.files(
      id: identifier(title), name: title, kind: kind ?? (found?.isCounty == true ? .county : .city),
      state: state ?? found?.state ?? "", years: years.sorted(),
      setting: found.map(Self.setting) ?? NewWorkspace.Setting())
    let kept: Int
    do {
      kept = try write(files, to: url)
    } catch {
      throw CommandFailure(writing: folder, error)
    }
    print("Made the workspace “\(title)” in \(folder)\(kept == 0 ? "" : "; \(kept) files kept").")
    if let found { print("It is of \(NamedPlace.written(found)).") }
    let first = years.isEmpty ? "write your inventory years into community.yaml, " : ""
    print(
      "Next: \(first)fill inventory.csv, and run `cairn check \(folder)`. The other tables may stay empty until you need them."
    )
  }

  /// Writes the files that are not there yet.
  ///
  /// - Returns: How many were there.
  private func write(_ files: [String: [UInt8]], to url: URL) throws -> Int {
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
    return kept
  }

  private static func isState(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (65...90).contains($0) }
  }

  /// A place of today; a code that ended is told with what took over.
  private static func place(_ text: String) throws -> GazetteerPlace {
    let place = try NamedPlace.find(text)
    guard place.kind == .formerCounty else { return place }
    let changes = Gazetteer.standard.changes(of: place)
    let heirs = changes.map { "\($0.newName) (\($0.newCode))" }.joined(separator: ", ")
    throw CommandFailure(
      "\(place.name) (\(place.geoid)) lost its code with the data of \(changes.first?.year ?? 0). Write the code of today: \(heirs)."
    )
  }

  private static func setting(_ place: GazetteerPlace) -> NewWorkspace.Setting {
    let subregions = GridPlaces.standard.candidates(county: place.county).subregions
    var setting = NewWorkspace.Setting(geoid: place.geoid)
    setting.subregion = subregions.count == 1 ? subregions[0] : ""
    if let zone = Gazetteer.standard.timeZone(of: place) { setting.timeZone = zone }
    return setting
  }

  private func identifier(_ title: String) -> String {
    let characters = title.lowercased().map { character -> Character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
    }
    let words = String(characters).split(separator: "-").joined(separator: "-")
    return words.isEmpty ? "community" : words
  }
}
