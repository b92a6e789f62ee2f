#pragma once

#include "adapters/sdk/policy_file.hpp"
#include "adapters/sdk/testing/mappings_folder.hpp"
#include "adapters/sdk/tests/samples.hpp"
#include "adapters/sisa/sisa_adapter.hpp"

#include <filesystem>
#include <string>

namespace kruispunt::adapters::sisa::samples {

using sdk::testing::answer;
using sdk::testing::refusal;
using sdk::testing::some_uuid;
using sdk::testing::with;

inline const std::filesystem::path mappings = sdk::testing::mappings / "sisa";

inline ports::adapter_setup setup() {
    ports::adapter_setup made;
    made.region = "sisa";
    made.mappings = mappings;
    made.gateway_oin = "00000099000000000000";
    made.region_oin = "00000099000000000003";
    made.endpoint = "https://sisa.example:8443/sisa/v1";
    made.sandbox = true;
    made.participants = {"00000099000000000001", "00000099000000000003"};
    return made;
}

/// A file under mappings/sisa/examples, without the newline at its end.
inline std::string example(const std::string& name) {
    return sdk::testing::whole_example("sisa", name);
}

inline ports::http_request post(std::string body) {
    ports::http_request request;
    request.method = "POST";
    request.target = "/sisa/v1/berichten";
    request.fields.add("Content-Type", "text/xml; charset=utf-8");
    request.body = std::move(body);
    request.peer.oin = "00000099000000000003";
    return request;
}

inline const domain::instant now = sdk::testing::sample_time;

inline const ports::region_adapter& adapter() {
    static const auto made = make_adapter(setup());
    return *made;
}

inline ports::decoded_message decode(std::string body) {
    return sdk::testing::decoded(adapter(), post(std::move(body)));
}

} // namespace kruispunt::adapters::sisa::samples
