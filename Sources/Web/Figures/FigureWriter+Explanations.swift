import Foundation
import Inventory
import Quantities

extension FigureWriter {
  /// A formula, with the words in it in the reader's language.
  func formula(_ english: String) -> HTML { HTML(visit.language.said(english)) }

  /// A note of an explanation in the reader's language; what the community says in it stays as it was written.
  func note(_ english: String) -> HTML {
    unquantified(english) ?? masses(english) ?? library(english)
  }

  /// A source without an amount, such as `Rail fuel, rail, 2021: not estimated (NE)`, and why.
  private func unquantified(_ english: String) -> HTML? {
    for key in NotationKey.allCases {
      guard let sign = english.range(of: ": \(key.title) (\(key.rawValue)).") else { continue }
      let source = visit.language.figure(String(english[..<sign.lowerBound]))
      return "\(source): \(text.key(key)) (\(key.rawValue)).\(String(english[sign.upperBound...]))"
    }
    return nil
  }

  /// A sum by gas, such as `CO₂ 1,200 t, biogenic CO₂ 30 t`.
  private func masses(_ english: String) -> HTML? {
    let biogenic = Gas.biogenicCarbonDioxide
    let masses = english.dropLast().components(separatedBy: ", ")
    // The longest is a gas of two words, its amount and the unit.
    let isByGas = masses.allSatisfy { $0.hasSuffix(" t") && $0.split(separator: " ").count <= 4 }
    guard isByGas else { return nil }
    return HTML(english.replacing(biogenic.formula, with: text.gas(biogenic)))
  }
}
