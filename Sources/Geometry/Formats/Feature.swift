public import Tables

/// One shape of a file with what the file says of it.
public struct Feature: Hashable, Sendable {
  /// Its place in the file from 1; in a CSV file its row, so the first is 2.
  public var number: Int
  /// Values by field name, as text; a missing value is empty.
  public var fields: [String: String]
  /// Nil when the file has none for it or it could not be used.
  public var shape: Shape?

  public init(number: Int, fields: [String: String], shape: Shape?) {
    self.number = number
    self.fields = fields
    self.shape = shape
  }
}

/// What a file of shapes holds.
public struct FeatureFile: Hashable, Sendable {
  /// The file's name, as findings cite it.
  public var name: String
  /// Field names in the file's order.
  public var fieldNames: [String]
  public var features: [Feature]
  /// Nil when the file does not say.
  public var system: CoordinateSystem?
  /// True when the file says something that no program can make sense of; a finding says so.
  var isSystemUnreadable = false
  /// Their rows are feature numbers.
  public var findings: [Finding]

  public init(
    name: String, fieldNames: [String] = [], features: [Feature] = [],
    system: CoordinateSystem? = nil, findings: [Finding] = []
  ) {
    self.name = name
    self.fieldNames = fieldNames
    self.features = features
    self.system = system
    self.findings = findings
  }

  /// Adds a finding at a feature; nil means the whole file.
  mutating func find(_ severity: Finding.Severity, _ message: String, feature: Int? = nil) {
    findings.append(Finding(severity, message, at: Place(file: name, row: feature)))
  }
}
