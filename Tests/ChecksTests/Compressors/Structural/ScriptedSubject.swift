import Checks
import GSL
import Synchronization

/// A subject made of a closure that may keep a memory. `start` is called at every fresh start, with the number
/// of starts before it, and returns the map from an input and a seed to an output.
struct ScriptedSubject: CompressorSubject {
  typealias Call = (_ x: [Double], _ seed: UInt64) -> [Double]

  let name: String
  let dtype = DType.float64
  var isDeclaredDeterministic = false
  private let starts = StartCounter()
  private let start: @Sendable (_ number: Int) -> Call

  init(
    _ name: String, isDeclaredDeterministic: Bool = false, start: @escaping @Sendable (_ number: Int) -> Call
  ) {
    self.name = name
    self.isDeclaredDeterministic = isDeclaredDeterministic
    self.start = start
  }

  func makeSession() throws(SubjectFailure) -> any CompressorSession { Session(self) }

  private final class StartCounter: Sendable {
    private let count = Mutex(0)
    func next() -> Int {
      count.withLock {
        $0 += 1
        return $0 - 1
      }
    }
  }

  private final class Session: CompressorSession {
    private let subject: ScriptedSubject
    private var call: Call

    init(_ subject: ScriptedSubject) {
      self.subject = subject
      call = subject.start(subject.starts.next())
    }

    var isDeclaredDeterministic: Bool { subject.isDeclaredDeterministic }

    func draws(of x: SubjectInput, seeds: [UInt64]) throws(SubjectFailure) -> SubjectDraws {
      let outputs = seeds.map { call(x.entries, $0) }
      return SubjectDraws(values: outputs.flatMap(\.self), dimension: outputs.first?.count ?? x.dimension)
    }

    func restart() { call = subject.start(subject.starts.next()) }
  }
}

extension ScriptedSubject {
  /// Keeps the entries of a random `k`-subset of `d` entries, scaled by `d/k`.
  static func masked(_ x: [Double], keeping subset: [Int]) -> [Double] {
    let kept = Set(subset)
    let scale = Double(x.count) / Double(subset.count)
    return x.indices.map { kept.contains($0) ? scale * x[$0] : 0 }
  }

  static func seeded(_ name: String, _ call: @escaping @Sendable ([Double], inout RandomStream) -> [Double]) -> Self {
    ScriptedSubject(name) { _ in
      { x, seed in
        var stream = RandomStream(key: seed, stream: 0)
        return call(x, &stream)
      }
    }
  }

  /// Draws from a generator of its own and takes no notice of the seed; every start has another stream.
  static func unseeded(_ name: String, _ call: @escaping @Sendable ([Double], inout RandomStream) -> [Double]) -> Self {
    ScriptedSubject(name) { start in
      var stream = RandomStream(key: 77, stream: UInt64(start))
      return { x, _ in call(x, &stream) }
    }
  }
}
