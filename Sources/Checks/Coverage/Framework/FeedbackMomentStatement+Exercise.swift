import EFSpec
import Foundation
import GSL
import Theory

extension FeedbackMomentStatement: Exercisable {
  var relation: Statement.Relation {
    switch self {
    case .delayStableBelow, .delaySquareStable, .maskSquareStable, .maskMeanStable, .greedyDescent: .atMost
    default: .equals
    }
  }

  func examine(_ places: inout Places, in run: RunSettings) throws {
    switch self {
    case .delayRecursion, .delayMatrix, .maskRecursion, .maskMatrix, .localRecursion: try examinePaths(&places)
    case .delayImpulse: try examineImpulse(&places)
    case .maskMarginals: try examineMarginals(&places)
    case .delayStationary, .maskStationary: try examineStationary(&places)
    case .delayExpansion: try Self.examineExpansion(ofDelays: true, &places)
    case .maskExpansion: try Self.examineExpansion(ofDelays: false, &places)
    case .delayLimit: try Self.examineDelayLimit(&places) { try DelayedQuadratic(delay: $0).stabilityLimit }
    case .delayStableBelow, .delayDoubleRoot, .delaySquareLimit, .delayLongerByOne: try examineDelays(&places)
    case .delaySquareStable: try examineDelayedSquares(&places)
    case .maskSquareStable:
      try Self.examineMaskedSquares(&places) { try MaskedQuadratic(compressor: $0).meanSquareLimit(noiseGrowth: $1) }
    case .maskMeanStable: examineMaskedMeans(&places)
    case .maskErrorFactor:
      try Self.examineErrorFactor(&places) { MaskedQuadratic(compressor: $0).errorFactor(scale: $1) }
    case .localMean: try examineLocalMeans(&places)
    case .localFixedPoint:
      try Self.examineLocalFixedPoint(&places) { $0.fixedPoint }
    case .greedyDescent: examineGreedyDescent(&places, run)
    }
  }

  // MARK: - Recursions beside each other

  func examineImpulse(_ places: inout Places) throws {
    let mode = try QuadraticMode(eigenvalue: 0.7, noiseVariance: 0.3)
    for delay in [0, 1, 5] {
      let impulse = try DelayImpulse.secondMoments(mode: mode, delay: delay, start: 1, stepSize: 0.1, rounds: 200)
      var moments = try DelayMoments(mode: mode, delay: delay, start: 1)
      for t in 0...200 {
        if t % 20 == 0 { places.note(impulse[t], moments.secondMoment, at: "τ = \(delay), t = \(t)", slack: 1e-11) }
        moments.advance(stepSize: 0.1)
      }
    }
  }

  func examineMarginals(_ places: inout Places) throws {
    let quadratic = try NoisyQuadratic(hessian: [[1, 0], [0, 0.3]], covariance: [[0.5, 0], [0, 0.1]])
    let compressor = try ContractiveClass(alpha: 0.5)
    var kept = try MaskMatrixMoments(quadratic: quadratic, mask: .randK(1), start: [1, -2])
    var drawn = try MaskMatrixMoments(quadratic: quadratic, mask: .bernoulli(compressor), start: [1, -2])
    var modes = try [(1.0, 0.5, 1.0), (0.3, 0.1, -2)].map {
      MaskMoments(
        mode: try QuadraticMode(eigenvalue: $0.0, noiseVariance: $0.1), compressor: compressor, start: $0.2)
    }
    for t in 0...60 {
      if t % 10 == 0 {
        let sum = modes.reduce(0) { $0 + $1.secondMoment }
        places.note(kept.squaredNorm, sum, at: "Rand-1, t = \(t)", slack: 1e-11)
        places.note(drawn.squaredNorm, sum, at: "Bernoulli, t = \(t)", slack: 1e-11)
      }
      kept.advance(stepSize: 0.2)
      drawn.advance(stepSize: 0.2)
      for index in modes.indices { modes[index].advance(stepSize: 0.2) }
    }
  }

