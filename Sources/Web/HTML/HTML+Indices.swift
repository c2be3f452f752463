extension HTML {
  /// The same with carbon dioxide equivalents as pages write them; not for what holds addresses.
  var withIndices: HTML { replacing("CO2e", with: "CO₂e") }
}
