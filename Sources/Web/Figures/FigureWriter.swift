import Factors
import Foundation
import Inventory
import Plan

/// Writes the numbers of a page, each with the way to its explanation.
struct FigureWriter {
  let visit: Visit
  let place: WorkspacePlace
  /// What the numbers are made with, other than what the workspace says; carried along to explanations.
  var setting: [(name: String, value: String)] = []

  var text: FigureText { visit.words(FigureText.self) }

  /// Where a figure is explained.
  func path(_ figure: String) -> String {
    Visit.address(place.path("explain"), [("figure", figure)] + setting)
  }

  /// A number that leads to its explanation; without a figure the number alone.
  func link(_ number: String, _ figure: String?) -> HTML {
    guard let figure else { return HTML(number) }
    return "<a class=\"figure\" href=\"\(path(figure))\" data-figure>\(number)</a>"
  }

  /// Metric tons with as many digits as the size deserves.
  func tonnes(_ value: Double) -> String {
    let size = value.magnitude
    return signed(value, decimals: size < 0.005 || size >= 100 ? 0 : size >= 10 ? 1 : 2)
  }

  func percent(_ part: Double, decimals: Int = 1) -> String {
    signed(part * 100, decimals: decimals) + "%"
  }

  /// With a plus where it grows.
  func change(_ part: Double) -> String { grown(part, percent(part)) }
  func difference(_ tonnes: Double) -> String { grown(tonnes, self.tonnes(tonnes)) }

  private func grown(_ value: Double, _ number: String) -> String {
    let isNothing = !number.contains { $0.isNumber && $0 != "0" }
    return (value > 0 && !isNothing ? "+" : "") + number
  }

  /// A minus as wide as a plus, and never minus nothing.
  private func signed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "—" }
    let number = visit.number(value.magnitude, decimals: decimals)
    let isNothing = !number.contains { $0.isNumber && $0 != "0" }
    return (value < 0 && !isNothing ? "−" : "") + number
  }

  /// A figure's printed number alone; empty when there is none.
  func number(_ figure: String, of catalog: FigureCatalog) -> String {
    guard case .found(let found) = catalog.answer(figure),
      case .number(let value, let unit) = found.content
    else { return "" }
    return printed(value, unit)
  }

  // Cells

  func cell(tonnes value: Double, _ figure: String?) -> FigureTable.Cell {
    FigureTable.Cell(link(tonnes(value), figure), plain: "\(value)")
  }

  func cell(percent value: Double, _ figure: String? = nil) -> FigureTable.Cell {
    FigureTable.Cell(link(percent(value), figure), plain: "\(value * 100)")
  }

  func cell(change value: Double, _ figure: String? = nil) -> FigureTable.Cell {
    FigureTable.Cell(link(change(value), figure), plain: "\(value * 100)")
  }

  func cell(difference value: Double, _ figure: String? = nil) -> FigureTable.Cell {
    FigureTable.Cell(link(difference(value), figure), plain: "\(value)")
  }

  /// What stands where there is no number, with the reason for those who ask.
  func cell(none reason: String) -> FigureTable.Cell {
    FigureTable.Cell("<span title=\"\(reason)\">—</span>", plain: "")
  }

  /// A figure of the plan as it is printed; the reason why there is none otherwise.
  func cell(_ figure: String, of catalog: FigureCatalog, decimals: Int? = nil) -> FigureTable.Cell {
    switch catalog.answer(figure) {
    case .missing(let reason): return cell(none: reason)
    case .found(let found):
      switch found.content {
      case .text(let words): return FigureTable.Cell(link(words, figure), plain: words)
      case .number(let value, let unit):
        let number = printed(value, unit, decimals: decimals)
        return FigureTable.Cell(link(number, figure), plain: "\(value)")
      }
    }
  }

  /// A figure's number without its unit, which stands in the heading.
  func printed(_ value: Double, _ unit: Figure.Unit, decimals: Int? = nil) -> String {
    switch unit {
    case .emissions, .gas: tonnes(value)
    case .emissionsPerPerson: signed(value, decimals: decimals ?? 2)
    case .fraction: percent(value, decimals: decimals ?? 1)
    case .money, .moneyPerTonne: money(value)
    case .count(_, let places): signed(value, decimals: decimals ?? places)
    }
  }

  func money(_ dollars: Double) -> String {
    (dollars < 0 ? "−$" : "$") + visit.number(dollars.magnitude, decimals: 0)
  }

  /// Text of the calculation, which may be in English whatever the page is in.
  func library(_ words: String) -> HTML { visit.library(words) }

  /// An amount with its unit as the calculation says it, with the index that all pages have.
  func amount(_ words: String) -> HTML { library(words).withIndices }

  /// A notation key with what it means.
  func keys(_ keys: [NotationKey]) -> FigureTable.Cell {
    let names = keys.map { key in
      "<abbr title=\"\(text.key(key))\">\(key.rawValue)</abbr>" as HTML
    }
    return FigureTable.Cell(
      names.joined(by: ", "), plain: keys.map(\.rawValue).joined(separator: ", "))
  }
}

/// One big number of a page.
struct Fact {
  let label: String
  let value: HTML
  var detail: HTML = .empty

  var html: HTML {
    """
    <li class="fact"><span class="fact__value">\(value)</span>\
    <span class="fact__label">\(label)</span>\
    \(detail.isEmpty ? HTML.empty : "<span class=\"fact__detail\">\(detail)</span>")</li>
    """
  }
}

extension [Fact] {
  var html: HTML { "<ul class=\"facts\">\n\(map(\.html))\n</ul>" }
}

/// A part of a whole as a bar, for the eye beside the number.
enum Meter {
  /// - Parameter part: 0 to 1; parts outside are cut off.
  static func share(_ part: Double) -> HTML {
    let width = number(min(1, max(0, part.isFinite ? part : 0)) * 100)
    return """
      <svg class="meter" viewBox="0 0 100 8" width="100" height="8" aria-hidden="true" focusable="false">\
      <rect class="meter__whole" width="100" height="8" rx="2"/>\
      <rect class="meter__part" width="\(width)" height="8" rx="2"/></svg>
      """
  }

  /// A change to the left or right of nothing, against the largest of the table.
  static func change(_ value: Double, largest: Double) -> HTML {
    let part = largest > 0 && value.isFinite ? min(1, value.magnitude / largest) * 60 : 0
    let start = number(value < 0 ? 60 - part : 60)
    let shape: HTML = value < 0 ? "meter__less" : "meter__more"
    return """
      <svg class="meter" viewBox="0 0 120 8" width="120" height="8" aria-hidden="true" focusable="false">\
      <rect class="meter__whole" width="120" height="8" rx="2"/>\
      <rect class="\(shape)" x="\(start)" width="\(number(part))" height="8"/>\
      <rect class="meter__middle" x="59.5" width="1" height="8"/></svg>
      """
  }

  private static func number(_ value: Double) -> String {
    String((value * 10).rounded() / 10)
  }
}
