public import Tables

/// How one figure came to be: formula, inputs with units, factors with source, and source rows.
///
/// An explanation is a tree. A leaf cites a row of the community's own tables or of the factor
/// library; every other node names the formula that made its value from its parts.
public struct Explanation: Hashable, Sendable, Codable {
  /// One input of the formula.
  public struct Input: Hashable, Sendable, Codable {
    /// The symbol in the formula, such as `Q`.
    public var symbol: String
    /// What it is, such as `Electricity used`.
    public var name: String
    /// The value as a reader would write it, such as `11,766,463`.
    public var value: String
    public var unit: String
    /// Edition and source, or the table and row it was read from.
    public var source: String
    public var place: Place?

    public init(
      symbol: String, name: String, value: String, unit: String, source: String,
      place: Place? = nil
    ) {
      self.symbol = symbol
      self.name = name
      self.value = value
      self.unit = unit
      self.source = source
      self.place = place
    }
  }

  /// What the figure is, such as `Grid electricity, residential, 2021`.
  public var title: String
  /// The value with its unit, as text.
  public var value: String
  /// The formula in the symbols of `inputs`; empty when the value is read as it is.
  public var formula: String
  public var inputs: [Input]
  /// Where the formula comes from, and where it is not valid.
  public var method: String
  /// Assumptions and choices made on the way, in full sentences.
  public var notes: [String]
  /// What the value was made from, in order.
  public var parts: [Explanation]

  public init(
    title: String, value: String, formula: String = "", inputs: [Input] = [],
    method: String = "", notes: [String] = [], parts: [Explanation] = []
  ) {
    self.title = title
    self.value = value
    self.formula = formula
    self.inputs = inputs
    self.method = method
    self.notes = notes
    self.parts = parts
  }
}
