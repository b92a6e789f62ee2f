kruispunt_test(suite_selftest_tests LABEL unit
    selftest_matrix_test.cpp
    LINK kruispunt_suite_selftest_matrix)

# Every test against every reference that is broken in its sentence: a minute or two on two cores.
add_test(NAME suite_kill_matrix COMMAND kruispunt-conformance selftest)
set_tests_properties(suite_kill_matrix PROPERTIES
    LABELS "conformance;long" TIMEOUT 900 PROCESSORS 2)
