#include "cgsl_tables.h"

#include <gsl/gsl_version.h>

const gsl_root_fsolver_type *cgsl_root_brent(void) { return gsl_root_fsolver_brent; }

const gsl_min_fminimizer_type *cgsl_min_brent(void) { return gsl_min_fminimizer_brent; }

const gsl_multimin_fminimizer_type *cgsl_multimin_simplex(void) { return gsl_multimin_fminimizer_nmsimplex2; }

const char *cgsl_version(void) { return gsl_version; }
