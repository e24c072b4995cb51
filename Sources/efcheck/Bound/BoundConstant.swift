/// A number that a theorem asks for, as `efcheck bound` takes it: `NAME=VALUE`.
struct BoundConstant: Hashable, Sendable {
  /// The name on the command line.
  let name: String
  /// What it is, in a few words.
  let meaning: String
  let domain: Domain
  let fallback: Fallback

  init(_ name: String, _ meaning: String, _ domain: Domain, _ fallback: Fallback = .required) {
    self.name = name
    self.meaning = meaning
    self.domain = domain
    self.fallback = fallback
  }

  /// What becomes of a constant that is not given.
  enum Fallback: Hashable, Sendable {
    /// That is wrong usage.
    case required
    case value(Double)
    /// The theorem prescribes it.
    case prescribed
  }

  /// The values that make sense whatever the theorem and its other constants.
  enum Domain: Hashable, Sendable {
    case positive, nonnegative, unit, atLeastOne
    case count(from: Int)

    /// The largest number of rounds, workers and the like.
    static let largestCount = 1e9

    func contains(_ value: Double) -> Bool {
      guard value.isFinite else { return false }
      return switch self {
      case .positive: value > 0
      case .nonnegative: value >= 0
      case .unit: value > 0 && value <= 1
      case .atLeastOne: value >= 1
      case .count(let least): value >= Double(least) && value <= Self.largestCount && value == value.rounded()
      }
    }

    var words: String {
      switch self {
      case .positive: "a number above 0"
      case .nonnegative: "a number of at least 0"
      case .unit: "a number above 0 and at most 1"
      case .atLeastOne: "a number of at least 1"
      case .count(let least): "a whole number of at least \(least) and at most 10^9"
      }
    }
  }

  /// As a usage line has it: `L`, `M=0`, `[gamma]`.
  var usage: String {
    switch fallback {
    case .required: name
    case .value(let value): "\(name)=\(Self.text(value))"
    case .prescribed: "[\(name)]"
    }
  }

  /// A number as one would type it: whole ones without a fraction.
  static func text(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// How the hypotheses call the constant of a name.
  static func symbols(of name: String) -> [String] { letters[name] ?? [name] }

  /// The letters of the hypotheses, where they differ from the names; the step size of EF14 is η.
  private static let letters = [
    "mu": ["μ"], "sigma2": ["σ²"], "zeta2": ["ζ²"], "B2": ["B²"], "alpha": ["α"], "beta": ["β"], "gammaB2": ["γ"],
    "gamma": ["γ", "η"], "eta": ["η"], "kappa": ["κ"], "theta1": ["θ₁"], "theta2": ["θ₂"], "theta": ["θ"],
    "rho": ["ρ"], "tau": ["τ"], "omega": ["ω"], "Delta": ["Δ"], "r0": ["r₀"], "F0": ["F₀"], "G0": ["G⁰"],
    "Phi0": ["Φ⁰"], "Lt": ["L̃"],
  ]
}
