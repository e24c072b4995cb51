/// Every set of `k` of the numbers `0 ..< d`, each ascending, in lexicographic order.
func subsets(of d: Int, count k: Int) -> [[Int]] {
  var all: [[Int]] = []
  var current = Array(0..<k)
  while true {
    all.append(current)
    guard let movable = current.indices.last(where: { current[$0] < d - k + $0 }) else { return all }
    current[movable] += 1
    for i in current.indices[(movable + 1)...] { current[i] = current[i - 1] + 1 }
  }
}
