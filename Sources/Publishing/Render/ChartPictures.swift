internal import Plan

/// The drawn charts of a document as files, by the name that every format gives them.
struct ChartPictures {
  /// SVG by name; a chart that could not be drawn has none.
  private let pictures: [String: String]
  /// The pictures as files, in the order of the document.
  let files: [GeneratedFile]

  /// - Parameter svg: The picture of a chart; nil when it could not be drawn.
  init(_ document: NumberedDocument, svg: (Chart) -> String?) {
    var pictures: [String: String] = [:]
    var files: [GeneratedFile] = []
    for case .chart(let chart) in document.exhibits {
      guard let picture = svg(chart.chart) else { continue }
      pictures[chart.name] = picture
      files.append(GeneratedFile(path: chart.picturePath, text: picture))
    }
    self.pictures = pictures
    self.files = files
  }

  func contains(_ chart: NumberedChart) -> Bool { pictures[chart.name] != nil }
}
