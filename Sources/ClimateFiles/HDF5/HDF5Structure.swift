internal import Climate

/// The parts of an HDF5 file that metadata is read from: superblock, object headers, heaps and B-trees.
///
/// Own code rather than the library, because the library holds one lock for the whole process and trusts the file:
/// every length and address is checked here against the file before it is followed.
/// - Source: The HDF Group, HDF5 File Format Specification Version 3.0, 2016, sections II–IV.
struct HDF5Structure: Sendable {
  let file: FileBytes
  /// Where the file's addresses count from.
  let base: Int
  let offsetSize: Int
  let lengthSize: Int
  let rootHeader: Int

  /// One message of an object header.
  struct Message {
    var type: Int
    var cursor: ByteCursor
  }

  /// True when a file begins as HDF5 does, at one of the places where it may begin.
  static func signaturePosition(in file: FileBytes) throws(ClimateProblem) -> Int? {
    let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
    for place in [0, 512, 1024, 2048] where place + 8 <= file.count {
      if try file.bytes(at: place, count: 8) == signature { return place }
    }
    return nil
  }

  init(file: FileBytes, signatureAt place: Int) throws(ClimateProblem) {
    self.file = file
    var cursor = try file.cursor(at: place, count: min(128, file.count - place))
    try cursor.skip(8)
    let version = try cursor.byte()
    guard version <= 3 else {
      throw ClimateProblem(
        "\(file.path) is HDF5 with superblock version \(version), which is not known.")
    }
    if version < 2 { try cursor.skip(4) }
    offsetSize = Int(try cursor.byte())
    lengthSize = Int(try cursor.byte())
    guard [2, 4, 8].contains(offsetSize), [2, 4, 8].contains(lengthSize) else {
      throw file.damaged("its superblock states addresses of \(offsetSize) bytes")
    }
    if version < 2 {
      try cursor.skip(version == 1 ? 13 : 9)
    } else {
      try cursor.skip(1)
    }
    let base = try cursor.integer(offsetSize)
    try cursor.skip(offsetSize)
    let end = try cursor.word(offsetSize)
    if version < 2 { try cursor.skip(2 * offsetSize) }
    let root = try cursor.integer(offsetSize)
    self.base = base
    guard let lastByte = Int(exactly: end), lastByte <= file.count - (base == 0 ? 0 : base) else {
      throw file.damaged("it should have \(end) bytes", "but has \(file.count)")
    }
    rootHeader = root
  }

  /// An address that a cursor stands at; nil when it is the undefined address.
  func address(_ cursor: inout ByteCursor) throws(ClimateProblem) -> Int? {
    let word = try cursor.word(offsetSize)
    if word == (offsetSize == 8 ? .max : (1 << UInt64(8 * offsetSize)) - 1) { return nil }
    guard let relative = Int(exactly: word), relative <= file.count - base else {
      throw file.damaged("it refers to byte \(word)", "but has only \(file.count)")
    }
    return relative
  }

  func cursor(at address: Int, count: Int) throws(ClimateProblem) -> ByteCursor {
    try file.cursor(at: base + address, count: count)
  }

  /// As many bytes as there are, up to `count`.
  func cursor(at address: Int, upTo count: Int) throws(ClimateProblem) -> ByteCursor {
    guard address >= 0, address <= file.count - base else {
      throw file.damaged("it refers to byte \(address)", "but has only \(file.count)")
    }
    return try cursor(at: address, count: min(count, file.count - base - address))
  }

  // MARK: Object headers

  /// The messages of an object header, continuation blocks included.
  func messages(ofHeaderAt address: Int) throws(ClimateProblem) -> [Message] {
    var head = try cursor(at: address, upTo: 64)
    guard head.remaining >= 16 else { throw file.damaged("an object header ends early") }
    var result: [Message] = []
    var blocks: [(address: Int, count: Int)] = []
    let isVersion2 = head.bytes.starts(with: Array("OHDR".utf8))
    var hasCreationOrder = false
    if isVersion2 {
      try head.skip(5)
      let flags = try head.byte()
      hasCreationOrder = flags & 4 != 0
      if flags & 0x20 != 0 { try head.skip(16) }
      if flags & 0x10 != 0 { try head.skip(4) }
      let size = try head.integer(1 << Int(flags & 3))
      let start = head.position
      var block = try cursor(at: address + start, count: size)
      try parse(&block, isVersion2, hasCreationOrder, &result, &blocks)
    } else {
      guard head.bytes[0] == 1 else {
        throw file.damaged("there is no object header at byte \(address)")
      }
      try head.skip(8)
      let size = try head.integer(4)
      var block = try cursor(at: address + 16, count: size)
      try parse(&block, isVersion2, hasCreationOrder, &result, &blocks)
    }
    var next = 0
    while next < blocks.count {
      guard next < 4096 else { throw file.damaged("an object header never ends") }
      var block = try cursor(at: blocks[next].address, count: blocks[next].count)
      if isVersion2 {
        try block.expect("OCHK")
        guard block.remaining >= 4 else { throw file.damaged("an object header ends early") }
        block = try block.part(block.remaining - 4)
      }
      try parse(&block, isVersion2, hasCreationOrder, &result, &blocks)
      next += 1
    }
    return result
  }

