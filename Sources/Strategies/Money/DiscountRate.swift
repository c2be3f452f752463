public import Factors
internal import Quantities

/// How much less a dollar counts for each year that it comes later.
public struct DiscountRate: Hashable, Sendable {
  public var id: String
  public var name: String
  public var spanishName: String
  /// 0.07 for 7 % a year, above inflation.
  public var rate: Double
  public var status: EvidenceStatus
  /// The id of a source, or where a community states its own.
  public var source: String
  public var note: String

  public init(
    id: String, name: String, spanishName: String = "", rate: Double,
    status: EvidenceStatus = .verified, source: String, note: String = ""
  ) {
    self.id = id
    self.name = name
    self.spanishName = spanishName
    self.rate = rate
    self.status = status
    self.source = source
    self.note = note
  }

  /// The rate as printed, such as `7 %`.
  public var text: String { NumberText.significant(rate * 100, digits: 3) + " %" }

  /// What a dollar is worth that many years later.
  ///
  ///     1 ÷ (1 + r)ⁿ
  public func factor(after years: Int) -> Double {
    (0..<max(0, years)).reduce(1) { value, _ in value / (1 + rate) }
  }
}
