internal import ArgumentParser
internal import Foundation
internal import Publishing

/// Draws charts read from standard input: the child process of `cairn plan build`.
struct RenderChartsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "__render-charts", abstract: "Draw charts; used by other commands.",
    shouldDisplay: false)

  @Argument(help: "The folder with Vega's scripts.") var scripts: String

  func run() throws {
    ChartWorkerMain.run(javaScriptFolder: URL(filePath: scripts))
  }
}
