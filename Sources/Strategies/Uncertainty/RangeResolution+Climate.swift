internal import Forecast
internal import Tables

extension RangeResolution {
  /// Which model of the climate comes true, each as likely as the others; says what is held where models are not known.
  mutating func readClimate() {
    guard projection.followsClimate else { return }
    let models = projection.climateModels
    guard !models.isEmpty else {
      held.append(
        "The climate is held at the median of models, since single models are not known. Put them into climate-models.csv, and each draw follows one of them."
      )
      return
    }
    append(
      UncertainInput(
        id: "climate: model", title: "climate model",
        text: "1 of \(models.count) models, all equally likely",
        source: "climate-models.csv", place: Place(file: "climate-models.csv"),
        isOfInventory: false, reach: .climateModel,
        shape: DrawShape(oneOf: models.count), stated: -1))
  }
}

extension Projection {
  /// True when some stream follows the climate to come.
  fileprivate var followsClimate: Bool {
    streams.contains { stream in
      stream.shape.factors.contains {
        if case .climate = $0.kind { true } else { false }
      }
    }
  }
}
