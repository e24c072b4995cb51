import Foundation
import GSL

/// A law of the form "`C(x)` and `T⁻¹C(Tx)` have one distribution".
enum PairedLaw: Hashable, Sendable {
  /// `T = −1`.
  case negation
  /// `T` is a permutation: entry `i` of `Tx` is entry `order[i]` of `x`.
  case permutation(name: String, order: [Int])
  /// `T = 2ʲ`.
  case scaling(exponent: Int)
  /// `T = 1`, but the call follows others, at a large input among them.
  case history(others: [LibraryInput])

  var name: String {
    switch self {
    case .negation: "−C(−x)"
    case .permutation(let name, _): "Π⁻¹C(Πx), Π the \(name)"
    case .scaling(let exponent): "C(2^\(exponent) x)/2^\(exponent)"
    case .history: "C(x) after calls at other inputs"
    }
  }

  /// The permutations that are tried in dimension `d`, fixed beforehand.
  static func permutations(dimension d: Int, seed: UInt64) -> [PairedLaw] {
    var stream = RandomStream(StreamName(seed: seed, purpose: .input, experiment: "permutations, d = \(d)"))
    let orders: [(String, [Int])] = [
      ("reversal", Array((0..<d).reversed())), ("cyclic shift", (0..<d).map { ($0 + 1) % d }),
      ("shuffle", stream.permutation(of: d)),
    ]
    var seen: Set<[Int]> = [Array(0..<d)]
    return orders.compactMap { name, order in
      seen.insert(order).inserted ? .permutation(name: name, order: order) : nil
    }
  }

  /// Whether the law is claimed at this input.
  func applies(to input: LibraryInput, domain: Domain, dtype: DType) -> Bool {
    switch self {
    case .permutation:
      // Ties may be broken by the index; those between zeros do not matter.
      let magnitudes = input.input.entries.filter { $0 != 0 }.map(\.magnitude)
      return Set(magnitudes).count == magnitudes.count
    case .scaling(let exponent):
      return SharedSeedRelation.scaled(exponent: exponent).applies(to: input, domain: domain, dtype: dtype)
    case .negation, .history: return true
    }
  }

  private func transformed(_ x: [Double]) -> [Double] {
    switch self {
    case .negation: x.map { -$0 }
    case .permutation(_, let order): order.map { x[$0] }
    case .scaling(let exponent): x.map { scalbn($0, exponent) }
    case .history: x
    }
  }

  private func mappedBack(_ output: ArraySlice<Double>) -> [Double] {
    switch self {
    case .negation: return output.map { -$0 }
    case .permutation(_, let order):
      var result = [Double](repeating: 0, count: output.count)
      for (i, value) in output.enumerated() { result[order[i]] = value }
      return result
    case .scaling(let exponent): return output.map { scalbn($0, -exponent) }
    case .history: return Array(output)
    }
  }

  /// `T⁻¹C(Tx)` for each seed; nil where the subject gives no answer.
  func images(at input: LibraryInput, seeds: [UInt64], _ session: inout PatientSession) -> [[Double]]? {
    if case .history(let others) = self {
      var images: [[Double]] = []
      for seed in seeds {
        guard let image = SharedSeedRelation.history(others: others).image(at: input, seed: seed, &session) else {
          return nil
        }
        images.append(image)
      }
      return images
    }
    let moved = SubjectInput(transformed(input.input.entries), shape: input.input.shape)
    let draws = session.draws(at: LibraryInput(name: "\(name) at \(input.name)", input: moved), seeds: seeds)
    return draws.map { draws in (0..<draws.count).map { mappedBack(draws.draw($0)) } }
  }
}