  func examineLocalMeans(_ places: inout Places) throws {
    let mode = try QuadraticMode(eigenvalue: 0.7, noiseVariance: 0.3)
    for steps in [2, 5, 40] {
      var local = LocalMoments(mode: mode, schedule: try LocalSchedule(steps: steps, workerCount: 4), start: 1)
      var batch = LocalMoments(mode: mode, schedule: try LocalSchedule(steps: 1, workerCount: 4), start: 1)
      for t in 0...60 {
        places.note(local.secondMoment, batch.secondMoment, at: "H = \(steps), t = \(t)")
        local.advance(stepSize: 0.1)
        batch.advance(stepSize: 0.1)
      }
    }
  }

  // MARK: - Closed forms

  /// Closed forms beside the recursion after very many rounds.
  func examineStationary(_ places: inout Places) throws {
    for (growth, c) in [(0.0, 0.05), (0, 0.2), (1, 0.1), (4, 0.05)] {
      let mode = try QuadraticMode(eigenvalue: 0.5, noiseVariance: 0.3, noiseGrowth: growth)
      let step = c / 0.5
      for tau in [0, 1, 3] {
        let place = "c = \(c), m = \(growth)"
        if self == .delayStationary {
          var moments = try DelayMoments(mode: mode, delay: tau, start: 0)
          for _ in 0..<1500 { moments.advance(stepSize: step) }
          places.note(
            try DelayedQuadratic(delay: tau).stationaryVariance(of: mode, stepSize: step), moments.secondMoment,
            at: "\(place), τ = \(tau)", slack: 1e-9)
        } else {
          let compressor = try ContractiveClass(alpha: 1 / Double(tau + 1))
          var moments = MaskMoments(mode: mode, compressor: compressor, start: 0)
          for _ in 0..<4000 { moments.advance(stepSize: step) }
          places.note(
            try MaskedQuadratic(compressor: compressor).stationaryVariance(of: mode, stepSize: step),
            moments.secondMoment, at: "\(place), α = 1/\(tau + 1)", slack: 1e-9)
        }
      }
    }
  }

  /// `(Var/(γσ²/2λ) − 1)/c` at a small `c`, whose next term is `O(c)`, beside its limit `τ + half`.
  static func examineExpansion(ofDelays: Bool, _ places: inout Places, half: Double = 0.5) throws {
    let (mode, step) = (try QuadraticMode(eigenvalue: 1, noiseVariance: 1), 1e-6)
    for tau in [0, 1, 4, 16] {
      let variance =
        ofDelays
        ? try DelayedQuadratic(delay: tau).stationaryVariance(of: mode, stepSize: step)
        : try MaskedQuadratic(compressor: ContractiveClass(alpha: 1 / Double(tau + 1)))
          .stationaryVariance(of: mode, stepSize: step)
      places.note(
        (variance / (step / 2) - 1) / step, Double(tau) + half, at: ofDelays ? "τ = \(tau)" : "α = 1/\(tau + 1)",
        slack: 1e-3)
    }
  }

  /// The spectral radius at what is said to be the limit.
  static func examineDelayLimit(_ places: inout Places, limit: (Int) throws -> Double) throws {
    for tau in [0, 1, 2, 4, 8, 16] {
      places.note(
        try DelayedModes(delay: tau, scaledStep: limit(tau)).spectralRadius, 1, at: "τ = \(tau)", slack: 1e-9)
    }
  }

