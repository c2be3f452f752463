internal import Tables
internal import Workspace

/// Which findings only follow from rows that could not be read, or from one name that no row has.
///
/// A hazard whose row is faulty makes its risks unusable, and these their scores, answers and actions; one misspelt
/// hazard of `risks.csv` does the same from the risk on. A root is the one fault to mend.
struct FindingRoots: Sendable {
  /// One fault.
  struct Root: Sendable {
    /// The row that could not be read; nil where a name is wrong that several rows give, or a whole table.
    let unread: String?
    /// The rows whose own findings tell the fault, the first one first.
    fileprivate(set) var places: [Place]
    /// Ids of the rows that are unusable only because of it.
    fileprivate(set) var dependents: [String] = []
  }

  /// The id of a row, and what kind of row it is; of no id for the whole table.
  private struct Name: Hashable {
    let kind: NamedRow
    let id: String
  }

  private var roots: [Root] = []
  private var indices: [Name: Int] = [:]

  /// - Parameters:
  ///   - unread: Rows without anything that stands for their id; a kind after the kinds that it names.
  ///   - findings: Why they could not be read.
  init(of unread: [NamedRow.Unread], from findings: [Finding]) {
    guard !unread.isEmpty else { return }
    let errors = Dictionary(
      grouping: findings.filter { $0.severity == .error }, by: { Self.row($0.place) })
    for row in unread { add(row, errors[row.place] ?? []) }
  }

  /// Takes out what follows from a root.
  ///
  /// - Returns: What is left in its order, and each root with what follows from it, where something does.
  func sorted(_ findings: [Finding]) -> (kept: [Finding], followed: [(root: Root, by: [Finding])]) {
    guard !roots.isEmpty else { return (findings, []) }
    var kept: [Finding] = []
    var following: [Int: [Finding]] = [:]
    for finding in findings {
      if let index = index(of: finding), !roots[index].places.contains(Self.row(finding.place)) {
        following[index, default: []].append(finding)
      } else {
        kept.append(finding)
      }
    }
    return (kept, following.sorted { $0.key < $1.key }.map { (roots[$0.key], $0.value) })
  }

  private mutating func add(_ row: NamedRow.Unread, _ errors: [Finding]) {
    let name = Name(kind: row.kind, id: row.id)
    guard let cause = cause(of: row, errors) else {
      indices[name] = roots.count
      return roots.append(Root(unread: row.id, places: [row.place]))
    }
    let index = indices[cause] ?? roots.count
    if index == roots.count {
      indices[cause] = index
      let header = Place(file: row.place.file, row: 1)
      roots.append(Root(unread: nil, places: cause.id.isEmpty ? [header] : []))
    }
    if roots[index].unread == nil, !cause.id.isEmpty { roots[index].places.append(row.place) }
    roots[index].dependents.append(row.id)
    indices[name] = index
  }

  /// What else is to blame: a name that no row has, or the table when nothing is wrong with the row; nil when it is the row itself.
  private func cause(of row: NamedRow.Unread, _ errors: [Finding]) -> Name? {
    guard !errors.isEmpty else { return Name(kind: row.kind, id: "") }
    let missing = errors.map(Self.missing)
    return missing.first?.first { name in missing.allSatisfy { $0.contains(name) } }
  }

  private func index(of finding: Finding) -> Int? {
    Self.missing(finding).lazy.compactMap { indices[$0] }.first
  }

  private static func row(_ place: Place) -> Place { Place(file: place.file, row: place.row) }

  /// What a finding says that there is none of; a risk and an action where it may be either.
  private static func missing(_ finding: Finding) -> [Name] {
    guard let missing = finding.missing else { return [] }
    return NamedRow.allCases.filter { missing.tables.contains($0.file) }
      .map { Name(kind: $0, id: missing.id) }
  }
}
