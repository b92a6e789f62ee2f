kruispunt_test(suite_verdict_tests LABEL unit
    evidence_test.cpp
    judged_world.cpp
    small_catalogue.cpp
    verdict_comparison_test.cpp
    verdict_judging_test.cpp
    verdict_lines_test.cpp
    verdict_recognising_test.cpp
    verdict_signature_test.cpp
    LINK kruispunt_suite_verdict kruispunt_conformance_harness)
