/// The piece of a file that is in memory: from the beginning of the current row on, checked as UTF-8.
struct CSVWindow {
  /// Memory that is freed with its last user.
  private final class Memory {
    let base: UnsafeMutableRawPointer
    let count: Int

    init(_ count: Int) {
      base = .allocate(byteCount: count, alignment: 16)
      self.count = count
    }

    deinit { base.deallocate() }

    subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
    }
  }

  /// Where the next row begins.
  var position = 0
  /// Where the bytes end that are known to be text.
  private(set) var textEnd = 0
  /// True when the text ends with the file.
  private(set) var isComplete = false
  private(set) var hasByteOrderMark = false

  let file: String
  private let longestRow: Int
  private let total: Int?
  private let progress: CSVScanner.Progress?
  private let read: CSVScanner.Source
  private var memory: Memory
  private var end = 0
  /// True when the source has no more bytes.
  private var isAtEnd = false
  private var done = 0
  /// Line feeds before the text in memory.
  private var lines = 0

  init(
    file: String, chunk: Int, longestRow: Int, total: Int?, progress: CSVScanner.Progress?,
    read: @escaping CSVScanner.Source
  ) {
    self.file = file
    self.longestRow = longestRow
    self.total = total
    self.progress = progress
    self.read = read
    memory = Memory(max(chunk, 16))
  }

  /// Where the bytes lie; valid until the next `fill`.
  var base: UnsafeRawPointer { UnsafeRawPointer(memory.base) }

  /// Reads the beginning, and refuses what is not UTF-8 text.
  mutating func begin() throws {
    while end < 4, try receive() {}
    let start = Array(memory[0..<min(end, 4)])
    if let problem = CSVEncoding.problem(start: start, file: file) {
      throw CSVUnreadable([problem])
    }
    hasByteOrderMark = start.starts(with: CSVEncoding.byteOrderMark)
    position = hasByteOrderMark ? 3 : 0
    try check()
  }

  /// Brings in more bytes; those before `position` go.
  mutating func fill(row: Int) throws {
    makeRoom()
    guard end - position < longestRow else {
      throw CSVUnreadable([CSVEncoding.endlessRow(file: file, row: row, longestRow)])
    }
    _ = try receive()
    try check()
  }

  /// Moves the current row to the front, into twice the memory when it fills what there is.
  private mutating func makeRoom() {
    lines += ByteSearch.count(0x0A, in: memory[0..<position])
    let rest = end - position
    if rest * 2 > memory.count {
      let larger = Memory(memory.count * 2)
      larger.base.copyMemory(from: memory.base + position, byteCount: rest)
      memory = larger
    } else {
      memory.base.copyMemory(from: memory.base + position, byteCount: rest)
    }
    textEnd -= position
    end = rest
    position = 0
  }

  /// Reads once; false at the end of the file.
  private mutating func receive() throws -> Bool {
    let free = UnsafeMutableRawBufferPointer(start: memory.base + end, count: memory.count - end)
    let count = try read(free)
    precondition((0...free.count).contains(count), "A source fills no more than it is given.")
    end += count
    done += count
    isAtEnd = count == 0
    progress?(done, total)
    return count > 0
  }

  /// Extends the text over the bytes that came in.
  private mutating func check() throws {
    let check = UTF8Check(memory[textEnd..<end])
    textEnd += check.validCount
    guard textEnd == end || (check.endsInsideCharacter && !isAtEnd) else {
      let before = ByteSearch.count(0x0A, in: memory[0..<textEnd])
      throw CSVUnreadable([
        CSVEncoding.brokenCharacter(file: file, line: lines + before + 1)
      ])
    }
    isComplete = isAtEnd && textEnd == end
  }
}
