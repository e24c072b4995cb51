internal import CGSL
internal import CGSLShims

/// A reproducible source of random numbers: Philox4x32-10 behind GSL's distributions.
///
/// A stream is a value. A copy continues on its own; to go on where another left off, pass it
/// `inout`. GSL's generator object points at the value for the duration of one call only.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private var state: cgsl_philox_state

  /// The start of the stream with this name.
  public init(_ name: StreamName) {
    state = cgsl_philox_start(name.key, name.stream)
  }

  /// The start of the stream `stream` under a raw 64-bit key.
  public init(key: UInt64, stream: UInt64) {
    state = cgsl_philox_start(key, stream)
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    let low = UInt64(cgsl_philox_next(&state))
    return UInt64(cgsl_philox_next(&state)) << 32 | low
  }

  /// The next 32 bits.
  public mutating func nextWord() -> UInt32 { cgsl_philox_next(&state) }

  /// A uniform number in [0, 1) that carries 53 bits.
  public mutating func uniform() -> Double { cgsl_philox_uniform(&state) }

  /// A normal number of mean 0, by the ziggurat.
  public mutating func gaussian(standardDeviation sigma: Double = 1) -> Double {
    withGenerator { gsl_ran_gaussian_ziggurat($0, sigma) }
  }

  /// Fills `out` with independent normal numbers of mean 0.
  public mutating func fillGaussian(_ out: inout MutableSpan<Double>, standardDeviation sigma: Double = 1) {
    out.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      cgsl_philox_fill_gaussian(&state, sigma, base, buffer.count)
    }
  }

  /// Fills `out` with independent uniform numbers in [0, 1).
  public mutating func fillUniform(_ out: inout MutableSpan<Double>) {
    out.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      cgsl_philox_fill_uniform(&state, base, buffer.count)
    }
  }

  /// True with probability `p`.
  public mutating func bernoulli(_ p: Double) -> Bool { uniform() < p }

  /// A uniform integer in `0 ..< bound`; `bound` is in `1 … 2³²`.
  public mutating func integer(below bound: Int) -> Int {
    precondition(1 <= bound && bound <= 1 << 32, "a uniform integer needs a bound in 1 … 2³²")
    return Int(withGenerator { gsl_rng_uniform_int($0, UInt(bound)) })
  }

  /// An exponential number of mean `mean`.
  public mutating func exponential(mean: Double) -> Double {
    withGenerator { gsl_ran_exponential($0, mean) }
  }

  /// A number of Student's t distribution.
  public mutating func studentT(degreesOfFreedom: Double) -> Double {
    withGenerator { gsl_ran_tdist($0, degreesOfFreedom) }
  }

  /// A point of the simplex from the Dirichlet distribution with these concentrations.
  public mutating func dirichlet(_ concentrations: [Double]) -> [Double] {
    var point = [Double](repeating: 0, count: concentrations.count)
    withGenerator { gsl_ran_dirichlet($0, concentrations.count, concentrations, &point) }
    return point
  }

  /// A uniformly random order of `0 ..< count`, by Fisher and Yates.
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for i in stride(from: count - 1, to: 0, by: -1) { order.swapAt(i, integer(below: i + 1)) }
    return order
  }

  /// A uniformly random set of `k` of the numbers `0 ..< d`, in no particular order, by Floyd.
  ///
  /// - Complexity: O(k), or O(d) where `k` exceeds `d / 16`, in time and in space.
  public mutating func subset(of d: Int, count k: Int) -> [Int] {
    precondition(0 <= k && k <= d, "a subset of \(k) out of \(d) does not exist")
    guard k <= d / 16 else { return partialShuffle(of: d, count: k) }
    var chosen = Set<Int>(minimumCapacity: k)
    var members: [Int] = []
    members.reserveCapacity(k)
    for j in (d - k)..<d {
      let candidate = integer(below: j + 1)
      let member = chosen.contains(candidate) ? j : candidate
      chosen.insert(member)
      members.append(member)
    }
    return members
  }

  private mutating func partialShuffle(of d: Int, count k: Int) -> [Int] {
    var order = Array(0..<d)
    for i in 0..<k { order.swapAt(i, i + integer(below: d - i)) }
    return Array(order[..<k])
  }

  private mutating func withGenerator<Result>(_ body: (UnsafePointer<gsl_rng>) -> Result) -> Result {
    _ = errorHandlerIsOff
    return withUnsafeMutablePointer(to: &state) { pointer in
      var generator = gsl_rng(type: cgsl_rng_philox(), state: pointer)
      return body(&generator)
    }
  }
}

/// One block of Philox4x32-10.
func philoxBlock(counter: [UInt32], key: UInt64) -> [UInt32] {
  var block = [UInt32](repeating: 0, count: 4)
  cgsl_philox_block(counter, [UInt32(truncatingIfNeeded: key), UInt32(key >> 32)], &block)
  return block
}
