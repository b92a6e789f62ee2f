#pragma once

#include "gateway/ports/http.hpp"

struct x509_st;

namespace kruispunt::net {

/// Reads who a certificate is for (COM-02). A subject with no or several serial numbers, or one
/// that is no OIN, gives an empty OIN: nobody may be mistaken for another.
ports::peer peer_of(const x509_st* certificate);

} // namespace kruispunt::net
