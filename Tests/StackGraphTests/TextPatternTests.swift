import StackGraph
import Testing

@Suite struct TextPatternTests {
  @Test(arguments: [
    ("*", "arn:aws:s3:::shop"), ("a*c", "*b*"), ("a*", "*z"), ("a?c", "abc"), ("", "*"), ("a*b*c", "abc"),
    ("arn:aws:logs:*:*:/aws/*", "arn:aws:logs:?*:?*:log-group:*"), ("user/${aws:username}", "user/ada"),
    ("a**", "a"),
  ])
  func someTextIsLikeBoth(_ a: String, _ b: String) {
    #expect(TextPattern(a).intersects(TextPattern(b)))
    #expect(TextPattern(b).intersects(TextPattern(a)))
  }

  @Test(arguments: [
    ("a*", "b*"), ("*a", "*b"), ("a?", "a"), ("", "?"), ("a*b", "a*c"), ("abc", "ab"),
    ("arn:aws:s3:::a/*", "arn:aws:s3:::a"),
  ])
  func noTextIsLikeBoth(_ a: String, _ b: String) {
    #expect(!TextPattern(a).intersects(TextPattern(b)))
    #expect(!TextPattern(b).intersects(TextPattern(a)))
  }

  @Test(arguments: [
    ("*", "a*b"), ("a*", "a*b"), ("a*b", "a?b"), ("a*b*", "a*b"), ("role/*", "role/${Name}"), ("abc", "abc"),
  ])
  func oneTakesAllTheOtherTakes(_ a: String, _ b: String) { #expect(TextPattern(a).contains(TextPattern(b))) }

  @Test(arguments: [
    ("a*b", "a*"), ("a?", "a*"), ("role/${Name}", "role/*"), ("user/${aws:username}", "user/${Name}"), ("", "*"),
  ])
  func theOtherTakesMore(_ a: String, _ b: String) { #expect(!TextPattern(a).contains(TextPattern(b))) }

  /// For patterns without `?` in the other, being taken by one is being like it.
  @Test func takesTextsThatAreLikeIt() {
    var random = SplitMix(state: 11)
    for _ in 0..<4000 {
      let pattern = String((0..<random.below(7)).map { _ in random.pick(["a", "b", "*", "?"] as [Character]) })
      let text = String((0..<random.below(7)).map { _ in random.pick(["a", "b"] as [Character]) })
      let (wild, plain) = (TextPattern(pattern), TextPattern(text))
      #expect(wild.contains(plain) == wild.intersects(plain), "\(pattern) and \(text)")
      if wild.contains(plain) { #expect(TextPattern("a" + pattern + "*b").contains(TextPattern("a" + text + "?b"))) }
    }
  }

  @Test func namesHaveNoSlash() {
    var bucket = TextPattern("arn:aws:s3:::")
    bucket.appendName()
    #expect(bucket.intersects(TextPattern("arn:aws:s3:::shop")))
    #expect(bucket.intersects(TextPattern("arn:aws:s3:::*")))
    #expect(!bucket.intersects(TextPattern("arn:aws:s3:::shop/*")))
    #expect(!bucket.contains(bucket), "one name is not all")
    #expect(TextPattern("arn:aws:s3:::*").contains(bucket))
  }

  @Test(arguments: [
    ("arn:aws:s3::shop/*", true), ("arn:aws:s3::shop", true), ("arn:aws:s3:::shop", false), ("arn:aws:s3:*", false),
    ("arn:aws:*", false), ("shop/*", false),
  ])
  func shortARNs(_ text: String, _ isShort: Bool) { #expect(TextPattern(text).isShortARN == isShort) }

  @Test func manyStarsTakeNoLongTime() {
    let stars = TextPattern(String(repeating: "a*", count: 500) + "b")
    #expect(!stars.intersects(TextPattern(String(repeating: "*a", count: 500))))
  }
}
