import Foundation
import Testing
import Theory

@Suite struct MomentumPrescriptionTests {
  private func double(
    alpha: Double = 0.1, variance: Double, rounds: Int, workers: Int = 4, gap: Double = 1
  ) throws -> EF21SGD2MPrescription {
    try EF21SGD2MPrescription(
      smoothness: 1, quadraticMeanSmoothness: 1.5, compressor: ContractiveClass(alpha: alpha), workerCount: workers,
      noiseVariance: variance, initialGap: gap, rounds: rounds)
  }

  @Test func doubleMomentumStaysBelowItsEnvelope() throws {
    var numbers = PseudoRandomNumbers(seed: 3)
    for index in 0..<3000 {
      let prescription = try double(
        alpha: index % 9 == 0 ? 1 : exp2(4 * numbers.next() - 4),
        variance: index % 7 == 0 ? 0 : exp2(9 * numbers.next()),
        rounds: Int(exp2(8 + 8 * numbers.next())), workers: 1 + index % 30, gap: exp2(3 * numbers.next()))
      #expect(prescription.bound <= prescription.envelope * (1 + 1e-12))
      #expect(0 < prescription.momentum && prescription.momentum <= 1)
    }
  }

  @Test func withoutNoiseThereIsNoMomentum() throws {
    let prescription = try double(variance: 0, rounds: 100)
    #expect(prescription.momentum == 1 && prescription.initialBatchSize == 1 && prescription.initialLyapunov == 1)
    #expect(try double(alpha: 1, variance: 0, rounds: 100).bound == 0.02)
  }

  /// The bound of double momentum has no term `T^(−2/3)`: its exponent goes from −3/4 to −1/2.
  @Test func doubleMomentumHasTwoRegimes() throws {
    func slope(_ rounds: Int, workers: Int) throws -> Double {
      let ends = try [rounds, 4 * rounds].map { try double(alpha: 0.01, variance: 1, rounds: $0, workers: workers) }
      return log(ends[1].bound / ends[0].bound) / log(4)
    }
    #expect((try slope(1 << 40, workers: 1) + 0.5).magnitude < 0.01)
    #expect((try slope(1 << 40, workers: 1 << 40) + 0.75).magnitude < 0.03)
  }

