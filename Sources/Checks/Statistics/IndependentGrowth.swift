import Foundation

/// The growth `E log S` of `S = 1 + ⟨v, D⟩ + l(‖D‖² − ω)` where the entries of `D` are independent, without
/// a sum over all `2ᵈ` outcomes.
///
/// `S` is a constant plus independent terms, so that `φ(t) = E e⁻ᵗˢ` is a product, and for `S > 0`
///
///     E log S = ∫₀^∞ (e⁻ᵗ − φ(t))/t dt,   E z/S = ∫ E[z e⁻ᵗˢ] dt,   E zzᵀ/S² = ∫ t E[zzᵀ e⁻ᵗˢ] dt.
///
/// The integrals are taken over `u = log t` by the trapezoidal rule, whose error is about `e^(−π²/h)`.
struct IndependentGrowth: ExpectedGrowth {
  private let laws: [[RelativeErrorLaw.Atom]]
  private let omega: Double

  private static let step = 0.25

  /// - Parameter laws: The laws of the entries of `D`.
  init(laws: [[RelativeErrorLaw.Atom]], omega: Double) {
    self.laws = laws
    self.omega = omega
  }

  var stakeCount: Int { laws.count + 1 }

  func value(at stakes: [Double]) -> Double? {
    guard let sum = SumLaw(laws, stakes, omega) else { return nil }
    return sum.nodes(step: Self.step).reduce(0) { $0 + Self.step * (exp(-$1) - sum.transform($1)) }
  }

  func derivatives(at stakes: [Double]) -> (gradient: [Double], hessian: [Double]) {
    let k = stakeCount
    var gradient = [Double](repeating: 0, count: k)
    var hessian = [Double](repeating: 0, count: k * k)
    guard let sum = SumLaw(laws, stakes, omega) else { return (gradient, hessian) }
    for t in sum.nodes(step: Self.step) {
      let (transform, moments) = sum.tilted(t)
      let first = Self.step * t * transform
      guard first > 0 else { continue }
      // Under the tilted law the entries are independent still.
      let excess = moments.reduce(-omega) { $0 + $1[1] }
      var mean = moments.map { $0[0] }
      mean.append(excess)
      for i in 0..<k {
        gradient[i] += first * mean[i]
        for j in 0...i { hessian[i * k + j] -= first * t * mean[i] * mean[j] }
      }
      for (i, m) in moments.enumerated() {
        hessian[i * k + i] -= first * t * (m[1] - m[0] * m[0])
        hessian[(k - 1) * k + i] -= first * t * (m[2] - m[0] * m[1])
        hessian[k * k - 1] -= first * t * (m[3] - m[1] * m[1])
      }
    }
    for i in 0..<k { for j in 0..<i { hessian[j * k + i] = hessian[i * k + j] } }
    return (gradient, hessian)
  }

  /// The law of `S` as a least value and independent non-negative terms.
  private struct SumLaw {
    private var least: Double
    private var greatest: Double
    /// For each entry the values of `D`, their terms above the least, and their probabilities.
    private let terms: [[(value: Double, term: Double, probability: Double)]]

    /// Nil where `S` is not always positive.
    init?(_ laws: [[RelativeErrorLaw.Atom]], _ stakes: [Double], _ omega: Double) {
      let l = stakes[laws.count]
      least = 1 - l * omega
      greatest = least
      var terms: [[(value: Double, term: Double, probability: Double)]] = []
      for (v, atoms) in zip(stakes, laws) {
        let values = atoms.map { v * $0.value + l * $0.value * $0.value }
        let (low, high) = (values.min() ?? 0, values.max() ?? 0)
        least += low
        greatest += high
        terms.append(zip(atoms, values).map { ($0.value, $1 - low, $0.probability) })
      }
      self.terms = terms
      guard least > 0 else { return nil }
    }

    /// The values of `t` beyond which nothing is left of the integrals.
    func nodes(step: Double) -> [Double] {
      let (low, high) = (log(1e-18 / max(1, greatest)), log(40 / min(1, least)))
      return stride(from: low, through: high, by: step).map(exp)
    }

    /// `E e⁻ᵗˢ`.
    func transform(_ t: Double) -> Double {
      terms.reduce(exp(-t * least)) { product, atoms in
        product * atoms.reduce(0) { $0 + $1.probability * exp(-t * $1.term) }
      }
    }

    /// `E e⁻ᵗˢ`, and the first four moments of each entry of `D` under the law that is tilted by `e⁻ᵗˢ`.
    func tilted(_ t: Double) -> (transform: Double, moments: [[Double]]) {
      var transform = exp(-t * least)
      let moments = terms.map { atoms in
        var sums = [0.0, 0, 0, 0]
        var total = 0.0
        for atom in atoms {
          let weight = atom.probability * exp(-t * atom.term)
          total += weight
          var power = weight
          for order in 0..<4 {
            power *= atom.value
            sums[order] += power
          }
        }
        transform *= total
        return sums.map { $0 / total }
      }
      return (transform, moments)
    }
  }
}
