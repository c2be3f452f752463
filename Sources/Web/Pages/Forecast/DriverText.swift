import Forecast

/// Texts of the drivers, their series, and the policies over them.
struct DriverText: Words {
  let tab: String
  let title: String
  let lead: @Sendable (Int) -> String
  let saved: String
  let policySaved: String

  let groups: @Sendable (_ base: Int) -> String
  let groupTable: String
  let group: String
  let records: @Sendable (Int) -> String
  let tonnes: @Sendable (_ base: Int) -> String
  let driver: String
  let activityChange: @Sendable (_ first: Int, _ last: Int) -> String
  let intensity: String
  let rule: String
  let standing: @Sendable (DriverGroup.Standing) -> String
  let standingStep: @Sendable (DriverGroup.Standing) -> String
  let unruled: @Sendable (Int) -> String
  let leftOutGroups: @Sendable (Int) -> String
  let everyRuled: String
  let isFlat: String
  let yearly: @Sendable (String) -> String
  let missingSeries: String
  let choose: String
  let change: String
  let edit: String
  let groupNote: String
  let findings: @Sendable (Int) -> String

  let series: String
  let seriesLead: String
  let noSeries: String
  let stated: @Sendable (_ first: Int, _ last: Int, _ count: Int) -> String
  let covers: String
  let after: @Sendable (SeriesReading.Beyond, _ last: Int) -> String
  let valueTable: String
  let addIndicator: String
  let addPath: String

  let policies: String
  let policiesLead: String
  let noPolicy: String
  let policyTable: String
  let policy: String
  let madeBy: String
  let standingOfPolicy: String
  let appliesTo: String
  let everything: String
  let effect: String
  let excludes: @Sendable (_ policies: String) -> String
  let contains: @Sendable (_ policies: String) -> String
  let strengthPercent: @Sendable (_ percent: String, _ from: Int, _ to: Int) -> String
  let strengthPath: @Sendable (String) -> String
  let strengthShares: String
  let countsIn: String
  let countsNowhere: String
  let source: String
  let ready: @Sendable (_ state: String) -> String
  let readyLead: String
  let others: @Sendable (Int) -> String
  let take: String
  let ownPolicy: String
  let unverified: String

  let formTitle: String
  let formLead: String
  let reach: String
  let reachHint: String
  let reachAll: String
  let driverField: String
  let driverHint: String
  let chooseOne: String
  let byRate: String
  let stays: String
  let rateField: String
  let rateHint: String
  let pathField: String
  let rateOfPath: String
  let between: String
  let beyond: String
  let unchosen: String
  let note: String
  let save: String
  let wrongReach: String
  let wrongDriver: String
  let wrongRate: String
  let wrongBoth: String
}
