import Foundation

/// The sentences of findings about a method.
struct MethodWords {
  let evidence: MethodEvidence
  let method: KnownMethod

  /// Where in the runs something is: `in the case n = 2, …, round 3`.
  func place(_ index: Int, round: Int) -> String { "In the case \(evidence.records[index].plan.words), round \(round)" }

  func sentence(_ difference: MethodDifference) -> String {
    let place = place(difference.caseIndex, round: difference.round)
    switch difference.place {
    case .compressions:
      return "\(place): \(Int(difference.got)) vectors were compressed, expected \(Int(difference.expected))."
    case .gradients:
      return "\(place): \(Int(difference.got)) workers asked for a gradient, expected \(Int(difference.expected))."
    case .point, .argument, .state:
      let numbers = Self.distinct(difference)
      let worker = difference.worker.map { ", worker \($0)" } ?? ""
      let coordinate = difference.coordinate.map { ", coordinate \($0)" } ?? ""
      return "\(place)\(worker)\(coordinate): \(name(difference.place)) is \(numbers.got), expected "
        + "\(numbers.expected). Rounding explains \(String(format: "%.1g", difference.tolerance)). Rounds, workers and "
        + "coordinates count from 0."
    }
  }

  /// The two numbers with few digits, or with all if few do not tell them apart.
  private static func distinct(_ difference: MethodDifference) -> (got: String, expected: String) {
    let short = [difference.got, difference.expected].map { String(format: "%.7g", $0) }
    guard short[0] == short[1] else { return (short[0], short[1]) }
    return ("\(difference.got)", "\(difference.expected)")
  }

  func quantity(_ difference: MethodDifference) -> String {
    let index = [difference.worker.map { "worker \($0)" }, difference.coordinate.map { "coordinate \($0)" }]
    return ([name(difference.place) as String?, "round \(difference.round)"] + index).compactMap(\.self)
      .joined(separator: ", ")
  }

  private func name(_ place: MethodDifference.Place) -> String {
    switch place {
    case .point: "the point where the gradient is wanted"
    case .argument: "what is compressed, \(method.compressed ?? "")"
    case .compressions: "the number of compressed vectors"
    case .gradients: "the number of workers that want a gradient"
    case .state(let quantity): "the state \(quantity.rawValue)"
    }
  }

  /// What agreed.
  func compared(rounds: Int) -> String {
    let shown = method.states.filter { quantity in evidence.records.contains { $0.steps.first?.state[quantity] != nil }
    }
    let hidden = method.states.filter { !shown.contains($0) && $0 != .replicas }
    let seen = ["the points where gradients are wanted"] + (method.compresses ? ["what is compressed"] : [])
    let names = seen + shown.map(\.rawValue)
    let rest = hidden.isEmpty ? "" : "; \(hidden.map(\.rawValue).joined(separator: ", ")) not shown"
    return "Agrees up to rounding in \(rounds) rounds of \(evidence.records.count) cases: "
      + "\(names.joined(separator: ", "))\(rest)."
  }

  /// The case with its start.
  func witness(_ index: Int) -> Finding.Witness {
    Finding.Witness(name: "x⁰ of the case \(evidence.records[index].plan.words)", x: evidence.records[index].start)
  }

  var conservation: String {
    switch method {
    case .ef14: "memory + sent = gradient + old memory: eᵢ⁺ + Δᵢ = γ∇fᵢ + eᵢ"
    case .ef21, .ef21SGDM: "the memory gains what is sent: gᵢ⁺ = gᵢ + cᵢ"
    case .delayedSGD: "every gradient is applied once, in order: x⁰ − xᵗ = γ times a sum of the first mean gradients"
    case .localSGD: "the mean of the workers' iterates makes steps of SGD"
    }
  }

  var agreement: String {
    method == .localSGD
      ? "after every mean all workers are at one point" : "all workers hold the same iterate, and the server their mean"
  }
}
