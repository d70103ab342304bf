import Findings
import Testing

@Suite struct SuggestionTests {
  @Test func letterCaseComesFirst() {
    let names = ["VpcIds", "vpcId", "VPCID", "VpcId"]
    #expect(Suggestion.nearest(to: "VpcId", among: names) == ["VPCID", "vpcId", "VpcIds"])
    #expect(Suggestion.nearest(to: "VpcId", among: names, limit: 1) == ["VPCID"])
  }

  @Test func tiesGoToTheSharedBeginningWhateverTheOrder() {
    let names = ["DatabasePart", "DatabasePost", "XatabasePort", "DatabasePort", "DatabasePart"]
    let expected = ["DatabasePort", "DatabasePost", "DatabasePart"]
    #expect(Suggestion.nearest(to: "DatabasePorts", among: names) == expected)
    #expect(Suggestion.nearest(to: "DatabasePorts", among: names.reversed()) == expected)
  }

  @Test(arguments: [
    ("SubnetId", "SubnetIds", true), ("SubnetId", "SubentId", true), ("SubnetId", "SbunteId", true),
    ("Subnet", "SubnetIds", false), ("SubnetId", "SubnetId", false), ("a", "b", false), ("a", "A", true),
    ("ab", "ba", true), ("", "a", false), ("", "", false), ("prod-vpcid", "prod-VpcId", true),
    ("Properties", "Propreties", true), ("Properties", "Parameters", false), ("Größe", "Grösse", false),
    ("Größe", "Grüße", true),
  ])
  func near(a: String, b: String, expected: Bool) {
    #expect(Suggestion.isNear(a, b) == expected)
    #expect(Suggestion.isNear(b, a) == expected)
  }

  /// The band must not change what the full table gives.
  @Test func agreesWithTheFullTable() {
    var words = ["VpcId"]
    for round in 0..<400 {
      var letters = Array(words[round * 7 % words.count])
      let at = round * 31 % (letters.count + 1)
      switch round % 4 {
      case 0: letters.insert(Array("abIdVc")[round % 6], at: at)
      case 1 where letters.count > 3: letters.remove(at: min(at, letters.count - 1))
      case 2: letters.swapAt(at % letters.count, (at + 1) % letters.count)
      default: letters[at % letters.count] = Array("pcdIV")[round % 5]
      }
      words.append(String(letters))
    }
    for a in words.suffix(60) {
      for b in words.prefix(120) where a != b {
        let (left, right) = (Array(a.lowercased()), Array(b.lowercased()))
        let longer = max(left.count, right.count)
        let expected = distance(left, right) <= min(max(1, longer / 4), longer - 1)
        if Suggestion.isNear(a, b) != expected { Issue.record("\(a) and \(b)") }
        if (Suggestion.nearest(to: a, among: [b]) == [b]) != expected { Issue.record("\(b) among others for \(a)") }
      }
    }
  }

  private func distance(_ a: [Character], _ b: [Character]) -> Int {
    var table = (0...a.count).map { i in (0...b.count).map { j in i == 0 ? j : j == 0 ? i : 0 } }
    for i in 1..<(a.count + 1) {
      for j in 1..<(b.count + 1) {
        table[i][j] = min(
          table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
        }
      }
    }
    return table[a.count][b.count]
  }

  @Test func sentences() {
    #expect(Suggestion.sentence(for: "Tpye", among: ["Type", "Properties"]) == "Did you mean `Type`?")
    #expect(
      Suggestion.sentence(for: "Subnet", among: ["Subnet2", "Subnet1"]) == "Did you mean `Subnet1` or `Subnet2`?")
    #expect(
      Suggestion.sentence(for: "Subnet", among: ["SubnetA", "SubnetB", "SubnetC", "SubnetD"])
        == "Did you mean `SubnetA`, `SubnetB` or `SubnetC`?")
    #expect(Suggestion.sentence(for: "Bucket", among: ["Queue", "Bucket"]) == nil)
  }
}
