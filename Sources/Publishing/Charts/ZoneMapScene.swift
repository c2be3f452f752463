import Foundation

/// What of a community's zones and assets is drawn, at pixels of the plot area.
struct ZoneMapScene {
  /// A zone in pixels, and the place of its layer in `layers`.
  struct DrawnZone {
    let zone: ZoneMap.Zone
    let shape: RegionShape
    let layer: Int
  }

  /// A point of an asset.
  struct Mark {
    let asset: ZoneMap.Asset
    let x: Double
    let y: Double
    /// The place of its symbol in `ZoneMapScene.symbols`.
    let symbol: Int
  }

  static let margin = 4.0
  static let width = ChartTheme.width - 2 * margin
  private static let maximumHeight = 470.0
  /// Points, lines and areas of assets together; more say nothing more at this size, and each has words beside the pointer.
  static let maximumMarks = 2_000
  /// Marks of one kind that are closer than this are one, pixels.
  private static let spotSize = 3.0
  /// By how often a type comes; what is left over shares the last.
  static let symbols = [
    "circle", "square", "triangle-up", "diamond", "cross", "triangle-down",
  ]

  let height: Double
  let community: RegionShape?
  let communityName: String
  /// What the legend calls the layers, in order.
  let layers: [String]
  let zones: [DrawnZone]
  /// Types by symbol; the last symbol stands for all that are left when there are more types.
  let types: [String]
  let hasOtherTypes: Bool
  /// Those inside zones first, the most critical before others.
  let assets: [ZoneMap.Asset]
  let marks: [Mark]
  let lines: [(asset: ZoneMap.Asset, lines: [[RegionOutlines.Point]])]
  let areas: [(asset: ZoneMap.Asset, shape: RegionShape)]
  let hiddenZones: Int
  let outsideAssets: Int
  let coveredAssets: Int
  /// Assets of which something had no room among `maximumMarks`.
  let undrawnAssets: Int

  init(_ content: ZoneMap.Content) throws {
    guard !content.zones.isEmpty || !content.assets.isEmpty else { throw RegionMapError.empty }
    let outline = content.community.flatMap { try? RegionOutlines(areas: [$0]) }
    guard let frame = MapFrame(outline?.features.first, content) else { throw RegionMapError.empty }
    let projection = RegionProjection(
      [frame.feature], width: Self.width, maximumHeight: Self.maximumHeight)
    let sight = Sight(frame: frame, projection: projection, height: projection.size.height)
    height = sight.height
    community = outline?.features.first.map { RegionShape($0, projection: projection) }
    communityName = content.community?.name ?? ""
    let layers = Set(content.zones.map(\.layer)).sorted()
    self.layers = layers
    zones = content.zones.compactMap { zone in
      sight.shape(zone.polygons).map {
        DrawnZone(zone: zone, shape: $0, layer: layers.firstIndex(of: zone.layer) ?? 0)
      }
    }
    hiddenZones = content.zones.count - zones.count
    let sorted = content.assets.sorted(by: Self.isBefore)
    assets = sorted
    let kinds = Self.types(of: sorted)
    (types, hasOtherTypes) = kinds
    var found = Found(types: kinds.types)
    for asset in content.assets.sorted(by: Self.isDrawnBefore) { found.add(asset, sight) }
    (marks, lines, areas) = (found.marks, found.lines, found.areas)
    (outsideAssets, coveredAssets, undrawnAssets) = (found.outside, found.covered, found.undrawn)
  }

  private static func isBefore(_ left: ZoneMap.Asset, _ right: ZoneMap.Asset) -> Bool {
    func key(_ asset: ZoneMap.Asset) -> (Int, Int, String) {
      (asset.hazards.isEmpty ? 1 : 0, -(asset.criticality ?? 0), asset.name)
    }
    return key(left) < key(right)
  }

  /// The most critical first, so that these have room; where it is not said, it is in the middle, as marks have it.
  private static func isDrawnBefore(_ left: ZoneMap.Asset, _ right: ZoneMap.Asset) -> Bool {
    func key(_ asset: ZoneMap.Asset) -> (Int, Int, String) {
      (-(asset.criticality ?? 3), asset.hazards.isEmpty ? 1 : 0, asset.name)
    }
    return key(left) < key(right)
  }

  /// The most frequent types of points first.
  private static func types(of assets: [ZoneMap.Asset]) -> (types: [String], hasOthers: Bool) {
    var counts: [String: Int] = [:]
    for asset in assets {
      if case .points = asset.form { counts[asset.type, default: 0] += 1 }
    }
    let sorted = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map(\.key)
    guard sorted.count > symbols.count else { return (sorted, false) }
    return (Array(sorted.prefix(symbols.count - 1)), true)
  }

  /// Assets as they come to the drawing.
  private struct Found {
    let types: [String]
    var marks: [Mark] = []
    var lines: [(asset: ZoneMap.Asset, lines: [[RegionOutlines.Point]])] = []
    var areas: [(asset: ZoneMap.Asset, shape: RegionShape)] = []
    var outside = 0
    var covered = 0
    var undrawn = 0
    private var spots: Set<Spot> = []

    private struct Spot: Hashable {
      let x: Int
      let y: Int
      let symbol: Int
      let isInside: Bool
    }

    init(types: [String]) { self.types = types }

    private var hasRoom: Bool {
      marks.count + lines.count + areas.count < ZoneMapScene.maximumMarks
    }

