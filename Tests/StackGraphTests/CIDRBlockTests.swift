import Testing

@testable import StackGraph

@Suite struct CIDRBlockTests {
  private func block(_ text: String) throws -> CIDRBlock { try #require(CIDRBlock(text), "\(text)") }

  @Test(arguments: [
    ("10.1.0.0/16", "10.1.0.0/16"), ("0.0.0.0/0", "0.0.0.0/0"), ("255.255.255.255/32", "255.255.255.255/32"),
    ("10.0.0.1/16", "10.0.0.0/16"), ("::/0", "::/0"), ("2001:DB8::1/128", "2001:db8::1/128"),
    ("1:2:3:4:5:6:7:8/128", "1:2:3:4:5:6:7:8/128"), ("1:0:0:2:0:0:0:3/128", "1:0:0:2::3/128"),
    ("::ffff:1.2.3.4/128", "::ffff:102:304/128"), ("1:2:3:4:5:6:7::/112", "1:2:3:4:5:6:7:0/112"),
    ("fe80::/10", "fe80::/10"), ("1::/16", "1::/16"),
  ])
  func readsAndSpells(text: String, canonical: String) throws {
    #expect(try block(text).description == canonical)
  }

  @Test(arguments: [
    "", "/", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0/8", "10.0.0.0.0/8", "10.0.0.256/8", "010.0.0.0/8",
    "10.0.0.0/08", " 10.0.0.0/8", "10.0.0.0/8 ", "10.0.0.0/+8", "10.0.0.0/-1", "::1", ":::/0", "1::2::3/64",
    "1:2:3:4:5:6:7/64", "1:2:3:4:5:6:7:8:9/64", "1:2:3:4:5:6:7:8::/64", "12345::/16", "::g/16", ":1::/16", "1:/16",
    "::/129", "1.2.3.4::/64", "::1.2.3/64", "fe80::1%eth0/64", "١٠.0.0.0/8",
  ])
  func refuses(text: String) {
    #expect(CIDRBlock(text) == nil)
  }

  @Test func hostBitsAreFlaggedAndDoNotMatterForEquality() throws {
    #expect(try block("10.0.0.1/16").hasHostBits)
    #expect(try !block("10.0.0.0/16").hasHostBits)
    #expect(try block("2001:db8::1/32").hasHostBits)
    #expect(try block("10.0.0.1/16") == block("10.0.0.0/16"))
    #expect(try Set([block("10.0.0.1/16"), block("10.0.0.0/16")]).count == 1)
  }

  @Test func containsAndOverlaps() throws {
    let vpc = try block("10.0.0.0/16")
    #expect(try vpc.contains(block("10.0.255.0/24")))
    #expect(try !vpc.contains(block("10.1.0.0/24")))
    #expect(try !vpc.contains(block("10.0.0.0/15")))
    #expect(try vpc.overlaps(block("10.0.0.0/8")))
    #expect(try !block("10.0.0.0/25").overlaps(block("10.0.0.128/25")))
    #expect(try !block("0.0.0.0/0").contains(block("::/0")))
    #expect(try block("::/0").contains(block("ffff::/16")))
  }

  @Test(arguments: [
    (["0.0.0.0/0"], true), (["::/0"], true), (["0.0.0.0/1", "128.0.0.0/1"], true), (["0.0.0.0/1"], false),
    (["128.0.0.0/1", "0.0.0.0/2", "64.0.0.0/2"], true), (["::/1", "8000::/1"], true), (["2000::/3"], true),
    (["2000::/4", "3000::/4"], true), (["2000::/4", "0.0.0.0/1"], false), ([], false), (["10.0.0.0/8"], false),
    (
      [
        "1.0.0.0/8", "2.0.0.0/7", "4.0.0.0/6", "8.0.0.0/7", "11.0.0.0/8", "12.0.0.0/6", "16.0.0.0/4", "32.0.0.0/3",
        "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/3",
      ], true
    ),
    (["0.0.0.0/1", "128.0.0.0/2", "192.0.0.0/4"], false),
  ])
  func internet(blocks: [String], covers: Bool) throws {
    #expect(try CIDRBlock.coversInternet(blocks.map(block)) == covers)
  }

  @Test func manySmallBlocksMakeTheInternet() {
    let blocks = (0..<256).map { CIDRBlock(family: .v4, address: UInt128($0) << 24, prefixLength: 8) }
    #expect(CIDRBlock.coversInternet(blocks))
    #expect(!CIDRBlock.coversInternet(blocks.filter { $0.network >> 24 != 17 }))
  }

  @Test func privateAndBroadBlocks() throws {
    for text in ["10.0.0.0/8", "172.31.0.0/16", "192.168.4.4/32", "100.64.0.0/10", "fc00::/7", "fe80::/10", "::1/128"] {
      #expect(try block(text).isPrivate, "\(text)")
    }
    for text in ["8.8.8.8/32", "172.0.0.0/8", "192.0.0.0/8", "2600::/12", "0.0.0.0/0", "::/0"] {
      #expect(try !block(text).isPrivate, "\(text)")
    }
    #expect(try block("0.0.0.0/2").isBroad)
    #expect(try !block("17.0.0.0/8").isBroad)
    #expect(try !block("224.0.0.0/4").isBroad)
  }

  @Test func unionMergesSiblingsAndDropsWhatIsContained() throws {
    let blocks = try ["10.0.1.0/24", "10.0.0.0/24", "10.0.3.0/24", "10.0.2.0/24", "10.0.2.128/25", "::/0", "9.0.0.0/8"]
      .map(block)
    #expect(CIDRBlock.union(blocks).map(\.description) == ["9.0.0.0/8", "10.0.0.0/22", "::/0"])
    #expect(try CIDRBlock.union(["10.0.1.0/24", "10.0.2.0/24"].map(block)).count == 2)
    #expect(CIDRBlock.union([]).isEmpty)
  }

  @Test func subnetsAreThoseOfFnCidr() throws {
    #expect(
      try block("10.0.0.0/16").subnets(count: 3, cidrBits: 8)?.map(\.description) == [
        "10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24",
      ])
    #expect(
      try block("2001:db8:0:100::/56").subnets(count: 2, cidrBits: 64)?.map(\.description) == [
        "2001:db8:0:100::/64", "2001:db8:0:101::/64",
      ])
    #expect(try block("::/0").subnets(count: 256, cidrBits: 0)?.last?.description == "::ff/128")
    #expect(try block("10.0.0.0/24").subnets(count: 2, cidrBits: 7)?.count == 2)
    #expect(try block("10.0.0.0/24").subnets(count: 3, cidrBits: 7) == nil)
    #expect(try block("10.0.0.0/24").subnets(count: 1, cidrBits: 9) == nil)
    #expect(try block("10.0.0.0/24").subnets(count: 0, cidrBits: 4) == nil)
    #expect(try block("10.0.0.0/8").subnets(count: 257, cidrBits: 4) == nil)
    #expect(try block("10.0.0.0/8").subnets(count: 1, cidrBits: .min) == nil)
  }
}
