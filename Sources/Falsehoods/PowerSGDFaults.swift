import Checks
import Foundation

/// Faults of one power step of rank 1 on 4 × 4 matrices: with a Gaussian start vector the error is at
/// most 3/4.
let powerSGDFaults = [
  PlantedFault(
    "psgd-01", of: powerSGD, "no orthogonalisation, raw P Q^T (P not normalised)", claim: "contractive(error=0.75)",
    at: Witness("2*identity", diagonal(2), shape: [4, 4]), law: .squaredErrors(errorsOfRawStep)
  ) { x, chance in
    let start = (0..<4).map { _ in chance.gaussian() }
    let p = product(x, start)
    return outer(p, transposedProduct(x, p))
  },
  PlantedFault(
    "psgd-03", of: powerSGD,
    "start vector fixed and zero-mean-free but orthogonal to a block: ones vector (kernel contains x)",
    claim: "contractive(error=0.75)",
    at: Witness("M=[1,-1,0,0] in row 0", [1, -1] + Array(repeating: 0, count: 14), shape: [4, 4])
  ) { x, _ in powerStep(x, from: [1, 1, 1, 1]) },
  // Of the identity one of four equal singular values is kept, whatever the start vector.
  PlantedFault(
    "psgd-05", of: powerSGD, "claims rank-2 constant with rank 1", claim: "contractive(error=0.5)",
    at: Witness("identity", diagonal(1), shape: [4, 4]),
    law: .squaredErrors { [RelativeErrorLaw.Atom(value: 0.75, probability: 1)] }
  ) { x, chance in powerStep(x, from: (0..<4).map { _ in chance.gaussian() }) },
]

private let powerSGD = "powersgd"

/// The error of the raw step at `2I`: with `s = ‖Q‖²` it is `4s² − 2s + 1`, and `t = s/2` has the density
/// `t e⁻ᵗ`. The law is that of the nodes `t = eᵘ` of the trapezoidal rule in `u`, which is exact to rounding
/// for integrands that decay as fast as `t² e⁻ᵗ`.
@Sendable private func errorsOfRawStep() -> [RelativeErrorLaw.Atom] {
  let step = 1.0 / 16
  return stride(from: -20, through: 5, by: step).map { u in
    let t = exp(u)
    return RelativeErrorLaw.Atom(value: 16 * t * t - 4 * t + 1, probability: t * t * exp(-t) * step)
  }
}

/// `P Pᵀ M` with `P = M Q/‖M Q‖`; zero where `M Q = 0`.
private func powerStep(_ m: [Double], from start: [Double]) -> [Double] {
  let p = product(m, start)
  let norm = length(p)
  guard norm > 0 else { return m.map { _ in 0 } }
  let unit = p.map { $0 / norm }
  return outer(unit, transposedProduct(m, unit))
}

private func diagonal(_ value: Double) -> [Double] { (0..<16).map { $0 % 5 == 0 ? value : 0 } }

private func product(_ m: [Double], _ v: [Double]) -> [Double] {
  (0..<4).map { i in (0..<4).reduce(0) { $0 + m[4 * i + $1] * v[$1] } }
}

private func transposedProduct(_ m: [Double], _ v: [Double]) -> [Double] {
  (0..<4).map { j in (0..<4).reduce(0) { $0 + m[4 * $1 + j] * v[$1] } }
}

private func outer(_ a: [Double], _ b: [Double]) -> [Double] { a.flatMap { left in b.map { left * $0 } } }
