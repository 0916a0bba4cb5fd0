#ifndef TIMEBANK_CBASELINE_H
#define TIMEBANK_CBASELINE_H

#include "loop.h"

#endif
