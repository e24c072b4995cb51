import Foundation

/// The measurements as a table, one line an implementation of a task.
struct BenchTable {
  var measurements: [Measurement]

  /// Outcomes that differ by more than this factor mean that two implementations do different things.
  /// The random numbers differ: at a million entries the errors agree to about 1 %; the end of a noisy
  /// run agrees less well.
  private static let agreement = 1.1

  var text: String {
    var lines = [row("task", "implementation", "median", "best", "ratio", "spread")]
    for (task, group) in groups {
      let own = group.first { $0.implementation == "efcheck" }
      for one in group {
        let ratio = own.map { one.median / $0.median } ?? .nan
        lines.append(
          row(
            task, one.implementation, milliseconds(one.median), milliseconds(one.best), String(format: "%.2f", ratio),
            String(format: "%.0f %%", 100 * one.spread)))
        if let own, max(own.outcome / one.outcome, one.outcome / own.outcome) > Self.agreement {
          lines.append("  ! computes something else: outcome \(one.outcome), efcheck \(own.outcome)")
        }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The measurements of each task, tasks in their first order.
  private var groups: [(String, [Measurement])] {
    var order: [String] = []
    for one in measurements where !order.contains(one.task) { order.append(one.task) }
    return order.map { task in (task, measurements.filter { $0.task == task }) }
  }

  private func milliseconds(_ seconds: Double) -> String { String(format: "%.3f ms", 1000 * seconds) }

  private func row(_ task: String, _ who: String, _ numbers: String...) -> String {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    let right = numbers.map { String(repeating: " ", count: max(0, 12 - $0.count)) + $0 }
    return padded(task, 13) + padded(who, 15) + right.joined()
  }
}
