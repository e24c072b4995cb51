import Checks
import Foundation
import Reporting

/// A run over a list of checks, whose evidence is kept so that it can be stopped and resumed.
struct ReportRun {
  /// All checks that the settings call for, those that `--only` leaves out included: a check's share
  /// of the false-alarm probability must not depend on which others are looked at.
  var chapters: [Chapter]
  var description: RunDescription
  /// Keeps the checks whose name contains one of these texts, upper and lower case alike; empty keeps all.
  var only: [String] = []
  var jobs = 1
  var store: EvidenceStore?

  var checks: [any Check] { chapters.flatMap(\.checks) }

  /// The checks to run.
  var chosen: [any Check] { chosenChapters.flatMap(\.checks) }

  /// The chapters with the checks to run, without those that have none.
  private var chosenChapters: [Chapter] {
    chapters.map { chapter in
      var chapter = chapter
      chapter.checks = chapter.checks.filter(isChosen)
      return chapter
    }.filter { !$0.checks.isEmpty }
  }

  private func isChosen(_ check: any Check) -> Bool {
    only.isEmpty || only.contains { check.id.description.range(of: $0, options: .caseInsensitive) != nil }
  }

  /// Runs them. The result depends on the checks and on the description alone.
  func report(watch: @escaping @Sendable (RunEvent) -> Void = { _ in }) -> Report {
    precondition(Set(checks.map(\.id)).count == checks.count, "every check of a run has a name of its own")
    let settings = RunSettings(
      seed: description.seed, budget: description.budget,
      criterion: description.criterion.share(1 / Double(max(1, checks.count))), jobs: jobs)
    let results = runChecks(chosen, settings: settings, store: store, watch: watch)
    var left = results.map(withRerun)[...]
    let chapters = chosenChapters.map { chapter in
      defer { left.removeFirst(chapter.checks.count) }
      return Report.Chapter(
        title: chapter.title, introduction: chapter.introduction, results: Array(left.prefix(chapter.checks.count)))
    }
    return Report(description: description, chapters: chapters)
  }

  /// A finding that brings no command of its own is repeated by running its check alone.
  private func withRerun(_ result: CheckResult) -> CheckResult {
    var result = result
    let command = command(for: result.id, data: description.data.map(\.name))
    for index in result.findings.indices where result.findings[index].rerun == nil {
      result.findings[index].rerun = command
    }
    return result
  }

  /// What repeats a check alone. A report names data files without their folders, so that it is the same
  /// wherever they are.
  private func command(for id: CheckID, data: [String]) -> String {
    "efcheck report --only \(ShellWord.quoted(id.description)) --seed \(description.seed)"
      + " --budget \(description.budget.rawValue)" + data.map { " --data \(ShellWord.quoted($0))" }.joined()
  }

  /// The commands of the report's findings with the paths of this run, by what the report says.
  func commandsHere(data: [String], output: String) -> [String: String] {
    let pairs = chosen.map { check in
      (
        command(for: check.id, data: description.data.map(\.name)),
        command(for: check.id, data: data) + " --output \(ShellWord.quoted(output))"
      )
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
}
