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
