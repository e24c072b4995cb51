/// How fast the methods of the error-feedback framework are on quasi-convex functions.
///
/// The constants `σ′²`, `σ″²`, `A` and the window are those of the memory of each method.
public enum FeedbackRateStatement: String, StatementFamily {
  case delayMaster, delayDistance, delayGap, delayTuned, delayTunedWithoutStrength, delayTwoTerms, delayDecreasing
  case adversaryMaster, adversaryDistance, adversaryGap
  case compressionMaster, compressionDistance, compressionGap, compressionTuned, compressionTunedWithoutStrength
  case compressionTwoTerms, compressionDecreasing
  case distributedMaster, distributedDistance, distributedGap, distributedTuned
  case localMaster, localDistance, localGap, localTuned
  case convexLocalMaster, convexLocalDistance, convexLocalGap, convexLocalTuned
  case miniBatchGap, masterAtMostSimple, meanIterate

  public static var topic: String { "Error-feedback framework: quasi-convex functions" }
  public static var source: Source { .stich2020 }

  /// What a statement bounds, and how.
  public enum Form: Sendable {
    case master, distance, gap, tuned, tunedWithoutStrength, twoTerms, decreasing
    /// None that several methods share.
    case single
  }

  public var form: Form {
    switch self {
    case .delayMaster, .adversaryMaster, .compressionMaster, .distributedMaster, .localMaster, .convexLocalMaster:
      .master
    case .delayDistance, .adversaryDistance, .compressionDistance, .distributedDistance, .localDistance,
      .convexLocalDistance:
      .distance
    case .delayGap, .adversaryGap, .compressionGap, .distributedGap, .localGap, .convexLocalGap: .gap
    case .delayTuned, .compressionTuned, .distributedTuned, .localTuned, .convexLocalTuned: .tuned
    case .delayTunedWithoutStrength, .compressionTunedWithoutStrength: .tunedWithoutStrength
    case .delayTwoTerms, .compressionTwoTerms: .twoTerms
    case .delayDecreasing, .compressionDecreasing: .decreasing
    case .miniBatchGap, .masterAtMostSimple, .meanIterate: .single
    }
  }

  private var method: String {
    switch self {
    case .delayMaster, .delayDistance, .delayGap, .delayTuned, .delayTunedWithoutStrength, .delayTwoTerms,
      .delayDecreasing:
      DelayMemory.name
    case .adversaryMaster, .adversaryDistance, .adversaryGap: AdversarialDelayMemory.name
    case .compressionMaster, .compressionDistance, .compressionGap, .compressionTuned,
      .compressionTunedWithoutStrength, .compressionTwoTerms, .compressionDecreasing:
      CompressionMemory.name
    case .distributedMaster, .distributedDistance, .distributedGap, .distributedTuned:
      DistributedCompressionMemory.name
    case .localMaster, .localDistance, .localGap, .localTuned: LocalStepsMemory.name
    case .convexLocalMaster, .convexLocalDistance, .convexLocalGap, .convexLocalTuned:
      "\(ConvexLocalStepsMemory.name), convex f"
    case .miniBatchGap, .masterAtMostSimple, .meanIterate: ""
    }
  }

  public var text: String {
    switch form {
    case .master: "\(method): (1/W) Σ w_t E F(x_t) ≤ (r₀/(γW) + γσ′² + kγ²σ″²)/(b − S)"
    case .distance: "\(method): E‖x̃_T − x⋆‖² ≤ (1 − a)ᵀr₀ + γN(1 − (1 − a)ᵀ)/a"
    case .gap: "\(method), γ ≤ γ_max: (1/W) Σ w_t E F(x_t) ≤ 2μr₀/((1 − μγ/2)^{−T} − 1) + 4γσ′² + 12Lγ²σ″²"
    case .tuned:
      "\(method), γ = min{γ_max, 2 ln Q/(μT)}: ≤ 2μr₀/(e^{μγ_max T/2} − 1) + (8σ′²/(μT))(1 + ln Q) + 48Lσ″² ln²Q/(μT)²"
    case .tunedWithoutStrength:
      "\(method), μ = 0, tuned: ≤ 4r₀/(γ_max T) + 8σ√(r₀/T) + 2(4r₀/T)^{2/3}(12Lσ″²)^{1/3}"
    case .twoTerms: "\(method), μ = 0, tuned for two terms: ≤ 4r₀/(γ_max T) + 2√(4(4 + √6)) σ√(r₀/T)"
    case .decreasing: "\(method), γ_t = 4/(μ(κ + t)): ≤ [μ(κ − 1)²r₀ + 16Tσ²/μ + 192(1 + m/κ)Lσ″² l/μ²]/W"
    case .single:
      switch self {
      case .miniBatchGap: "mini-batch SGD: (1/W) Σ w_t E F(x_t) ≤ μr₀/((1 − μγ)^{−T} − 1) + γσ²/n"
      case .meanIterate: "convex f: F((1/W) Σ w_t x_t) ≤ (1/W) Σ w_t F(x_t)"
      default: "up to γ_max the bound with standard parameters is at most the simple one"
      }
    }
  }

  public var looseness: String? {
    switch form {
    case .distance: nil
    case .master: "it takes ⟨∇f, x − x⋆⟩ ≥ F and ‖∇f‖² ≤ 2LF at once, which a quadratic exceeds twofold"
    case .gap, .tuned, .tunedWithoutStrength, .twoTerms, .decreasing:
      "b ≥ 1/2 and S ≤ 1/4 are taken at their worst, on top of the loss in the master bound"
    case .single: self == .masterAtMostSimple ? "γ_max leaves room in b − S ≥ 1/4 unless both ceilings meet" : nil
    }
  }
}
