/// Text from outside made fit for one line of a log.
public enum ForeignText {
  public static func line(_ text: some StringProtocol, limit: Int = 200) -> String {
    let line = String(
      text.unicodeScalars.prefix(limit).map { scalar -> Character in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: " "
        default: Character(scalar)
        }
      })
    return text.unicodeScalars.count > limit ? line + "…" : line
  }
}
