/// Which row of a table that is there each row of a new version of it continues.
struct RowMatching {
  /// For each new row the index of the old one; nil for a row that is new.
  private(set) var matches: [Int?]

  /// Rows are told by their key; of rows with one key, those with the same bytes first, then in order.
  init(old: [Document], new: FolderTable) {
    matches = Array(repeating: nil, count: new.keys.count)
    let shorter = min(old.count, new.keys.count)
    var start = 0
    while start < shorter, new.body(start, is: old[start].body) {
      matches[start] = start
      start += 1
    }
    var same = 0
    while same < shorter - start,
      new.body(new.keys.count - 1 - same, is: old[old.count - 1 - same].body)
    {
      matches[new.keys.count - 1 - same] = old.count - 1 - same
      same += 1
    }
    matchByKey(old, start..<old.count - same, new, start..<new.keys.count - same)
  }

  private mutating func matchByKey(
    _ old: [Document], _ oldRange: Range<Int>, _ new: FolderTable, _ newRange: Range<Int>
  ) {
    guard !oldRange.isEmpty, !newRange.isEmpty else { return }
    var candidates = Candidates(capacity: oldRange.count)
    for index in oldRange {
      candidates.add(index, key: RowKey.key(ofName: old[index].name.row ?? ""))
    }
    var uncertain: [String: [Int]] = [:]
    var seen: [String: Int] = [:]
    seen.reserveCapacity(newRange.count)
    for record in newRange {
      let key = new.keys[record]
      if let first = seen.updateValue(record, forKey: key) {
        uncertain[key, default: [first]].append(record)
      }
    }
    for record in newRange {
      let key = new.keys[record]
      guard uncertain[key] == nil || uncertain[key]?.first == record else { continue }
      let rows = candidates.rows(of: key)
      if rows.count == 1, uncertain[key] == nil {
        matches[record] = rows[0]
      } else if !rows.isEmpty {
        share(rows, uncertain[key] ?? [record], old, new)
      }
    }
  }

  /// Matches several rows of one key.
  private mutating func share(
    _ rows: [Int], _ records: [Int], _ old: [Document], _ new: FolderTable
  ) {
    var byBody: [[UInt8]: [Int]] = [:]
    for row in rows.reversed() { byBody[old[row].body, default: []].append(row) }
    var free = Set(rows)
    for record in records {
      guard let row = byBody[new.body(record)]?.popLast() else { continue }
      matches[record] = row
      free.remove(row)
    }
    let rest = records.filter { matches[$0] == nil }
    for (record, row) in zip(rest, free.sorted()) { matches[record] = row }
  }

  /// Old rows by key; most keys have one.
  private struct Candidates {
    private var single: [String: Int] = [:]
    private var several: [String: [Int]] = [:]

    init(capacity: Int) { single.reserveCapacity(capacity) }

    mutating func add(_ index: Int, key: String) {
      guard let first = single[key] else {
        single[key] = index
        return
      }
      several[key, default: [first]].append(index)
    }

    func rows(of key: String) -> [Int] {
      several[key] ?? single[key].map { [$0] } ?? []
    }
  }
}
