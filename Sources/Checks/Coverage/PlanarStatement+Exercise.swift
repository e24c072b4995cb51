import EFSpec
import GSL
import Theory

extension PlanarStatement: Exercisable {
  var relation: Statement.Relation {
    switch self {
    case .everyPointIsRealised, .errorIdentity, .upperHalfIsAnError: .equals
    default: .atMost
    }
  }

  func examine(_ places: inout Places, in run: RunSettings) throws {
    switch self {
    case .everyPointIsRealised:
      for point in PlanarGrid.points(of: try ClassB1(alpha: 0.25, beta: 3)) where point.isRealisable {
        let x: [Double] = [1, -2, 0.5]
        let made = RandomMultiple(squaredNorm: point.squaredNorm, inner: point.inner).point(at: x)
        places.note(made.squaredNorm, point.squaredNorm, at: point.words, x: x)
        places.note(made.inner, point.inner, at: point.words, x: x)
      }
    case .innerAtMostBeta, .squareAtMostBetaSquared: try examineClasses(&places)
    case .secondMomentBound, .errorIdentity, .upperHalfIsAnError: examineCompressors(&places, run)
    }
  }

  private func examineClasses(_ places: inout Places) throws {
    func note(_ point: PlanarPoint, _ beta: Double, _ words: String) {
      guard point.squaredNorm * (1 + 1e-12) >= point.inner * point.inner else { return }
      if self == .innerAtMostBeta {
        places.note(point.inner, beta, at: "\(words), \(point.words)")
      } else {
        places.note(point.squaredNorm, beta * beta, at: "\(words), \(point.words)")
      }
    }
    for known in try PlanarGrid.b1() {
      for point in PlanarGrid.points(of: known) { note(point, known.beta, CompressorClass.b1(known).words) }
    }
    for known in try PlanarGrid.b2() {
      for point in PlanarGrid.points(of: known) { note(point, known.beta, CompressorClass.b2(known).words) }
    }
  }

  /// Compressors of every kind at random inputs, by the exact law.
  private func examineCompressors(_ places: inout Places, _ run: RunSettings) {
    let compressors: [any FiniteSupportCompressor] = [
      RandomMultiple(0.5), RandomMultiple(squaredNorm: 2, inner: 0.75), RandK(2, scaling: .biased),
      RandK(2, scaling: .unbiased), TopK(2), ScaledSign(signOfZero: .zero), NearestRounding(to: PowersOfBase(3)),
    ]
    var stream = RandomStream(StreamName(seed: run.seed, purpose: .input, experiment: "planar points"))
    for compressor in compressors {
      for _ in 0..<8 {
        let x = (0..<5).map { _ in stream.gaussian() }
        let square = squaredNorm(x.span)
        let law = compressor.outcomes(of: x)
        let point = PlanarPoint(of: law, at: x)
        let place = "\(type(of: compressor))"
        func expectedDistance(to center: [Double]) -> Double {
          law.reduce(0) { $0 + $1.probability * squaredDistance($1.value.span, center.span) } / square
        }
        switch self {
        case .secondMomentBound: places.note(point.inner * point.inner, point.squaredNorm, at: place, x: x)
        case .errorIdentity: places.note(expectedDistance(to: x), point.error, at: place, x: x, slack: 1e-11)
        default:
          for beta in [0.5, 1, 3] {
            let distance = expectedDistance(to: x.map { $0 * beta / 2 })
            places.note(
              distance, point.squaredNorm - beta * point.inner + beta * beta / 4, at: "\(place), β = \(beta)", x: x,
              slack: 1e-11)
          }
        }
      }
    }
  }
}
