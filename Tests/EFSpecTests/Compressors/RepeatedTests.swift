import EFSpec
import Testing

@Suite struct RepeatedTests {
  private let x = [3.0, -5, 1, 2]

  @Test func repeatedTop1IsTopR() {
    var stream = streams(workers: 1).compressor[0]
    for count in 1...4 {
      #expect(
        Repeated(TopK(1), times: count).compress(x, using: &stream) == TopK(count).compress(x, using: &stream))
    }
  }

  /// The error of Rand-1 of 4 entries is ¾ of the square, and `(¾)³` after three repetitions.
  @Test func errorsMultiply() {
    let moments = Repeated(RandK(1, scaling: .biased), times: 3).moments(of: x)
    #expect((moments.squaredError - 27.0 / 64 * 39).magnitude < 1e-12)
  }

  @Test func onceIsTheCompressorItself() {
    var (first, second) = (streams(workers: 1).compressor[0], streams(workers: 1).compressor[0])
    let randK = RandK(2, scaling: .biased)
    #expect(Repeated(randK, times: 1).compress(x, using: &first) == randK.compress(x, using: &second))
    #expect(Repeated(randK, times: 1).outcomes(of: x).count == randK.outcomes(of: x).count)
  }
}
