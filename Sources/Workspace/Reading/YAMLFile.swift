internal import Tables
internal import Yams

/// A YAML file of the workspace: values by key, with findings at their line.
struct YAMLFile {
  let file: String
  private let root: Node.Mapping
  private(set) var findings: [Finding] = []

  /// Nil when the text is not YAML or not a mapping; the finding says where.
  static func read(_ bytes: [UInt8], file: String) -> (yaml: YAMLFile?, findings: [Finding]) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return (
        nil,
        [Finding(.error, "The file is not UTF-8. Save it again as UTF-8.", at: Place(file: file))]
      )
    }
    do {
      guard let mapping = try root(of: text) else {
        return (
          nil,
          [Finding(.error, "The file must be a list of “key: value” lines.", at: Place(file: file))]
        )
      }
      return (YAMLFile(file: file, root: mapping), [])
    } catch let error as YamlError {
      return (nil, [Finding(.error, explain(error), at: Place(file: file, row: line(of: error)))])
    } catch {
      return (nil, [Finding(.error, "The file is not YAML.", at: Place(file: file))])
    }
  }

  /// The mapping that a text is; some editors put a byte order mark before the first key.
  static func root(of text: String) throws -> Node.Mapping? {
    let scalars = text.unicodeScalars
    let isMarked = scalars.first == "\u{FEFF}"
    return try Yams.compose(yaml: isMarked ? String(scalars.dropFirst()) : text)?.mapping
  }

  private init(file: String, root: Node.Mapping) {
    self.file = file
    self.root = root
  }

  /// Keys of the mapping, in order.
  var keys: [String] { root.keys.compactMap { $0.scalar?.string } }

  func node(_ key: String) -> Node? { root[Node(key)] }

  func place(_ key: String) -> Place {
    Place(file: file, row: node(key)?.mark?.line, column: key)
  }

  mutating func find(_ severity: Finding.Severity, _ message: String, key: String) {
    findings.append(Finding(severity, message, at: place(key)))
  }

  func text(_ key: String) -> String? {
    guard let text = node(key)?.scalar?.string, !text.isEmpty else { return nil }
    return text
  }

  mutating func required(_ key: String) -> String {
    if let text = text(key) { return text }
    find(.error, "“\(key)” is missing.", key: key)
    return ""
  }

  mutating func year(_ key: String) -> Int? {
    guard let text = text(key) else { return nil }
    guard let year = Int(text), (1850...2150).contains(year) else {
      find(.error, "“\(text)” is not a year.", key: key)
      return nil
    }
    return year
  }

  mutating func years(_ key: String) -> [Int] {
    guard let sequence = node(key)?.sequence else { return [] }
    return sequence.compactMap { item in
      guard let text = item.scalar?.string, let year = Int(text), (1850...2150).contains(year)
      else {
        find(.error, "“\(item.scalar?.string ?? "")” is not a year.", key: key)
        return nil
      }
      return year
    }
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, default value: Choice
  )
    -> Choice where Choice.RawValue == String
  {
    guard let text = text(key) else { return value }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    find(.error, "“\(text)” is not known here. Use one of \(known).", key: key)
    return value
  }

  private static func explain(_ error: YamlError) -> String {
    "The file is not YAML: \(problem(error)). Check indentation and quotes."
  }

  private static func problem(_ error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      problem
    default: "it cannot be parsed"
    }
  }

  private static func line(of error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    default: nil
    }
  }
}
