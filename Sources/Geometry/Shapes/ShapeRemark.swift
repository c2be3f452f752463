public import Tables

/// What is the matter with a shape, before anybody knows in which row it stands.
public struct ShapeRemark: Hashable, Sendable {
  public var severity: Finding.Severity
  /// What is the matter and what to do, in full sentences.
  public var message: String

  public init(_ severity: Finding.Severity, _ message: String) {
    self.severity = severity
    self.message = message
  }

  /// The remark as a finding at a place.
  public func finding(at place: Place) -> Finding { Finding(severity, message, at: place) }
}

/// A shape as it was read, and what was found on the way.
public struct ReadShape: Hashable, Sendable {
  /// Nil when nothing could be used; then a remark says why.
  public var shape: Shape?
  public var remarks: [ShapeRemark]

  public init(shape: Shape?, remarks: [ShapeRemark] = []) {
    self.shape = shape
    self.remarks = remarks
  }
}

/// Why a text or file holds no shape.
public struct ShapeProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is the matter and what to do, in full sentences.
  public let description: String

  public init(_ description: String) { self.description = description }
}
