// SPDX-License-Identifier: Apache-2.0
#pragma once

// COLEAD_PUBLIC_BEGIN and COLEAD_PUBLIC_END stand around `namespace colead` in every header that users include: what it
// declares can be linked from outside a shared colead, everything else is hidden. (An attribute of the namespace would
// do for gcc; clang asks the namespace in which a function is defined.) A static colead, the usual one, needs no such
// thing, and Windows exports by a list that CMake makes.
#if defined(COLEAD_SHARED) && !defined(_WIN32)
#define COLEAD_PUBLIC_BEGIN _Pragma("GCC visibility push(default)")
#define COLEAD_PUBLIC_END _Pragma("GCC visibility pop")
#else
#define COLEAD_PUBLIC_BEGIN
#define COLEAD_PUBLIC_END
#endif
