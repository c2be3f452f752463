internal import Quantities
public import Tables

/// What stands behind a reference: the thing, or what to tell the author.
public enum Resolution<Value> {
  case found(Value)
  case missing(Finding)
}

extension Resolution {
  /// The thing changed, where there is one.
  func map(_ change: (Value) -> Value) -> Resolution {
    switch self {
    case .found(let value): .found(change(value))
    case .missing: self
    }
  }
}

extension Resolution: Sendable where Value: Sendable {}

/// Knows what references mean.
public struct ReferenceResolver {
  /// Finds a figure by its reference; the format is as written, such as `millions`.
  public var figure: (_ id: String, _ format: String?, _ place: Place) -> Resolution<FigureValue>
  /// Finds a chart, table or map by its name.
  public var exhibit: (_ kind: ExhibitKind, _ id: String, _ place: Place) -> Resolution<Block>
  /// Every figure there is, to suggest the nearest one; asked for when a reference is not found.
  public var figureIDs: () -> [String]
  /// Every exhibit there is, to suggest the nearest one.
  public var exhibitIDs: [ExhibitKind: [String]]

  public init(
    figureIDs: @escaping @autoclosure () -> [String] = [],
    exhibitIDs: [ExhibitKind: [String]] = [:],
    figure: @escaping (_ id: String, _ format: String?, _ place: Place) -> Resolution<FigureValue>,
    exhibit: @escaping (_ kind: ExhibitKind, _ id: String, _ place: Place) -> Resolution<Block>
  ) {
    self.figure = figure
    self.exhibit = exhibit
    self.figureIDs = figureIDs
    self.exhibitIDs = exhibitIDs
  }
}

extension ReferenceResolver {
  /// Finds a figure; what is missing is an error at the reference's place, with a suggestion.
  func resolvedFigure(_ id: String, format: String?, at place: Place) -> Resolution<FigureValue> {
    switch figure(id, format, place) {
    case .found(let value): .found(value)
    case .missing(let finding):
      .missing(Self.atReference(finding, name: id, candidates: figureIDs(), place: place))
    }
  }

  /// Finds an exhibit; what is missing is an error at the reference's place, with a suggestion.
  func resolvedExhibit(_ kind: ExhibitKind, id: String, at place: Place) -> Resolution<Block> {
    switch exhibit(kind, id, place) {
    case .found(let block): .found(block)
    case .missing(let finding):
      .missing(
        Self.atReference(finding, name: id, candidates: exhibitIDs[kind] ?? [], place: place))
    }
  }

  private static func atReference(
    _ finding: Finding, name: String, candidates: [String], place: Place
  ) -> Finding {
    var finding = finding
    finding.severity = .error
    if finding.place.file != place.file { finding.message += " See \(finding.place)." }
    finding.place = place
    let nearest =
      candidates.contains(name) ? nil : NearestName.findInAnyCase(name, among: candidates)
    if let nearest, !finding.message.contains(nearest) {
      finding.message += " Did you mean “\(nearest)”?"
    }
    return finding
  }
}