  private func parse(
    _ block: inout ByteCursor, _ isVersion2: Bool, _ hasCreationOrder: Bool,
    _ messages: inout [Message], _ blocks: inout [(address: Int, count: Int)]
  ) throws(ClimateProblem) {
    let headSize = isVersion2 ? (hasCreationOrder ? 6 : 4) : 8
    while block.remaining >= headSize {
      let type = try block.integer(isVersion2 ? 1 : 2)
      let size = try block.integer(2)
      let flags = try block.byte()
      try block.skip(headSize - (isVersion2 ? 4 : 5))
      var body = try block.part(size)
      if type == 0x10 {
        guard let address = try address(&body) else { continue }
        blocks.append((address, try body.integer(lengthSize)))
      } else if flags & 2 != 0 {
        if let shared = try sharedMessage(type, body) { messages.append(shared) }
      } else {
        messages.append(Message(type: type, cursor: body))
      }
    }
  }

  /// A message that another object header holds, such as a named datatype; nil when it is kept in a way not supported.
  private func sharedMessage(
    _ type: Int, _ reference: ByteCursor
  ) throws(ClimateProblem) -> Message? {
    var cursor = reference
    let version = try cursor.byte()
    let kind = try cursor.byte()
    if version == 1 { try cursor.skip(6) }
    guard version < 3 || kind == 2, let address = try address(&cursor) else { return nil }
    // One level only: a shared message that refers to itself must not recurse.
    var head = try self.cursor(at: address, upTo: 4096)
    if head.bytes.starts(with: Array("OHDR".utf8)) {
      try head.skip(5)
      let flags = try head.byte()
      if flags & 0x20 != 0 { try head.skip(16) }
      if flags & 0x10 != 0 { try head.skip(4) }
      try head.skip(1 << Int(flags & 3))
      let headSize = flags & 4 != 0 ? 6 : 4
      while head.remaining >= headSize {
        let found = try head.integer(1)
        let size = try head.integer(2)
        try head.skip(headSize - 3)
        guard size <= head.remaining else { return nil }
        let body = try head.part(size)
        if found == type { return Message(type: type, cursor: body) }
      }
      return nil
    }
    try head.skip(16)
    while head.remaining >= 8 {
      let found = try head.integer(2)
      let size = try head.integer(2)
      try head.skip(4)
      guard size <= head.remaining else { return nil }
      let body = try head.part(size)
      if found == type { return Message(type: type, cursor: body) }
    }
    return nil
  }

  // MARK: Groups

  /// The names and object headers of a group's members.
  func links(
    in messages: [Message]
  ) throws(ClimateProblem) -> [(name: String, header: Int)] {
    var result: [(name: String, header: Int)] = []
    for message in messages {
      var cursor = message.cursor
      switch message.type {
      case 0x06: if let link = try link(&cursor) { result.append(link) }
      case 0x02:
        try cursor.skip(1)
        let flags = try cursor.byte()
        if flags & 1 != 0 { try cursor.skip(8) }
        let heap = try address(&cursor)
        let index = try address(&cursor)
        guard let heap, let index else { continue }
        for body in try HDF5FractalHeap(self, at: heap).objects(indexedAt: index) {
          var cursor = body
          if let link = try link(&cursor) { result.append(link) }
        }
      case 0x11:
        guard let tree = try address(&cursor), let heap = try address(&cursor) else { continue }
        result += try symbolTable(tree: tree, heap: heap)
      default: continue
      }
    }
    return result
  }

  private func link(
    _ cursor: inout ByteCursor
  ) throws(ClimateProblem) -> (name: String, header: Int)? {
    try cursor.skip(1)
    let flags = try cursor.byte()
    let kind = flags & 8 != 0 ? try cursor.byte() : 0
    if flags & 4 != 0 { try cursor.skip(8) }
    if flags & 0x10 != 0 { try cursor.skip(1) }
    let name = try cursor.text(try cursor.integer(1 << Int(flags & 3)))
    // Soft and external links lead to other names or files.
    guard kind == 0, let header = try address(&cursor) else { return nil }
    return (name, header)
  }

