package import Vulnerability

/// The preset that the scores of a register belong to, beside the one that the workspace rates by.
package struct RegisterPreset: Hashable, Sendable {
  /// What somebody wants to become of the workspace's preset.
  package enum Choice: String, Sendable, CaseIterable {
    /// The file's where the workspace names none and no risk has a rating yet; else what rates now.
    case fill
    /// The file's, whatever the workspace names.
    case take
    /// The workspace's, or what counts where it names none.
    case keep
  }

  /// What the file's scores belong to.
  package let ofFile: RiskPreset
  /// As `community.yaml` has it; empty where it names none.
  package let ofWorkspace: String
  /// What rates now: the workspace's, or the one that counts where it names none.
  package let effective: RiskPreset
  /// The bytes of `community.yaml` with the file's preset; nil where it stays as it is.
  package internal(set) var community: [UInt8]?

  /// True when the workspace rates by another preset than the file.
  package var differs: Bool { effective != ofFile }
}
