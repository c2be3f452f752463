/// Units as readers write them: the one list for plans, screening and pages.
extension MeasurementUnit {
  /// The unit as a reader expects it after a number, such as `°F`; the symbol where that is what people write.
  public var readerName: String { Self.readerName(of: symbol) }

  /// As `readerName`, of a symbol in a text that need not be a unit; any other text as it is.
  ///
  /// Other spellings stay: whoever wrote `°F` or `%` has written for readers already.
  public static func readerName(of symbol: String) -> String { readerNames[symbol] ?? symbol }

  /// By symbol; in English.
  private static let readerNames = [
    "degF": "°F", "degC": "°C", "degF-days": "°F degree days", "degC-days": "°C degree days",
    "inch": "inches", "inch/day": "inches per day", "mm/day": "mm per day", "mile": "miles",
    "tonne": "metric tons", "gallon": "gallons", "therm": "therms",
  ]
}
