import EFSpec
import Theory

extension DescentStatement: Exercisable {
  /// The statements that are examined here; the others have checks of their own.
  static let examinedHere: [DescentStatement] = [
    .contractiveBestFactor, .b1BestFactor, .b2BestFactor, .unbiasedBestFactor, .divergenceSpectrum, .divergenceWorkers,
    .divergenceWithoutHeterogeneity,
  ]

  var relation: Statement.Relation { .equals }

  func examine(_ places: inout Places, in run: RunSettings) throws {
    switch self {
    case .contractiveBestFactor, .b1BestFactor, .b2BestFactor, .unbiasedBestFactor: try examineBestFactors(&places)
    case .divergenceSpectrum, .divergenceWorkers, .divergenceWithoutHeterogeneity: examineDivergence(&places)
    default: preconditionFailure("\(self) is examined by a check of its own")
    }
  }

  private func examineBestFactors(_ places: inout Places) throws {
    switch self {
    case .contractiveBestFactor:
      for known in try PlanarGrid.contractive() { try note(known, 1 / known.delta, &places) }
    case .b1BestFactor:
      for known in try PlanarGrid.b1() { try note(known, known.alpha / (known.beta * known.beta), &places) }
    case .b2BestFactor: for known in try PlanarGrid.b2() { try note(known, known.gamma / known.beta, &places) }
    default: for known in try PlanarGrid.unbiased() { try note(known, 1 / known.zeta, &places) }
    }
  }

  /// Of many admissible step sizes the best one has the smallest factor, and it is `1 − μ/L` times the given part.
  private func note<Class: DescentClass>(_ known: Class, _ part: Double, _ places: inout Places) throws {
    let (L, mu) = (4.0, 0.5)
    var decreases: [Double] = []
    for step in 1...400 {
      let stepSize = Double(step) / 200 * known.bestStepSize(smoothness: L)
      if let decrease = try? known.decrease(stepSize: stepSize, smoothness: L) { decreases.append(decrease) }
    }
    let best = decreases.max() ?? .nan
    places.note(2 * mu * best, part * mu / L, at: "\(Class.name), \(known)")
  }

  private func examineDivergence(_ places: inout Places) {
    let problem = GreedyDivergenceExample()
    func image(_ x: [Double]) -> Double { dot(problem.gradient(at: x).span, x.span) / squaredNorm(x.span) }
    switch self {
    case .divergenceSpectrum:
      places.note(image([1, 1, 1]), 7.0 / 6, at: "along (1, 1, 1)", x: [1, 1, 1])
      for x in [[1.0, -1, 0], [0, 1, -1], [1, 1, -2]] {
        places.note(image(x), 103.0 / 6, at: "across it", x: x)
        places.note(equal: problem.gradient(at: x), x.map { 103.0 / 6 * $0 }, at: "an eigenvector", x: x)
      }
    case .divergenceWorkers:
      for worker in 0..<3 {
        let a = (0..<3).map { $0 == worker ? -3.0 : 2 }
        places.note(
          equal: problem.gradient(of: worker, at: a), a.map { 34.5 * $0 }, at: "worker \(worker), along its vector",
          x: a)
      }
    default:
      for t in [1.0, -0.5, 8] {
        let x = [t, t, t]
        places.note(equal: problem.gradient(at: x), x.map { 7.0 / 6 * $0 }, at: "the gradient, t = \(t)", x: x)
        let sent = (0..<3).map { TopK(1).outcomes(of: problem.gradient(of: $0, at: x))[0].value }
        places.note(equal: mean(of: sent), x.map { -11.0 / 6 * $0 }, at: "what is sent, t = \(t)", x: x)
      }
    }
  }
}

extension Catalogue {
  /// The checks of compressed descent with what they examine.
  static func descentExercises() throws -> [Exercise] {
    var exercises = [DescentStatement.exercise(DescentStatement.examinedHere)]
    for text in ["randk(k=4)", "topk(k=4)", "randk_unbiased(k=4)", "hard_threshold(w=1)"] {
      let pair = try CompressorEntry.compressor(named: text)
      let known = try pair.theory.constants(dimension: 16)
      guard let compressor = pair.compressor as? any ExactMomentsCompressor,
        let check = try DescentCheck(compressor, pair.theory, named: text, dimension: 16)?.check
      else { continue }
      exercises.append(Exercise(check, of: DescentStatement.promised(of: known)))
    }
    let isotropic: [DescentStatement?] = [.equalityAtEveryStep, .contractiveEquality, .randKMoments, .manyRounds]
    exercises += try isotropicDescentChecks().map { Exercise($0, of: isotropic) }
    exercises += try unbiasedDescentChecks().map { Exercise($0, of: [DescentStatement.unbiasedDistributed]) }
    let divergence: [ProvedStatement?] = [
      ProvedStatement(DescentStatement.divergence), nil, ProvedStatement(ErrorFeedbackStatement.simpleBound),
      ProvedStatement(ErrorFeedbackStatement.parametricBound), nil,
    ]
    return exercises + divergenceChecks().map { Exercise($0, of: divergence) }
  }
}

extension DescentStatement {
  /// What is promised of a compressor with these constants, in the order of its check.
  fileprivate static func promised(of known: CompressorConstants) -> [DescentStatement?] {
    var promised: [DescentStatement] = []
    if known.contractiveClass != nil { promised += [.contractiveDecrease, .contractiveRate] }
    if known.classB1 != nil { promised += [.b1Decrease, .b1Rate] }
    if known.classB2 != nil { promised += [.b2Decrease, .b2Rate] }
    if known.unbiasedClass != nil { promised += [.unbiasedDecrease, .unbiasedRate] }
    if known.absoluteClass != nil { promised.append(.absoluteRate) }
    return promised
  }
}
