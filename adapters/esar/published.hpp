#pragma once

#include "gateway/ports/region_adapter.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::adapters::esar {

/// The documents that describe the endpoint, `?wsdl` and `?xsd` (ESAR-00). The WSDL names the host
/// that it was asked from as the service's address. Immutable; any thread.
class published_documents {
public:
    /// Reads `signalering.wsdl` and `signalering.xsd` from the setup's folder of mapping files.
    /// Throws std::runtime_error where one is absent or not well-formed, or the WSDL does not have
    /// the address that stands for the gateway's.
    published_documents(const ports::adapter_setup& setup, std::string_view path);

    /// The document that is asked for, or nothing where the request asks for none.
    std::optional<ports::http_response> answer(const ports::http_request& request) const;

private:
    std::string path_;
    std::string wsdl_before_; ///< the WSDL up to the address, and from it on
    std::string wsdl_after_;
    std::string xsd_;
};

} // namespace kruispunt::adapters::esar
