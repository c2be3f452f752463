import Phrasebook
import Plan
import Publishing

/// Charts and tables of the calculation as a page says them in its language.
///
/// What the plan itself prints stays in the language of the plan.
struct ChartTranslation {
  let language: Language
  /// The language of titles, names and sources that a page puts into a chart; what the chart adds is English.
  var given = Language.english

  /// A chart to draw, and the language of its drawing.
  struct Picture {
    let chart: Chart
    let words: Language
  }

  /// A text; in English, and marked so, where the language has none.
  func said(_ english: String) -> HTML {
    if let text = ChartPhrases.text(english, language) { return HTML(text) }
    guard given != language else { return HTML(english) }
    return "<span lang=\"\(Language.english.rawValue)\">\(english)</span>"
  }

  /// A cell or a title, which may be a name of the plan; that stays as it is.
  func plain(_ english: String) -> String { ChartPhrases.text(english, language) ?? english }

  /// The chart with its drawing in the language, or in English where the texts have no room in it.
  ///
  /// Source and data stay as they are: the page says them, and marks what has no other language.
  func picture(of chart: Chart) -> Picture {
    guard language != .english, var said = chart.drawn(in: { ChartPhrases.text($0, language) })
    else { return Picture(chart: chart, words: .english) }
    said.title = plain(chart.title)
    said.description = ChartPhrases.text(chart.description, language) ?? said.title
    return Picture(chart: said, words: language)
  }
}
