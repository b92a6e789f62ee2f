kruispunt_test(suite_reporting_tests LABEL unit
    acceptance_test.cpp
    archive_test.cpp
    canonical_json_test.cpp
    derived_forms_test.cpp
    difference_test.cpp
    made_up_run.cpp
    report_test.cpp
    run_pages_test.cpp
    signing_test.cpp
    stand_in_test.cpp
    tampered_evidence.cpp
    tampered_facts.cpp
    tampered_order.cpp
    tampered_sending.cpp
    tampering_test.cpp
    verification_test.cpp
    LINK kruispunt_suite_statement kruispunt_suite_serving kruispunt_suite_reporting
    kruispunt_conformance_harness)

# For tests/browser: a page to look at.
add_executable(suite_made_up_page made_up_page.cpp made_up_run.cpp)
target_link_libraries(suite_made_up_page PRIVATE kruispunt_suite_statement)

foreach(test submission acceptance)
    kruispunt_python_test(suite_${test} LABEL integration TIMEOUT 300
        NEEDS kruispunt-conformance
        COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/${test}_test.py $<TARGET_FILE:kruispunt-conformance>)
endforeach()
