import ArgumentParser
import Checks

/// What `efcheck list` can list: a kind of thing in the catalogue, or the bank of planted faults.
enum ListedKind: Hashable, ExpressibleByArgument {
  case catalogue(ListingKind)
  case faults

  init?(argument: String) {
    if argument == "faults" {
      self = .faults
    } else if let kind = ListingKind(rawValue: argument) {
      self = .catalogue(kind)
    } else {
      return nil
    }
  }

  var defaultValueDescription: String { catalogueKind?.rawValue ?? "faults" }

  static var allValueStrings: [String] { ListingKind.allCases.map(\.rawValue) + ["faults"] }

  var catalogueKind: ListingKind? { if case .catalogue(let kind) = self { kind } else { nil } }
}
