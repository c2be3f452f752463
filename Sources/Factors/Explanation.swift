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
  private var source: Source

  /// Parts as they are, or how to make them: a total has thousands, and most readers ask for none.
  private enum Source: Sendable {
    case made([Explanation])
    case deferred(Deferred<[Explanation]>)
  }

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
    source = .made(parts)
  }

  /// The same explanation with parts that are made when they are first asked for.
  public func withParts(_ make: @escaping @Sendable () -> [Explanation]) -> Explanation {
    var copy = self
    copy.source = .deferred(Deferred(make))
    return copy
  }

  /// What the value was made from, in order.
  public var parts: [Explanation] {
    get {
      switch source {
      case .made(let parts): parts
      case .deferred(let parts): parts.value
      }
    }
    set { source = .made(newValue) }
  }
}

extension Explanation {
  public static func == (left: Explanation, right: Explanation) -> Bool {
    left.title == right.title && left.value == right.value && left.formula == right.formula
      && left.inputs == right.inputs && left.method == right.method && left.notes == right.notes
      && left.parts == right.parts
  }

  // Without the parts, which need not be made to tell most explanations apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(title)
    hasher.combine(value)
    hasher.combine(formula)
    hasher.combine(inputs)
    hasher.combine(method)
    hasher.combine(notes)
  }
}

extension Explanation {
  private enum CodingKeys: String, CodingKey {
    case title, value, formula, inputs, method, notes, parts
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      title: try values.decode(String.self, forKey: .title),
      value: try values.decode(String.self, forKey: .value),
      formula: try values.decode(String.self, forKey: .formula),
      inputs: try values.decode([Input].self, forKey: .inputs),
      method: try values.decode(String.self, forKey: .method),
      notes: try values.decode([String].self, forKey: .notes),
      parts: try values.decode([Explanation].self, forKey: .parts))
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(title, forKey: .title)
    try values.encode(value, forKey: .value)
    try values.encode(formula, forKey: .formula)
    try values.encode(inputs, forKey: .inputs)
    try values.encode(method, forKey: .method)
    try values.encode(notes, forKey: .notes)
    try values.encode(parts, forKey: .parts)
  }
}
