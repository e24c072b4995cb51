#include "cgsl_philox.h"

#include <gsl/gsl_randist.h>
#include <string.h>

static const uint32_t multiplier0 = 0xD2511F53u, multiplier1 = 0xCD9E8D57u;
static const uint32_t weyl0 = 0x9E3779B9u, weyl1 = 0xBB67AE85u;

void cgsl_philox_block(const uint32_t counter[4], const uint32_t key[2], uint32_t block[4]) {
  uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
  uint32_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < 10; round++) {
    const uint64_t p0 = (uint64_t)multiplier0 * c0;
    const uint64_t p1 = (uint64_t)multiplier1 * c2;
    const uint32_t n0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
    const uint32_t n2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
    c1 = (uint32_t)p1;
    c3 = (uint32_t)p0;
    c0 = n0;
    c2 = n2;
    k0 += weyl0;
    k1 += weyl1;
  }
  block[0] = c0;
  block[1] = c1;
  block[2] = c2;
  block[3] = c3;
}

cgsl_philox_state cgsl_philox_start(uint64_t key, uint64_t stream) {
  cgsl_philox_state state = {
      .key = {(uint32_t)key, (uint32_t)(key >> 32)},
      .counter = {0, 0, (uint32_t)stream, (uint32_t)(stream >> 32)},
      .block = {0, 0, 0, 0},
      .used = 4,
  };
  return state;
}

uint32_t cgsl_philox_next(cgsl_philox_state *state) {
  if (state->used == 4) {
    cgsl_philox_block(state->counter, state->key, state->block);
    if (++state->counter[0] == 0) ++state->counter[1];
    state->used = 0;
  }
  return state->block[state->used++];
}

double cgsl_philox_uniform(cgsl_philox_state *state) {
  const uint64_t high = cgsl_philox_next(state);
  const uint64_t low = cgsl_philox_next(state);
  return (double)((high << 32 | low) >> 11) * 0x1.0p-53;
}

static void seed(void *state, unsigned long int key) {
  const cgsl_philox_state start = cgsl_philox_start(key, 0);
  memcpy(state, &start, sizeof start);
}

static unsigned long int get(void *state) { return cgsl_philox_next(state); }

static double get_double(void *state) { return cgsl_philox_uniform(state); }

const gsl_rng_type *cgsl_rng_philox(void) {
  static const gsl_rng_type type = {
      "philox4x32-10", 0xFFFFFFFFul, 0, sizeof(cgsl_philox_state), &seed, &get, &get_double,
  };
  return &type;
}

void cgsl_philox_fill_gaussian(cgsl_philox_state *state, double sigma, double *out, size_t count) {
  const gsl_rng generator = {cgsl_rng_philox(), state};
  for (size_t i = 0; i < count; i++) out[i] = gsl_ran_gaussian_ziggurat(&generator, sigma);
}

void cgsl_philox_fill_uniform(cgsl_philox_state *state, double *out, size_t count) {
  for (size_t i = 0; i < count; i++) out[i] = cgsl_philox_uniform(state);
}
