extension IndicatorCatalog {
  /// The 23 indicators of the Climate API, as its code computed them.
  static let temperate: [IndicatorDeclaration] =
    temperateTemperatures + temperateExtremes + temperateDegreeDays + temperateThresholds
    + temperatePrecipitation

  /// The declaration of an indicator of the Climate API by the name in its addresses, such as
  /// `yearly_frost_days`; nil when the API had none of that name.
  public static func declaration(climateAPIName name: String) -> IndicatorDeclaration? {
    let prefix = "yearly_"
    let bare = name.hasPrefix(prefix) ? name.dropFirst(prefix.count) : Substring(name)
    let found = declaration("temperate-" + bare.split(separator: "_").joined(separator: "-"))
    return found?.definitions == .temperate ? found : nil
  }
}

/// What all 23 declarations of the set share.
enum TemperateDefinitions {
  static let source = "Azavea, Climate API (azavea/climate-change-api), 2019, indicator "

  /// How the API's results differ from these, whatever the indicator.
  static let temperatures: [String: ClimateUnit] = [
    "F": .fahrenheit, "C": .celsius, "K": .kelvin,
  ]
  static let temperatureUnits = IndicatorParameter(
    "units", "Unit of the result", .word("F", of: ["F", "C", "K"]))
  static let base = IndicatorParameter("base", "Base period", .years(1971...2000))

  /// A declaration of the set; its id is made from the API's name.
  static func declaration(
    _ apiName: String, _ name: String, equation: String,
    parameters: [IndicatorParameter] = [], limits: String = "",
    make:
      @escaping @Sendable (IndicatorArguments) throws(ClimateProblem) -> (Reduction, IndicatorUnit)
  ) -> IndicatorDeclaration {
    let id = "temperate-" + apiName.split(separator: "_").joined(separator: "-")
    return IndicatorDeclaration(
      id, .temperate, name, equation: equation, parameters: parameters, source: source + apiName,
      limits: limits
    ) { arguments throws(ClimateProblem) in
      let (reduction, unit) = try make(arguments)
      return Indicator(
        id: id, definitions: .temperate, name: name, reduction: reduction, unit: unit)
    }
  }

  static func temperature(_ arguments: IndicatorArguments) throws(ClimateProblem) -> ClimateUnit {
    temperatures[try arguments.word("units")] ?? .fahrenheit
  }
}
