internal import Climate

extension ClimateVariable {
  /// The daily variable that an array holds: by its name, else by `standard_name` and `cell_methods`; nil for another.
  ///
  /// - Source: CF Standard Name Table; daily maxima and minima are told apart by `cell_methods`, [CF-conventions] 7.3.
  init?(of array: ArrayDescription) {
    if let known = ClimateVariable(fileName: array.nameInGroup) {
      self = known
      return
    }
    let methods = array.text("cell_methods")?.lowercased() ?? ""
    switch array.text("standard_name") {
    case "air_temperature":
      if methods.contains("time: max") {
        self = .tasmax
      } else if methods.contains("time: min") {
        self = .tasmin
      } else if methods.contains("time: mean") {
        self = .tas
      } else {
        return nil
      }
    case "precipitation_flux", "lwe_precipitation_rate", "precipitation_amount",
      "lwe_thickness_of_precipitation_amount":
      self = .pr
    case "relative_humidity": self = .hurs
    case "wind_speed": self = .sfcWind
    default: return nil
    }
  }
}

extension ArrayDescription {
  /// The name without the groups that it lies in.
  fileprivate var nameInGroup: String {
    name.split(separator: "/").last.map(String.init) ?? name
  }

  var isTime: Bool {
    dimensions.count == 1
      && (text("standard_name") == "time" || text("axis") == "T"
        || (text("units")?.lowercased().contains(" since ") ?? false))
      && text("units") != nil && elementType != .text
  }

  var isLatitude: Bool {
    isCoordinate(
      "latitude", ["lat", "latitude", "nav_lat"],
      ["degrees_north", "degree_north", "degrees_n", "degree_n", "degreesn", "degreen"])
  }

  var isLongitude: Bool {
    isCoordinate(
      "longitude", ["lon", "longitude", "long", "nav_lon"],
      ["degrees_east", "degree_east", "degrees_e", "degree_e", "degreese", "degreee"])
  }

  private func isCoordinate(_ standard: String, _ names: [String], _ units: [String]) -> Bool {
    guard elementType != .text, dimensions.count <= 2 else { return false }
    if let declared = text("standard_name") { return declared == standard }
    if let unit = text("units")?.lowercased(), units.contains(unit) { return true }
    return names.contains(nameInGroup.lowercased())
  }
}
