internal import CQRCode

/// A text as a QR code, drawn as SVG.
enum QRCode {
  /// Nil when the text is too long for a code.
  static func svg(_ text: String, title: String) -> HTML? {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    let modules = UnsafeBufferPointer(start: code.pointee.data, count: width * width)
    var path = ""
    for row in 0..<width {
      var column = 0
      while column < width {
        let start = column
        while column < width, modules[row * width + column] & 1 == 1 { column += 1 }
        if column > start { path += "M\(start) \(row)h\(column - start)v1h-\(column - start)z" }
        column += 1
      }
    }
    // Readers need four modules of white around the code.
    return """
      <svg class="qr" role="img" viewBox="-4 -4 \(width + 8) \(width + 8)" shape-rendering="crispEdges">\
      <title>\(title)</title><path d="\(path)"/></svg>
      """
  }
}
