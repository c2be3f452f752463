internal import CPROJ

extension CoordinateSystem {
  /// The system of metres or feet in which a position would lie nearest to a community's center.
  ///
  /// Those that the public offices of the place draw in are tried: UTM and state plane zones of NAD 83, and Web Mercator.
  ///
  /// - Returns: Nil when the position would lie near the community in none of them.
  static func likely(for position: Position, in community: CommunityPlace) -> CoordinateSystem? {
    let center = community.center
    let found = (localCodes(at: center) + ["EPSG:3857"]).compactMap { code in
      let system = try? CoordinateSystem(code)
      let moved = system?.toLongitudeLatitude([.points([position])]).first?.flatMap { $0 }
      return moved?.bounds.flatMap { bounds in
        system.map { (system: $0, position: bounds.center) }
      }
    }
    return found.filter { community.isNear($0.position) }.min {
      GroundMeasure.metres(from: $0.position, to: center)
        < GroundMeasure.metres(from: $1.position, to: center)
    }?.system
  }

  /// Codes of the projections of NAD 83 that are made for where a position lies.
  private static func localCodes(at position: Position) -> [String] {
    let context = proj_context_create()
    defer { proj_context_destroy(context) }
    guard let asked = proj_get_crs_list_parameters_create() else { return [] }
    defer { proj_get_crs_list_parameters_destroy(asked) }
    return withUnsafePointer(to: PJ_TYPE_PROJECTED_CRS) { kind in
      asked.pointee.types = kind
      asked.pointee.typesCount = 1
      asked.pointee.crs_area_of_use_contains_bbox = 1
      asked.pointee.bbox_valid = 1
      asked.pointee.west_lon_degree = position.x
      asked.pointee.east_lon_degree = position.x
      asked.pointee.south_lat_degree = position.y
      asked.pointee.north_lat_degree = position.y
      var count: Int32 = 0
      guard let list = proj_get_crs_info_list_from_database(context, "EPSG", asked, &count) else {
        return []
      }
      defer { proj_crs_info_list_destroy(list) }
      return (0..<Int(count)).compactMap { number in
        guard let info = list[number]?.pointee, let name = info.name, let code = info.code,
          String(cString: name).hasPrefix("NAD83 / ")
        else { return nil }
        return "EPSG:\(String(cString: code))"
      }
    }
  }
}
