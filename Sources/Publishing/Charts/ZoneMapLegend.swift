/// What hatches, shapes, sizes and fills of a map of zones and assets mean, in rows above it.
struct ZoneMapLegend {
  private enum Key {
    case words(String)
    case layer(Int)
    case symbol(String, area: Double, isMuted: Bool, isFilled: Bool)
    case line(isInside: Bool)
    case stroke(width: Double, isMuted: Bool)
    case outline
  }

  private struct Item {
    let key: Key
    let label: String
  }

  private let rows: [[Item]]
  private let theme: ChartTheme

  private static let rowHeight = 25.0
  private static let top = 16.0
  private static let gap = 20.0
  /// Rows end before the edge, since other languages take more room.
  private static let room = ChartTheme.width * 0.78
  /// Layers that are named; the rest stand in the table.
  private static let shownLayers = 24

  var height: Double { Self.top + Double(rows.count) * Self.rowHeight + 4 }

  init(_ scene: ZoneMapScene, theme: ChartTheme) {
    self.theme = theme
    rows = [Self.zones(scene), Self.types(scene), Self.sizes(scene)].filter { !$0.isEmpty }
      .flatMap { Self.broken($0, theme) }
  }

  private static func zones(_ scene: ZoneMapScene) -> [Item] {
    let layers = scene.layers.indices.prefix(shownLayers).map {
      Item(key: .layer($0), label: scene.layers[$0])
    }
    let rest = scene.layers.count - layers.count
    let more = rest > 0 ? [Item(key: .words("and \(rest) more"), label: "")] : []
    let place =
      scene.community == nil || scene.communityName.isEmpty
      ? [] : [Item(key: .outline, label: scene.communityName)]
    return (layers.isEmpty ? [] : [Item(key: .words("Zones"), label: "")]) + layers + more + place
  }

  private static func types(_ scene: ZoneMapScene) -> [Item] {
    guard !scene.assets.isEmpty else { return [] }
    func symbol(_ number: Int, _ label: String) -> Item {
      Item(
        key: .symbol(ZoneMapScene.symbols[number], area: 90, isMuted: false, isFilled: false),
        label: label)
    }
    let types = scene.types.indices.map {
      symbol($0, scene.types[$0].isEmpty ? "Type not said" : scene.types[$0])
    }
    let others = scene.hasOtherTypes ? [symbol(ZoneMapScene.symbols.count - 1, "Other types")] : []
    return [Item(key: .words("Assets"), label: "")] + types + others
  }

  private static func sizes(_ scene: ZoneMapScene) -> [Item] {
    guard !scene.assets.isEmpty else { return [] }
    var items = criticality("Criticality", of: scene.marks.map(\.asset)) {
      .symbol(
        "circle", area: ZoneMapDrawing.markArea($0), isMuted: $0 == nil, isFilled: false)
    }
    items += criticality(
      "Criticality of lines and areas",
      of: scene.lines.map(\.asset) + scene.areas.map(\.asset)
    ) { .stroke(width: ZoneMapDrawing.strokeWidth($0), isMuted: $0 == nil) }
    if !scene.marks.isEmpty || !scene.areas.isEmpty {
      items += [true, false].map { isInside in
        Item(
          key: .symbol("circle", area: 90, isMuted: false, isFilled: isInside),
          label: isInside ? "Inside a zone" : "Outside")
      }
    }
    if !scene.lines.isEmpty {
      items += [true, false].map {
        Item(key: .line(isInside: $0), label: $0 ? "Line inside a zone" : "Line outside")
      }
    }
    return items
  }

  /// The ends and the middle of what tells criticality, and what stands for it not being said.
  private static func criticality(
    _ title: String, of assets: [ZoneMap.Asset], key: (Int?) -> Key
  ) -> [Item] {
    guard !assets.isEmpty else { return [] }
    let said = assets.contains { $0.criticality != nil } ? [1, 3, 5] : []
    let unsaid =
      assets.contains { $0.criticality == nil } ? [Item(key: key(nil), label: "Not said")] : []
    return [Item(key: .words(title), label: "")]
      + said.map { Item(key: key($0), label: "\($0)") } + unsaid
  }

