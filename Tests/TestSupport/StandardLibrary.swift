public import Factors

/// The factor library of the program, loaded once for all tests.
public enum StandardLibrary {
  public static let factors: FactorLibrary = {
    do { return try FactorLibrary.standard() } catch { preconditionFailure("\(error)") }
  }()
}
