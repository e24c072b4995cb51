/// A method of which a foreign implementation can be examined, by its name on the command line.
public enum KnownMethod: String, Sendable, Codable, CaseIterable {
  case ef14
  case ef21
  case ef21SGDM = "ef21-sgdm"
  case delayedSGD = "d-sgd"
  case localSGD = "local-sgd"

  /// Its name in the papers.
  public var title: String {
    switch self {
    case .ef14: "EF14"
    case .ef21: "EF21"
    case .ef21SGDM: "EF21-SGDM"
    case .delayedSGD: "D-SGD"
    case .localSGD: "local SGD"
    }
  }

  /// The update, as it is claimed to be.
  public var update: String {
    switch self {
    case .ef14: "Δᵢ = C(eᵢ + γ∇fᵢ(x, ξᵢ)), x⁺ = x − mean Δᵢ, eᵢ⁺ = eᵢ + γ∇fᵢ(x, ξᵢ) − Δᵢ"
    case .ef21: "x⁺ = x − γ mean gᵢ, gᵢ⁺ = gᵢ + C(∇fᵢ(x⁺, ξᵢ) − gᵢ)"
    case .ef21SGDM: "x⁺ = x − γ mean gᵢ, vᵢ⁺ = (1 − η) vᵢ + η∇fᵢ(x⁺, ξᵢ), gᵢ⁺ = gᵢ + C(vᵢ⁺ − gᵢ)"
    case .delayedSGD: "x⁺ = x − γ mean of the gradients of τ rounds ago, none in the first τ rounds"
    case .localSGD: "xᵢ ← xᵢ − γ∇fᵢ(xᵢ, ξᵢ), after every H-th step xᵢ ← mean xⱼ"
    }
  }

  /// What is compressed, in words; nil where nothing is.
  var compressed: String? {
    switch self {
    case .ef14: "eᵢ + γ∇fᵢ"
    case .ef21: "∇fᵢ − gᵢ"
    case .ef21SGDM: "vᵢ − gᵢ"
    case .delayedSGD, .localSGD: nil
    }
  }

  /// Whether the method compresses what it sends.
  var compresses: Bool { compressed != nil }

  /// What a foreign implementation may show of itself, the iterate first.
  var states: [MethodQuantity] {
    switch self {
    case .ef14: [.iterate, .memory, .replicas]
    case .ef21: [.iterate, .estimates, .serverEstimate, .replicas]
    case .ef21SGDM: [.iterate, .averages, .estimates, .serverEstimate, .replicas]
    case .delayedSGD: [.iterate, .memory, .replicas]
    case .localSGD: [.iterate, .points]
    }
  }
}
