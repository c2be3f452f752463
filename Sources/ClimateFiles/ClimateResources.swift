internal import Climate
internal import Foundation

/// The tables that come with this library.
enum ClimateResources {
  /// The folder of the tables.
  static func folder() throws(ClimateProblem) -> URL {
    guard let folder = Bundle.module.url(forResource: "Resources", withExtension: nil) else {
      throw ClimateProblem("The climate tables of this installation are missing. Install it again.")
    }
    return folder
  }

  /// The bytes of a table, mapped rather than read.
  static func data(_ name: String, in folder: URL) throws(ClimateProblem) -> Data {
    do {
      return try Data(
        contentsOf: folder.appendingPathComponent(name), options: .mappedIfSafe)
    } catch {
      throw ClimateProblem("The table \(name) cannot be read in \(folder.path).")
    }
  }
}
