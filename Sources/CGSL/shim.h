// The parts of the GNU Scientific Library that StatisticsCore calls. Nothing else in the package sees it.
#ifndef VGAP_CGSL_SHIM_H
#define VGAP_CGSL_SHIM_H

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_matrix.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf_erf.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>
#include <gsl/gsl_version.h>

/// The version of the library that is linked, as text. The original is a global variable, which Swift 6 will not read.
static inline const char *vgap_gsl_version(void) { return gsl_version; }

#endif
