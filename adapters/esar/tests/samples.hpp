#pragma once

#include "adapters/esar/esar_adapter.hpp"
#include "adapters/sdk/policy_file.hpp"
#include "adapters/sdk/testing/mappings_folder.hpp"
#include "adapters/sdk/tests/samples.hpp"

#include <filesystem>
#include <string>

namespace kruispunt::adapters::esar::samples {

using sdk::testing::answer;
using sdk::testing::refusal;
using sdk::testing::some_uuid;
using sdk::testing::with;

inline const std::filesystem::path mappings = sdk::testing::mappings / "esar";

inline ports::adapter_setup setup() {
    ports::adapter_setup made;
    made.region = "esar";
    made.mappings = mappings;
    made.gateway_oin = "00000099000000000000";
    made.region_oin = "00000099000000000001";
    made.endpoint = "https://esar.example:8443";
    made.sandbox = true;
    made.options = {{"signing", "off"}};
    return made;
}

/// A file under mappings/esar/examples, without the newline at its end.
inline std::string example(const std::string& name) {
    return sdk::testing::whole_example("esar", name);
}

inline ports::http_request post(std::string body, std::string soap_action = "\"\"") {
    ports::http_request request;
    request.method = "POST";
    request.target = "/esar/v1/signalering";
    request.fields.add("Content-Type", "text/xml; charset=utf-8");
    request.fields.add("soapaction", std::move(soap_action));
    request.body = std::move(body);
    request.peer.oin = "00000099000000000001";
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

} // namespace kruispunt::adapters::esar::samples
