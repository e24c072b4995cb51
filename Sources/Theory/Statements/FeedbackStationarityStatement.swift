/// How fast the methods of the error-feedback framework are on smooth functions.
public enum FeedbackStationarityStatement: String, StatementFamily {
  case delayMaster, delaySimple, delayTuned, delayTwoTerms
  case adversaryMaster, adversarySimple
  case compressionMaster, compressionSimple, compressionTuned, compressionTwoTerms
  case distributedMaster, distributedSimple, distributedTuned
  case localMaster, localSimple, localTuned
  case miniBatch

  public static var topic: String { "Error-feedback framework: smooth functions" }
  public static var source: Source { .stich2020 }

  /// What a statement bounds, and how.
  public enum Form: Sendable {
    case master, simple, tuned, twoTerms
    /// None that several methods share.
    case single
  }

  public var form: Form {
    switch self {
    case .delayMaster, .adversaryMaster, .compressionMaster, .distributedMaster, .localMaster: .master
    case .delaySimple, .adversarySimple, .compressionSimple, .distributedSimple, .localSimple: .simple
    case .delayTuned, .compressionTuned, .distributedTuned, .localTuned: .tuned
    case .delayTwoTerms, .compressionTwoTerms: .twoTerms
    case .miniBatch: .single
    }
  }

  private var method: String {
    switch self {
    case .delayMaster, .delaySimple, .delayTuned, .delayTwoTerms: DelayMemory.name
    case .adversaryMaster, .adversarySimple: AdversarialDelayMemory.name
    case .compressionMaster, .compressionSimple, .compressionTuned, .compressionTwoTerms: CompressionMemory.name
    case .distributedMaster, .distributedSimple, .distributedTuned: DistributedCompressionMemory.name
    case .localMaster, .localSimple, .localTuned: LocalStepsMemory.name
    case .miniBatch: ""
    }
  }

  public var text: String {
    switch form {
    case .master: "\(method): mean E‖∇f(x_t)‖² ≤ (2F₀/(γT) + γLσ′² + γ²L²σ″²)/(1 − Lγ(1 + M′) − γ²L²Am)"
    case .simple: "\(method), γ ≤ γ_max: mean E‖∇f(x_t)‖² ≤ 8F₀/(γT) + 4γLσ′² + 4γ²L²σ″²"
    case .tuned: "\(method), tuned: ≤ 8F₀/(γ_max T) + 8√(2LF₀σ′²/T) + 2(8F₀/T)^{2/3}(4L²σ″²)^{1/3}"
    case .twoTerms: "\(method), tuned for two terms: ≤ 8F₀/(γ_max T) + 8√(3LF₀σ²/T)"
    case .single: "mini-batch SGD: mean E‖∇f(x_t)‖² ≤ 4F₀/(γT) + 2γLσ²/n"
    }
  }

  public var looseness: String? {
    switch form {
    case .master: "half of ‖∇f(x̃)‖² is given away at every step, and no function loses F₀ and keeps its gradient"
    default: "the denominator is taken at its worst, on top of the loss in the master bound"
    }
  }
}
