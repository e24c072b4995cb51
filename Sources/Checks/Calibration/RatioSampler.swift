import Foundation
import GSL

/// Draws of a ratio `Y ≥ 0` from a law that is known exactly.
enum RatioSampler: Sendable {
  case atoms([Double], AtomSampler)
  case exponential(mean: Double)
  /// `m u^(−1/a)`: a tail of this exponent `a`, scaled to mean 1.
  case pareto(exponent: Double)
  /// Uniform on `1 ± halfWidth`.
  case uniform(halfWidth: Double)
  /// `exp(σN − σ²/2)`, of mean 1.
  case logNormal(sigma: Double)

  init(_ law: RatioLaw) {
    switch law {
    case .twoPoint(let value, let probability):
      self = .atoms([0, value], AtomSampler([1 - probability, probability]))
    case .exponential(let mean): self = .exponential(mean: mean)
    case .finite(let atoms): self = .atoms(atoms.map(\.value), AtomSampler(atoms.map(\.probability)))
    }
  }

  @inline(__always)
  func draw(using stream: inout RandomStream) -> Double {
    switch self {
    case .atoms(let values, let sampler): values[sampler.draw(using: &stream)]
    case .exponential(let mean): stream.exponential(mean: mean)
    case .pareto(let exponent): (exponent - 1) / exponent * pow(1 - stream.uniform(), -1 / exponent)
    case .uniform(let halfWidth): 1 + halfWidth * (2 * stream.uniform() - 1)
    case .logNormal(let sigma): exp(sigma * stream.gaussian() - sigma * sigma / 2)
    }
  }
}
