import ExternalPrograms
import Foundation
import Plan
import Publishing

/// The tools that `scripts/setup` installs, and folders to work in.
enum RenderTools {
  static let environment = ProcessInfo.processInfo.environment

  /// The folder of the repository, four levels above this file.
  static let repository = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }

  static let tools = ToolFolder(
    folder: environment["CAIRN_TOOLS"].map { URL(filePath: $0) }
      ?? repository.appending(path: ".tools"))

  static let resources = repository.appending(path: "Sources/Publishing/Resources")

  static var worker: PublishingWorker {
    PublishingWorker(tools: tools, script: resources.appending(path: "worker.py"))
  }

  static let hasTypst = FileManager.default.isExecutableFile(atPath: tools.python.path)
  static let hasPandoc = program("pandoc") != nil && hasTypst
  static let hasPDFText = hasTypst && program("pdftotext") != nil

  static func program(_ name: String) -> URL? {
    ToolFolder.program(name, environment: environment)
  }

  /// Calls with a folder that is removed afterwards.
  static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "cairn-render-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Typesets the files of a book; returns the outcome and the words of the PDF.
  static func typeset(
    _ files: [GeneratedFile]
  ) throws -> (outcome: PublishingWorker.Outcome<PublishingWorker.Book>, text: String) {
    try withFolder { folder in
      try files.write(to: folder)
      for name in ["plan-template.typ", "palette.json"] {
        try FileManager.default.copyItem(
          at: resources.appending(path: name), to: folder.appending(path: name))
      }
      let pdf = folder.appending(path: "plan.pdf")
      let outcome = worker.typeset(
        folder.appending(path: "plan.typ"), to: pdf, timestamp: 1_790_000_000)
      guard let reader = program("pdftotext"), FileManager.default.fileExists(atPath: pdf.path)
      else { return (outcome, "") }
      let run = try runProcess(
        executable: reader, arguments: ["-layout", pdf.path, "-"], timeout: 60)
      return (outcome, String(decoding: run.output, as: UTF8.self))
    }
  }
}

/// The tags of a page in order, for checks that need no browser.
struct PageScan {
  struct Tag {
    var name: String
    var attributes: [String: String]
    var isEnd: Bool
  }

  var tags: [Tag] = []

  init(_ page: String) throws {
    let tag = try Regex(#"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*(/?)>"#)
    let attribute = try Regex(#"([^\s=]+)(?:="([^"]*)")?"#)
    for match in page.matches(of: tag) {
      var attributes: [String: String] = [:]
      for pair in String(match[3].substring ?? "").matches(of: attribute) {
        attributes[String(pair[1].substring ?? "")] = String(pair[2].substring ?? "")
      }
      let name = String(match[2].substring ?? "")
      tags.append(Tag(name: name, attributes: attributes, isEnd: match[1].substring == "/"))
      if match[4].substring == "/" { tags.append(Tag(name: name, attributes: [:], isEnd: true)) }
    }
  }

  func values(of attribute: String) -> [String] {
    tags.compactMap { $0.attributes[attribute] }
  }

  var ids: [String] { values(of: "id") }

  /// What is wrong with the nesting of elements; empty when nothing is.
  var nestingFaults: [String] {
    let void: Set = ["br", "col", "hr", "img", "link", "meta"]
    let interactive: Set = ["a", "button", "summary"]
    var open: [String] = []
    var faults: [String] = []
    for tag in tags where !void.contains(tag.name) {
      if tag.isEnd {
        if open.popLast() != tag.name { faults.append("</\(tag.name)> closes something else") }
      } else {
        if interactive.contains(tag.name), let outer = open.first(where: interactive.contains) {
          faults.append("<\(tag.name)> in <\(outer)>")
        }
        let phrasing: Set = ["p", "h1", "h2", "h3", "h4"]
        let blocks: Set = ["p", "div", "ul", "ol", "table", "figure", "section", "h1", "h2", "h3"]
        if let last = open.last, phrasing.contains(last), blocks.contains(tag.name) {
          faults.append("<\(tag.name)> in <\(last)>")
        }
        open.append(tag.name)
      }
    }
    return faults + open.map { "<\($0)> is not closed" }
  }

  /// The levels of the headings outside popovers, in order.
  var headingLevels: [Int] {
    var levels: [Int] = []
    for tag in tags where !tag.isEnd && tag.name.count == 2 && tag.name.hasPrefix("h") {
      guard let level = Int(tag.name.dropFirst()) else { continue }
      if tag.attributes["class"] == "explanation__title", level == 2 { continue }
      levels.append(level)
    }
    return levels
  }
}
