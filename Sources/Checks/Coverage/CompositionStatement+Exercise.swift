import EFSpec
import GSL
import Theory

extension CompositionStatement: Exercisable {
  var relation: Statement.Relation {
    switch self {
    case .projectionBeta, .notClosed, .nestedSelections: .equals
    default: .atMost
    }
  }

  func examine(_ places: inout Places, in run: RunSettings) throws {
    switch self {
    case .average, .blockwiseContraction, .blockwiseUnbiased: try examineCombinations(&places, run)
    case .contractiveAfterContractive, .notClosed, .nestedSelections: try examineContractions(&places, run)
    default: try examineAfterUnbiased(&places, run)
    }
  }

  /// Every inner compressor with its class, and every `Q`, in dimension 4.
  private func examineAfterUnbiased(_ places: inout Places, _ run: RunSettings) throws {
    let inputs = Self.inputs(run)
    for (kept, zeta) in [(4, 1.0), (3, 4.0 / 3), (2, 2), (1, 4)] {
      let outer = RandK(kept, scaling: .unbiased)
      let unbiased = try UnbiasedClass(zeta: zeta)
      for inner in try Self.innerCompressors() {
        for x in inputs {
          let law = inner.compressor.outcomes(of: x)
          let composed = outer.outcomes(after: law)
          let place = "Rand-\(kept) after \(inner.name), d = 4"
          try note(
            Composition(inner: PlanarPoint(of: law, at: x), composed: PlanarPoint(of: composed, at: x), x: x, law: law),
            inner, outer, unbiased, place, &places)
        }
      }
    }
  }

  private struct Composition {
    let inner: PlanarPoint
    let composed: PlanarPoint
    let x: [Double]
    let law: [Outcome]
  }

  private func note(
    _ made: Composition, _ inner: Inner, _ outer: RandK, _ unbiased: UnbiasedClass, _ place: String,
    _ places: inout Places
  ) throws {
    let (point, x) = (made.composed, made.x)
    let (b1, b2) = (inner.constants.classB1, inner.constants.classB2)
    switch self {
    case .unbiasedAfterUnbiased:
      guard let first = inner.constants.unbiasedClass else { return }
      places.note(point.squaredNorm, try unbiased.after(first).zeta, at: place, x: x)
    case .afterB1Alpha:
      if let b1 { places.note(try unbiased.after(b1).alpha, point.squaredNorm, at: place, x: x) }
    case .afterB1Beta: if let b1 { places.note(point.ratio, try unbiased.after(b1).beta, at: place, x: x) }
    case .afterB2Gamma: if let b2 { places.note(try unbiased.after(b2).gamma, point.inner, at: place, x: x) }
    case .afterB2Beta: if let b2 { places.note(point.ratio, try unbiased.after(b2).beta, at: place, x: x) }
    case .afterContractive:
      guard let contractive = inner.constants.contractiveClass else { return }
      let promised = try unbiased.scaledByInverseZeta(after: contractive)
      places.note(promised.alpha, point.scaled(by: 1 / unbiased.zeta).gain, at: place, x: x)
    case .induced:
      guard let contractive = inner.constants.contractiveClass else { return }
      let law = made.law.flatMap { first in
        outer.outcomes(of: zip(x, first.value).map { $0 - $1 }).map { rest in
          Outcome(
            probability: first.probability * rest.probability, value: zip(first.value, rest.value).map { $0 + $1 })
        }
      }
      places.note(
        PlanarPoint(of: law, at: x).squaredNorm, try unbiased.induced(by: contractive).zeta, at: place, x: x)
    default: try noteProjection(made, inner, unbiased, place, &places)
    }
  }

  private func noteProjection(
    _ made: Composition, _ inner: Inner, _ unbiased: UnbiasedClass, _ place: String, _ places: inout Places
  ) throws {
    guard inner.isProjection, let contractive = inner.constants.contractiveClass else { return }
    let projection = ProjectionClass(contractive)
    switch self {
    case .projectionAlpha: places.note(try projection.classB1.alpha, made.inner.squaredNorm, at: place, x: made.x)
    case .projectionGamma: places.note(try projection.classB2.gamma, made.inner.inner, at: place, x: made.x)
    case .projectionBeta: places.note(made.inner.ratio, try projection.classB2.beta, at: place, x: made.x)
    default:
      for fraction in [0.25, 1, 1.75] {
        let factor = fraction / unbiased.zeta
        let promised = try unbiased.contraction(scaledBy: factor, after: projection)
        places.note(
          promised.alpha, made.composed.scaled(by: factor).gain, at: "\(place), λ = \(short(factor))", x: made.x)
      }
    }
  }

