import Interchange
import Vulnerability

/// The words of the register to and from other systems.
struct RegisterTransferText: Words {
  let link: String
  let title: String
  let lead: String
  let downloads: String
  let download: String
  let former: String
  let formerDetail: String
  let lost: String
  let lostHint: String
  let onlyPublic: String
  let onlyPublicHint: String
  let frameworks: [FrameworkTable: (title: String, detail: String)]
  let own: String
  let ownDetail: String
  let upload: String
  let uploadLead: String
  let file: String
  let fileHint: String
  let year: String
  let yearHint: String
  let look: String
  let noFile: String
  let wrongYear: String
  let gone: String
  let stale: String
  let previewTitle: String
  let holds: @Sendable (_ file: String) -> String
  let counts: String
  let countColumns: [String]
  let leftOut: @Sendable (Int) -> String
  let nothing: String
  let findings: String
  let newFindings: String
  let words: String
  let wordsLead: String
  let kinds: [TaxonomyEntry.Kind: String]
  let suggested: @Sendable (_ name: String) -> String
  let ownWord: @Sendable (_ word: String) -> String
  let preset: String
  let presetLead: String
  let presetAfter: String
  let takePreset: @Sendable (_ preset: String) -> String
  let keepPreset: @Sendable (_ preset: String) -> String
  let setNoPreset: String
  let lookAgain: String
  let changes: String
  let moreRows: @Sendable (Int) -> String
  let reason: String
  let reasonDefault: String
  let take: String
  let takeRight: String
  let drop: String
}
