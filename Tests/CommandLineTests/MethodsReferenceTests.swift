import Foundation
import TestSupport
import Testing

/// The generated reference of methods is as the declarations say.
@Suite struct MethodsReferenceTests {
  @Test func `docs hold what cairn methods writes, page by page`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "cairn-methods-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try CairnProcess.run(["methods", "--output", folder.path])
    #expect(outcome.status == 0)
    let docs = PackageFolder.root.appending(path: "docs")
    let written = try pages(in: folder)
    #expect(written.count > 20)
    for page in written {
      let fresh = try String(contentsOf: folder.appending(path: page), encoding: .utf8)
      let kept = try? String(contentsOf: docs.appending(path: page), encoding: .utf8)
      #expect(kept == fresh, "\(page) is old: run `cairn methods --output docs`")
    }
    let reference = try pages(in: docs.appending(path: "methods/reference"))
    #expect(
      Set(reference.map { "methods/reference/\($0)" })
        == Set(written).subtracting(["methods.md", "methods/calculators.md"]))
  }

  @Test func `an unknown method is answered with the nearest one`() throws {
    let outcome = try CairnProcess.run(["methods", "grid-electricty"])
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("Did you mean “grid-electricity”?"))
  }

  @Test func `a calculator is printed by its name and suggested like a method`() throws {
    let outcome = try CairnProcess.run(["methods", "heat-pump-water-heaters"])
    #expect(outcome.status == 0 && outcome.output.hasPrefix("### heat-pump-water-heaters"))
    for words in ["| input | meaning |", "Holds for: ", "Costs may be stated per: "] {
      #expect(outcome.output.contains(words), "\(words)")
    }
    let unknown = try CairnProcess.run(["methods", "heat-pump-water-heater"])
    #expect(unknown.status != 0)
    #expect(unknown.errors.contains("Did you mean “heat-pump-water-heaters”?"))
  }

  private func pages(in folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") }.sorted()
  }
}
