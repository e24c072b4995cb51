/// A law of the magnitudes `|x₁|, …, |x_d|` under which the energy that Top-k keeps is known.
///
/// The entries are independent, but for the deterministic power law. Energies are in the squared units of `x`.
public protocol MagnitudeLaw: Hashable, Sendable {
  /// How tables and figures call the law.
  var name: String { get }

  /// `E‖x‖²`.
  func energy(dimension d: Int) -> Double

  /// `E‖Top-k(x)‖²`, for `1 ≤ k ≤ d`.
  func topKEnergy(_ k: Int, dimension d: Int) -> Double

  /// `E‖x − Top-k(x)‖²`, for `1 ≤ k ≤ d`, to all digits where it is small.
  func topKError(_ k: Int, dimension d: Int) -> Double

  /// The limit of `E‖Top-k(x)‖²/E‖Rand-k(x)‖²` as `d → ∞` with `k/d = fraction`, in (0, 1]; nil where there is none
  /// in closed form.
  func limitingGain(keeping fraction: Double) -> Double?
}

extension MagnitudeLaw {
  public func topKError(_ k: Int, dimension d: Int) -> Double {
    k == d ? 0 : energy(dimension: d) - topKEnergy(k, dimension: d)
  }
}
