import Checking

/// What standard output is shown on.
enum Terminal {
  /// Whether standard output is a terminal.
  static var isOutput: Bool { StandardStream.output.isTerminal }

  /// Whether text on standard output should be coloured: `NO_COLOR`, then `FORCE_COLOR` and `CLICOLOR_FORCE`, then the
  /// terminal decides.
  static var wantsColor: Bool { wantsColor(on: .output) }

  /// The same for text on standard error.
  static var errorsWantColor: Bool { wantsColor(on: .error) }

  private static func wantsColor(on stream: StandardStream) -> Bool {
    if let value = Environment["NO_COLOR"], !value.isEmpty { return false }
    for name in ["FORCE_COLOR", "CLICOLOR_FORCE"] {
      if let value = Environment[name], !value.isEmpty, value != "0" { return true }
    }
    return stream.isTerminal && Environment["TERM"] != "dumb"
  }

  /// The width of the terminal in cells; 100 when it is not known.
  static var width: Int { StandardStream.output.terminalWidth ?? 100 }
}
