internal import Factors
internal import Tables

/// One thing under two spellings, which splits its line over the years.
///
/// - Limits: Two spellings a letter apart are taken for one only from seven letters on; names that the factor library
///   knows, and names that differ in a digit, are taken as they are.
public enum DuplicateLabels: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "duplicate-labels", number: 13, title: "One thing has two spellings",
    test:
      "Subsectors of a sector, activities, sources or sets differ only in case, spaces, hyphens, a plural s or one letter.",
    failure:
      "A ledger had “Jet Fuel” and “Jet fuel”, and two spellings of one airport; each spelling became a series of its own, with gaps where the other one stood.",
    advice: "Choose one spelling and use it in every year and table."
  )

  /// Where a spelling stands: how often, the tons behind it, and the first place.
  private struct Use {
    var count = 0
    var tonnes = 0.0
    let place: Place
  }

  private static let fewestLetters = 7
  private static let mostNames = 300

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    let known = Set(subject.fuelNames)
    let subsectors = Sector.allCases.flatMap { sector in
      groups(subject, column: "subsector") { $0.sector == sector ? $0.subsector : "" }
        .compactMap { finding("subsector", "of \(sector.title.lowercased())", $0) }
    }
    let activities = groups(subject, column: "activity", known: known) { $0.activity }
      .compactMap { finding("activity", "", $0) }
    let factors = groups(subject, column: "factor") { $0.factor.name }
      .compactMap { finding("factor", "", $0) }
    return subsectors + activities + factors + sources(subject)
  }

  // MARK: - Columns of the inventory

  private typealias Group = [(name: String, use: Use)]

  /// Spellings of one column that mean the same, each group in the order of the table.
  private static func groups(
    _ subject: AuditSubject, column: String, known: Set<String> = [],
    _ label: (ActivityRecord) -> String
  ) -> [Group] {
    var uses: [String: Use] = [:]
    for record in subject.records {
      let name = label(record)
      guard !name.isEmpty else { continue }
      uses[name, default: Use(place: record.place.at(column: column))].count += 1
      uses[name]?.tonnes += subject.entry(record.id).map { subject.tonnes($0) } ?? 0
    }
    let names = uses.keys.sorted {
      (uses[$0]?.place.row ?? 0, $0) < (uses[$1]?.place.row ?? 0, $1)
    }
    return merged(names, known: known).filter { $0.count > 1 }.map { group in
      group.compactMap { name in uses[name].map { (name, $0) } }
    }
  }

  /// Names grouped by what they mean, in order; letters are compared one by one in a short list only.
  private static func merged(_ names: [String], known: Set<String>) -> [[String]] {
    var groups: [[String]] = []
    var position: [String: Int] = [:]
    for name in names {
      let same = plain(name)
      let near =
        names.count > mostNames
        ? nil : groups.firstIndex { isSame($0[0], name, known: known) }
      if let index = position[same] ?? near {
        groups[index].append(name)
      } else {
        position[same] = groups.count
        groups.append([name])
      }
    }
    return groups
  }

  private static func finding(_ column: String, _ of: String, _ group: Group) -> AuditFinding? {
    // The rarer spelling is the one to change.
    guard let rare = group.min(by: { ($0.use.count, $1.name) < ($1.use.count, $0.name) }) else {
      return nil
    }
    let names = group.map(\.name).sorted()
    let counts = group.map { "“\($0.name)” in \($0.use.count) row\($0.use.count == 1 ? "" : "s")" }
    let where_ = of.isEmpty ? "" : " \(of)"
    return AuditFinding(
      declaration, .warning, subject: "\(column) \(names.joined(separator: " / "))",
      evidence:
        "The column \(column)\(where_) has \(counts.joined(separator: " and ")), which look like one.",
      at: rare.use.place, tonnesAtStake: rare.use.tonnes > 0 ? rare.use.tonnes : nil)
  }

  // MARK: - Spellings

  /// True when two labels are one thing spelled twice.
  static func isSame(_ left: String, _ right: String, known: Set<String> = []) -> Bool {
    guard left != right else { return false }
    if plain(left) == plain(right) { return true }
    guard !(known.contains(left) && known.contains(right)), digits(left) == digits(right) else {
      return false
    }
    return isNear(left, right)
  }

  /// Letters and digits in lower case, words without a final s.
  private static func plain(_ text: String) -> String {
    words(text).map { word in
      word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss")
        ? String(word.dropLast()) : word
    }.joined()
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func digits(_ text: String) -> String { text.filter(\.isNumber) }

  /// One letter added, left out or exchanged inside a long word.
  private static func isNear(_ left: String, _ right: String) -> Bool {
    let (a, b) = (words(left), words(right))
    guard a.count == b.count else { return false }
    let different = zip(a, b).filter { $0 != $1 }
    guard different.count == 1, let (one, other) = different.first,
      min(one.count, other.count) >= fewestLetters
    else { return false }
    return editDistanceIsOne(Array(one), Array(other))
  }

  private static func editDistanceIsOne(_ left: [Character], _ right: [Character]) -> Bool {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    guard long.count - short.count <= 1 else { return false }
    let start = zip(short, long).prefix { $0 == $1 }.count
    let rest = short.dropFirst(start)
    return short.count == long.count
      ? rest.dropFirst().elementsEqual(long.dropFirst(start + 1))
      : rest.elementsEqual(long.dropFirst(start + 1))
  }

  // MARK: - Sources

  /// Two rows of `sources.csv` that are one publication.
  private static func sources(_ subject: AuditSubject) -> [AuditFinding] {
    let sources = subject.inventory.context.sources.values.sorted { $0.id < $1.id }
    let groups = Dictionary(grouping: sources) { source in
      plain("\(source.author) \(source.title)") + "|\(source.year)"
    }
    return groups.values.filter { $0.count > 1 }.map { $0.map(\.id).sorted() }
      .sorted { $0[0] < $1[0] }.map { ids in
        AuditFinding(
          declaration, .note, subject: "source \(ids.joined(separator: " / "))",
          evidence:
            "\(AuditText.names(ids)) of sources.csv have the same author, title and year.",
          at: Place(file: "sources.csv", column: "id"))
      }
  }
}
