/// What is proved about one compressor in one dimension.
///
/// A constant that is nil does not exist: Rand-k in its unbiased form with `d ≥ 2k`, for instance,
/// has no `δ`.
public struct CompressorConstants: Hashable, Sendable {
  /// Whether `E C(x) = x` for every `x`.
  public var isUnbiased = false
  public var alpha: ClassConstant?
  public var beta: ClassConstant?
  public var gamma: ClassConstant?
  public var delta: ClassConstant?
  public var zeta: ClassConstant?
  public var deltaScaledByInverseZeta: ClassConstant?
  public var zetaExact: ClassConstant?
  public var zetaClassicBound: ClassConstant?
  public var zetaOfQuantiser: ClassConstant?
  public var absoluteError: ClassConstant?

  public subscript(name: ConstantName) -> ClassConstant? {
    switch name {
    case .alpha: alpha
    case .beta: beta
    case .gamma: gamma
    case .delta: delta
    case .zeta: zeta
    case .deltaScaledByInverseZeta: deltaScaledByInverseZeta
    case .zetaExact: zetaExact
    case .zetaClassicBound: zetaClassicBound
    case .zetaOfQuantiser: zetaOfQuantiser
    case .absoluteError: absoluteError
    }
  }

  /// The names of the constants that exist and are tight.
  public var tight: [ConstantName] { ConstantName.allCases.filter { self[$0]?.isTight == true } }

  /// The names of the tight constants that no input attains.
  public var tightAsSupremum: [ConstantName] {
    ConstantName.allCases.filter { self[$0]?.sharpness == .supremum }
  }
}

// MARK: - The two families

extension CompressorConstants {
  /// The constants of a compressor of projection type, `⟨C(x), x⟩ = ‖C(x)‖²`, that keeps at least the
  /// fraction `kept` of every `‖x‖²` in expectation and of some `‖x‖²` no more.
  ///
  /// With `u = E‖C‖²/‖x‖²` and `v = ⟨E C, x⟩/‖x‖²`: `u = v = 1 − E‖C − x‖²/‖x‖²`, so that
  /// `α = γ = 1/δ = inf u` and `β = 1` with equality at every input.
  static func projection(keeping kept: Double) -> CompressorConstants {
    CompressorConstants(
      alpha: .attained(kept), beta: .attained(1), gamma: .attained(kept), delta: .attained(1 / kept))
  }

  /// The constants of an unbiased compressor with second moment at most `ζ`.
  ///
  /// Then `v = 1` and `1 ≤ u ≤ ζ`: `γ = 1`, `β = ζ`, the error of `λC` is `λ²u − 2λ + 1 ≤ 1 − λ(2 − λζ)`,
  /// so that `δ = 1/(2 − ζ)` unscaled if `ζ < 2` (none otherwise, if `ζ` is tight) and `δ = ζ` for
  /// the best factor, `λ = 1/ζ`. All are as sharp as `ζ` is.
  ///
  /// - Parameter alpha: The infimum of `u`, attained.
  static func unbiased(zeta: ClassConstant, alpha: Double = 1) -> CompressorConstants {
    let delta = zeta.value < 2 ? ClassConstant(1 / (2 - zeta.value), zeta.sharpness) : nil
    return CompressorConstants(
      isUnbiased: true, alpha: .attained(alpha), beta: zeta, gamma: .attained(1), delta: delta, zeta: zeta,
      deltaScaledByInverseZeta: zeta)
  }
}

// MARK: - The classes that the constants certify

extension CompressorConstants {
  /// The contractive class of the compressor as it is, if it has one.
  public var contractiveClass: ContractiveClass? { delta.flatMap { try? ContractiveClass(delta: $0.value) } }

  /// The unbiased class of the compressor, if it has one.
  public var unbiasedClass: UnbiasedClass? { zeta.flatMap { try? UnbiasedClass(zeta: $0.value) } }

  public var classB1: ClassB1? {
    guard let alpha, let beta else { return nil }
    return try? ClassB1(alpha: alpha.value, beta: beta.value)
  }

  public var classB2: ClassB2? {
    guard let gamma, let beta else { return nil }
    return try? ClassB2(gamma: gamma.value, beta: beta.value)
  }

  public var absoluteClass: AbsoluteClass? {
    absoluteError.flatMap { try? AbsoluteClass(errorBound: $0.value) }
  }
}
