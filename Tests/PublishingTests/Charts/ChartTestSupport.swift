import Foundation
import FoundationXML
import Plan

@testable import Publishing

/// Where the tools and the chart worker of this build are.
enum ChartTools {
  static var folder: URL {
    if let path = ProcessInfo.processInfo.environment["CAIRN_TOOLS"] { return URL(filePath: path) }
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return root.appending(path: ".tools")
  }

  static var scripts: URL { folder.appending(path: "js") }

  /// The program beside the test bundle.
  static var worker: URL {
    let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return bundle.deletingLastPathComponent().appending(path: "cairn")
  }

  static func temporaryFolder() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "cairn-charts-\(UUID().uuidString)")
  }

  static func renderer(cache: URL) -> ChartRenderer {
    ChartRenderer(
      tools: folder, cache: cache, workerExecutable: worker, workerArguments: ["__render-charts"])
  }

  /// A renderer whose worker is a shell script, for everything that a real one does not do on purpose.
  static func renderer(cache: URL, script: String) -> ChartRenderer {
    ChartRenderer(
      tools: folder, cache: cache, workerExecutable: URL(filePath: "/bin/sh"),
      workerArguments: ["-c", script])
  }
}

/// Collects what XMLParser sees, as a judge that shares no code with the charts.
final class XMLOutline: NSObject, XMLParserDelegate {
  private(set) var root: [String: String] = [:]
  private(set) var elements: [String] = []
  private(set) var ids: [String] = []
  private(set) var texts: [String: String] = [:]
  private(set) var isWellFormed = false
  private var path: [String] = []

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if elements.isEmpty { root = attributes }
    elements.append(name)
    path.append(name)
    if let id = attributes["id"] { ids.append(id) }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    path.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if let name = path.last { texts[name, default: ""] += string }
  }
}

/// Text of a drawing with the rectangle it covers, in pixels of the whole chart.
struct DrawnText: CustomStringConvertible {
  var text: String
  var frame: CGRect

  var description: String {
    "“\(text)” at \(Int(frame.minX))…\(Int(frame.maxX)), \(Int(frame.minY))…\(Int(frame.maxY))"
  }

  /// All text of a drawing whose transforms are plain translations.
  static func all(in svg: String, metrics: TextMetrics) throws -> [DrawnText] {
    var found: [DrawnText] = []
    collect(try SVGReader.read(svg), x: 0, y: 0, metrics: metrics, into: &found)
    return found
  }

  private static func collect(
    _ element: SVGElement, x: Double, y: Double, metrics: TextMetrics, into found: inout [DrawnText]
  ) {
    let (dx, dy) = translation(element["transform"] ?? "")
    if element.name == "text" {
      let text = element.children.map { child in
        if case .text(let string) = child { string } else { "" }
      }.joined()
      let size = Double((element["font-size"] ?? "11px").dropLast(2)) ?? 11
      let weight: TextMetrics.Weight = element["font-weight"] == "600" ? .semibold : .regular
      let width = metrics.width(of: text, size: size, weight: weight)
      let shifts: [String: Double] = ["middle": 0.5, "end": 1]
      let left: Double = x + dx - width * (shifts[element["text-anchor"] ?? ""] ?? 0)
      // The height of capitals and the depth of descenders, as a share of the size.
      let top: Double = y + dy - size * 0.75
      let frame = CGRect(x: left, y: top, width: width, height: size * 0.95)
      found.append(DrawnText(text: text, frame: frame))
    }
    for child in element.children {
      guard case .element(let inner) = child else { continue }
      collect(inner, x: x + dx, y: y + dy, metrics: metrics, into: &found)
    }
  }

  private static func translation(_ transform: String) -> (Double, Double) {
    guard let open = transform.range(of: "translate("), let close = transform.firstIndex(of: ")")
    else { return (0, 0) }
    let parts = transform[open.upperBound..<close].split(separator: ",").compactMap { Double($0) }
    return (parts.first ?? 0, parts.count > 1 ? parts[1] : 0)
  }
}
