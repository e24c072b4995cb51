public import GSL

/// A compressor in other units: `C(x) = s B(x/s)`.
///
/// A contraction parameter stays as it is, and nothing changes at all where `B` is positively homogeneous; an absolute
/// error of at most `Δ` becomes one of at most `sΔ`. EF21 with an absolute compressor has `s = γ`.
///
/// - Randomness: that of `B`.
/// - Source: `fatkhullin2023`.
public struct Rescaled<Base: Compressor>: Compressor {
  public let base: Base
  /// The unit `s`, greater than 0.
  public let unit: Double

  public init(by unit: Double, _ base: Base) {
    precondition(unit > 0 && unit.isFinite, "a unit is a positive number")
    self.unit = unit
    self.base = base
  }

  public var isDeterministic: Bool { base.isDeterministic }

  public func accepts(dimension d: Int) -> Bool { base.accepts(dimension: d) }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    let scaled = x.indices.map { x[$0] / unit }
    base.compress(scaled.span, into: &output, using: &stream)
    scale(&output, by: unit)
  }
}

extension Rescaled: ExactMomentsCompressor where Base: ExactMomentsCompressor {
  public func moments(of x: [Double]) -> CompressorMoments {
    let moments = base.moments(of: x.map { $0 / unit })
    return CompressorMoments(
      mean: moments.mean.map { unit * $0 }, squaredNorm: unit * unit * moments.squaredNorm,
      squaredError: unit * unit * moments.squaredError, inner: unit * unit * moments.inner)
  }
}

extension Rescaled: FiniteSupportCompressor where Base: FiniteSupportCompressor {
  public func outcomes(of x: [Double]) -> [Outcome] {
    base.outcomes(of: x.map { $0 / unit }).map { outcome in
      Outcome(probability: outcome.probability, value: outcome.value.map { unit * $0 })
    }
  }
}
