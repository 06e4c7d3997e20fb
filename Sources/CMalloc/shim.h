// The C library's settings of its allocator, which Swift's module of it leaves out.
#ifndef VGAP_CMALLOC_SHIM_H
#define VGAP_CMALLOC_SHIM_H

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#endif
