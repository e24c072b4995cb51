/// Compares `T⁻¹C(Tx)` with `C(x)` for a subject that is declared deterministic: one difference refutes.
struct ExactPairs {
  let pairs: [(input: LibraryInput, law: PairedLaw)]
  let dtype: DType

  /// In units of `RoundingSlack.epsilon`: how much a sum in another order may change.
  private static let slack = 16.0

  func run(_ session: inout PatientSession, _ evidence: inout StructuralEvidence) {
    var compared: [String: Int] = [:]
    var complete = !pairs.isEmpty
    for (input, law) in pairs where evidence.violation == nil {
      guard let plain = session.output(at: input, seed: 0),
        let image = law.images(at: input, seeds: [1], &session)?.first
      else {
        complete = false
        continue
      }
      compared[input.name, default: 0] += 1
      if let detail = difference(image, plain, law, at: input) {
        evidence.violation = .init(input: input, detail: detail)
      }
    }
    evidence.inputs = compared.count
    evidence.leastTrials = compared.values.min() ?? 0
    evidence.isComplete = complete
  }

  /// Negation is exact, and so must be the agreement; permutations change the order of sums.
  private func difference(_ image: [Double], _ plain: [Double], _ law: PairedLaw, at input: LibraryInput) -> String? {
    let tolerance: Double =
      if case .permutation = law {
        Self.slack * RoundingSlack(dtype).epsilon
          * (largest(input.input.entries) + max(largest(image), largest(plain)))
      } else {
        0
      }
    for i in plain.indices where !((image[i] - plain[i]).magnitude <= tolerance || image[i] == plain[i]) {
      return "entry \(i) of \(law.name) is \(image[i]), that of C(x) is \(plain[i])"
    }
    return nil
  }

  private func largest(_ x: [Double]) -> Double { x.reduce(0) { max($0, $1.magnitude) } }
}
