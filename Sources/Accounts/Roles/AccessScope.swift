internal import Foundation
public import Store

/// A part of a workspace that a membership is limited to, as a pattern for documents.
///
///     plan/energy.md                             one chapter
///     plan/*                                     all chapters
///     inventory.csv                              a whole table, its columns included
///     inventory.csv#fleet-*                      rows by their key
///     inventory.csv[sector=transportation]       rows by what they hold
///     inventory.csv[sector=energy,scope=2]       by all of several columns
///
/// `*` stands for any number of signs. Columns and values are compared without regard to capitals and to spaces
/// around them; a row that lacks the column is outside.
public struct AccessScope: Hashable, Sendable, CustomStringConvertible {
  private struct Condition: Hashable {
    let column: String
    let value: String
  }

  public let description: String
  private let file: String
  private let row: String?
  private let conditions: [Condition]

  /// Reads the written form.
  public init(_ text: String) throws(AccountProblem) {
    let text = text.trimmingCharacters(in: .whitespaces)
    var pattern = Substring(text)
    var conditions: [Condition] = []
    if text.hasSuffix("]"), let open = text.firstIndex(of: "[") {
      pattern = text[..<open]
      for part in text[text.index(after: open)...].dropLast().split(
        separator: ",", omittingEmptySubsequences: false)
      {
        let sides = part.split(separator: "=", maxSplits: 1).map(Self.folded)
        guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
          throw .invalidScope(
            "“\(text)”: write a condition as `[column=value]`, such as `inventory.csv[sector=waste]`."
          )
        }
        conditions.append(Condition(column: sides[0], value: sides[1]))
      }
    }
    let name = DocumentName(String(pattern))
    guard !name.file.isEmpty, name.row != "", text.utf8.count <= 300,
      !name.file.hasPrefix("/"), !text.contains(where: { $0.isNewline || $0 == "\0" }),
      !pattern.contains("[") && !pattern.contains("]")
    else {
      throw .invalidScope(
        "“\(text)” is no scope: write a file such as `plan/energy.md` or `plan/*`, rows such as `inventory.csv#fleet-*`, or `inventory.csv[sector=waste]`."
      )
    }
    description = text
    file = name.file
    row = name.row
    self.conditions = conditions
  }

  /// Whether a document lies inside.
  ///
  /// - Parameter fields: What a row holds by column; empty for a file, the head of a table and a row that cannot be read.
  public func contains(_ name: DocumentName, fields: [String: String]) -> Bool {
    guard Self.matches(file, name.file) else { return false }
    if row != nil || !conditions.isEmpty {
      guard let key = name.row, Self.matches(row ?? "*", key) else { return false }
    }
    return conditions.allSatisfy { condition in
      // A table that names a column twice must not let the second one open what the first one closes.
      let values = fields.filter { Self.folded($0.key[...]) == condition.column }.map(\.value)
      return !values.isEmpty
        && values.allSatisfy { Self.matches(condition.value, Self.folded($0[...])) }
    }
  }

  private static func folded(_ text: Substring) -> String {
    text.trimmingCharacters(in: .whitespaces).lowercased()
  }

  /// Whether a text is what a pattern with `*` stands for.
  private static func matches(_ pattern: String, _ text: String) -> Bool {
    let pattern = Array(pattern.unicodeScalars)
    let text = Array(text.unicodeScalars)
    var (p, t) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == text[t] {
        p += 1
        t += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        p = last.pattern + 1
        t = last.text + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}

extension AccessScope {
  /// Scopes as the database keeps them: one a line.
  static func text(_ scopes: [AccessScope]) -> String {
    scopes.map(\.description).joined(separator: "\n")
  }

  static func list(_ text: String) throws(AccountProblem) -> [AccessScope] {
    var scopes: [AccessScope] = []
    for line in text.split(separator: "\n") { scopes.append(try AccessScope(String(line))) }
    return scopes
  }
}
