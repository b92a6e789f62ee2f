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
    tampered_evidence.cpp
    tampered_facts.cpp
    tampering_test.cpp
    verification_test.cpp
    LINK kruispunt_suite_statement kruispunt_suite_serving kruispunt_suite_reporting)

# For tests/browser: a page to look at.
add_executable(suite_made_up_page made_up_page.cpp made_up_run.cpp)
target_link_libraries(suite_made_up_page PRIVATE kruispunt_suite_statement)

kruispunt_python_test(suite_submission LABEL integration TIMEOUT 300
    NEEDS kruispunt-conformance
    COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/submission_test.py $<TARGET_FILE:kruispunt-conformance>)
