internal import Quantities

/// A place on the Earth.
public struct GeographicPoint: Hashable, Sendable, CustomStringConvertible {
  /// Degrees north, −90…90.
  public var latitude: Double
  /// Degrees east, in −180…180 or in 0…360.
  public var longitude: Double

  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// For example `35.78° N, 78.64° W`.
  public var description: String {
    let east = offsetOfLongitude(longitude, from: 0)
    return
      "\(hundredths(latitude.magnitude))° \(latitude < 0 ? "S" : "N"), \(hundredths(east.magnitude))° \(east < 0 ? "W" : "E")"
  }
}

extension GeographicPoint {
  /// Kilometers along the surface of the Earth.
  func kilometers(to other: GeographicPoint) -> Double {
    GreatCircle.kilometers(
      from: (latitude, longitude), to: (other.latitude, other.longitude))
  }
}

/// A polygon with holes; longitudes may run beyond ±180 where it crosses that meridian.
public struct GeographicPolygon: Hashable, Sendable {
  /// The corners in order, of either direction; the last may repeat the first.
  public var outer: [GeographicPoint]
  public var holes: [[GeographicPoint]]

  public init(outer: [GeographicPoint], holes: [[GeographicPoint]] = []) {
    self.outer = outer
    self.holes = holes
  }
}

extension GeographicPolygon {
  /// The same with every edge the short way around the Earth, as a ring that crosses the antimeridian from 179 to −179 means
  /// it; edges of a whole turn stay, as those of a map of the world.
  var theShortWay: GeographicPolygon {
    GeographicPolygon(outer: Self.shortWay(outer), holes: holes.map(Self.shortWay))
  }

  private static func shortWay(_ ring: [GeographicPoint]) -> [GeographicPoint] {
    var result: [GeographicPoint] = []
    for (before, point) in zip(ring.prefix(1) + ring, ring) {
      let jump = point.longitude - before.longitude
      let step =
        jump.magnitude > 180 && jump.magnitude < 359
        ? offsetOfLongitude(point.longitude, from: before.longitude) : jump
      var turned = point
      if let last = result.last { turned.longitude = last.longitude + step }
      result.append(turned)
    }
    return result
  }
}

/// A box of latitudes and longitudes; `west` may be larger than `east` where the box crosses the antimeridian.
public struct GeographicBox: Hashable, Sendable {
  public var south: Double
  public var north: Double
  public var west: Double
  public var east: Double

  public init(south: Double, north: Double, west: Double, east: Double) {
    self.south = south
    self.north = north
    self.west = west
    self.east = east
  }
}

/// How far a longitude lies east of another, in −180..<180.
func offsetOfLongitude(_ longitude: Double, from other: Double) -> Double {
  let turned = (longitude - other + 180).truncatingRemainder(dividingBy: 360)
  return (turned < 0 ? turned + 360 : turned) - 180
}

/// A number with at most two decimals, for messages.
func hundredths(_ number: Double) -> String {
  let rounded = (number * 100).rounded() / 100
  return rounded == rounded.rounded() && rounded.magnitude < 1e15
    ? String(Int(rounded)) : String(rounded)
}
