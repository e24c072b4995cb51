/// A paper, and the place in it, from which a statement was taken.
public struct Source: Hashable, Sendable {
  /// The key of the paper in `references.bib`.
  public let key: String
  /// The place, in words, where it has been checked against the paper; nil where it has not.
  public let locator: String?

  public init(key: String, locator: String? = nil) {
    self.key = key
    self.locator = locator
  }
}

extension Source {
  /// Beznosikov, Horváth, Richtárik, Safaryan: On Biased Compression for Distributed Learning.
  public static let beznosikov2023 = Source(key: "beznosikov2023")
  /// Stich, Karimireddy: The Error-Feedback Framework.
  public static let stich2020 = Source(key: "stich2020")
  /// Richtárik, Sokolov, Fatkhullin: EF21.
  public static let richtarik2021 = Source(key: "richtarik2021")
  /// Fatkhullin, Tyurin, Richtárik: Momentum Provably Improves Error Feedback!
  public static let fatkhullin2023 = Source(key: "fatkhullin2023")
  /// Thomsen, Taylor, Dieuleveut: the tight rates of error feedback.
  public static let thomsen2025 = Source(key: "thomsen2025")
}
