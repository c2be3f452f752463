internal import Climate

/// Everything that a file's groups hold, with the names of dimensions.
///
/// - Source: NetCDF-4 keeps dimensions as HDF5 dimension scales: `CLASS`, `NAME`, `DIMENSION_LIST`, and
///   `_Netcdf4Dimid` and `_Netcdf4Coordinates` for coordinates of more than one dimension (netCDF C library,
///   file format specification, appendix on the NetCDF-4 format).
struct HDF5Catalog {
  private struct Member {
    var header: Int
    var array: HDF5Array
    var attributes: [String: AttributeValue]
    var scales: [Int?]
    var isScale: Bool { attributes["CLASS"]?.text == "DIMENSION_SCALE" }
    var isBareDimension: Bool {
      attributes["NAME"]?.text?.hasPrefix("This is a netCDF dimension but not a netCDF variable")
        ?? false
    }
  }

  private let structure: HDF5Structure
  private var members: [Member] = []
  private var visited: Set<Int> = []
  private(set) var rootAttributes: [String: AttributeValue] = [:]

  init(_ structure: HDF5Structure) { self.structure = structure }

  /// Walks a group and the groups within.
  mutating func collect(groupAt header: Int, prefix: String) throws(ClimateProblem) {
    guard visited.insert(header).inserted else { return }
    guard visited.count <= 100_000, prefix.utf8.count < 4096 else {
      throw structure.file.damaged("its groups never end")
    }
    let messages = try structure.messages(ofHeaderAt: header)
    if prefix.isEmpty { rootAttributes = try attributes(messages).values }
    for link in try structure.links(in: messages) {
      let inner = try structure.messages(ofHeaderAt: link.header)
      let name = prefix + link.name
      if let array = try array(named: name, inner) {
        let (values, scales) = try attributes(inner)
        members.append(
          Member(header: link.header, array: array, attributes: values, scales: scales))
      } else if inner.contains(where: { [0x02, 0x06, 0x11].contains($0.type) }) {
        try collect(groupAt: link.header, prefix: name + "/")
      }
    }
  }

  private func array(
    named name: String, _ messages: [HDF5Structure.Message]
  ) throws(ClimateProblem) -> HDF5Array? {
    func body(_ type: Int) -> ByteCursor? { messages.first { $0.type == type }?.cursor }
    guard let space = body(0x01), let type = body(0x03), let layout = body(0x08) else { return nil }
    guard let shape = try structure.shape(space) else { return nil }
    var storage = try structure.storage(layout)
    if body(0x07) != nil { storage = .library(chunkShape: nil) }
    return HDF5Array(
      name: name, shape: shape, datatype: try HDF5Datatype(type), storage: storage,
      filters: try body(0x0B).map { cursor throws(ClimateProblem) in try structure.filters(cursor) }
        ?? [],
      fill: try body(0x05).flatMap { cursor throws(ClimateProblem) in
        try structure.fillBytes(cursor)
      })
  }

  private func attributes(
    _ messages: [HDF5Structure.Message]
  ) throws(ClimateProblem) -> (values: [String: AttributeValue], scales: [Int?]) {
    var values: [String: AttributeValue] = [:]
    var scales: [Int?] = []
    func add(_ body: ByteCursor) throws(ClimateProblem) {
      guard let attribute = try HDF5Attribute(body, in: structure) else { return }
      if attribute.name == "DIMENSION_LIST" {
        scales = try attribute.references(in: structure)
      } else if let value = try attribute.value(in: structure) {
        values[attribute.name] = value
      }
    }
    for message in messages {
      var cursor = message.cursor
      if message.type == 0x0C { try add(cursor) }
      guard message.type == 0x15 else { continue }
      try cursor.skip(1)
      if try cursor.byte() & 1 != 0 { try cursor.skip(2) }
      let heap = try structure.address(&cursor)
      let index = try structure.address(&cursor)
      guard let heap, let index else { continue }
      for body in try HDF5FractalHeap(structure, at: heap).objects(indexedAt: index) {
        try add(body)
      }
    }
    return (values, scales)
  }

  /// The arrays with the names of their dimensions, dimensions without values left out.
  func described() throws(ClimateProblem) -> [(ArrayDescription, HDF5Array)] {
    let names = Dictionary(
      members.map { ($0.header, $0.array.name) }, uniquingKeysWith: { first, _ in first })
    let identified = Dictionary(
      members.compactMap { member in
        member.attributes["_Netcdf4Dimid"]?.numbers?.first.map { ($0, member.array.name) }
      }, uniquingKeysWith: { first, _ in first })
    return members.filter { !$0.isBareDimension }.map { member in
      (describe(member, names, identified), member.array)
    }
  }

  private func describe(
    _ member: Member, _ names: [Int: String], _ identified: [Double: String]
  ) -> ArrayDescription {
    let array = member.array
    let coordinates = member.attributes["_Netcdf4Coordinates"]?.numbers ?? []
    let dimensions = array.shape.indices.map { axis -> ArrayDescription.Dimension in
      var name: String?
      if axis < member.scales.count, let scale = member.scales[axis] { name = names[scale] }
      if name == nil, member.isScale, array.shape.count == 1 { name = array.name }
      if name == nil, axis < coordinates.count { name = identified[coordinates[axis]] }
      return .init(name ?? "dimension_\(axis)_\(array.shape[axis])", array.shape[axis])
    }
    var type = ElementType.text
    if case .number(let number, _) = array.datatype.kind { type = number }
    let inner: Set<String> = [
      "CLASS", "NAME", "REFERENCE_LIST", "_Netcdf4Dimid", "_Netcdf4Coordinates", "_nc3_strict",
    ]
    return ArrayDescription(
      name: array.name, dimensions: dimensions,
      chunkShape: type == .text ? array.shape : array.grid.chunkShape.map { max(1, $0) },
      elementType: type.meant(by: member.attributes),
      attributes: member.attributes.filter { !inner.contains($0.key) })
  }
}