    mutating func add(_ asset: ZoneMap.Asset, _ sight: Sight) {
      switch asset.form {
      case .points(let points): add(asset, sight, points)
      case .lines(let parts):
        let seen = parts.map { $0.map { sight.pixel($0) } }.filter { sight.meets($0) }
        guard !seen.isEmpty else { return outside += 1 }
        guard hasRoom else { return undrawn += 1 }
        lines.append((asset, seen))
      case .areas(let polygons):
        if let shape = sight.shape(polygons) {
          guard hasRoom else { return undrawn += 1 }
          areas.append((asset, shape))
        } else if let corner = polygons.first?.first?.first {
          // An area too small to be seen as one is marked as a point.
          add(asset, sight, [corner])
        }
      }
    }

    private mutating func add(
      _ asset: ZoneMap.Asset, _ sight: Sight, _ points: [MapArea.Point]
    ) {
      let symbol = types.firstIndex(of: asset.type) ?? ZoneMapScene.symbols.count - 1
      let seen = points.map { sight.pixel($0) }.filter { sight.holds($0) }
      guard !seen.isEmpty else { return outside += 1 }
      var (isCovered, isCut) = (true, false)
      for point in seen {
        let spot = Spot(
          x: Int(point.x / ZoneMapScene.spotSize), y: Int(point.y / ZoneMapScene.spotSize),
          symbol: symbol, isInside: !asset.hazards.isEmpty)
        guard !spots.contains(spot) else { continue }
        isCovered = false
        // A spot is taken only by what is drawn there, so that nothing counts as covered by what is not.
        guard hasRoom else {
          isCut = true
          continue
        }
        spots.insert(spot)
        marks.append(Mark(asset: asset, x: point.x, y: point.y, symbol: symbol))
      }
      if isCovered { covered += 1 }
      if isCut { undrawn += 1 }
    }
  }
}

/// The piece of the earth that a map shows: the community with a margin, else all that is to be drawn.
private struct MapFrame {
  let west: Double
  let east: Double
  let south: Double
  let north: Double

  /// Of the community's outline and of each side.
  private static let padding = 0.04

  /// Nil where there is nothing to fit.
  init?(_ community: RegionOutlines.Feature?, _ content: ZoneMap.Content) {
    let points =
      community.map { $0.polygons.flatMap { $0 }.flatMap { $0 } }
      ?? Self.points(content).map { .init(x: $0.longitude, y: $0.latitude) }
    guard let west = points.map(\.x).min(), let east = points.map(\.x).max(),
      let south = points.map(\.y).min(), let north = points.map(\.y).max()
    else { return nil }
    // One point alone still has surroundings.
    let (x, y) = (max(east - west, 0.02), max(north - south, 0.02))
    self.west = west - x * Self.padding
    self.east = max(east, west + x) + x * Self.padding
    self.south = max(-89, south - y * Self.padding)
    self.north = min(89, max(north, south + y) + y * Self.padding)
  }

  private static func points(_ content: ZoneMap.Content) -> [MapArea.Point] {
    content.zones.flatMap { $0.polygons.flatMap { $0 }.flatMap { $0 } }
      + content.assets.flatMap { asset -> [MapArea.Point] in
        switch asset.form {
        case .points(let points): points
        case .lines(let lines): lines.flatMap { $0 }
        case .areas(let polygons): polygons.flatMap { $0 }.flatMap { $0 }
        }
      }
  }

  /// A box, to fit a projection to.
  var feature: RegionOutlines.Feature {
    let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return .init(
      id: "", name: "", value: nil, isFocus: false,
      polygons: [[corners.map { RegionOutlines.Point(x: $0.0, y: $0.1) }]])
  }

  /// Outlines that reach across the 180th meridian lie west of it.
  func place(_ point: MapArea.Point) -> RegionOutlines.Point {
    let isEast = west < -180 && point.longitude > 0
    return .init(x: isEast ? point.longitude - 360 : point.longitude, y: point.latitude)
  }
}

/// Takes places of the earth to pixels, and tells what can be seen.
private struct Sight {
  let frame: MapFrame
  let projection: RegionProjection
  let height: Double

  /// How far from the map shapes are cut, in pixels, so that no cut is seen.
  private static let beyond = 20.0

  func pixel(_ point: MapArea.Point) -> RegionOutlines.Point { projection(frame.place(point)) }

  func holds(_ point: RegionOutlines.Point) -> Bool {
    (0...ZoneMapScene.width).contains(point.x) && (0...height).contains(point.y)
  }

  /// True when the box around the points meets the map.
  func meets(_ points: [RegionOutlines.Point]) -> Bool {
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
    else { return false }
    return right >= 0 && left <= ZoneMapScene.width && bottom >= 0 && top <= height
  }

  /// Nil for what is too small to be seen or lies outside.
  func shape(_ polygons: [[[MapArea.Point]]]) -> RegionShape? {
    let feature = RegionOutlines.Feature(
      id: "", name: "", value: nil, isFocus: false,
      polygons: polygons.map { $0.map { $0.map(frame.place) } })
    var shape = RegionShape(feature, projection: projection)
    shape.polygons.removeAll { !meets($0[0]) }
    // What reaches far beyond the map would be hatched there too, and an area at the edge would have a line along it.
    let beyond = Self.beyond
    shape = shape.clipped(
      x: -beyond...ZoneMapScene.width + beyond, y: -beyond...height + beyond)
    return shape.polygons.isEmpty ? nil : shape
  }
}