  @Test func aLargeBatchReachesTheTarget() throws {
    let given = try momentumHypotheses(alpha: 0.1, momentum: 1)
    for target in [1, 0.01, 1e-4] {
      let prescription = try EF21SGDPrescription(given, noiseVariance: 2, initialLyapunov: 3, target: target)
      #expect(prescription.bound <= target * (1 + 1e-12) && prescription.bound > target / 2)
      #expect(prescription.samplesPerWorker == Double(prescription.batchSize) * Double(prescription.rounds))
    }
    // About 32σ²/(α²ε²) for small α.
    let small = try EF21SGDPrescription(
      momentumHypotheses(alpha: 1e-3, momentum: 1), noiseVariance: 1, initialLyapunov: 1, target: 1e-2)
    #expect((Double(small.batchSize) * 1e-8 / 32 - 1).magnitude < 0.01)
    #expect(throws: HypothesisViolation.self) {
      try EF21SGDPrescription(momentumHypotheses(), noiseVariance: 2, initialLyapunov: 3, target: 1)
    }
  }

  @Test func theBestOfGivenMomentaIsTaken() throws {
    func tuning(_ candidates: [Double]) throws -> EF21STORMTuning {
      try EF21STORMTuning(
        smoothness: 1, quadraticMeanSmoothness: 1.5, noiseSmoothness: 1, compressor: ContractiveClass(alpha: 0.5),
        workerCount: 4, noiseVariance: 1, initialGap: 1, initialBatchSize: 100, rounds: 10_000,
        candidates: candidates)
    }
    let grid = (0...20).map { exp2(-Double($0) / 2) }
    let best = try tuning(grid)
    let each = try grid.map { try tuning([$0]) }
    #expect(best == each.min { $0.bound < $1.bound })
    #expect(best.momentum < 1 && best.momentum > grid[20])
    #expect(throws: HypothesisViolation.self) { try tuning([]) }
    let balanced = EF21STORMTuning.balancedMomentum(
      noiseSmoothness: 2, workerCount: 4, noiseVariance: 0.5, initialGap: 1, rounds: 8000)
    #expect((balanced - 0.01).magnitude < 1e-15)
  }

  @Test func regimesMeetWhereTheirMomentaAgree() throws {
    let compressor = try ContractiveClass(alpha: 0.05)
    for workers in [1, 2, 3, 10, 100] {
      let crossovers = try MomentumCrossovers(
        smoothness: 2, compressor: compressor, workerCount: workers, noiseVariance: 3, initialGap: 0.5)
      let pair = YoungPair.tight(compressor)
      func candidates(_ rounds: Double) -> [Double] {
        let nu = 2.0.squareRoot() / (3 * rounds)
        return [
          (Double(workers) * nu).squareRoot(), cbrt(nu / pair.beta), pow(pair.theta * nu / (2 * pair.beta), 0.25),
        ]
      }
      let third = candidates(crossovers.fromThirdToSecond)
      #expect((third[2] / third[1] - 1).magnitude < 1e-12 && (third[1] / (pair.theta / 2) - 1).magnitude < 1e-12)
      let second = candidates(crossovers.fromSecondToFirst)
      #expect((second[1] / second[0] - 1).magnitude < 1e-12)
      let direct = candidates(crossovers.fromThirdToFirst)
      #expect((direct[2] / direct[0] - 1).magnitude < 1e-12)
      #expect(crossovers.hasSecondRegime == (workers > 2))
    }
  }

  /// `n³` against `n²`: ten times the workers.
  @Test func doubleMomentumSpeedsUpEarlier() throws {
    func crossovers(_ workers: Int) throws -> MomentumCrossovers {
      try MomentumCrossovers(
        smoothness: 1, compressor: ContractiveClass(alpha: 0.05), workerCount: workers, noiseVariance: 1,
        initialGap: 1)
    }
    let (few, many) = (try crossovers(10), try crossovers(100))
    #expect((many.linearSpeedUp / few.linearSpeedUp - 1000).magnitude < 1e-9)
    #expect((many.linearSpeedUpOfDoubleMomentum / few.linearSpeedUpOfDoubleMomentum - 100).magnitude < 1e-9)
    // There the prescribed momentum changes from the third to the first candidate.
    func momentum(_ factor: Double) throws -> Double {
      let rounds = Int(factor * many.linearSpeedUpOfDoubleMomentum)
      return try EF21SGD2MPrescription(
        smoothness: 1, quadraticMeanSmoothness: 1, compressor: ContractiveClass(alpha: 0.05), workerCount: 100,
        noiseVariance: 1, initialGap: 1, rounds: rounds
      ).momentum
    }
    #expect((log(try momentum(4) / momentum(2)) / log(2) + 0.5).magnitude < 1e-4)
    #expect((log(try momentum(0.5) / momentum(0.25)) / log(2) + 0.25).magnitude < 1e-4)
    #expect(throws: HypothesisViolation.self) {
      try MomentumCrossovers(
        smoothness: 1, compressor: ContractiveClass(alpha: 1), workerCount: 3, noiseVariance: 1, initialGap: 1)
    }
  }

  @Test func theTableOfMethodsSaysWhatIsQuoted() throws {
    let quoted = MethodComplexity.allCases.filter { $0.status == .quoted }
    #expect(quoted == [.ef14SGD, .neolithic, .beer, .lowerBound])
    #expect(MethodComplexity.allCases.filter(\.isBatchFree) == [.ef14SGD, .ef21SGDM, .ef21SGD2M])
    let given = try ComplexitySetting(
      target: 0.01, compressor: ContractiveClass(alpha: 0.1), workerCount: 10, noiseVariance: 4)
    #expect((MethodComplexity.ef21SGD.samplesPerWorker(given) / 4e11 - 1).magnitude < 1e-12)
    #expect((MethodComplexity.beer.samplesPerWorker(given) / 4e10 - 1).magnitude < 1e-12)
    #expect((MethodComplexity.ef21SGDM.samplesPerWorker(given) / 4e7 - 1).magnitude < 1e-12)
    #expect((try #require(MethodComplexity.ef21SGD.batch(given)) / 4e6 - 1).magnitude < 1e-12)
    #expect((MethodComplexity.ef14SGD.rounds(given) / 1e7 - 1).magnitude < 1e-12)
    let terms = try #require(MethodComplexity.ef21SGDM.iterationTerms(given))
    #expect(terms.map(\.exponent) == [2, 8.0 / 3, 3, 4])
    #expect((terms[2].rounds / (2 / 0.1.squareRoot() * 1e6) - 1).magnitude < 1e-12)
    #expect(MethodComplexity.ef21SGD2M.iterationTerms(given)?.map(\.exponent) == [2, 8.0 / 3, 4])
  }

  /// `1 − (½)³`.
  @Test func repeatedCompressionIsACompressor() throws {
    #expect((try ContractiveClass(alpha: 0.5).repeated(3).alpha - 0.875).magnitude < 1e-15)
    #expect(try ContractiveClass(alpha: 1).repeated(2).alpha == 1)
    #expect((try ContractiveClass(alpha: 1e-12).repeated(2).alpha / 2e-12 - 1).magnitude < 1e-11)
  }
}
