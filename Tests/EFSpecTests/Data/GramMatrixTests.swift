import GSL
import Testing

@testable import EFSpec

struct GramMatrixTests {
  @Test("Absent features change no constant, whichever of the two Gram matrices is formed")
  func bothSides() throws {
    let problem = try randomLogistic()
    // 40 examples, 5 features that count and 995 that do not: the matrix of the examples is the smaller one.
    let wide = problem.parts.map { part in
      var rows = SparseRows(featureCount: 1000)
      for j in 0..<part.count {
        let places = part.rows.places(of: j)
        rows.append(columns: part.rows.columns[places].map { 200 * $0 + 7 }, values: part.rows.values[places])
      }
      return LabelledExamples(rows: rows, labels: part.labels)
    }
    let same = try NonconvexLogistic(parts: wide, regularisation: problem.regularisation)
    let ratio = same.smoothness / problem.smoothness
    #expect((ratio - 1).magnitude < 1e-13)
    #expect(relativeDistance(same.workerSmoothness, problem.workerSmoothness) < 1e-13)
  }

  @Test("An index above the limit is refused, in words, and nothing of its size is allocated")
  func tooManyFeatures() throws {
    let examples = try LIBSVMReader.examples(in: "1 1:1 2147483647:1\n-1 1:2\n")
    let error = #expect(throws: DataSizeError.self) {
      try NonconvexLogistic(parts: [examples], regularisation: 0)
    }
    #expect(error?.description.contains("2147483647, above the limit of 100000 features; renumber") == true)
  }

  @Test("Many examples of many features are refused, many of few are not")
  func tooLargeASide() throws {
    func parts(features: Int) -> [LabelledExamples] {
      var rows = SparseRows(featureCount: features)
      for j in 0..<5000 { rows.append(columns: [j % features], values: [1]) }
      let labels = (0..<5000).map { $0 % 2 == 0 ? 1.0 : -1.0 }
      return [LabelledExamples(rows: rows, labels: labels)]
    }
    #expect(throws: DataSizeError.self) { try NonconvexLogistic(parts: parts(features: 5000), regularisation: 0) }
    // Each of two features is 1 in half of the examples: λ_max = ½.
    let smoothness = try NonconvexLogistic(parts: parts(features: 2), regularisation: 0).smoothness
    #expect((smoothness - 0.125).magnitude < 1e-13)
  }
}
