import Foundation
import Reports
import Testing

@Suite struct JSONWriterTests {
  @Test func writesBothLayouts() {
    #expect(written(.compact) == #"{"a":1,"b":[],"c":[[1,-2],[]],"d":{"é":null,"e":true}}"#)
    let pretty = """
      {
        "a": 1,
        "b": [],
        "c": [
          [1, -2],
          []
        ],
        "d": {
          "é": null,
          "e": true
        }
      }
      """
    #expect(written(.pretty) == pretty)
  }

  @Test(arguments: [
    ("plain é 🚀", "plain é 🚀"), ("\"\\/", "\\\"\\\\/"), ("\u{08}\t\n\u{0C}\r", "\\b\\t\\n\\f\\r"),
    ("\u{00}\u{1B}\u{7F}", "\\u0000\\u001b\\u007f"), ("\u{80}\u{9F}\u{A0}", "\\u0080\\u009f\u{A0}"),
    ("\u{2027}\u{2028}\u{2029}\u{202E}\u{2066}\u{206A}", "\u{2027}\\u2028\\u2029\\u202e\\u2066\u{206A}"),
  ])
  func escapes(text: String, expected: String) {
    var json = JSONWriter(.compact)
    json.string(text)
    #expect(String(decoding: json.bytes, as: UTF8.self) == "\"\(expected)\"")
  }

  @Test(arguments: [0, 7, 10, -1, 99, 100, 1_000_000, Int.max, Int.min])
  func writesIntegers(value: Int) {
    var json = JSONWriter(.compact)
    json.int(value)
    #expect(String(decoding: json.bytes, as: UTF8.self) == String(value))
  }

  @Test func isReadBackAsItWas() throws {
    let text = String(String.UnicodeScalarView((0...0x2100 as ClosedRange<UInt32>).compactMap { Unicode.Scalar($0) }))
    var json = JSONWriter(.pretty)
    json.array { json in json.string(text) }
    let read = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String]
    #expect(read?.first.map { Array($0.utf8) } == Array(text.utf8))
  }

  private func written(_ layout: JSONWriter.Layout) -> String {
    var json = JSONWriter(layout)
    json.object { json in
      json.field("a", 1)
      json.field("b", [])
      json.array("c") { json in
        json.array(inline: true) { json in
          json.int(1)
          json.int(-2)
        }
        json.array { _ in }
      }
      json.object("d") { json in
        json.key(named: "é")
        json.null()
        json.field("e", true)
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
