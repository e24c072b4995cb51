import EFSpec
import GSL

extension CaseLedger {
  /// Quadratic losses `fᵢ(x) = ½ xᵀAᵢx − bᵢᵀx` from the fields `A` and `b`: one matrix and one vector, or a list of
  /// each, one a worker.
  mutating func quadratics() throws(ReplayFault) -> DenseQuadratics {
    let (matrices, vectors) = (JSONPath.root["A"], JSONPath.root["b"])
    // A list of vectors holds a list where a vector holds a number.
    let isList = contains(vectors[0][0])
    let count = isList ? try count(vectors).count : 1
    let matrixCount = isList ? try self.count(matrices).count : 1
    guard count >= 1, matrixCount == count else {
      throw ReplayFault(matrices, "not one matrix a worker")
    }
    var linearTerms: [[Double]] = []
    var hessians: [SymmetricMatrix] = []
    for worker in 0..<count {
      let b = try vector(isList ? vectors[worker] : vectors)
      linearTerms.append(b)
      hessians.append(try symmetricMatrix(isList ? matrices[worker] : matrices, dimension: b.count))
    }
    guard linearTerms.allSatisfy({ $0.count == linearTerms[0].count && !$0.isEmpty }) else {
      throw ReplayFault(vectors, "the vectors have not one dimension")
    }
    do { return try DenseQuadratics(matrices: hessians, linearTerms: linearTerms) } catch {
      throw ReplayFault(matrices, error.description)
    }
  }

  /// A symmetric matrix of `d` rows.
  mutating func symmetricMatrix(_ path: JSONPath, dimension d: Int) throws(ReplayFault) -> SymmetricMatrix {
    let rows = try vectors(path, count: d, dimension: d)
    for i in 0..<d {
      for j in 0..<i where rows[i][j] != rows[j][i] { throw ReplayFault(path[i][j], "not symmetric") }
    }
    return SymmetricMatrix(dimension: d, entries: rows.flatMap(\.self))
  }
}
