kruispunt_test(suite_running_unit_tests LABEL unit
    running_answer_reader_test.cpp
    running_broken_http_test.cpp
    running_fixtures_test.cpp
    running_http_date_test.cpp
    running_keys_test.cpp
    running_played_feed_test.cpp
    running_region_adapter_test.cpp
    running_sut_file_test.cpp
    LINK kruispunt_suite_running kruispunt_conformance_harness)

kruispunt_test(suite_running_integration_tests LABEL integration
    running_adapter_http_test.cpp
    running_adapter_test.cpp
    running_listener_test.cpp
    running_run_test.cpp
    running_sender_test.cpp
    LINK kruispunt_suite_running kruispunt_conformance_harness)

# Each command of the adapter's protocol, as a run sends it.
kruispunt_python_test(suite_adapter_commands LABEL integration TIMEOUT 120
    NEEDS kruispunt-conformance
    COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/adapter_commands_test.py
        $<TARGET_FILE:kruispunt-conformance>)

# The exit codes that docs/conformance.md names.
kruispunt_python_test(suite_exit_codes LABEL integration TIMEOUT 120
    NEEDS kruispunt-conformance
    COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/exit_codes_test.py
        $<TARGET_FILE:kruispunt-conformance>)
