#ifndef TIMEBANK_CBASELINE_H
#define TIMEBANK_CBASELINE_H

#include "baseline.h"
#include "loop.h"

#endif