  func examineDelays(_ places: inout Places) throws {
    for tau in [1, 2, 4, 8] {
      let closed = try DelayedQuadratic(delay: tau)
      switch self {
      case .delayStableBelow:
        for share in [0.5, 0.99, 0.9999] {
          let below = try DelayedModes(delay: tau, scaledStep: share * closed.stabilityLimit).spectralRadius
          let above = try DelayedModes(delay: tau, scaledStep: closed.stabilityLimit / share).spectralRadius
          places.note(below, 1, at: "τ = \(tau), \(share) of the limit", slack: 0)
          places.note(1, above, at: "τ = \(tau), the limit over \(share)", slack: 0)
        }
      case .delayDoubleRoot:
        // A double root comes out to half of the digits.
        places.note(
          try DelayedModes(delay: tau, scaledStep: closed.doubleRoot).spectralRadius, Double(tau) / Double(tau + 1),
          at: "τ = \(tau)", slack: 1e-5)
      case .delaySquareLimit:
        for growth in [0.1, 1, 10] {
          let omega = 2 * asin(try closed.meanSquareLimit(noiseGrowth: growth) / 2)
          places.note(
            growth * tan(omega / 2) * tan(.pi / 4 + Double(2 * tau + 1) * omega / 4), 1,
            at: "τ = \(tau), m = \(growth)", slack: 1e-9)
        }
      default:
        places.note(
          try closed.meanSquareLimit(noiseGrowth: 1), try DelayedQuadratic(delay: tau + 1).stabilityLimit,
          at: "τ = \(tau)", slack: 1e-10)
      }
    }
  }

  /// `E x²` without additive noise late in a run over that at an earlier time.
  func examineDelayedSquares(_ places: inout Places) throws {
    for tau in [0, 1, 3] {
      for growth in [0.5, 1, 4] {
        let limit = try DelayedQuadratic(delay: tau).meanSquareLimit(noiseGrowth: growth)
        func growthOfSquares(_ step: Double) throws -> Double {
          let mode = try QuadraticMode(eigenvalue: 1, noiseVariance: 0, noiseGrowth: growth)
          var moments = try DelayMoments(mode: mode, delay: tau, start: 1)
          return Self.growth(over: 600) {
            moments.advance(stepSize: step)
            return moments.secondMoment
          }
        }
        let place = "τ = \(tau), m = \(growth)"
        places.note(try growthOfSquares(0.999 * limit), 1, at: "\(place), 0.999 of the limit", slack: 0)
        places.note(1, try growthOfSquares(1.001 * limit), at: "\(place), 1.001 of the limit", slack: 0)
      }
    }
  }

  /// The factor of a recursion in a round, from two windows of 20 rounds that lie so far apart.
  private static func growth(over rounds: Int, next: () -> Double) -> Double {
    for _ in 0..<rounds { _ = next() }
    let early = (0..<20).reduce(0.0) { sum, _ in sum + next() }
    for _ in 0..<rounds { _ = next() }
    let late = (0..<20).reduce(0.0) { sum, _ in sum + next() }
    return pow(late / early, 1 / Double(rounds + 20))
  }

  static func examineMaskedSquares(
    _ places: inout Places, limit: (ContractiveClass, _ growth: Double) throws -> Double
  ) throws {
    for alpha in [1, 0.5, 0.1] {
      for growth in [0.0, 1, 4] {
        let compressor = try ContractiveClass(alpha: alpha)
        let end = try limit(compressor, growth)
        let mode = try QuadraticMode(eigenvalue: 1, noiseVariance: 0, noiseGrowth: growth)
        func growthOfSquares(_ step: Double) -> Double {
          var moments = MaskMoments(mode: mode, compressor: compressor, start: 1)
          return Self.growth(over: 600) {
            moments.advance(stepSize: step)
            return moments.secondMoment
          }
        }
        let place = "α = \(alpha), m = \(growth)"
        places.note(growthOfSquares(0.999 * end), 1, at: "\(place), 0.999 of the limit", slack: 0)
        places.note(1, growthOfSquares(1.001 * end), at: "\(place), 1.001 of the limit", slack: 0)
      }
    }
  }

  func examineMaskedMeans(_ places: inout Places) {
    for alpha in [0.9, 0.5, 0.1] {
      func growthOfMeans(_ c: Double) -> Double {
        var (x, e) = (1.0, 0.0)
        return Self.growth(over: 600) {
          let pending = e + c * x
          (x, e) = (x - alpha * pending, (1 - alpha) * pending)
          return x.magnitude
        }
      }
      let limit = 2 * (2 - alpha) / alpha
      places.note(growthOfMeans(0.999 * limit), 1, at: "α = \(alpha), 0.999 of the limit", slack: 0)
      places.note(1, growthOfMeans(1.001 * limit), at: "α = \(alpha), 1.001 of the limit", slack: 0)
    }
  }
}
