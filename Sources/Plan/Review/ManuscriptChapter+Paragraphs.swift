extension ManuscriptChapter {
  /// For each block that an edition prints, in reading order and into passages, the index of its paragraph.
  ///
  /// A resolved chapter has one block for each of these: passages are entered, lists and quotations are not.
  public func printedParagraphs(for edition: Edition) -> [Int] {
    var printed: [Int] = []
    var next = 0
    func walk(_ blocks: [ManuscriptBlock], isPrinted: Bool) {
      for block in blocks {
        if case .passage(let kind, _, let inner) = block {
          walk(inner, isPrinted: isPrinted && (kind.edition == nil || kind.edition == edition))
          continue
        }
        if isPrinted, paragraphIndices.indices.contains(next) {
          printed.append(paragraphIndices[next])
        }
        next += 1
      }
    }
    walk(blocks, isPrinted: true)
    return printed
  }
}
