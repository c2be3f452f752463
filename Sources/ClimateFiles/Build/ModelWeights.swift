public import Climate
public import Foundation
internal import Tables

/// Weights of models in an ensemble, from a table of the user's.
public enum ModelWeights {
  /// Reads a CSV with the columns `model` and `weight`.
  ///
  /// - Throws: `ClimateProblem` with the row, when a model comes twice or a weight is no number of 0 or more.
  public static func read(_ file: URL) throws(ClimateProblem) -> [String: Double] {
    guard let data = try? Data(contentsOf: file) else {
      throw ClimateProblem("There is no table of weights at \(file.path).")
    }
    let (table, faults) = CSVTable.read([UInt8](data), file: file.lastPathComponent)
    let declaration = TableDeclaration(
      file: file.lastPathComponent, columns: ["model", "weight"], required: ["model", "weight"])
    var findings = faults + declaration.headerFindings(in: table)
    var weights: [String: Double] = [:]
    for record in table.records {
      var decoder = RecordDecoder(record)
      let model = decoder.required("model")
      let weight = decoder.requiredNumber("weight")
      if let weight, weight < 0 {
        decoder.find(.error, "A weight is 0 or more.", column: "weight")
      }
      if weights[model] != nil {
        decoder.find(.error, "The model “\(model)” comes twice.", column: "model")
      }
      findings += decoder.findings
      weights[model] = weight
    }
    if let problem = findings.first(where: { $0.severity == .error }) {
      throw ClimateProblem("\(problem.place): \(problem.message)")
    }
    return weights
  }
}
