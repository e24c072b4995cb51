import EFSpec
import GSL
import Testing

struct NonconvexLogisticTests {
  @Test("At zero all is rational in the data")
  func atZero() throws {
    var rows = SparseRows(featureCount: 2)
    rows.append(columns: [0, 1], values: [1, 2])
    rows.append(columns: [1], values: [-4])
    let examples = LabelledExamples(rows: rows, labels: [1, -1])
    let problem = try NonconvexLogistic(parts: [examples], regularisation: 3)
    // −½ · mean(y a) = −½ · ½ · ((1, 2) + (0, 4)).
    #expect(problem.gradient(at: [0, 0]) == [-0.25, -1.5])
    #expect((problem.loss(at: [0.0, 0.0].span) - 0.6931471805599453).magnitude < 1e-15)
    // The Gram matrix is ½ ((1, 2), (2, 20)), its largest eigenvalue (21 + √377)/4.
    #expect((problem.smoothness - ((21 + 377.0.squareRoot()) / 16 + 6)).magnitude < 1e-13)
    #expect(problem.samplingVarianceBound(of: 0) == 10.5)
  }

  @Test("Far away neither the loss nor the gradient overflows")
  func farAway() throws {
    let problem = try randomLogistic()
    for sign in [-1.0, 1] {
      let x = [Double](repeating: sign * 1e6, count: 5)
      #expect(problem.loss(at: x.span).isFinite)
      #expect(problem.gradient(at: x).allSatisfy { $0.isFinite })
    }
  }

  @Test("The gradient of a worker is the mean over its examples")
  func meanOfExamples() throws {
    let problem = try randomLogistic()
    let x = [0.5, -1, 0, 2, 0.25]
    var sum = [Double](repeating: 0, count: 5)
    var span = sum.mutableSpan
    for j in 0..<10 { problem.addGradient(ofExample: j, of: 3, at: x.span, weight: 0.1, to: &span) }
    #expect(relativeDistance(sum, problem.gradient(of: 3, at: x)) < 1e-14)
  }
}
