kruispunt_test(suite_selftest_tests LABEL unit
    made_up_columns.cpp
    selftest_matrix_test.cpp
    LINK kruispunt_suite_selftest_matrix)

# For tests/browser: a page to look at.
add_executable(suite_made_up_matrix_page made_up_matrix_page.cpp made_up_columns.cpp)
target_link_libraries(suite_made_up_matrix_page PRIVATE kruispunt_suite_selftest_matrix)

# Every test against every reference that is broken in its sentence, published beside the program.
# Under sanitizers all is slower than the patience that a broken reference is given.
set(matrix ${CMAKE_BINARY_DIR}/conformance/kill-matrix)
set(labels conformance)
if(CMAKE_CXX_FLAGS_DEBUG MATCHES "-fsanitize")
    list(APPEND labels long)
endif()
add_test(NAME suite_kill_matrix COMMAND kruispunt-conformance selftest
    --matrix ${matrix}.json --html ${matrix}.html)
set_tests_properties(suite_kill_matrix PROPERTIES
    LABELS "${labels}" TIMEOUT 600 PROCESSORS 2 FIXTURES_SETUP kill_matrix)

# What is published has the form that its schema gives it.
kruispunt_python_test(suite_kill_matrix_form LABEL conformance TIMEOUT 60 SKIP_CODE 77
    COMMAND ${CMAKE_SOURCE_DIR}/conformance/catalogue/check_schemas.py
        --matrix ${matrix}.json)
set_tests_properties(suite_kill_matrix_form PROPERTIES
    LABELS "${labels}" FIXTURES_REQUIRED kill_matrix)

kruispunt_python_test(suite_selftest_interrupt LABEL integration TIMEOUT 300
    NEEDS kruispunt-conformance
    COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/selftest_interrupt_test.py
        $<TARGET_FILE:kruispunt-conformance>)
