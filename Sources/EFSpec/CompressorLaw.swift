/// The exact moments of `C(x)` at one input.
public struct CompressorMoments: Hashable, Sendable {
  /// `E C(x)`, `d` entries.
  public let mean: [Double]
  /// `E‖C(x)‖²`.
  public let squaredNorm: Double
  /// `E‖C(x) − x‖²`.
  public let squaredError: Double
  /// `⟨E C(x), x⟩`.
  public let inner: Double
}

extension CompressorMoments {
  /// The moments of a compressor that multiplies every entry by `c` with probability `p` and else by 0,
  /// entries in any dependence.
  static func keeping(_ p: Double, times c: Double, of x: [Double]) -> CompressorMoments {
    let square = EFSpec.squaredNorm(x.span)
    return CompressorMoments(
      mean: x.map { c * p * $0 }, squaredNorm: c * c * p * square,
      squaredError: (p * (c - 1) * (c - 1) + (1 - p)) * square, inner: c * p * square)
  }
}

/// A compressor whose first two moments are known in closed form or by a finite sum.
public protocol ExactMomentsCompressor: Compressor {
  /// The exact moments at `x`.
  func moments(of x: [Double]) -> CompressorMoments
}

/// One value that a random compressor takes, and its probability.
public struct Outcome: Hashable, Sendable {
  public let probability: Double
  public let value: [Double]

  public init(probability: Double, value: [Double]) {
    self.probability = probability
    self.value = value
  }
}

/// A compressor that takes finitely many values at each input, few enough to be listed.
///
/// Expectations over such a compressor are summed, not sampled.
public protocol FiniteSupportCompressor: ExactMomentsCompressor {
  /// Every value of `C(x)` with its probability; the probabilities add up to 1.
  func outcomes(of x: [Double]) -> [Outcome]
}

extension FiniteSupportCompressor {
  public func moments(of x: [Double]) -> CompressorMoments {
    let outcomes = outcomes(of: x)
    var mean = [Double](repeating: 0, count: x.count)
    var squared = 0.0
    var error = 0.0
    for outcome in outcomes {
      for i in x.indices { mean[i] += outcome.probability * outcome.value[i] }
      squared += outcome.probability * EFSpec.squaredNorm(outcome.value.span)
      error += outcome.probability * squaredDistance(outcome.value.span, x.span)
    }
    return CompressorMoments(
      mean: mean, squaredNorm: squared, squaredError: error, inner: dot(mean.span, x.span))
  }
}

/// A compressor that treats entries independently: entry `i` becomes one of two values.
public protocol CoordinatewiseCompressor: ExactMomentsCompressor {
  /// The law of every entry of `C(x)`.
  func entryLaws(of x: [Double]) -> [TwoPointLaw]
}

/// The law that puts `probabilityOfHigh` on `high` and the rest on `low`.
public struct TwoPointLaw: Hashable, Sendable {
  public let low: Double
  public let high: Double
  public let probabilityOfHigh: Double

  public init(low: Double, high: Double, probabilityOfHigh: Double) {
    self.low = low
    self.high = high
    self.probabilityOfHigh = probabilityOfHigh
  }

  public var mean: Double { low + probabilityOfHigh * (high - low) }

  /// `E(X − c)²`.
  public func secondMoment(about c: Double) -> Double {
    (1 - probabilityOfHigh) * (low - c) * (low - c) + probabilityOfHigh * (high - c) * (high - c)
  }
}

extension CoordinatewiseCompressor {
  public func moments(of x: [Double]) -> CompressorMoments {
    let laws = entryLaws(of: x)
    let mean = laws.map(\.mean)
    return CompressorMoments(
      mean: mean,
      squaredNorm: laws.reduce(0) { $0 + $1.secondMoment(about: 0) },
      squaredError: zip(laws, x).reduce(0) { $0 + $1.0.secondMoment(about: $1.1) },
      inner: dot(mean.span, x.span))
  }
}
