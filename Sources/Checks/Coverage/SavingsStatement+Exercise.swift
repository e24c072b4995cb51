import Foundation
import GSL
import Theory

extension SavingsStatement: Exercisable {
  var relation: Statement.Relation { .equals }

  func examine(_ places: inout Places, in run: RunSettings) throws {
    switch self {
    case .uniform: try examine(UniformMagnitudes(), &places) { 1 - $0 }
    case .exponential: try examine(ExponentialMagnitudes(), &places) { -log($0) }
    case .gaussian:
      try examine(GaussianMagnitudes(), &places) { -normalQuantile($0 / 2) }
      // The larger of two squares: (2 + E|x₁² − x₂²|)/2 with E|x₁² − x₂²| = 4/π.
      places.note(GaussianMagnitudes().topKEnergy(1, dimension: 2), 1 + 2 / Double.pi, at: "d = 2, k = 1", slack: 1e-9)
    case .pareto:
      for a in [3.0, 4, 10] {
        try examine(try ParetoMagnitudes(tailIndex: a), &places) { pow($0, -1 / a) }
      }
    case .powerLaw:
      for s in [0.5, 1, 2] {
        let law = try PowerLawMagnitudes(exponent: s)
        for (d, k) in [(1, 1), (10, 3), (100, 100)] {
          let sorted = (1...d).map { pow(Double($0), -s) }.sorted(by: >)
          let kept = sorted.prefix(k).reduce(0) { $0 + $1 * $1 }
          places.note(law.topKEnergy(k, dimension: d), kept, at: "s = \(s), d = \(d), k = \(k)")
        }
      }
    case .uniformErrorRatio:
      for (d, k) in [(2, 1), (10, 3), (100, 50), (1000, 1)] {
        let savings = try AverageSavings(of: UniformMagnitudes(), keeping: k, dimension: d)
        // The i-th smallest has E x₍ᵢ₎² = i(i + 1)/((d + 1)(d + 2)); they are summed one by one.
        let error = (1...(d - k)).reduce(0) { $0 + Double($1 * ($1 + 1)) } / Double((d + 1) * (d + 2))
        let promised = (1 - Double(k) / Double(d + 1)) * (1 - Double(k) / Double(d + 2))
        let place = "d = \(d), k = \(k)"
        places.note(error / ((1 - Double(k) / Double(d)) * savings.total), promised, at: place)
        places.note(savings.errorRatio ?? .nan, promised, at: place)
      }
    case .uniformLimit: try examineLimit(UniformMagnitudes(), &places)
    case .exponentialLimit: try examineLimit(ExponentialMagnitudes(), &places)
    case .gaussianLimit: try examineLimit(GaussianMagnitudes(), &places)
    case .paretoLimit: try examineLimit(try ParetoMagnitudes(tailIndex: 4), &places)
    }
  }

  /// The law's formula against `d ∫ Q(w)² P(at most k − 1 of d − 1 others are larger) dw`, where a magnitude `Q(w)` is
  /// exceeded with probability `w`. The substitution `w = y⁸` removes the singularity at 0.
  private func examine(
    _ law: some MagnitudeLaw, _ places: inout Places, magnitude: (_ exceeded: Double) -> Double
  ) throws {
    for (d, k) in [(2, 1), (10, 1), (10, 3), (50, 20), (50, 49)] {
      let kept = try integral(
        of: { y in
          guard y > 0 else { return 0 }
          let w = pow(y, 8)
          let q = magnitude(w)
          return 8 * pow(y, 7) * q * q * regularisedBeta(1 - w, Double(d - k), Double(k))
        }, in: 0...1)
      places.note(
        Double(d) * kept, law.topKEnergy(k, dimension: d), at: "\(law.name), d = \(d), k = \(k)", slack: 1e-9)
    }
  }

  /// At a large dimension the gain is within `10/d` of its limit, relatively.
  private func examineLimit(_ law: some MagnitudeLaw, _ places: inout Places) throws {
    let d = 10_000
    for k in [1000, 5000, 9000] {
      let savings = try AverageSavings(of: law, keeping: k, dimension: d)
      guard let limit = law.limitingGain(keeping: Double(k) / Double(d)) else { continue }
      places.note(savings.retainedRatio, limit, at: "\(law.name), d = \(d), k = \(k)", slack: 10 / Double(d))
    }
  }
}
