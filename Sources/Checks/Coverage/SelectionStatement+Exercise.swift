import EFSpec
import Foundation
import GSL
import Theory

extension SelectionStatement: Exercisable {
  var relation: Statement.Relation {
    switch self {
    case .nearestGridFactor, .gridEntryError, .closedFormAtMostClassic, .quantisedSGD, .oneLevel: .atMost
    default: .equals
    }
  }

  func examine(_ places: inout Places, in run: RunSettings) throws {
    switch self {
    case .randK, .unbiasedRandK, .independentSelection, .adaptiveRandom, .adaptiveRandomIndependent, .scaledSign,
      .scaledSignWithZero:
      for x in Self.inputs(run) { examineSelection(x, &places) }
    case .roundingSecondMoment, .roundingVariance, .nearestAsGoodAsScaledUnbiased, .nearestGridFactor, .gridEntryError:
      try examineRounding(&places)
    case .ditheringSecondMoment, .closedFormAtMostClassic, .quantisedSGD, .oneLevel, .matchingResolution:
      try examineDithering(&places, run)
    }
  }

  /// Vectors of five entries: random ones, one with zeros and one whose magnitudes are equal.
  private static func inputs(_ run: RunSettings) -> [[Double]] {
    var stream = RandomStream(StreamName(seed: run.seed, purpose: .input, experiment: "exact moments"))
    return [[1, -1, 1, 1, -1], [2, 0, 0, -1, 0]] + (0..<10).map { _ in (0..<5).map { _ in stream.gaussian() } }
  }

  private func examineSelection(_ x: [Double], _ places: inout Places) {
    let d = Double(x.count)
    let square = squaredNorm(x.span)
    let sum = Norm.one(x.span)
    switch self {
    case .randK, .unbiasedRandK:
      for k in 1..<x.count {
        let biased = self == .randK
        let moments = RandK(k, scaling: biased ? .biased : .unbiased).moments(of: x)
        let promised = (biased ? 1 - Double(k) / d : d / Double(k) - 1) * square
        places.note(moments.squaredError, promised, at: "k = \(k)", x: x, slack: 1e-12)
      }
    case .independentSelection:
      let p = [0.1, 0.25, 0.5, 0.75, 1]
      let moments = RandomSparsification(probabilities: p, scaling: .biased).moments(of: x)
      places.note(moments.squaredError, zip(p, x).reduce(0) { $0 + (1 - $1.0) * $1.1 * $1.1 }, at: "p = \(p)", x: x)
    case .adaptiveRandom:
      let cubes = x.reduce(0) { $0 + $1.magnitude * $1 * $1 }
      places.note(AdaptiveRandom().moments(of: x).squaredNorm, cubes / sum, at: "d = 5", x: x)
    case .adaptiveRandomIndependent:
      let (one, many) = (AdaptiveRandom().moments(of: x), AdaptiveRandomIndependent().moments(of: x))
      places.note(one.squaredNorm, many.squaredNorm, at: "second moment, d = 5", x: x)
      places.note(equal: one.mean, many.mean, at: "mean, d = 5", x: x)
    case .scaledSign:
      let error = ScaledSign(signOfZero: .plusOne).moments(of: x).squaredError
      // The difference may vanish, at equal magnitudes.
      if square - sum * sum / d > 1e-3 * square { places.note(error, square - sum * sum / d, at: "d = 5", x: x) }
    default:
      let moments = ScaledSign(signOfZero: .zero).moments(of: x)
      let nonzero = Double(x.count { $0 != 0 })
      places.note(moments.squaredNorm, nonzero * sum * sum / (d * d), at: "‖C‖², d = 5", x: x)
      places.note(moments.inner, sum * sum / d, at: "⟨C, x⟩, d = 5", x: x)
    }
  }

  private func examineRounding(_ places: inout Places) throws {
    for (a, b) in [(1.0, 2.0), (0.5, 3), (2, 20)] {
      let rounding = UnbiasedRounding(to: GivenLevels([a, b]))
      for part in [0.1, 0.3, 0.5, 0.9] {
        let t = a + part * (b - a)
        let place = "a = \(a), b = \(b), t = \(short(t))"
        switch self {
        case .roundingSecondMoment:
          places.note(rounding.moments(of: [t]).squaredNorm, (a + b) * t - a * b, at: place, x: [t])
        case .roundingVariance:
          places.note(rounding.moments(of: [-t]).squaredError, (b - t) * (t - a), at: place, x: [-t])
        default: break
        }
      }
      if self == .nearestAsGoodAsScaledUnbiased {
        let grid = try RoundingGrid(levels: [a, b])
        guard let nearest = try NearestRoundingTheory(grid: grid).constants(dimension: 3).delta else { continue }
        // The worst input of unbiased rounding, scaled, by its exact law.
        let t = 2 * a * b / (a + b)
        let moments = rounding.moments(of: [t, t, t])
        let zeta = moments.squaredNorm / (3 * t * t)
        places.note(nearest.value, zeta, at: "a = \(a), b = \(b)", x: [t, t, t])
      }
    }
    for h in [0.5, 1, 3] {
      let (nearest, random) = (NearestRounding(to: MultiplesOfStep(h)), UnbiasedRounding(to: MultiplesOfStep(h)))
      for part in [0.1, 0.5, 0.5 + 1e-9, 0.75, 1, 1.5, 1.5 + 1e-9, 7.3] {
        let t = part * h
        let place = "h = \(h), x = \(short(t))"
        if self == .nearestGridFactor {
          let sent = nearest.moments(of: [-t]).squaredNorm.squareRoot()
          places.note(sent, 2 * t, at: place, x: [-t], slack: 1e-8)
        } else if self == .gridEntryError {
          places.note(nearest.moments(of: [t]).squaredError, h * h / 4, at: "nearest, \(place)", x: [t])
          places.note(random.moments(of: [t]).squaredError, h * h / 4, at: "random, \(place)", x: [t])
        }
      }
    }
  }

