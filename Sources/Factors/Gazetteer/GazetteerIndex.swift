/// Every name of the gazetteer in one stretch of bytes, so that a search is one pass over the beginnings of words.
///
/// A name stands as its words, each after a space, then the words of its kind; `lengths` tells where the kind begins.
struct GazetteerIndex: Sendable {
  /// What a position of the index stands for.
  enum Entry: Hashable, Sendable {
    case county(Int)
    case formerCounty(String)
    case place(Int)
  }

  let entries: [Entry]
  let text: [UInt8]
  /// Where each entry's words begin in `text`, and the end.
  let starts: [Int]
  /// Bytes of the name without its kind.
  let lengths: [Int]
  /// The letters of each name without its kind.
  let letters: [UInt64]
  /// The two digits of the state.
  let states: [Int]
  /// The beginning of every word, and whose it is.
  private let heads: [UInt64]
  private let owners: [Int32]
  /// Of a place, and a tenth of a county's: a name that a city shares with its county mostly means the city.
  let weights: [Int]

  init(counties: GazetteerTable, places: GazetteerTable, changes: [CountyCodeChange]) {
    var maker = Maker()
    for row in 0..<counties.count {
      let cells = counties.cells(row)
      maker.add(.county(row), code: cells[0], name: cells[1], weight: (Int(cells[4]) ?? 0) / 10)
    }
    for code in Set(changes.map(\.oldCode)).sorted() {
      let name = changes.first { $0.oldCode == code }?.oldName ?? ""
      maker.add(.formerCounty(code), code: code[...], name: name[...], weight: 0)
    }
    for row in 0..<places.count {
      let cells = places.cells(row)
      maker.add(
        .place(row), code: cells[0], name: cells[1], kind: cells[2], weight: Int(cells[8]) ?? 0)
    }
    entries = maker.entries
    text = maker.text
    starts = maker.starts + [maker.text.count]
    lengths = maker.lengths
    letters = maker.letters
    states = maker.states
    weights = maker.weights
    heads = maker.heads
    owners = maker.owners
  }

  private struct Maker {
    var entries: [Entry] = []
    var text: [UInt8] = []
    var starts: [Int] = []
    var lengths: [Int] = []
    var letters: [UInt64] = []
    var states: [Int] = []
    var weights: [Int] = []
    var heads: [UInt64] = []
    var owners: [Int32] = []

    /// Adds a name; without a kind it is a county's, which ends with its kind.
    mutating func add(
      _ entry: Entry, code: Substring, name: Substring, kind: Substring? = nil, weight: Int
    ) {
      var words = PlaceKey.words(name)
      var kindWords = kind.map { PlaceKey.words($0) } ?? []
      if kind == nil {
        kindWords = PlaceKey.countyEnding(of: words)
        words.removeLast(kindWords.count)
      }
      entries.append(entry)
      starts.append(text.count)
      let begin = text.count
      for word in words { append(word) }
      lengths.append(text.count - begin)
      letters.append(PlaceKey.letters(text[begin...]))
      for word in kindWords { append(word) }
      states.append(Int(code.prefix(2)) ?? 0)
      weights.append(weight)
    }

    /// Adds a word of the entry that was begun last.
    private mutating func append(_ word: String) {
      text.append(0x20)
      let begin = text.count
      text.append(contentsOf: word.utf8)
      heads.append(GazetteerIndex.head(text[begin...]))
      owners.append(Int32(entries.count - 1))
    }
  }

  /// The entries that have a word beginning with a text, in order, each once.
  func entries(withWordStarting prefix: String) -> [Int] {
    let wanted = Array(prefix.utf8)
    let head = Self.head(wanted[...])
    let mask = wanted.count >= 8 ? UInt64.max : ~(UInt64.max >> UInt64(8 * wanted.count))
    var found: [Int] = []
    heads.withUnsafeBufferPointer { heads in
      for word in heads.indices where heads[word] & mask == head {
        let entry = Int(owners[word])
        guard entry != found.last else { continue }
        if wanted.count <= 8 || has(entry, wordStarting: wanted) { found.append(entry) }
      }
    }
    return found
  }

  /// True when a word of an entry's name or kind begins with some bytes.
  func has(_ entry: Int, wordStarting prefix: [UInt8]) -> Bool {
    words(entry).split(separator: 0x20).contains { $0.starts(with: prefix) }
  }

  /// The first eight bytes of a word, the first of them highest.
  private static func head(_ word: ArraySlice<UInt8>) -> UInt64 {
    var head: UInt64 = 0
    for (place, byte) in word.prefix(8).enumerated() {
      head |= UInt64(byte) << UInt64(56 - 8 * place)
    }
    return head
  }

  /// The words of an entry's name without its kind, each after a space.
  func name(_ entry: Int) -> ArraySlice<UInt8> {
    text[starts[entry]..<starts[entry] + lengths[entry]]
  }

  /// The words of an entry's name and kind, each after a space.
  func words(_ entry: Int) -> ArraySlice<UInt8> { text[starts[entry]..<starts[entry + 1]] }
}
