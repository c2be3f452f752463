internal import Foundation
internal import Tables

/// The specification of a chart with its texts in another language.
///
/// Charts place their texts by pixels, so that what stands after a changed text in its row moves with it. A drawing in which
/// a text would then cover another thing or leave the chart is not made.
struct SpecTranslation {
  let metrics: TextMetrics
  /// A text in the language; nil for names of the plan, which stay.
  let words: (String) -> String?

  /// Members of data that people read, besides the texts that `SpecLayout` places.
  private static let read: Set<String> = ["label", "name", "text", "tip", "value"]

  /// The specification in the language; nil where a text has no room in it.
  func spec(_ english: String) -> String? {
    guard let root = try? JSONReader.value(of: Array(english.utf8)),
      let layers = root["layer"]?.items
    else { return nil }
    var layout = SpecLayout(root: root, layers: layers, metrics: metrics)
    layout.say(words)
    guard layout.isClear else { return nil }
    let spoken = layout.written.map(spoken)
    let description = root["description"]?.text.flatMap(words)
    let result = root.replacing("layer", .list(spoken))
      .replacing("description", description.map(JSONValue.text))
    return String(decoding: JSONPrinter.text(result), as: UTF8.self)
  }

  /// A layer with its tooltips and the names in its data.
  private func spoken(_ layer: JSONValue) -> JSONValue {
    let tooltip = layer["encoding"]?["tooltip"]?.items.map { fields in
      JSONValue.list(fields.map { $0.replacing("title", said($0["title"])) })
    }
    let values = layer["data"]?["values"]?.items.map { data in
      JSONValue.list(data.map(named))
    }
    return layer.replacing("encoding", layer["encoding"]?.replacing("tooltip", tooltip))
      .replacing("data", layer["data"]?.replacing("values", values))
  }

  private func named(_ datum: JSONValue) -> JSONValue {
    guard !SpecLayout.isPlacedText(datum) else { return datum }
    return Self.read.reduce(datum) { $0.replacing($1, said(datum[$1])) }
  }

  private func said(_ text: JSONValue?) -> JSONValue? {
    text?.text.flatMap(words).map(JSONValue.text)
  }
}