  private func examineContractions(_ places: inout Places, _ run: RunSettings) throws {
    let x: [Double] = [1, -2, 0.5]
    switch self {
    case .notClosed:
      let grown = RandomMultiple(1.9)
      places.note(grown.point(at: x).error, 0.81, at: "C", x: x)
      places.note(PlanarPoint(of: grown.outcomes(after: grown.outcomes(of: x)), at: x).error, 6.8121, at: "C∘C", x: x)
    case .nestedSelections:
      for x in Self.inputs(run) {
        for (k1, k2) in [(1, 3), (3, 1), (2, 2), (2, 3)] {
          let nested = TopK(k2).outcomes(after: TopK(k1).outcomes(of: x))[0].value
          let place = "k₁ = \(k1), k₂ = \(k2)"
          places.note(equal: nested, TopK(min(k1, k2)).outcomes(of: x)[0].value, at: place, x: x)
        }
      }
    default:
      let classes = try [1.01, 1.05, 1.2, 2].map { try ContractiveClass(delta: $0) }
      for first in classes {
        for second in classes {
          guard let promised = try? second.after(first) else { continue }
          for (r1, r2) in [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)] {
            let inner = RandomMultiple(1 + r1 * first.errorFactor)
            let outer = RandomMultiple(1 + r2 * second.errorFactor)
            let point = PlanarPoint(of: outer.outcomes(after: inner.outcomes(of: x)), at: x)
            let place = "δ₁ = \(short(first.delta)), δ₂ = \(short(second.delta)), signs \(r1), \(r2)"
            places.note(point.error, promised.error, at: place, x: x)
          }
        }
      }
    }
  }

  /// Weighted means, and compressors of two blocks of two entries.
  private func examineCombinations(_ places: inout Places, _ run: RunSettings) throws {
    let members = try Self.innerCompressors(dimension: 2)
    for x in Self.inputs(run) where self != .average {
      let blocks = [Array(x[..<2]), Array(x[2...])]
      for first in members {
        for second in members {
          let square = squaredNorm(x.span)
          let moments = [first.compressor.moments(of: blocks[0]), second.compressor.moments(of: blocks[1])]
          let place = "\(first.name) and \(second.name) on blocks of 2"
          if self == .blockwiseContraction, let a = first.constants.contractiveClass,
            let b = second.constants.contractiveClass
          {
            let error = moments.reduce(0) { $0 + $1.squaredError } / square
            places.note(try ContractiveClass.blockwise([a, b]).alpha, 1 - error, at: place, x: x)
          } else if self == .blockwiseUnbiased, let a = first.constants.unbiasedClass,
            let b = second.constants.unbiasedClass
          {
            let energy = moments.reduce(0) { $0 + $1.squaredNorm } / square
            places.note(energy, try UnbiasedClass.blockwise([a, b]).zeta, at: place, x: x)
          }
        }
      }
    }
    guard self == .average else { return }
    for first in try PlanarGrid.contractive() {
      for second in try PlanarGrid.contractive() {
        for weight in [0, 0.3, 0.5, 1] {
          let promised = try ContractiveClass.average([(weight, first), (1 - weight, second)])
          for sign in [-1.0, 1] {
            let factor = weight * (1 + sign * first.errorFactor) + (1 - weight) * (1 + sign * second.errorFactor)
            let place = "δ₁ = \(short(first.delta)), δ₂ = \(short(second.delta)), w₁ = \(weight)"
            places.note(promised.alpha, PlanarPoint.multiple(factor).gain, at: place, slack: 1e-9)
          }
        }
      }
    }
  }
}

extension CompositionStatement {
  /// A compressor with what is proved about it.
  struct Inner {
    let name: String
    let compressor: any FiniteSupportCompressor
    let constants: CompressorConstants
    /// Whether `⟨C, x⟩ = ‖C‖²`.
    let isProjection: Bool
  }

  private static func innerCompressors(dimension d: Int = 4) throws -> [Inner] {
    [
      Inner(
        name: "identity", compressor: Identity(), constants: try IdentityTheory().constants(dimension: d),
        isProjection: true),
      Inner(
        name: "Rand-1", compressor: RandK(1, scaling: .biased), constants: try RandKTheory(1).constants(dimension: d),
        isProjection: true),
      Inner(
        name: "Top-1", compressor: TopK(1), constants: try TopKTheory(1).constants(dimension: d), isProjection: true),
      Inner(
        name: "scaled sign", compressor: ScaledSign(signOfZero: .plusOne),
        constants: try ScaledSignTheory().constants(dimension: d), isProjection: true),
      Inner(
        name: "unbiased Rand-1", compressor: RandK(1, scaling: .unbiased),
        constants: try UnbiasedRandKTheory(1).constants(dimension: d), isProjection: false),
      Inner(
        name: "rounding to powers of 3", compressor: NearestRounding(to: PowersOfBase(3)),
        constants: try NearestRoundingTheory(grid: RoundingGrid(powersOf: 3)).constants(dimension: d),
        isProjection: false),
    ]
  }

  /// Flat, unit and random vectors of four entries.
  private static func inputs(_ run: RunSettings) -> [[Double]] {
    var stream = RandomStream(StreamName(seed: run.seed, purpose: .input, experiment: "compositions"))
    return [[1, 1, 1, 1], [1, -1, 1, -1], [1, 0, 0, 0], [1, 1, 0, 0], [0, 0, 1, -1], [1, 0.5, 0.25, 0.125]]
      + (0..<6).map { _ in (0..<4).map { _ in stream.gaussian() } }
  }
}
