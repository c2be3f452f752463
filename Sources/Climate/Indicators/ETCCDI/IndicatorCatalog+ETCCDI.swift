extension IndicatorCatalog {
  /// The 27 indices of the Expert Team on Climate Change Detection and Indices.
  static let etccdi: [IndicatorDeclaration] = [
    IndicatorDeclaration(
      "txx", .etccdi, "Hottest day", equation: "max tx", .absolute(.celsius),
      .maximum(.variable(.tasmax)),
      source:
        "ETCCDI, Climate Change Indices, index TXx; Zhang and others, WIREs Climate Change, 2011")
  ]
}
