#pragma once

// The one door to Catch2: version 2 (one header) and version 3 spell their include differently.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
