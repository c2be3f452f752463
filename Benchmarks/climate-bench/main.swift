// The measuring program behind Benchmarks/climate-indicators: one piece of the climate engine a run, timed from inside.
//
// What is measured is printed as `name value`; results go to files of 64-bit floats, to be compared with a peer's.
internal import Climate
internal import Foundation
internal import Glibc

let arguments = Array(CommandLine.arguments.dropFirst())

do throws(ClimateProblem) {
  switch arguments.first {
  case "indicators" where arguments.count == 3:
    try measureIndicators(folder: arguments[1], output: arguments[2])
  case "inflate" where arguments.count == 2:
    try measureInflating(folder: arguments[1])
  case "day-of-year" where arguments.count == 5:
    try measureDayOfYear(arguments[1], cells: arguments[2], years: arguments[3], arguments[4])
  case "extremes" where arguments.count == 4:
    try measureExtremes(arguments[1], years: arguments[2], output: arguments[3])
  case "atlas-write" where arguments.count == 5:
    try writeAtlas(arguments[1], places: arguments[2], years: arguments[3], each: arguments[4])
  case "atlas-read" where arguments.count == 4:
    try measureAtlas(arguments[1], runs: arguments[2], each: arguments[3])
  default:
    throw ClimateProblem(
      "Use: climate-bench indicators FOLDER OUTPUT | inflate FOLDER | day-of-year VALUES CELLS YEARS OUTPUT | extremes VALUES YEARS OUTPUT | atlas-write FILE PLACES YEARS EACH | atlas-read FILE RUNS EACH"
    )
  }
} catch {
  FileHandle.standardError.write(Data("climate-bench: \(error.message)\n".utf8))
  exit(1)
}
