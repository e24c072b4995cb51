import Foundation

/// What one check of a run yielded.
public struct CheckResult: Hashable, Sendable, Codable {
  public var id: CheckID
  public var findings: [Finding]
  public var figures: [Figure]
  public var tables: [Table]

  public init(id: CheckID, findings: [Finding], figures: [Figure] = [], tables: [Table] = []) {
    self.id = id
    self.findings = findings
    self.figures = figures
    self.tables = tables
  }
}

/// What happens in a run, for those who watch.
public enum RunEvent: Sendable {
  case started(CheckID)
  /// How a check stands while its evidence grows.
  case progressed(CheckID, InterimVerdict)
  case finished(CheckResult)
  /// The evidence could not be stored; the findings hold all the same.
  case notKept(CheckID, reason: String)
}

/// Gathers or recalls the evidence of every check and judges it, as many checks at a time as the settings have jobs.
///
/// Results come in the order of `checks` and do not depend on the jobs: each check draws from streams
/// that are named after the seed and the check. A check that throws yields one finding with the
/// verdict `failed`; the others go on. Evidence that cannot be stored changes no finding: those who watch
/// are told.
public func runChecks(
  _ checks: [any Check], settings: RunSettings, store: EvidenceStore?,
  watch: @escaping @Sendable (RunEvent) -> Void = { _ in }
) -> [CheckResult] {
  inParallel(checks.count, jobs: settings.jobs) { index in
    watch(.started(checks[index].id))
    let result = result(of: checks[index], settings: settings, store: store, watch: watch)
    watch(.finished(result))
    return result
  }
}

private func result(
  of check: some Check, settings: RunSettings, store: EvidenceStore?, watch: @escaping @Sendable (RunEvent) -> Void
) -> CheckResult {
  do {
    let id = check.id
    var settings = settings
    settings.watch = { watch(.progressed(id, $0)) }
    let earlier = store?.evidence(of: check, settings: settings)
    let evidence = try check.gather(resuming: earlier, in: settings)
    do {
      try store?.keep(evidence, of: check, settings: settings)
    } catch {
      watch(.notKept(check.id, reason: error.localizedDescription))
    }
    return CheckResult(
      id: check.id, findings: check.judge(evidence, by: settings.criterion),
      figures: check.figures(of: evidence), tables: check.tables(of: evidence))
  } catch {
    let finding = Finding(
      check: check.id.property, claim: check.id.subject, verdict: .failed, quantity: "", calls: 0,
      notes: ["\(error)"])
    return CheckResult(id: check.id, findings: [finding])
  }
}
