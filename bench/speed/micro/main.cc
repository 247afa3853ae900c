// bench_micro: micro benchmarks of single parts; the options are google-benchmark's.

#include <benchmark/benchmark.h>

BENCHMARK_MAIN();
