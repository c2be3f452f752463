public import Factors
public import Quantities
internal import Tables

/// What a megawatt hour more or less emits in a subregion of the grid, in one year.
public struct MarginalFact: Sendable {
  public let subregion: String
  /// The year that it was measured in.
  public let year: Int
  /// Of one megawatt hour.
  public let emissions: EmissionsByGas
  /// Nil where the library does not have the source.
  public let source: FactorSource?
  /// Whether the number was read in its source.
  public let status: EvidenceStatus

  init(_ record: CSVRecord, sources: [String: FactorSource]) throws(ResourceProblem) {
    func kilograms(_ column: String) throws(ResourceProblem) -> Double {
      Mass.pounds(try ForecastLibrary.number(record, column)).kilograms
    }
    subregion = record["subregion"]
    year = try ForecastLibrary.whole(record, "year")
    emissions = EmissionsByGas(
      carbonDioxide: .kilograms(try kilograms("co2_lb_per_mwh")),
      methane: .kilograms(try kilograms("ch4_lb_per_mwh")),
      nitrousOxide: .kilograms(try kilograms("n2o_lb_per_mwh")))
    source = sources[record["source"]]
    status = EvidenceStatus(rawValue: record["status"]) ?? .unverified
  }
}
