/// The lines of a page, without their line feeds; a final line feed begins no further line.
func linesOfPage(_ text: String) -> [Substring] {
  var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
  if lines.last?.isEmpty == true { lines.removeLast() }
  return lines
}

/// The text without the spaces around it.
func trimmed(_ text: Substring) -> Substring {
  var text = text.drop { $0 == " " }
  while text.last == " " { text.removeLast() }
  return text
}

/// The words of a text, which spaces divide.
func words(of text: Substring) -> [Substring] { text.split(separator: " ") }
