/// What may be the name of a document: safe as a path on every system that a folder is exported to.
enum DocumentNameRules {
  private static let limit = 500
  /// Names that Windows takes for devices, with any ending.
  private static let devices: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })
  private static let forbidden = Set("#\\:*?\"<>|".unicodeScalars)

  static func check(_ name: DocumentName) throws(StoreError) {
    guard let fault = fault(name) else { return }
    throw .invalid("“\(printable(name))” cannot be the name of a document: \(fault).")
  }

  private static func fault(_ name: DocumentName) -> String? {
    let file = name.file
    guard !file.isEmpty else { return "it is empty" }
    guard file.utf8.count <= limit, name.rowKey.utf8.count <= limit else {
      return "it is longer than \(limit) bytes"
    }
    // An empty key would be kept as the head of the table.
    guard name.row != "" else { return "the key of the row after “#” is empty" }
    let scalars = Array(file.unicodeScalars) + Array(name.rowKey.unicodeScalars)
    guard !scalars.contains(where: isUnseen) else { return "it holds a sign that cannot be seen" }
    guard !file.unicodeScalars.contains(where: forbidden.contains) else {
      return "it holds one of # \\ : * ? \" < > |"
    }
    for part in file.split(separator: "/", omittingEmptySubsequences: false) {
      guard !part.isEmpty else { return "a part between slashes is empty" }
      // Hidden names would let whoever edits a plan place settings of programs in the reader's folder.
      guard part.first != "." else { return "a part begins with a dot" }
      guard part.last != ".", part.last != " ", part.first != " " else {
        return "a part begins or ends in a space, or ends in a dot"
      }
      let stem = part.prefix { $0 != "." }.lowercased()
      guard !devices.contains(stem) else { return "“\(part)” is a device on Windows" }
    }
    return nil
  }

  /// Control signs, and those that turn the direction of reading or take no room.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }

  private static func printable(_ name: DocumentName) -> String {
    String(
      String.UnicodeScalarView(name.description.unicodeScalars.filter { !isUnseen($0) }.prefix(120))
    )
  }
}
