import EFSpec
import Foundation
import GSL
import Theory

extension CompressorStatement {
  /// Notes both sides in every dimension of the instance.
  func examine(_ instance: CompressorInstances, _ places: inout Places, _ run: RunSettings) throws {
    for d in instance.dimensions {
      let inputs = instance.inputs(d, run)
      switch self {
      case .constant(let name):
        guard let constant = try instance.constants(d)[name], let exact = instance.exact else { continue }
        let place = "\(instance.text), d = \(d)"
        for x in inputs { try note(name, constant, Point(exact, x), instance.constants(d), place, &places) }
      case .no(let name):
        guard instance.lacks(name, d), let exact = instance.exact else { continue }
        noteAbsence(of: name, inputs.map { Point(exact, $0) }, "\(instance.text), d = \(d)", &places)
      case .unbiased:
        guard try instance.constants(d).isUnbiased, let exact = instance.exact else { continue }
        for x in inputs {
          places.note(equal: exact.moments(of: x).mean, x, at: "\(instance.text), d = \(d)", x: x)
        }
      case .permutationEquivariant:
        guard instance.keeps(self, d), let exact = instance.exact else { continue }
        for x in inputs where Set(x.map(\.magnitude)).count == d {
          let permuted = exact.moments(of: x.reversed()).mean
          places.note(
            equal: permuted, exact.moments(of: x).mean.reversed(), at: "\(instance.text), reversed, d = \(d)", x: x)
        }
      case .homogeneous, .odd, .idempotent:
        if instance.keeps(self, d) { noteLaw(instance, inputs, d, &places) }
      }
    }
  }

  /// What the classes see of the compressor at one input.
  private struct Point {
    let x: [Double]
    let plane: PlanarPoint
    /// `E‖C(x) − x‖²`, and over `‖x‖²`.
    let squaredError: Double
    let error: Double

    init(_ compressor: any ExactMomentsCompressor, _ x: [Double]) {
      let moments = compressor.moments(of: x)
      let square = squaredNorm(x.span)
      self.x = x
      plane = PlanarPoint(squaredNorm: moments.squaredNorm / square, inner: moments.inner / square)
      squaredError = moments.squaredError
      error = moments.squaredError / square
    }
  }

  private func note(
    _ name: ConstantName, _ constant: ClassConstant, _ point: Point, _ known: CompressorConstants, _ place: String,
    _ places: inout Places
  ) {
    let value = constant.value
    switch name {
    case .alpha: places.note(value, point.plane.squaredNorm, at: place, x: point.x)
    case .beta: if point.plane.squaredNorm > 0 { places.note(point.plane.ratio, value, at: place, x: point.x) }
    case .gamma: places.note(value, point.plane.inner, at: place, x: point.x)
    // An error that is all of ‖x‖² but for 1/δ is a difference of numbers of size 1.
    case .delta: places.note(1 / value, 1 - point.error, at: place, x: point.x, slack: 1e-12 * max(1, value))
    case .zeta, .zetaExact, .zetaClassicBound: places.note(point.plane.squaredNorm, value, at: place, x: point.x)
    case .zetaOfQuantiser: places.note(point.plane.ratio, value, at: place, x: point.x)
    case .deltaScaledByInverseZeta:
      guard let zeta = known.zeta ?? known.zetaOfQuantiser else { return }
      places.note(1 / value, point.plane.scaled(by: 1 / zeta.value).gain, at: place, x: point.x, slack: 1e-12 * value)
    case .absoluteError: places.note(point.squaredError, value * value, at: place, x: point.x, slack: 1e-9)
    }
  }

  /// Notes the input at which the constant fails to exist most clearly.
  private func noteAbsence(of name: ConstantName, _ points: [Point], _ place: String, _ places: inout Places) {
    func least(_ value: (Point) -> Double) -> Point? { points.min { value($0) < value($1) } }
    switch name {
    case .alpha:
      guard let point = least(\.plane.squaredNorm) else { return }
      places.note(point.plane.squaredNorm, 1e-6, at: place, x: point.x)
    case .gamma:
      guard let point = least(\.plane.inner) else { return }
      places.note(point.plane.inner, 1e-6, at: place, x: point.x)
    case .beta:
      guard let point = least({ -$0.plane.ratio }) else { return }
      places.note(1e6, point.plane.ratio, at: place, x: point.x)
    default:
      guard let point = least({ -$0.error }) else { return }
      places.note(1, point.error, at: place, x: point.x)
    }
  }

  /// Both sides are drawn with the same randomness.
  private func noteLaw(_ instance: CompressorInstances, _ inputs: [[Double]], _ d: Int, _ places: inout Places) {
    let compressor = instance.pair.compressor
    func draw(_ x: [Double], _ key: Int) -> [Double] {
      var stream = RandomStream(key: UInt64(key), stream: 1)
      return compressor.compress(x, using: &stream)
    }
    let base = instance.homogeneityBase(d)
    for x in inputs {
      for key in 0..<(compressor.isDeterministic ? 1 : 4) {
        let image = draw(x, key)
        let place = "\(instance.text), d = \(d), randomness \(key)"
        switch self {
        case .odd: places.note(equal: draw(x.map { -$0 }, key), image.map { -$0 }, at: place, x: x)
        case .idempotent: places.note(equal: draw(image, key + 1), image, at: place, x: x)
        default:
          for t in [base, 1 / base, base * base] {
            places.note(
              equal: draw(x.map { t * $0 }, key), image.map { t * $0 }, at: "\(place), t = \(short(t))", x: x)
          }
        }
      }
    }
  }
}

extension CompressorInstances {
  /// A factor for which the compressor is homogeneous; 2, which is exact in binary, if all are.
  func homogeneityBase(_ d: Int) -> Double {
    for case .homogeneous(.powers(let base)) in pair.theory.structuralLaws(dimension: d) { return base }
    return 2
  }
}
