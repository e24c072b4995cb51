#ifndef CGSL_TABLES_H
#define CGSL_TABLES_H

#include <gsl/gsl_min.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_roots.h>

/* GSL's global tables of algorithms, which Swift 6 does not import because they are variables. */
const gsl_root_fsolver_type *cgsl_root_brent(void);
const gsl_min_fminimizer_type *cgsl_min_brent(void);
const gsl_multimin_fminimizer_type *cgsl_multimin_simplex(void);
const char *cgsl_version(void);

#endif