  private func examineDithering(_ places: inout Places, _ run: RunSettings) throws {
    switch self {
    case .ditheringSecondMoment:
      for x in Self.inputs(run) {
        for norm in [Norm.one, .two, .infinity, .finite(3)] {
          let levels = [0, 0.25, 0.5, 0.75, 1]
          places.note(
            StandardDithering(levels: 4, norm: norm).moments(of: x).squaredNorm, Self.interpolated(x, norm, levels),
            at: "standard, s = 4, p = \(norm.exponent)", x: x)
          places.note(
            ExponentialDithering(base: 2, levels: 3, norm: norm).moments(of: x).squaredNorm,
            Self.interpolated(x, norm, [0, 0.25, 0.5, 1]), at: "exponential, b = 2, s = 3, p = \(norm.exponent)", x: x)
        }
      }
    case .closedFormAtMostClassic:
      for d in [1, 4, 100] {
        for s in [1, 2, 8] {
          for p in [1.0, 2, 4] {
            let place = "d = \(d), s = \(s), p = \(p)"
            let standard = try StandardDitheringTheory(levels: s, normExponent: p).constants(dimension: d)
            let exponential = try ExponentialDitheringTheory(base: 2, levels: s, normExponent: p).constants(
              dimension: d)
            for (name, known) in [("standard", standard), ("exponential", exponential)] {
              guard let sharp = known.zeta, let classic = known.zetaClassicBound else { continue }
              places.note(sharp.value, classic.value, at: "\(name), \(place)")
            }
          }
        }
      }
    case .quantisedSGD:
      for (d, s) in [(4, 1), (16, 2), (100, 5), (100, 3)] {
        let promised = Double(d).squareRoot() / Double(s)
        for x in Self.profiles(d) {
          let energy = StandardDithering(levels: s, norm: .two).moments(of: x).squaredNorm / squaredNorm(x.span)
          places.note(energy, promised, at: "d = \(d), s = \(s)", x: x)
        }
      }
    case .oneLevel:
      for d in [1, 4, 30] {
        for p in [1, 1.5, 2] {
          for x in Self.profiles(d) {
            let energy = StandardDithering(levels: 1, norm: .finite(p)).moments(of: x).squaredNorm / squaredNorm(x.span)
            places.note(energy, pow(Double(d), 1 / p), at: "d = \(d), p = \(p)", x: x)
          }
        }
      }
    default:
      for (b, s, d) in [(2.0, 3, 1000), (2, 4, 10_000), (3, 2, 100)] {
        let exponential = try ExponentialDitheringTheory(base: b, levels: s, normExponent: .infinity)
        let standard = try StandardDitheringTheory(levels: Int(pow(b, Double(s - 1))), normExponent: .infinity)
        guard let first = try exponential.constants(dimension: d).zeta,
          let second = try standard.constants(dimension: d).zeta
        else { continue }
        let place = "b = \(b), s = \(s), d = \(d)"
        places.note(first.value, second.value, at: place)
        // Both compressors, at the input where the smallest level decides.
        let tau = pow(b, Double(1 - s))
        let t = tau / (1 + (1 + Double(d - 1) * tau * tau).squareRoot())
        let x = (0..<d).map { $0 == 0 ? 1 : t }
        for moments in [
          ExponentialDithering(base: b, levels: s, norm: .infinity).moments(of: x),
          StandardDithering(levels: standard.levels, norm: .infinity).moments(of: x),
        ] {
          places.note(moments.squaredNorm / squaredNorm(x.span), second.value, at: "\(place), the worst input")
        }
      }
    }
  }

  /// Flat vectors of every number of non-zero entries, and a geometric one.
  private static func profiles(_ d: Int) -> [[Double]] {
    (1...d).map { n in (0..<d).map { $0 < n ? 1 : 0 } } + [(0..<d).map { pow(0.5, Double($0)) }]
  }

  /// `N² Σ h(|xᵢ|/N)`, `h(u) = (l + l′)u − l l′` between neighbouring levels.
  private static func interpolated(_ x: [Double], _ norm: Norm, _ levels: [Double]) -> Double {
    let length = norm(x.span)
    return x.reduce(0) { sum, entry in
      let u = min(1, entry.magnitude / length)
      let j = (levels.lastIndex { $0 <= u } ?? 0)
      guard j + 1 < levels.count else { return sum + length * length * u * u }
      return sum + length * length * ((levels[j] + levels[j + 1]) * u - levels[j] * levels[j + 1])
    }
  }
}
