import Testing

@testable import Checks

/// Oracles written in Python, through the adapter and its frames.
@Suite("Foreign oracles", .enabled(if: ForeignFixtures.hasNumpy, "needs python3 with numpy"))
struct ForeignOracleTests {
  private func oracle(
    _ name: String, dimension: Int? = nil, dtype: DType = .float64, patience: Double = 30
  ) -> ForeignOracle {
    ForeignOracle(
      .python(
        PythonTarget(file: ForeignFixtures.path("oracles.py"), name: name), dtype: dtype, shape: dimension.map { [$0] },
        limits: ForeignLimits(requestSeconds: patience)))
  }

  @Test func anObjectTellsWhatItIs() throws {
    let nature = try oracle("Quadratic").makeSession().nature
    #expect(
      nature
        == OracleNature(
          dimension: 3, knowsValues: true, knowsGradients: true, isStochastic: true, takesBatches: true,
          minimiser: [0, 0, 0]))
    let workers = try oracle("Workers").makeSession().nature
    #expect(workers.workerCount == 2 && !workers.knowsValues && !workers.takesBatches && workers.minimiser == [0, 0])
    let function = try oracle("noisy", dimension: 5).makeSession().nature
    #expect(function.dimension == 5 && !function.knowsGradients && function.isStochastic)
  }

  @Test func questionsAreAnsweredRowByRow() throws {
    let session = try oracle("Quadratic").makeSession()
    #expect(try session.values(at: [[1, 1, 1], [0, 0, 2]]) == [3.5, 8])
    #expect(try session.gradients(of: nil, at: [[1, 1, 1], [0, 0, 2]]) == [[1, 2, 4], [0, 0, 8]])
    let draws = try session.draws(of: nil, at: [1, 1, 1], seeds: [1, 2, 1], batchSize: nil)
    #expect(draws.count == 3 && draws.draw(0) == draws.draw(2) && draws.draw(0) != draws.draw(1))
    let workers = try oracle("Workers").makeSession()
    #expect(try workers.gradients(of: 1, at: [[1, 2]]) == [[3, 6]])
    #expect(try workers.gradients(of: nil, at: [[1, 2]]) == [[2, 4]])
  }

  @Test(arguments: [
    ("Quadratic", "smooth(L=4)", Verdict.holdsExactly), ("Quadratic", "smooth(L=3.9)", .refuted),
    ("Quadratic", "stronglyConvex(mu=1)", .holdsExactly), ("Quadratic", "PL(mu=1)", .holdsExactly),
    ("Quadratic", "quasiConvex(mu=1.1)", .refuted), ("Quadratic", "unbiasedGradient(sigma2=3)", .consistent),
    ("Quadratic", "boundedVariance(sigma2=2)", .refuted), ("Biased", "unbiasedGradient(sigma2=3)", .refuted),
    ("Biased", "boundedVariance(sigma2=3)", .consistent), ("SameDraws", "batchScaling(sigma2=3, B=(1, 4))", .refuted),
    ("Reseeds", "unbiasedGradient(sigma2=3)", .undecided), ("Workers", "workerSmooth(L=(1, 3))", .holdsExactly),
    ("Workers", "workerSmooth(L=2)", .refuted), ("NotANumber", "boundedVariance(sigma2=3)", .refuted),
    ("Restless", "smooth(L=4)", .refuted), ("Prints", "smooth(L=4)", .holdsExactly),
    ("Crashes", "boundedVariance(sigma2=3)", .failed), ("Raises", "smooth(L=4)", .failed),
    ("WrongLength", "smooth(L=4)", .failed),
  ])
  func aClaimAboutAnObject(name: String, claim: String, verdict: Verdict) throws {
    let finding = try finding(claim, oracle(name), calls: 8000, detect: 0.5)
    #expect(finding.verdict == verdict, "\(finding.notes)")
  }

  @Test func aFunctionAloneIsJudgedByPairs() throws {
    #expect(try finding("boundedVariance(sigma2=1)", oracle("noisy", dimension: 4)).verdict != .refuted)
    #expect(try finding("boundedVariance(sigma2=0.7)", oracle("noisy", dimension: 4)).verdict == .refuted)
    #expect(try finding("smooth(L=2)", oracle("deterministic", dimension: 4)).verdict == .holdsExactly)
    #expect(try finding("smooth(L=1.9)", oracle("deterministic", dimension: 4)).verdict == .refuted)
  }

  @Test func aSinglePrecisionOracleIsJudgedWithItsRounding() throws {
    #expect(try finding("smooth(L=4)", oracle("Quadratic", dtype: .float32)).verdict == .holdsExactly)
    #expect(try finding("smooth(L=3.9)", oracle("Quadratic", dtype: .float32)).verdict == .refuted)
  }

  @Test func whatHangsOrMakesNoSenseFails() throws {
    let hung = try finding("smooth(L=4)", oracle("Hangs", patience: 0.5))
    #expect(hung.verdict == .failed && hung.notes[0].contains("no answer within"))
    let crashed = try finding("boundedVariance(sigma2=3)", oracle("Crashes"))
    #expect(crashed.notes.contains { $0.contains("out of memory") })
    for (name, words) in [("noisy", "--dimension"), ("nothing", "neither callable"), ("absent", "no attribute")] {
      let failure = #expect(throws: SubjectFailure.self) { try oracle(name).makeSession() }
      #expect(failure?.message.contains(words) == true)
    }
  }

  @Test func aCompressorIsNoOracle() throws {
    let child = ForeignOracle(.command(["python3", ForeignFixtures.path("minimal_child.py")]))
    let failure = #expect(throws: SubjectFailure.self) { try child.makeSession() }
    #expect(failure?.kind == .protocolViolation && failure?.message.contains("no oracle") == true)
  }
}
