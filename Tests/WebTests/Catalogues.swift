import Foundation

@testable import Web

/// Every text of the site's pages, for tests to look through.
enum Catalogues {
  /// Each type that conforms to `Words`; a test finds those that are missing here.
  static let all: [any Words.Type] = [
    AccessLogText.self,
    AccountText.self,
    ActionCompareText.self,
    ActionPageText.self,
    ActionText.self,
    ActionWorkbookText.self,
    AdministrationText.self,
    ArchiveText.self,
    AssessorText.self,
    AssetReasonText.self,
    AuditWords.self,
    BarText.self,
    BookPageText.self,
    BulkText.self,
    CalendarText.self,
    ChapterText.self,
    ChartFigureText.self,
    ClimateFileText.self,
    CodeText.self,
    CommentPeriodText.self,
    CompareText.self,
    SideBySideText.self,
    RareEventText.self,
    RecalculationText.self,
    ResidentDeskText.self,
    ResidentText.self,
    ResidualListText.self,
    ResultsWorkbookText.self,
    WarmText.self,
    ConflictText.self,
    CostText.self,
    DeletionText.self,
    DesignText.self,
    DifferenceText.self,
    DriverText.self,
    EditionText.self,
    EditorText.self,
    EquityText.self,
    ExplainText.self,
    ExposureGapText.self,
    ExposureText.self,
    ShapeImportText.self,
    TractIndexText.self,
    QuarterBurdenText.self,
    FactorLibraryText.self,
    FactorText.self,
    FigureText.self,
    FindingNoticeText.self,
    FindingText.self,
    FollowedText.self,
    ForecastText.self,
    FormAgainText.self,
    GoalText.self,
    GridPlaceText.self,
    GridScriptText.self,
    GridText.self,
    HazardListText.self,
    HazardProfileText.self,
    HistoryText.self,
    HomeText.self,
    IdentityText.self,
    ImportText.self,
    IndicatorLibraryText.self,
    InventoryUncertaintyText.self,
    MethodComparisonText.self,
    InvitationText.self,
    JobText.self,
    JobWords.self,
    KeptFormText.self,
    LayoutText.self,
    LibraryText.self,
    MapText.self,
    MemberText.self,
    MethodText.self,
    NavigationText.self,
    NewAccountText.self,
    NewWorkspaceText.self,
    NumberReadingText.self,
    OutlookText.self,
    OwnWordsText.self,
    PagerText.self,
    PlaceSearchText.self,
    PlaceText.self, FilePlaceText.self,
    PlanListText.self,
    PathwayText.self,
    PlanOrEmptyText.self,
    PortfolioText.self,
    ProgrammeText.self, ProgrammeNumberText.self, ExhibitText.self, ActionTrialText.self,
    StepCheckText.self,
    PublishText.self,
    ReachText.self,
    ReaderText.self,
    RangeText.self,
    RankingText.self,
    RegisterTransferText.self,
    RecordListText.self,
    RecordText.self,
    RemovalText.self,
    RemovedRecordText.self,
    ResidualText.self,
    ResultsText.self,
    RevertText.self,
    ReviewText.self,
    RiskDetailText.self,
    RiskProposalText.self,
    RiskText.self,
    ScenarioText.self,
    ScreeningText.self,
    ShelfText.self,
    UncertaintyText.self,
    SearchText.self,
    SecondFactorText.self,
    SetUpText.self,
    SettingsText.self,
    SignInText.self,
    TargetText.self,
    TokenText.self,
    UploadNamesText.self, UploadText.self,
    WebhookText.self,
    WebhookWords.self,
    WedgeText.self,
    WordDifferenceText.self,
    WorkspaceAdministrationText.self,
    WorkspaceListText.self,
  ]

  /// A text in every language, by where it stands, such as `HistoryText.title`.
  static let texts: [(name: String, english: String, spanish: String)] = all.flatMap { type in
    zip(strings(type.english), strings(type.spanish)).map { english, spanish in
      ("\(type).\(english.name)", english.text, spanish.text)
    }
  }

  private static func strings(_ words: any Words) -> [(name: String, text: String)] {
    Mirror(reflecting: words).children.flatMap { child -> [(name: String, text: String)] in
      let name = child.label ?? ""
      if let text = child.value as? String { return [(name, text)] }
      guard let texts = child.value as? [String] else { return [] }
      return texts.enumerated().map { ("\(name)[\($0.offset)]", $0.element) }
    }
  }

  private static let different = texts.filter { $0.english != $0.spanish }
    .map { $0.english.trimmingCharacters(in: .whitespaces) }
  private static let short = Set(different.filter { $0.count < 12 })
  /// Texts of several words by their first eight bytes, as thousands of them are looked for in thousands of pieces.
  private static let long = Dictionary(
    grouping: Set(different.filter { $0.count >= 12 }).map { Array($0.utf8) }
  ) { heads(of: $0)[0] }

  /// Each eight bytes in a row.
  private static func heads(of bytes: [UInt8]) -> [UInt64] {
    var head: UInt64 = 0
    return bytes.enumerated().compactMap { place, byte in
      head = head << 8 | UInt64(byte)
      return place >= 7 ? head : nil
    }
  }

  /// The English text that a piece of a page is or has in it; nil when there is none.
  static func english(in piece: String) -> String? {
    if short.contains(piece) { return piece }
    let bytes = Array(piece.utf8)
    for (place, head) in heads(of: bytes).enumerated() {
      let text = long[head]?.first { bytes[place...].starts(with: $0) }
      if let text { return String(decoding: text, as: UTF8.self) }
    }
    return nil
  }
}
