internal import ArgumentParser
internal import Foundation
internal import Quantities

/// What a mistyped command may have meant; the parser only says which words it did not expect.
enum CommandAdvice {
  /// A sentence on the first word that stands where a command is asked for and is none; nil where there is no such word.
  static func on(_ words: [String], of root: any ParsableCommand.Type) -> String? {
    var (command, path) = (root, "cairn")
    for word in words {
      let known = command.configuration.subcommands.filter { $0.configuration.shouldDisplay }
      guard !known.isEmpty, !word.hasPrefix("-"), word != "help" else { return nil }
      if let next = known.first(where: { $0._commandName == word }) {
        (command, path) = (next, "\(path) \(word)")
        continue
      }
      let near = NearestName.find(word, among: known.map { $0._commandName })
      // The word may be the workspace of the command that is meant where none is named.
      if command.configuration.defaultSubcommand != nil,
        near == nil || FileManager.default.fileExists(atPath: word)
      {
        return nil
      }
      let advice = near.map { " Did you mean “\(path) \($0)”?" } ?? ""
      return "There is no command “\(path) \(word)”.\(advice) `\(path) --help` lists them."
    }
    return nil
  }
}
