/// What the `factor` cell of a record asks for: a name and options.
///
/// For example `epa-hub:2021`, `egrid:MROW revision=rev1` or `mpca-mix carbon=ipcc-2000 recovery=0.6`. Empty
/// means the automatic choice.
public struct FactorChoice: Hashable, Sendable {
  /// The first word; empty for the automatic choice.
  public let name: String
  /// Words of the form `key=value`.
  public let options: [String: String]

  public init(_ text: String) {
    // Mostly there is one name or none.
    guard text.utf8.contains(where: { $0 == 0x20 || $0 == 0x3D }) else {
      (name, options) = (text, [:])
      return
    }
    let words = text.split(separator: " ")
    name = words.first { !$0.contains("=") }.map(String.init) ?? ""
    var options: [String: String] = [:]
    for word in words where word.contains("=") {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      options[String(parts[0])] = String(parts[1])
    }
    self.options = options
  }

  private init(name: String, options: [String: String]) {
    self.name = name
    self.options = options
  }

  /// The same choice with those options only whose key a condition holds for.
  func keepingOptions(where isKept: (String) -> Bool) -> FactorChoice {
    FactorChoice(name: name, options: options.filter { isKept($0.key) })
  }

  /// The same choice with one option more.
  func stating(_ key: String, _ value: String) -> FactorChoice {
    FactorChoice(name: name, options: options.merging([key: value]) { _, new in new })
  }

  /// The same options with the automatic choice of factors.
  var unnamed: FactorChoice { FactorChoice(name: "", options: options) }

  /// The part after the colon when the name is `prefix:part`, or nil.
  func part(after prefix: String) -> String? {
    guard name.lowercased().hasPrefix(prefix + ":") else { return nil }
    return String(name.dropFirst(prefix.count + 1))
  }
}