  private func symbolTable(
    tree: Int, heap: Int
  ) throws(ClimateProblem) -> [(name: String, header: Int)] {
    var head = try cursor(at: heap, count: 8 + 2 * lengthSize + offsetSize)
    try head.expect("HEAP")
    try head.skip(4)
    let size = try head.integer(lengthSize)
    try head.skip(lengthSize)
    guard let data = try address(&head) else { return [] }
    let names = try cursor(at: data, count: size)
    var result: [(name: String, header: Int)] = []
    for leaf in try leaves(ofTreeAt: tree, type: 0, keySize: lengthSize) {
      var node = try cursor(at: leaf.child, upTo: 8)
      try node.expect("SNOD")
      try node.skip(2)
      let count = try node.integer(2)
      node = try cursor(at: leaf.child + 8, count: count * (2 * offsetSize + 24))
      for _ in 0..<count {
        let place = try node.integer(offsetSize)
        let header = try address(&node)
        try node.skip(24)
        guard let header, place < names.bytes.count else { continue }
        result.append(
          (String(decoding: names.bytes[place...].prefix { $0 != 0 }, as: UTF8.self), header))
      }
    }
    return result
  }

  // MARK: B-trees of version 1

  /// The keys and children of the lowest nodes of a version 1 B-tree, in order.
  func leaves(
    ofTreeAt root: Int, type: UInt8, keySize: Int
  ) throws(ClimateProblem) -> [(key: ByteCursor, child: Int)] {
    var result: [(key: ByteCursor, child: Int)] = []
    try visitLeaves(
      ofTreeAt: root, type: type, keySize: keySize,
      visit: { key, child throws(ClimateProblem) in result.append((key, child)) })
    return result
  }

  /// Visits the keys and children of the lowest nodes of a version 1 B-tree, in order.
  ///
  /// - Parameter wants: False for a branch to leave out; is given the key that it begins with and the one that follows
  ///   it, nil after the last.
  func visitLeaves(
    ofTreeAt root: Int, type: UInt8, keySize: Int,
    wants: (_ first: ByteCursor, _ next: ByteCursor?) throws(ClimateProblem) -> Bool = { _, _ in
      true
    },
    visit: (_ key: ByteCursor, _ child: Int) throws(ClimateProblem) -> Void
  ) throws(ClimateProblem) {
    var visited = 0
    // A node below must have a lower level, so that a damaged tree cannot be a ring.
    func walk(
      _ node: Int, below level: Int, next: ByteCursor?
    ) throws(ClimateProblem) {
      visited += 1
      // Each node fills at least 24 bytes of the file.
      guard visited <= file.count / 24 + 1 else { throw file.damaged("an index never ends") }
      let headSize = 8 + 2 * offsetSize
      var head = try cursor(at: node, count: headSize)
      try head.expect("TREE")
      let found = try head.byte()
      let height = Int(try head.byte())
      guard found == type, height < level else { throw file.damaged("an index is out of order") }
      let count = try head.integer(2)
      var body = try cursor(
        at: node + headSize, count: count * (keySize + offsetSize))
      if height == 0 {
        for _ in 0..<count {
          let key = try body.part(keySize)
          guard let child = try address(&body) else { continue }
          try visit(key, child)
        }
        return
      }
      var branches: [(key: ByteCursor, child: Int?)] = []
      for _ in 0..<count { branches.append((try body.part(keySize), try address(&body))) }
      for (number, branch) in branches.enumerated() {
        guard let child = branch.child else { continue }
        let following = number + 1 < count ? branches[number + 1].key : next
        if try wants(branch.key, following) { try walk(child, below: height, next: following) }
      }
    }
    try walk(root, below: 256, next: nil)
  }

  // MARK: Global heap

  /// One object of a global heap, for data of varying length.
  func globalHeapObject(
    collection: Int, index: Int
  ) throws(ClimateProblem) -> ByteCursor? {
    var head = try cursor(at: collection, count: 8 + lengthSize)
    try head.expect("GCOL")
    try head.skip(4)
    let size = try head.integer(lengthSize)
    guard size >= 8 + lengthSize else { throw file.damaged("a heap of text has no size") }
    var body = try cursor(at: collection + 8 + lengthSize, count: size - 8 - lengthSize)
    while body.remaining >= 8 + lengthSize {
      let number = try body.integer(2)
      try body.skip(6)
      let length = try body.integer(lengthSize)
      if number == 0 { return nil }
      guard length <= body.remaining else { return nil }
      let object = try body.part(length)
      if number == index { return object }
      let padding = (8 - length % 8) % 8
      guard padding <= body.remaining else { return nil }
      try body.skip(padding)
    }
    return nil
  }
}
