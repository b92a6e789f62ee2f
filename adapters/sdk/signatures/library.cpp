#include "adapters/sdk/signatures/library.hpp"

#include <libxml/parser.h>
#include <xmlsec/base64.h>
#include <xmlsec/crypto.h>
#include <xmlsec/errors.h>
#include <xmlsec/xmlsec.h>

#include <stdexcept>

namespace kruispunt::adapters::sdk::signatures {

namespace {

// What xmlsec would print can hold what stood in a message.
void keep_quiet(
    const char* /*file*/,
    int /*line*/,
    const char* /*function*/,
    const char* /*object*/,
    const char* /*subject*/,
    int /*reason*/,
    const char* /*message*/
) {}

bool prepare() {
    xmlInitParser();
    if (xmlSecInit() < 0 || xmlSecCryptoAppInit(nullptr) < 0 || xmlSecCryptoInit() < 0)
        throw std::runtime_error("xmlsec with its OpenSSL back-end cannot be set up");
    xmlSecErrorsSetCallback(keep_quiet);
    // A SignatureValue in one line is confirmed as it stands (ESAR-06).
    xmlSecBase64SetDefaultLineSize(0);
    return true;
}

} // namespace

void prepare_library() {
    [[maybe_unused]] static const bool ready = prepare();
}

} // namespace kruispunt::adapters::sdk::signatures
