public import GSL

/// Keeps every entry with a probability of its own, independently of the others.
///
///     C(x)ᵢ = cᵢ xᵢ with probability pᵢ, else 0.
///
/// The factor is `cᵢ = 1` in the biased form and `cᵢ = 1/pᵢ` in the unbiased one. The compressor is defined
/// in the dimension of its list of probabilities only.
///
/// - Randomness: one uniform number an entry.
/// - Source: `beznosikov2023`, random sparsification.
public struct RandomSparsification: CoordinatewiseCompressor, AnyNumberSelection, Hashable {
  /// The probability of each entry to be kept, in (0, 1].
  public let probabilities: [Double]
  public let scaling: RandK.Scaling

  public init(probabilities: [Double], scaling: RandK.Scaling) {
    precondition(!probabilities.isEmpty, "there is at least one entry")
    precondition(probabilities.allSatisfy { 0 < $0 && $0 <= 1 }, "probabilities are in (0, 1]")
    self.probabilities = probabilities
    self.scaling = scaling
  }

  public var isDeterministic: Bool { probabilities.allSatisfy { $0 == 1 } }

  public func accepts(dimension d: Int) -> Bool { d == probabilities.count }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    precondition(accepts(dimension: x.count), "\(probabilities.count) probabilities for \(x.count) entries")
    for i in x.indices { output[i] = stream.bernoulli(probabilities[i]) ? kept(x[i], i) : 0 }
  }

  public func entryLaws(of x: [Double]) -> [TwoPointLaw] {
    precondition(accepts(dimension: x.count), "\(probabilities.count) probabilities for \(x.count) entries")
    return x.indices.map { TwoPointLaw(low: 0, high: kept(x[$0], $0), probabilityOfHigh: probabilities[$0]) }
  }

  private func kept(_ entry: Double, _ i: Int) -> Double {
    switch scaling {
    case .biased: entry
    case .unbiased: entry / probabilities[i]
    }
  }
}
