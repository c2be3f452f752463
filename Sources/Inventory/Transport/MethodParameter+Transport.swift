/// Inputs that several methods of transport share.
extension MethodParameter {
  static let hubEdition = MethodParameter(
    "edition", "Edition of the EPA's hub; by default the one for the year",
    words: ["2021", "2025"],
    .absent)

  static let grid = MethodParameter(
    "grid", "Grid subregion, or a set of factors.csv, for charging; by default the community's",
    words: [], .absent)

  static let revision = MethodParameter(
    "revision", "Revision of the grid rates; by default the newest", words: [], .absent)

  static let countedShare = MethodParameter(
    "share", "p", "Part of the quantity that is counted", unit: "share", range: 0...1,
    .assumed(1, "All of it is counted"))

  static let biofuel = MethodParameter(
    "biofuel", "b", "Ethanol in motor-gasoline or biodiesel in diesel, by volume", unit: "share",
    range: 0...1, .absent)

  static let vehicle = MethodParameter(
    "vehicle", "Class of vehicle, for methane and nitrous oxide per mile",
    words: [
      "passenger-car", "light-truck", "motorcycle", "medium-duty-truck", "heavy-duty-truck", "bus",
      "heavy-duty", "medium-heavy",
    ], .absent)

  static let modelYear = MethodParameter(
    "model_year", "y", "Model year that stands for the vehicles", unit: "", range: 1900...2100)

  static let fuelEconomy = MethodParameter(
    "mpg", "mpg",
    "Miles per gallon; per gallon of gasoline equivalent for cng, per kWh for electricity",
    unit: "mpg", range: 0.01...500)

  static let engine = MethodParameter(
    "engine", "Engine, where the EPA's table tells engines apart",
    words: ["two-stroke", "four-stroke"], .absent)

  static let annualization = MethodParameter(
    "annualization", "a", "What makes the quantity that of a year; 1 when it already is",
    unit: "times the quantity", range: 1...400,
    .constant("vmt-annualization", variant: "whole-year"))
}
