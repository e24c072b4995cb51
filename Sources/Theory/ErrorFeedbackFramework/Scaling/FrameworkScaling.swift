/// The scaling laws of the error-feedback framework, from the leading terms of its bounds and from its closed forms.
///
/// "Memory" is what a method keeps back: `τ + 1` or `1/α` where it must not show, `τ` or `1/α − 1` in an excess over SGD,
/// `τ + ½` or `1/α − ½` in an inflation, `2τ + 1` or `2/α − 1` in the deterministic regime.
///
/// The window is `0.05`, unless closed forms are nearer to their limit. All are at horizons beyond
/// `57 (τ + 1)² max(1, LR/σ)²` rounds, or `100 κ` for decreasing steps.
///
/// - Source: `stich2020` for the rates; the windows are those of exact moments on quadratics.
public enum FrameworkScaling: String, CaseIterable, Sendable {
  /// The mean of `E f − f⋆` over a run with `γ = min{γ_max, R/(σ√T)}`, `μ = 0`.
  case gapInRounds, gapInDeviation, gapInDistance, gapInMemory
  /// That mean, relative to the one of SGD, less 1.
  case excessInRounds, excessInMemory
  /// `E f − f⋆` at the end of a run with steps `4/(μ(κ + t))`.
  case decreasingInRounds, decreasingInVariance, decreasingInStrength, decreasingInMemory
  /// `(2λ E x²/(γσ²) − 1)/(γλ)` in the stationary state, for small `γλ`.
  case inflationInMemory
  /// Rounds without noise until a precision is kept.
  case stepsInDelayAtTheoryStep, stepsInDelayAtHalfLimit, stepsInMaskAtHalfLimit
  /// The largest stable `γλ`.
  case delayLimit, maskLimit, growthLimit
  /// `E x̄²` in the stationary state.
  case varianceInWorkers, varianceInBatch, varianceInLocalSteps
  /// The spread of the workers of local SGD around their mean, over `E x̄²`.
  case spreadInWorkers, spreadInLocalSteps
  /// The mean of `E ‖∇f‖²` over a run with `γ = min{γ_max, √(2F₀/(Lσ²T))}`.
  case gradientInRounds, gradientInVariance, gradientInGap, gradientInSmoothness, gradientInMemory

  public var prediction: ScalingPrediction {
    ScalingPrediction(law: rawValue, regime: regime, exponent: exponent, window: window, source: .stich2020)
  }

  private var regime: ScalingPrediction.Regime {
    switch self {
    case .excessInRounds, .excessInMemory, .inflationInMemory, .spreadInWorkers, .spreadInLocalSteps: .higherOrder
    case .stepsInDelayAtTheoryStep, .stepsInDelayAtHalfLimit, .stepsInMaskAtHalfLimit: .deterministic
    case .delayLimit, .maskLimit, .growthLimit: .stability
    default: .noise
    }
  }

  private var exponent: Double {
    switch self {
    case .gapInRounds, .excessInRounds, .gradientInRounds: -0.5
    case .gapInDeviation, .gapInDistance, .excessInMemory, .inflationInMemory: 1
    case .gapInMemory, .decreasingInMemory, .gradientInMemory, .varianceInLocalSteps: 0
    case .decreasingInRounds, .decreasingInStrength: -1
    case .decreasingInVariance, .spreadInWorkers, .spreadInLocalSteps: 1
    case .stepsInDelayAtTheoryStep, .stepsInDelayAtHalfLimit, .stepsInMaskAtHalfLimit: 1
    case .delayLimit, .maskLimit, .growthLimit, .varianceInWorkers, .varianceInBatch: -1
    case .gradientInVariance, .gradientInGap, .gradientInSmoothness: 0.5
    }
  }

  private var window: Double {
    switch self {
    // Slopes between 1.0001 and 1.0027 in τ, from 0.9939 on in 2τ + 1, within 0.0012 in 2/α − 1.
    case .stepsInDelayAtTheoryStep: 0.003
    case .stepsInDelayAtHalfLimit: 0.007
    case .stepsInMaskAtHalfLimit: 0.0012
    // The next term of 2 sin(π/(2n)) = π/n − …, n = 2τ + 1 ≥ 17, and that of the inflation at γλ = 5·10⁻⁴.
    case .delayLimit: 0.002
    case .inflationInMemory: 0.004
    // Power laws without a higher term, up to rounding.
    case .maskLimit, .growthLimit, .varianceInWorkers, .varianceInBatch, .varianceInLocalSteps, .spreadInWorkers: 1e-9
    default: 0.05
    }
  }
}