  // Places

  private static func width(_ item: Item, _ theme: ChartTheme) -> Double {
    func text(_ text: String) -> Double {
      theme.metrics.width(of: text, size: ChartTheme.labelSize)
    }
    switch item.key {
    case .words(let words): return text(words)
    case .layer, .line, .stroke, .outline: return 33 + text(item.label)
    case .symbol: return 20 + text(item.label)
    }
  }

  private static func broken(_ items: [Item], _ theme: ChartTheme) -> [[Item]] {
    var rows: [[Item]] = []
    var end = Double.infinity
    for item in items {
      let width = width(item, theme)
      if end + width > room {
        rows.append([])
        end = 0
      }
      rows[rows.count - 1].append(item)
      end += width + gap
    }
    return rows
  }

  // Drawing

  func draw(_ canvas: ChartCanvas, _ overlay: inout ChartOverlay) {
    for (number, row) in rows.enumerated() {
      let y = -canvas.top + Self.top + Double(number) * Self.rowHeight
      var x = -canvas.left
      for item in row {
        draw(item, x: x, y: y, &overlay)
        x += Self.width(item, theme) + Self.gap
      }
    }
  }

  private func draw(_ item: Item, x: Double, y: Double, _ overlay: inout ChartOverlay) {
    let palette = theme.palette
    switch item.key {
    case .words(let words):
      overlay.text(words, x: x, y: y, color: palette.muted)
    case .layer(let number):
      swatch(number, x: x, y: y, &overlay)
      overlay.text(item.label, x: x + 33, y: y, color: palette.ink)
    case .symbol(let shape, let area, let isMuted, let isFilled):
      let color = isMuted ? palette.muted : palette.ink
      overlay.dot(
        x: x + 8, y: y, color: color, fill: isFilled ? color : palette.paper, shape: shape,
        area: area)
      overlay.text(item.label, x: x + 20, y: y, color: palette.ink)
    case .line(let isInside):
      for piece in isInside ? [(0.0, 26.0)] : [(0, 6), (10, 16), (20, 26)] {
        overlay.line(
          from: (x + piece.0, y), to: (x + piece.1, y), color: palette.ink, width: 2.5)
      }
      overlay.text(item.label, x: x + 33, y: y, color: palette.ink)
    case .stroke(let width, let isMuted):
      overlay.line(
        from: (x, y), to: (x + 26, y), color: isMuted ? palette.muted : palette.ink, width: width)
      overlay.text(item.label, x: x + 33, y: y, color: palette.ink)
    case .outline:
      overlay.line(from: (x, y), to: (x + 26, y), color: palette.ink, width: 2.5)
      overlay.text(item.label, x: x + 33, y: y, color: palette.ink)
    }
  }

  /// Its edges lie near enough to the middle to belong to the row, so that they move with it in other languages.
  private func swatch(_ layer: Int, x: Double, y: Double, _ overlay: inout ChartOverlay) {
    let color = ZoneMapDrawing.color(layer, theme.palette)
    let (top, width, height) = (y - 7, 26.0, 14.0)
    overlay.box(x: x, y: top, width: width, height: height, color: theme.palette.paper)
    overlay.box(
      x: x, y: top, width: width, height: height, color: color,
      opacity: ZoneMapDrawing.groundOpacity)
    let box = RegionShape.box(x: x, y: top, width: width, height: height)
    for stroke in ZoneMapDrawing.pattern(layer).strokes(in: box) {
      overlay.line(from: stroke.from, to: stroke.to, color: color)
    }
    let corners = box.polygons[0][0].map { (x: $0.x, y: $0.y) }
    for (from, to) in zip(corners, corners.dropFirst()) {
      overlay.line(from: from, to: to, color: color, width: 1.5)
    }
  }
}
