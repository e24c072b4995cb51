/// How large the tasks of the benchmark are; every peer is given the same.
struct BenchSize: Codable, Hashable {
  /// The dimension of the vector that is compressed.
  var dimension = 1_000_000
  /// The entries that Top-k and Rand-k keep.
  var kept = 10_000
  /// The levels of QSGD.
  var levels = 8
  /// EF21-SGDM: workers, dimension, rounds, and the entries that Top-k keeps.
  var workers = 20
  var methodDimension = 1000
  var rounds = 1000
  var top = 10

  /// The words that a peer is started with.
  func arguments(repetitions: Int) -> [String] {
    [dimension, kept, levels, workers, methodDimension, rounds, top, repetitions].map(String.init)
  }
}
