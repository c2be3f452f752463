internal import Foundation
internal import Tables

extension ResourceTables {
  /// Every table of the factors, by name without ending, in order.
  static func factorNames() throws(ResourceProblem) -> [String] {
    guard let folder = Bundle.module.url(forResource: "Resources", withExtension: nil),
      let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else { throw .missing("Resources") }
    return files.filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }.sorted()
  }

  /// Every source of the factors by id, from `sources.csv` and every table whose name begins with it.
  static func factorSources() throws(ResourceProblem) -> [String: FactorSource] {
    var sources: [String: FactorSource] = [:]
    for name in try factorNames() where name == "sources" || name.hasPrefix("sources-") {
      for record in try factors.records(name) {
        sources[record["id"]] = FactorSource(
          id: record["id"], author: record["author"], title: record["title"],
          year: String(record["published"].prefix(4)), publisher: record["publisher"],
          licence: record["licence"], url: record["url"], note: record["note"])
      }
    }
    return sources
  }
}
