import EFSpec

/// The vector at which the laws of the calibration are taken: sixteen standard normal numbers, fixed.
enum ReferenceInput {
  static let gaussian: [Double] = [
    0.0012, 0.2987, -0.2741, -0.8906, -0.4547, -0.9916, 0.0601, 1.3402, -0.4922, -0.6205, 0.4898, 0.3569, 0.1054,
    -0.9305, -0.0293, 0.6953,
  ]

  static let normalised: [Double] = {
    let norm = squaredNorm(gaussian.span).squareRoot()
    return gaussian.map { $0 / norm }
  }()

  static let oneHot: [Double] = [1] + Array(repeating: 0, count: 15)
}
