internal import ExternalPrograms
public import Foundation
public import Plan
public import Tables
internal import Workspace

/// Builds a plan's site, PDF and DOCX from its calculation.
public struct PlanPublisher: Sendable {
  /// What to build.
  public enum Format: String, Sendable, CaseIterable, Hashable {
    case html, pdf, docx
  }

  /// Where programs, caches and this executable are.
  public struct Setting: Sendable {
    /// The folder that `scripts/setup` fills.
    public var tools: URL
    public var cache: URL
    /// This program, which draws charts in a process of its own.
    public var executable: URL
    public var variables: [String: String]

    public init(tools: URL, cache: URL, executable: URL, variables: [String: String]) {
      self.tools = tools
      self.cache = cache
      self.executable = executable
      self.variables = variables
    }

    /// Reads `CAIRN_TOOLS` and `CAIRN_HOME`; `CAIRN_HOME` is `~/.cairn` unless set.
    public init(environment: [String: String], currentFolder: URL, executable: URL) {
      let home = Setting.home(environment, currentFolder)
      self.init(
        tools: ToolFolder(
          environment: environment, currentFolder: currentFolder, executable: executable
        ).folder,
        cache: home.appending(path: "cache"), executable: executable, variables: environment)
    }

    /// The folder of this program's state.
    public static func home(_ environment: [String: String], _ currentFolder: URL) -> URL {
      if let home = environment["CAIRN_HOME"], !home.isEmpty {
        return URL(filePath: home, relativeTo: currentFolder).absoluteURL
      }
      return URL(filePath: environment["HOME"] ?? NSHomeDirectory()).appending(path: ".cairn")
    }
  }

  /// What was built.
  public struct Report: Sendable {
    /// Files a reader opens: `index.html`, `plan.pdf`, `plan.docx`.
    public var files: [URL] = []
    /// What kept something from being built, or is worth knowing.
    public var findings: [Finding] = []
    /// Seconds by phase, in order.
    public var timings: [(phase: String, seconds: Double)] = []

    /// True when text or references are broken, so that nothing was written.
    public var isStopped = false
  }

  let setting: Setting

  public init(_ setting: Setting) { self.setting = setting }

  /// Builds one edition into a folder.
  ///
  /// A reference that cannot be resolved stops everything before the first file is written.
  ///
  /// - Parameter progress: Called when a part begins, with its name in `Report.timings`; what it throws stops the build.
  public func publish(
    _ calculation: PlanCalculation, edition: Edition, formats: Set<Format>, to output: URL,
    progress: (_ phase: String) throws -> Void = { _ in }
  ) throws -> Report {
    var build = PlanBuild(
      setting: setting, calculation: calculation, edition: edition, output: output)
    try build.run(formats, progress)
    return build.report
  }

  /// Everything that would stop publishing, for both editions, without building.
  ///
  /// - Parameter memory: What the exhibits of an edition of this calculation are kept in, for whoever needs them besides.
  public static func findings(
    _ calculation: PlanCalculation, memory: (Edition) -> ExhibitMemory = { _ in ExhibitMemory() }
  ) throws -> [Finding] {
    let theme = ChartTheme.bundled
    return Edition.allCases.flatMap { edition in
      PlanBuild.document(calculation, edition: edition, theme: theme, memory: memory(edition))
        .findings
    }.withoutRepeats()
  }
}
