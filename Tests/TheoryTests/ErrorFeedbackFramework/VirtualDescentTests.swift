import Testing
import Theory

@Suite struct VirtualDescentTests {
  static let quadratics = [
    DiagonalQuadratic(eigenvalues: [2, 0.3], growth: 0, variance: 0),
    DiagonalQuadratic(eigenvalues: [1, 1], growth: 3, variance: 0.5),
    DiagonalQuadratic(eigenvalues: [0.7, 0.05], growth: 0.5, variance: 2),
  ]

  /// 403 states of one or three workers.
  private func forEachState(
    _ quadratic: DiagonalQuadratic, _ body: (VirtualState, [Double]) throws -> Void
  ) rethrows {
    var numbers = PseudoRandomNumbers(seed: 7)
    for round in 0..<400 {
      let virtual = numbers.vector(2)
      let spread = round % 4 == 0 ? 0 : numbers.next()
      let points = (0..<(round % 2 == 0 ? 1 : 3)).map { _ in
        zip(virtual, numbers.vector(2)).map { $0 + spread * $1 }
      }
      try body(quadratic.state(virtual: virtual, points: points), virtual)
    }
    // At the minimiser, and with the point there but not the virtual iterate.
    for virtual in [[0.0, 0], [1, 0], [0, 1]] {
      try body(quadratic.state(virtual: virtual, points: [[0, 0]]), virtual)
    }
  }

  @Test(arguments: 0..<3) func everyFormHoldsAtEveryState(_ index: Int) throws {
    let quadratic = Self.quadratics[index]
    let setting = try quadratic.setting
    let parameters = try DescentParameters(theta1: 0.5, theta2: 0.25)
    try forEachState(quadratic) { state, virtual in
      let n = state.workerCount
      let gaps = state.points.map(quadratic.value)
      let step = VirtualDescent.largestSimpleStepSize(setting, workerCount: n)
      var lemmas = [
        try VirtualDescent.simple(setting, workerCount: n, stepSize: step),
        try VirtualDescent.parametric(setting, workerCount: n, stepSize: 3 * step, parameters: parameters),
        try VirtualDescent.parametric(setting, workerCount: n, stepSize: step, parameters: .standard),
      ]
      if n == 1 { lemmas.append(try .atVirtualIterate(setting, stepSize: 2 * step)) }
      for lemma in lemmas {
        let sides = lemma.sides(
          at: state, minimiser: [0, 0], gaps: gaps, virtualGap: quadratic.value(virtual))
        #expect(sides.holds())
      }
    }
  }

  /// Each coefficient made better is refuted somewhere.
  @Test(arguments: 0..<4) func betterCoefficientsAreFalse(_ fault: Int) throws {
    var refuted = false
    for quadratic in Self.quadratics {
      let setting = try quadratic.setting
      // Without the second parameter the distance keeps its weight, which makes the bound sharp in it.
      let parameters = try DescentParameters(theta1: fault == 2 ? 1 : 1e-3, theta2: fault == 2 ? 0.9 : 1)
      try forEachState(quadratic) { state, _ in
        let n = state.workerCount
        var lemma = try VirtualDescent.parametric(
          setting, workerCount: n, stepSize: 0.05, parameters: parameters)
        switch fault {
        case 0: lemma.distanceFactor *= 0.5
        // A quadratic decreases twice as fast as the lemma says.
        case 1: lemma.gapWeight *= 3
        case 2: lemma.errorWeight = 0
        default: lemma.noise = 0
        }
        let gaps = state.points.map(quadratic.value)
        if !lemma.sides(at: state, minimiser: [0, 0], gaps: gaps).holds() { refuted = true }
      }
    }
    #expect(refuted)
  }

  /// With `f = x²/2` and `γ = 1.5` at `x = x̃ = 1` the simple form would be wrong by 0.375: the left side is 1/4.
  @Test func theSimpleFormEndsAtItsStepSize() throws {
    let quadratic = DiagonalQuadratic(eigenvalues: [1], growth: 0, variance: 0)
    let setting = try quadratic.setting
    #expect(throws: HypothesisViolation.self) { try VirtualDescent.simple(setting, stepSize: 1.5) }
    var beyond = try VirtualDescent.simple(setting, stepSize: 0.25)
    (beyond.stepSize, beyond.distanceFactor, beyond.gapWeight) = (1.5, 1 - 1.5 / 2, 0.75)
    let sides = beyond.sides(at: quadratic.state(virtual: [1], points: [[1]]), minimiser: [0], gaps: [0.5])
    #expect((sides.left - sides.right - 0.375).magnitude < 1e-15)
    #expect(!sides.holds())
  }

  @Test(arguments: 0..<3) func functionsDecrease(_ index: Int) throws {
    let quadratic = Self.quadratics[index]
    let setting = try quadratic.setting
    try forEachState(quadratic) { state, virtual in
      let n = state.workerCount
      let step = VirtualDecrease.largestSimpleStepSize(
        smoothness: setting.smoothness, noise: setting.noise, workerCount: n)
      let simple = try VirtualDecrease.simple(
        smoothness: setting.smoothness, noise: setting.noise, workerCount: n, stepSize: step)
      let free = try VirtualDecrease.parametric(
        smoothness: setting.smoothness, noise: setting.noise, workerCount: n, stepSize: 2.5 * step)
      for lemma in [simple, free] {
        let expected = quadratic.expectedValue(state, stepSize: lemma.stepSize)
        let sides = lemma.sides(at: state, virtualValue: quadratic.value(virtual), expectedValue: expected)
        #expect(sides.holds())
      }
    }
  }

  @Test func theDecreaseIsSharpWithoutErrorsOnTheSphere() throws {
    let quadratic = DiagonalQuadratic(eigenvalues: [2, 2], growth: 0.5, variance: 1)
    let state = quadratic.state(virtual: [0.3, -1], points: [[0.3, -1]])
    let lemma = try VirtualDecrease.parametric(smoothness: 2, noise: quadratic.noise, stepSize: 0.2)
    let sides = lemma.sides(
      at: state, virtualValue: quadratic.value([0.3, -1]),
      expectedValue: quadratic.expectedValue(state, stepSize: 0.2))
    // The quadratic loses `γ‖∇f‖²`, the lemma allows for half of it: the other half is exact.
    let slack = 0.1 * state.meanSquaredGradient
    #expect((sides.right - sides.left - slack).magnitude < 1e-14)
  }

  @Test func stepSizesBeyondTheirEdgesAreRefused() throws {
    let setting = try Self.quadratics[1].setting
    let edge = VirtualDescent.largestSimpleStepSize(setting)
    #expect(throws: Never.self) { try VirtualDescent.simple(setting, stepSize: edge) }
    #expect(throws: HypothesisViolation.self) { try VirtualDescent.simple(setting, stepSize: edge.nextUp) }
    #expect(throws: HypothesisViolation.self) { try VirtualDescent.simple(setting, stepSize: .nan) }
    #expect(throws: HypothesisViolation.self) {
      try VirtualDecrease.simple(smoothness: 1, noise: setting.noise, stepSize: 0.1251)
    }
    #expect(throws: HypothesisViolation.self) { try DescentParameters(theta1: 1, theta2: 1.5) }
    #expect(throws: HypothesisViolation.self) { try DescentParameters(theta1: 0, theta2: 0.5) }
    #expect(throws: HypothesisViolation.self) {
      try QuasiConvexSetting(smoothness: 1, quasiConvexity: 1.1, noise: setting.noise)
    }
  }
}
