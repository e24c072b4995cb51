import Checks
import Foundation

/// The golden tables that lie beside the tests, unchanged.
enum GoldenFixture: String, CaseIterable, CustomStringConvertible {
  case ef21Momentum = "ef21-momentum"
  case biasedCompression = "biased-compression"
  case statistics
  case errorFeedbackFramework = "error-feedback-framework"

  var description: String { rawValue }

  var file: URL {
    get throws {
      let name = "Golden/\(rawValue)"
      guard let url = Bundle.module.url(forResource: name, withExtension: "json") else {
        throw CocoaError(.fileNoSuchFile)
      }
      return url
    }
  }

  func table() throws -> GoldenTable { try GoldenTable(contentsOf: file) }
}
