#ifndef CGSL_PHILOX_H
#define CGSL_PHILOX_H

#include <gsl/gsl_rng.h>
#include <stddef.h>
#include <stdint.h>

/* Philox4x32-10: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011).
 *
 * The state is a plain value. The low 64 bits of the counter number the blocks of one stream, the
 * high 64 bits and the key name the stream. `used` counts the words taken from `block`; 4 means
 * that the next word needs a new block. */
typedef struct {
  uint32_t key[2];
  uint32_t counter[4];
  uint32_t block[4];
  uint32_t used;
} cgsl_philox_state;

/* The start of the stream named by a key and by the upper half of the counter. */
cgsl_philox_state cgsl_philox_start(uint64_t key, uint64_t stream);

/* One application of the bijection: the block of `counter` under `key`. */
void cgsl_philox_block(const uint32_t counter[4], const uint32_t key[2], uint32_t block[4]);

/* The next 32 bits. */
uint32_t cgsl_philox_next(cgsl_philox_state *state);

/* A uniform number in [0, 1) that carries 53 bits (two words). */
double cgsl_philox_uniform(cgsl_philox_state *state);

/* The generator as GSL's distributions take it. The state is a cgsl_philox_state. */
const gsl_rng_type *cgsl_rng_philox(void);

/* Standard normal numbers times `sigma`, by GSL's ziggurat. */
void cgsl_philox_fill_gaussian(cgsl_philox_state *state, double sigma, double *out, size_t count);

/* Uniform numbers in [0, 1). */
void cgsl_philox_fill_uniform(cgsl_philox_state *state, double *out, size_t count);

#endif
