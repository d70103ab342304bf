import Foundation
import Testing

/// In systems whose parameters have finitely many values, what the resolver says is exactly what trying every
/// assignment of values finds: the same values, each in the same scenarios.
///
/// The number of systems is that of the environment's `STACKPROOF_SEEDS`.
@Suite struct BruteForceTests {
  private static let seedCount =
    ProcessInfo.processInfo.environment["STACKPROOF_SEEDS"].flatMap { UInt64($0) } ?? 400
  private static let partCount: UInt64 = 8

  @Test(arguments: 0..<Self.partCount)
  func resolverAgreesWithBruteForce(part: UInt64) {
    var (valueCount, skippedCount, failedCount) = (0, 0, 0)
    for seed in stride(from: part, to: Self.seedCount, by: UInt64.Stride(Self.partCount)) {
      let check = BruteForceCheck(seed: seed)
      valueCount += check.valueCount
      skippedCount += check.skippedCount
      guard let failure = check.failures.first else { continue }
      failedCount += 1
      // The first few tell enough.
      if failedCount <= 2 { Issue.record("\(failure)(\(check.failures.count) differences)") }
    }
    #expect(failedCount == 0, "\(failedCount) of \(Self.seedCount / Self.partCount) systems")
    // What has more alternatives than are told apart is not compared; that has to be rare.
    #expect(skippedCount * 100 <= valueCount, "\(skippedCount) of \(valueCount) values")
  }
}
