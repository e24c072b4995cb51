// The same tasks in plain C++, compiled on the spot; prints a line `name error seconds seconds ...`.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <random>
#include <unordered_set>
#include <vector>

using Vector = std::vector<double>;
static std::mt19937_64 generator(1);
static double uniform() { return (generator() >> 11) * 0x1p-53; }

template <class Task, class Error>
void report(const char *name, int repetitions, Task task, Error error) {
  task();
  std::vector<double> seconds;
  for (int r = 0; r < repetitions; ++r) {
    auto start = std::chrono::steady_clock::now();
    task();
    seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::printf("%s %.17g", name, error());
  for (double second : seconds) std::printf(" %.9f", second);
  std::printf("\n");
  std::fflush(stdout);
}

// Ties go to the lower index.
static void top_k(const Vector &x, Vector &out, Vector &scratch, size_t k) {
  size_t d = x.size();
  for (size_t i = 0; i < d; ++i) scratch[i] = std::fabs(x[i]);
  std::nth_element(scratch.begin(), scratch.begin() + (k - 1), scratch.end(), std::greater<double>());
  double threshold = scratch[k - 1];
  size_t above = 0;
  for (size_t i = 0; i < d; ++i) above += std::fabs(x[i]) > threshold;
  size_t ties = k - above;
  for (size_t i = 0; i < d; ++i) {
    double magnitude = std::fabs(x[i]);
    bool kept = magnitude > threshold || (magnitude == threshold && ties > 0 && ties--);
    out[i] = kept ? x[i] : 0;
  }
}

int main(int, char **argv) {
  size_t d = std::atol(argv[1]), k = std::atol(argv[2]);
  double levels = std::atof(argv[3]);
  size_t n = std::atol(argv[4]), size = std::atol(argv[5]), rounds = std::atol(argv[6]), top = std::atol(argv[7]);
  int repetitions = std::atoi(argv[8]);
#if defined(__clang__)
  std::printf("version C++ clang %s\n", __clang_version__);
#else
  std::printf("version C++ gcc %s\n", __VERSION__);
#endif
  std::normal_distribution<double> normal;
  Vector x(d), out(d), scratch(d);
  for (double &entry : x) entry = normal(generator);
  double square = std::inner_product(x.begin(), x.end(), x.begin(), 0.0);
  auto error = [&] {
    double sum = 0;
    for (size_t i = 0; i < d; ++i) sum += (out[i] - x[i]) * (out[i] - x[i]);
    return sum / square;
  };
  report("topk", repetitions, [&] { top_k(x, out, scratch, k); }, error);
  report("randk", repetitions, [&] {
    std::fill(out.begin(), out.end(), 0.0);
    std::unordered_set<size_t> chosen(2 * k);
    for (size_t j = d - k; j < d; ++j) {
      size_t candidate = generator() % (j + 1);
      if (!chosen.insert(candidate).second) { chosen.insert(j); candidate = j; }
      out[candidate] = x[candidate];
    }
  }, error);
  report("qsgd", repetitions, [&] {
    double norm = 0;
    for (double entry : x) norm += entry * entry;
    norm = std::sqrt(norm);
    for (size_t i = 0; i < d; ++i) {
      double position = levels * std::fabs(x[i]) / norm, below = double(long(position));
      below += uniform() < position - below;
      out[i] = std::copysign(norm * (below / levels), x[i]);
    }
  }, error);
  report("natural", repetitions, [&] {
    for (size_t i = 0; i < d; ++i) {
      int exponent;
      double fraction = std::frexp(std::fabs(x[i]), &exponent);
      out[i] = std::copysign(std::ldexp(0.5, exponent + (uniform() < 2 * fraction - 1)), x[i]);
    }
  }, error);
  report("scaled-sign", repetitions, [&] {
    double sum = 0;
    for (double entry : x) sum += std::fabs(entry);
    for (size_t i = 0; i < d; ++i) out[i] = std::copysign(sum / double(d), x[i]);
  }, error);

  std::vector<Vector> a(n, Vector(size)), u = a;
  for (size_t i = 0; i < n; ++i)
    for (size_t j = 0; j < size; ++j) {
      a[i][j] = 0.5 + double((7 * i + 13 * j) % 100) / 100;
      u[i][j] = (double((11 * (i % (n / 2)) + 17 * j) % 21) - 10) / 10 * (i < n / 2 ? 1 : -1);
    }
  Vector point(size);
  auto objective = [&](const Vector &at) {
    double sum = 0;
    for (size_t i = 0; i < n; ++i)
      for (size_t j = 0; j < size; ++j) sum += a[i][j] * at[j] * at[j];
    return sum;
  };
  report("ef21-sgdm", repetitions, [&] {
    const double sigma = std::sqrt(1.0 / size), gamma = 0.005, eta = 0.1;
    std::fill(point.begin(), point.end(), 1.0);
    std::vector<Vector> v(n, Vector(size)), g;
    Vector server(size), difference(size), message(size), work(size);
    for (size_t i = 0; i < n; ++i)
      for (size_t j = 0; j < size; ++j) v[i][j] = a[i][j] * point[j] + u[i][j] + sigma * normal(generator);
    g = v;
    for (size_t i = 0; i < n; ++i)
      for (size_t j = 0; j < size; ++j) server[j] += g[i][j] / n;
    for (size_t t = 0; t < rounds; ++t) {
      for (size_t j = 0; j < size; ++j) point[j] -= gamma * server[j];
      for (size_t i = 0; i < n; ++i) {
        for (size_t j = 0; j < size; ++j) {
          double gradient = a[i][j] * point[j] + u[i][j] + sigma * normal(generator);
          v[i][j] += eta * (gradient - v[i][j]);
          difference[j] = v[i][j] - g[i][j];
        }
        top_k(difference, message, work, top);
        for (size_t j = 0; j < size; ++j) {
          g[i][j] += message[j];
          server[j] += message[j] / n;
        }
      }
    }
  }, [&] { return objective(point) / objective(Vector(size, 1.0)); });
}
