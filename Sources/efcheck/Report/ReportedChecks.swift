import Checks

/// What a report examines, from the catalogue.
enum ReportedChecks {
  static func all(data: [DataFile]) -> [any Check] { [] }
}
