import Checks
import Falsehoods
import Foundation

/// What the engine of the tests costs, beside its targets. Like every benchmark it differs from run to run.
struct EngineBench: Codable {
  var schemaVersion = 1
  var rows: [Row]

  struct Row: Codable {
    var task: String
    /// The seconds of one unit, one number a repetition or an entry of the bank.
    var seconds: [Double]
    /// The largest median that is good enough; nil where none was set.
    var target: Double?
    var unit: Unit

    enum Unit: String, Codable {
      case nanoseconds = "ns"
      case milliseconds = "ms"
      var size: Double { self == .nanoseconds ? 1e-9 : 1e-3 }
    }
  }

  init(rows: [Row]) { self.rows = rows }

  /// - Parameter repetitions: How often each task is timed; a search is timed once an entry of the bank.
  init(measuring repetitions: Int, bank: [PlantedFault] = PlantedFault.bank) {
    let updates = 1 << 16
    let clock = ContinuousClock()
    func seconds(_ body: () -> Void) -> Double {
      let time = clock.measure(body).components
      return Double(time.seconds) + 1e-18 * Double(time.attoseconds)
    }
    func kernel(_ name: String, _ kernel: EngineKernel, target: Double?) -> Row {
      _ = kernel.run(updates: updates)
      let times = (0..<repetitions).map { _ in seconds { _ = kernel.run(updates: updates) } / Double(updates) }
      return Row(task: name, seconds: times, target: target, unit: .nanoseconds)
    }
    let faults = bank.filter { !$0.isControl }.map(TrialEntry.init)
    let searches = faults.map { entry in
      seconds { _ = try? entry.search(RunSettings(seed: 1, budget: .quick, criterion: Criterion())) }
    }
    rows = [
      kernel("RatioTest, one update", .ratio, target: 100e-9),
      kernel("VectorTest, one update, d = 16", .vector, target: nil),
      kernel("TwoParameterTest, one update", .twoParameters, target: nil),
      Row(task: "blind search, over \(faults.count) faults", seconds: searches, target: 50e-3, unit: .milliseconds),
    ]
  }

  var text: String {
    var lines = [line("task", ["median", "best", "worst", "spread", "target"])]
    for row in rows {
      let times = Measurement(task: row.task, implementation: "efcheck", outcome: 0, seconds: row.seconds)
      func number(_ seconds: Double) -> String { String(format: "%.1f \(row.unit.rawValue)", seconds / row.unit.size) }
      let verdict = row.target.map { number($0) + (times.median <= $0 ? "" : " missed") } ?? "-"
      lines.append(
        line(
          row.task,
          [
            number(times.median), number(times.best), number(row.seconds.max() ?? .nan),
            String(format: "%.0f %%", 100 * times.spread), verdict,
          ]))
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ task: String, _ numbers: [String]) -> String {
    let padded = task + String(repeating: " ", count: max(0, 34 - task.count))
    return padded + numbers.map { String(repeating: " ", count: max(0, 13 - $0.count)) + $0 }.joined()
  }
}
