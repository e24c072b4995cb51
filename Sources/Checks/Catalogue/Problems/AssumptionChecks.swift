extension Catalogue {
  /// The problems of the catalogue against all that is declared of them, those on data with every data set.
  public static func assumptionChecks(data: [NamedExamples]) throws(UsageError) -> [any Check] {
    var checks: [any Check] = []
    for entry in problemEntries {
      if entry.needsData {
        for set in data {
          checks.append(try ProblemAssumptions(try ProblemEntry.problem(named: entry.name, data: set)))
        }
      } else {
        checks.append(try ProblemAssumptions(try ProblemEntry.problem(named: entry.name)))
      }
    }
    return checks
  }
}
