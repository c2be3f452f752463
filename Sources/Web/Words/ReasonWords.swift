import Phrasebook
import Plan

/// Reasons of changes that pages and commands write by themselves, in the language of whoever reads the history.
///
/// The history keeps a reason as it was written. What people write stays as it is.
enum ReasonWords {
  /// A reason in a language; as it is where somebody has written it.
  static func text(_ reason: String, _ language: Language) -> String {
    let known =
      switch language {
      case .english: inEnglish
      case .spanish: inSpanish
      }
    return known.whole[reason]
      ?? known.patterns.lazy.compactMap { $0.fill(reason) }.first ?? reason
  }

  /// With `{}` for names and numbers.
  private static let reasons: [Phrase] =
    [
      Phrase(SettingsText.self) { $0.reason }, Phrase(ReviewText.self) { $0.tookReason("{}") },
      Phrase(ReviewText.self) { $0.commentReason }, Phrase(ReviewText.self) { $0.settleReason },
      Phrase(ReviewText.self) { $0.removeReason }, Phrase(ReviewText.self) { $0.approveReason },
      Phrase(ReviewText.self) { $0.withdrawReason }, Phrase(ReviewText.self) { $0.recordReason },
      Phrase(HazardProfileText.self) { $0.reason("{}") },
      Phrase(PortfolioText.self) { $0.saveReason }, Phrase(RangeText.self) { $0.takenReason },
      Phrase(RemovedRecordText.self) { $0.reason("{}") },
      Phrase(UploadText.self) { $0.reasonDefault + "{}" },
      Phrase(RegisterTransferText.self) { $0.reasonDefault + "{}" },
      Phrase(NewWorkspaceText.self) { $0.reasonPlace("{}") },
      Phrase(NewWorkspaceText.self) { $0.reasonEmpty },
      Phrase(NewWorkspaceText.self) { $0.reasonArchive },
      Phrase(NewWorkspaceText.self) { $0.reasonExample },
      Phrase(RiskProposalText.self) { $0.reason(1) },
      Phrase("Adds {} proposed risks", "Agrega {} riesgos propuestos"),
      Phrase("Imported from a folder", "Importado de una carpeta"),
      Phrase("Log the recalculation of {}", "Anota el recálculo de {}"),
    ] + BookReason.all + ChangeReason.all + PlanProgress.Step.allCases.flatMap(checks)

  /// With the step named in the language of the rest.
  private static func checks(of step: PlanProgress.Step) -> [Phrase] {
    let title = Phrase(HomeText.self) { $0.step(step).title }
    return [\StepCheckText.checkReason, \.withdrawReason].map {
      Phrase(
        StepCheckText.english[keyPath: $0](title.english),
        StepCheckText.spanish[keyPath: $0](title.spanish))
    }
  }

  private static let inSpanish = Known(reasons.map { ($0.english, $0.spanish) })
  private static let inEnglish = Known(reasons.map { ($0.spanish, $0.english) })

  /// Reasons of one language with those of the other.
  private struct Known {
    let whole: [String: String]
    let patterns: [TextPattern]

    init(_ pairs: [(from: String, to: String)]) {
      whole = Dictionary(pairs.map { ($0.from, $0.to) }) { first, _ in first }
      patterns = pairs.filter { $0.from.contains("{}") }
        .map { TextPattern(english: $0.from, spanish: $0.to) }
    }
  }
}

extension Visit {
  /// The reason of a change in the visitor's language.
  func reason(_ text: String) -> String { ReasonWords.text(text, language) }
}
