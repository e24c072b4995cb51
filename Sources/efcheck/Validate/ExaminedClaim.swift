import Checks

/// A claim of the command line with the check that examines it and its share of the false-alarm probability.
struct ExaminedClaim {
  let claim: Claim
  let weight: Double
  let check: any Check

  /// Whether the claim means nothing, or cannot be tested, where outputs depend on earlier calls.
  var presupposesIndependentCalls: Bool {
    guard case .structural(let structure) = claim else { return true }
    switch structure.form {
    case .odd, .homogeneous, .permutationEquivariant, .range, .independentWorkers, .average: return true
    case .bits, .sparse, .deterministic, .stateless, .seedReproducible, .independentCalls, .finite, .zeroAtZero,
      .dimensionKept:
      return false
    }
  }

  /// Whether the claim is about how the subject answers, so that it is examined although answers fail.
  var isAboutAnswers: Bool {
    if case .structural(let structure) = claim { structure.form == .dimensionKept } else { false }
  }
}
