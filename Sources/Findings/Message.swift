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
    /// A hash of the wording around what is interpolated: equal for messages that say the same of different names.
    package let form: UInt64

    package init(stringLiteral value: String) {
      text = value
      arguments = []
      var interpolation = Interpolation(literalCapacity: 0, interpolationCount: 0)
      interpolation.appendLiteral(value)
      form = interpolation.form
    }

    package init(stringInterpolation: Interpolation) {
      text = stringInterpolation.text
      arguments = stringInterpolation.arguments
      form = stringInterpolation.form
    }

    package var description: String { text }

    /// The message with `sentence` after it, which does not identify the finding.
    package func adding(_ sentence: String) -> Message {
      Message(text: text + " " + sentence, arguments: arguments, form: form)
    }

    private init(text: String, arguments: [String], form: UInt64) {
      self.text = text
      self.arguments = arguments
      self.form = form
    }

    /// Collects the text and the arguments of a message.
    package struct Interpolation: StringInterpolationProtocol {
      var text = ""
      var arguments: [String] = []
      /// FNV-1a.
      var form: UInt64 = 0xCBF2_9CE4_8422_2325

      package init(literalCapacity: Int, interpolationCount: Int) {
        text.reserveCapacity(literalCapacity + interpolationCount * 16)
        arguments.reserveCapacity(interpolationCount)
      }

      package mutating func appendLiteral(_ literal: String) {
        text += literal
        for byte in literal.utf8 { form = (form ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }

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
