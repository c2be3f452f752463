import Foundation

/// Reads `multipart/form-data` as it arrives, within limits.
///
/// Pieces are fed in order; nothing is kept but the fields so far and the last few bytes. A field is text; a part with a
/// file name is a file.
///
/// Source: RFC 7578 (form-data) and RFC 2046, section 5.1.1 (boundaries).
struct MultipartReader {
  struct Limits: Sendable {
    /// Bytes of all files together.
    var files: Int
    /// Bytes of all other fields together.
    var fields = 64 * 1024
    /// Bytes of the headers of one part.
    var headers = 4 * 1024
    var parts = 200
  }

  enum Problem: Error, Equatable {
    case tooLarge
    case malformed
  }

  private enum Stage {
    /// Before the first boundary.
    case preamble
    /// Just behind a boundary: a line end opens a part, two hyphens end the form.
    case boundaryEnd
    case headers
    case body
    case finished
  }

  private let delimiter: [UInt8]
  private let limits: Limits
  private var stage = Stage.preamble
  private var pending: [UInt8]
  private var part = Part()
  private var parts = 0
  private var fieldBytes = 0
  private var fileBytes = 0
  private var fields: [(name: String, value: String)] = []
  private var files: [String: FormData.File] = [:]

  private struct Part {
    var name = ""
    var fileName: String?
    var contents: [UInt8] = []
  }

  /// Nil when the content type is not `multipart/form-data` with a usable boundary.
  init?(contentType: String, limits: Limits) {
    let type = HeaderValue(contentType)
    guard type.value == "multipart/form-data", let boundary = type["boundary"],
      (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ (0x20...0x7E) ~= $0 })
    else { return nil }
    delimiter = Array("\r\n--\(boundary)".utf8)
    // The first boundary may stand at the very beginning, where no line end is before it.
    pending = [0x0D, 0x0A]
    self.limits = limits
  }

  mutating func feed(_ bytes: some Sequence<UInt8>) throws(Problem) {
    guard stage != .finished else { return }
    pending += bytes
    while try step() {}
  }

  /// The form, when its last boundary has been read.
  func finish() throws(Problem) -> FormData {
    guard stage == .finished else { throw .malformed }
    return FormData(fields: fields, files: files)
  }

  /// Takes what can be taken from `pending`; false when more bytes are needed.
  private mutating func step() throws(Problem) -> Bool {
    switch stage {
    case .preamble:
      guard let place = position(of: delimiter) else {
        pending.removeFirst(max(0, pending.count - delimiter.count))
        return false
      }
      pending.removeFirst(place.upperBound)
      stage = .boundaryEnd
    case .boundaryEnd: return try boundaryEnd()
    case .headers: return try headers()
    case .body: return try body()
    case .finished:
      pending = []
      return false
    }
    return true
  }

  private mutating func boundaryEnd() throws(Problem) -> Bool {
    guard pending.count >= 2 else { return false }
    switch (pending[0], pending[1]) {
    case (0x2D, 0x2D): stage = .finished
    case (0x0D, 0x0A):
      parts += 1
      guard parts <= limits.parts else { throw .tooLarge }
      stage = .headers
    default: throw .malformed
    }
    // The line end stays, so that the end of the headers is found also where there are none.
    return true
  }

  private mutating func headers() throws(Problem) -> Bool {
    guard let end = position(of: [0x0D, 0x0A, 0x0D, 0x0A]) else {
      guard pending.count <= limits.headers else { throw .tooLarge }
      return false
    }
    guard end.lowerBound <= limits.headers else { throw .tooLarge }
    part = try Self.part(headers: pending[..<end.lowerBound])
    pending.removeFirst(end.upperBound)
    stage = .body
    return true
  }

  private mutating func body() throws(Problem) -> Bool {
    if let place = position(of: delimiter) {
      try take(place.lowerBound)
      pending.removeFirst(delimiter.count)
      try close()
      stage = .boundaryEnd
      return true
    }
    // What may be the beginning of a delimiter stays.
    try take(max(0, pending.count - delimiter.count))
    return false
  }

  private mutating func take(_ count: Int) throws(Problem) {
    guard count > 0 else { return }
    if part.fileName == nil { fieldBytes += count } else { fileBytes += count }
    guard fieldBytes <= limits.fields, fileBytes <= limits.files else { throw .tooLarge }
    part.contents += pending[..<count]
    pending.removeFirst(count)
  }

  private mutating func close() throws(Problem) {
    if let fileName = part.fileName {
      // A field for a file that was left empty is sent with neither name nor contents.
      guard !(fileName.isEmpty && part.contents.isEmpty) else { return }
      files[part.name] = FormData.File(name: fileName, contents: part.contents)
    } else {
      // No text that a person writes has a NUL, and not every database takes one.
      guard !part.contents.contains(0) else { throw .malformed }
      fields.append((part.name, String(decoding: part.contents, as: UTF8.self)))
    }
    part = Part()
  }

  private func position(of pattern: [UInt8]) -> Range<Int>? {
    guard let first = pattern.first else { return nil }
    return pending.withUnsafeBytes { bytes -> Range<Int>? in
      guard let base = bytes.baseAddress else { return nil }
      var offset = 0
      while bytes.count - offset >= pattern.count,
        let found = memchr(base + offset, Int32(first), bytes.count - offset - pattern.count + 1)
      {
        offset = UnsafeRawPointer(found) - base
        if memcmp(found, pattern, pattern.count) == 0 { return offset..<offset + pattern.count }
        offset += 1
      }
      return nil
    }
  }

  private static func part(headers: ArraySlice<UInt8>) throws(Problem) -> Part {
    for line in String(decoding: headers, as: UTF8.self).split(separator: "\r\n") {
      let sides = line.split(separator: ":", maxSplits: 1)
      guard sides.count == 2 else { throw .malformed }
      guard sides[0].lowercased() == "content-disposition" else { continue }
      let value = HeaderValue(String(sides[1]))
      guard value.value == "form-data", let name = value["name"], !name.contains("\0"),
        value["filename"]?.contains("\0") != true
      else { throw .malformed }
      return Part(name: name, fileName: value["filename"])
    }
    throw .malformed
  }
}
