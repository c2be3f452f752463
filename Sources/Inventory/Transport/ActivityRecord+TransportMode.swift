extension ActivityRecord {
  /// The number of the GPC's subsector of transport: road 1, rail 2, water 3, air 4, off-road 5.
  ///
  /// The activity tells, else the subsector; nil when neither does.
  ///
  /// - Source: [GPC-2021], table of references; trams, subways and commuter trains are rail.
  var transportNumber: Int? {
    ActivityRecord.transportNumber(of: activity) ?? ActivityRecord.transportNumber(of: subsector)
  }

  private static func transportNumber(of word: String) -> Int? {
    switch word {
    case "on-road", "road", "bus", "medium-heavy-truck": 1
    case "rail", "transit-rail", "commuter-rail", "freight-rail",
      "intercity-rail-northeast-corridor", "intercity-rail-other-routes",
      "intercity-rail-national-average":
      2
    case "marine", "waterborne", "water", "waterborne-craft": 3
    case "aviation", "air", "air-freight": 4
    case "off-road": 5
    default: OnRoadFuel.fuels.contains(word) && word != "electricity" ? 1 : nil
    }
  }
}
