extension StringProtocol {
  /// Whether the text is words of small letters with single hyphens between them, as codes are written, such as `natural-gas`.
  ///
  /// Byte by byte, because it is asked of every choice of every field, and a regular expression is made anew each time.
  ///
  /// - Parameter digits: Whether the words may have the digits 0 to 9, too.
  public func isHyphenated(digits: Bool = false) -> Bool {
    utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty
        && word.allSatisfy { (0x61...0x7A).contains($0) || digits && (0x30...0x39).contains($0) }
    }
  }
}
