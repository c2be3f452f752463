import Phrasebook
import Tables

extension CodeWords {
  /// An activity whose code is more than words: a grade of oil, a blend, or a fuel of a kind of equipment.
  ///
  /// `distillate-2` is `Fuel oil no. 2`, and `lawn-and-garden-equipment:diesel-b20` `Lawn and garden equipment, diesel B20`.
  ///
  /// - Returns: Nil where a part of the code has no name.
  func activity(_ code: String) -> String? {
    let parts = code.split(separator: ":", omittingEmptySubsequences: false)
      .map { graded(String($0)) ?? plain(String($0)) }
    let names = parts.compactMap(\.self)
    guard let first = names.first, names.count == parts.count else { return nil }
    return ([first] + names.dropFirst().map(\.lowercasedFirst)).joined(separator: ", ")
  }

  private func graded(_ code: String) -> String? {
    guard let hyphen = code.lastIndex(of: "-") else { return nil }
    let (fuel, grade) = (code[..<hyphen], code[code.index(after: hyphen)...])
    guard fuel.isHyphenated(), !fuel.contains("-"), Self.isGrade(grade) else { return nil }
    return switch fuel {
    case "distillate": text.fuelOil(String(grade))
    case "residual": text.residualOil(String(grade))
    default:
      grade.first?.isLetter == true
        ? plain(String(fuel)).map { "\($0) \(grade.uppercased())" } : nil
    }
  }

  /// A number, or a blend such as `e85` and `b20`.
  private static func isGrade(_ text: Substring) -> Bool {
    let digits = text.utf8.dropFirst(["e", "b"].contains(text.first) ? 1 : 0)
    return !digits.isEmpty
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
