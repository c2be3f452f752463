import CommandLine

/// The program: hands over to the commands.
@main
enum Cairn {
  static func main() async {
    await runCairn()
  }
}
