// Compiled into every program of the preset `asan`: what the sanitizers are to overlook in libraries.

extern "C" const char* __asan_default_options();
extern "C" const char* __lsan_default_suppressions();

// Xapian 1.4 deletes some objects of its own through a base class: harmless, and not ours to change.
extern "C" const char* __asan_default_options() { return "new_delete_type_mismatch=0"; }

// Xapian leaks what it was about to write when it meets a full disk.
extern "C" const char* __lsan_default_suppressions() { return "leak:libxapian\n"; }
