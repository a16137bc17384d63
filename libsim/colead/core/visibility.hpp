// SPDX-License-Identifier: Apache-2.0
#pragma once

// `namespace COLEAD_PUBLIC colead {` in every header that users include: what it declares can be linked from outside a
// shared colead, everything else is hidden. A static colead (the usual one) needs no such thing, and Windows exports by
// a list that CMake makes.
#if defined(COLEAD_SHARED) && !defined(_WIN32)
#define COLEAD_PUBLIC [[gnu::visibility("default")]]
#else
#define COLEAD_PUBLIC
#endif
