public import Factors

/// The places and the catalog of the program, loaded once for all tests.
public enum StandardPlaces {
  public static let places: GridPlaces = {
    do { return try GridPlaces.standard() } catch { preconditionFailure("\(error)") }
  }()

  public static let catalog: FactorCatalog = {
    do { return try FactorCatalog.standard() } catch { preconditionFailure("\(error)") }
  }()
}
