internal import Foundation
public import Tables

/// Tables of facts that a calculation brings with it, each row with the source of its facts.
///
/// They lie here and not with the calculation, which is pure and reads no disk.
public struct ResourceTables: Sendable {
  private let name: String

  private init(_ name: String) { self.name = name }

  /// Of the vulnerability assessment: its words, effects, questions, and facts of counties.
  public static let vulnerability = ResourceTables("vulnerability")

  /// Of actions: the library of adaptation strategies, and rates at which money is discounted.
  public static let strategies = ResourceTables("strategies")

  /// Of forecasts: vehicles on the road, clean power by subregion, and ready policies.
  public static let forecast = ResourceTables("forecast")

  /// Of inventories: the tables of factors as they lie.
  public static let factors = ResourceTables("")

  /// What is read of tables that the program cannot do without.
  ///
  /// They are part of the program as its code is, and a test reads every one: where a table is missing or broken, the
  /// program ends and names it, and no figure is made without it.
  public static func required<Value>(_ read: () throws(ResourceProblem) -> Value) -> Value {
    do throws(ResourceProblem) { return try read() } catch { fatalError(error.description) }
  }

  /// The rows of a table.
  ///
  /// - Parameter name: The path in the folder without the ending, such as `hazards`.
  /// - Throws: `ResourceProblem` when the installation is broken.
  public func records(_ name: String) throws(ResourceProblem) -> [CSVRecord] {
    let path = self.name.isEmpty ? name : "\(self.name)/\(name)"
    let file = Bundle.module.url(forResource: "Resources/\(path)", withExtension: "csv")
    return try Self.records(of: "\(path).csv", atPath: file?.path)
  }

  /// The rows of a table that any part of the program brings with it.
  ///
  /// - Parameters:
  ///   - name: What the table is called where it cannot be used.
  ///   - path: Where it lies; nil where it was not found.
  /// - Throws: `ResourceProblem` when the installation is broken.
  public static func records(
    of name: String, atPath path: String?
  ) throws(ResourceProblem) -> [CSVRecord] {
    guard let path, let data = FileManager.default.contents(atPath: path) else {
      throw .missing(name)
    }
    let (table, findings) = CSVTable.read(Array(data), file: name)
    if let broken = findings.first(where: { $0.severity == .error }) { throw .broken(broken) }
    return table.records
  }

  /// Every source of the tables by id.
  ///
  /// - Parameter name: The table that states them, as in `records`.
  public func sources(_ name: String = "sources") throws(ResourceProblem) -> [String: FactorSource]
  {
    var sources: [String: FactorSource] = [:]
    for record in try records(name) {
      sources[record["id"]] = FactorSource(
        id: record["id"], author: record["author"], title: record["title"],
        year: record["year"], publisher: record["publisher"], licence: record["licence"],
        url: record["url"], note: record["note"])
    }
    return sources
  }
}

/// Why a table that comes with the program cannot be used: the installation is broken, not the data.
public enum ResourceProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(String)
  case broken(Finding)
  /// A cell that is not what its column says.
  case cell(Place)
  /// A file that is no table, and why it cannot be read.
  case file(String, why: String)

  public var description: String {
    switch self {
    case .missing(let name):
      "The table \(name) is missing from this installation of Cairn. Install it again."
    case .broken(let finding):
      "A table of this installation cannot be read: \(finding)"
    case .cell(let place):
      "A table of this installation is broken at \(place). Install Cairn again."
    case .file(let name, let why):
      "The file \(name) of this installation cannot be read. Install Cairn again. \(why)"
    }
  }
}
