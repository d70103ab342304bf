extension Finding {
  /// What a finding says: full sentences, and the names in them that tell this finding from another of its rule.
  ///
  /// Written as an interpolated string; what is interpolated becomes the message's arguments, which identify the
  /// finding in its fingerprint even when the wording around them changes.
  package struct Message: Hashable, Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
    /// The sentences.
    package let text: String
    /// The interpolated names and values, in order.
    package let arguments: [String]

    package init(stringLiteral value: String) {
      text = value
      arguments = []
    }

    package init(stringInterpolation: Interpolation) {
      text = stringInterpolation.text
      arguments = stringInterpolation.arguments
    }

    package var description: String { text }

    /// The message with `sentence` after it, which does not identify the finding.
    package func adding(_ sentence: String) -> Message {
      Message(text: text + " " + sentence, arguments: arguments)
    }

    private init(text: String, arguments: [String]) {
      self.text = text
      self.arguments = arguments
    }

    /// Collects the text and the arguments of a message.
    package struct Interpolation: StringInterpolationProtocol {
      var text = ""
      var arguments: [String] = []

      package init(literalCapacity: Int, interpolationCount: Int) {
        text.reserveCapacity(literalCapacity + interpolationCount * 16)
        arguments.reserveCapacity(interpolationCount)
      }

      package mutating func appendLiteral(_ literal: String) { text += literal }

      /// Adds a name or value that identifies the finding.
      package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
        let written = value.description
        text += written
        arguments.append(written)
      }

      /// Adds wording that does not identify the finding.
      package mutating func appendInterpolation(wording: String) { text += wording }
    }
  }
}
