#include "conformance/gateways/esar/published.hpp"

namespace kruispunt::conformance::gateways::esar {
namespace {

constexpr std::string_view written = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"
                  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
                  xmlns:xs="http://www.w3.org/2001/XMLSchema"
                  xmlns:e="urn:nl:verwijsindex:esar:1"
                  targetNamespace="urn:nl:verwijsindex:esar:1" name="Signalering">
  <wsdl:types>
    <xs:schema>
      <xs:import namespace="urn:nl:verwijsindex:esar:1"
                 schemaLocation="/esar/v1/signalering?xsd"/>
    </xs:schema>
  </wsdl:types>
  <wsdl:message name="SignaalAfgeven">
    <wsdl:part name="body" element="e:SignaalAfgeven"/>
  </wsdl:message>
  <wsdl:message name="SignaalAfgevenAntwoord">
    <wsdl:part name="body" element="e:SignaalAfgevenAntwoord"/>
  </wsdl:message>
  <wsdl:message name="SignaalWijzigen">
    <wsdl:part name="body" element="e:SignaalWijzigen"/>
  </wsdl:message>
  <wsdl:message name="SignaalWijzigenAntwoord">
    <wsdl:part name="body" element="e:SignaalWijzigenAntwoord"/>
  </wsdl:message>
  <wsdl:message name="SignaalAfsluiten">
    <wsdl:part name="body" element="e:SignaalAfsluiten"/>
  </wsdl:message>
  <wsdl:message name="SignaalAfsluitenAntwoord">
    <wsdl:part name="body" element="e:SignaalAfsluitenAntwoord"/>
  </wsdl:message>
  <wsdl:message name="SignaalIntrekken">
    <wsdl:part name="body" element="e:SignaalIntrekken"/>
  </wsdl:message>
  <wsdl:message name="SignaalIntrekkenAntwoord">
    <wsdl:part name="body" element="e:SignaalIntrekkenAntwoord"/>
  </wsdl:message>
  <wsdl:message name="KindVerhuisd">
    <wsdl:part name="body" element="e:KindVerhuisd"/>
  </wsdl:message>
  <wsdl:message name="KindVerhuisdAntwoord">
    <wsdl:part name="body" element="e:KindVerhuisdAntwoord"/>
  </wsdl:message>
  <wsdl:message name="MatchesOpvragen">
    <wsdl:part name="body" element="e:MatchesOpvragen"/>
  </wsdl:message>
  <wsdl:message name="MatchesOpvragenAntwoord">
    <wsdl:part name="body" element="e:MatchesOpvragenAntwoord"/>
  </wsdl:message>
  <wsdl:message name="MatchBijwerken">
    <wsdl:part name="body" element="e:MatchBijwerken"/>
  </wsdl:message>
  <wsdl:message name="MatchBijwerkenAntwoord">
    <wsdl:part name="body" element="e:MatchBijwerkenAntwoord"/>
  </wsdl:message>
  <wsdl:message name="InzageOpvragen">
    <wsdl:part name="body" element="e:InzageOpvragen"/>
  </wsdl:message>
  <wsdl:message name="InzageOpvragenAntwoord">
    <wsdl:part name="body" element="e:InzageOpvragenAntwoord"/>
  </wsdl:message>
  <wsdl:message name="Fout"><wsdl:part name="fout" element="e:fout"/></wsdl:message>
  <wsdl:portType name="Signalering">
    <wsdl:operation name="SignaalAfgeven">
      <wsdl:input message="e:SignaalAfgeven"/>
      <wsdl:output message="e:SignaalAfgevenAntwoord"/>
      <wsdl:fault name="Fout" message="e:Fout"/>
    </wsdl:operation>
    <wsdl:operation name="SignaalWijzigen">
      <wsdl:input message="e:SignaalWijzigen"/>
      <wsdl:output message="e:SignaalWijzigenAntwoord"/>
      <wsdl:fault name="Fout" message="e:Fout"/>
    </wsdl:operation>
    <wsdl:operation name="SignaalAfsluiten">
      <wsdl:input message="e:SignaalAfsluiten"/>
      <wsdl:output message="e:SignaalAfsluitenAntwoord"/>
      <wsdl:fault name="Fout" message="e:Fout"/>
    </wsdl:operation>
    <wsdl:operation name="SignaalIntrekken">
      <wsdl:input message="e:SignaalIntrekken"/>
      <wsdl:output message="e:SignaalIntrekkenAntwoord"/>
      <wsdl:fault name="Fout" message="e:Fout"/>
    </wsdl:operation>
    <wsdl:operation name="KindVerhuisd">
      <wsdl:input message="e:KindVerhuisd"/>
      <wsdl:output message="e:KindVerhuisdAntwoord"/>
      <wsdl:fault name="Fout" message="e:Fout"/>
    </wsdl:operation>
    <wsdl:operation name="MatchesOpvragen">
      <wsdl:input message="e:MatchesOpvragen"/>
      <wsdl:output message="e:MatchesOpvragenAntwoord"/>
      <wsdl:fault name="Fout" message="e:Fout"/>
    </wsdl:operation>
    <wsdl:operation name="MatchBijwerken">
      <wsdl:input message="e:MatchBijwerken"/>
      <wsdl:output message="e:MatchBijwerkenAntwoord"/>
      <wsdl:fault name="Fout" message="e:Fout"/>
    </wsdl:operation>
    <wsdl:operation name="InzageOpvragen">
      <wsdl:input message="e:InzageOpvragen"/>
      <wsdl:output message="e:InzageOpvragenAntwoord"/>
      <wsdl:fault name="Fout" message="e:Fout"/>
    </wsdl:operation>
  </wsdl:portType>
  <wsdl:binding name="SignaleringSoap" type="e:Signalering">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <wsdl:operation name="SignaalAfgeven">
      <soap:operation soapAction="urn:nl:verwijsindex:esar:1/SignaalAfgeven"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input>
      <wsdl:output><soap:body use="literal"/></wsdl:output>
      <wsdl:fault name="Fout"><soap:fault name="Fout" use="literal"/></wsdl:fault>
    </wsdl:operation>
    <wsdl:operation name="SignaalWijzigen">
      <soap:operation soapAction="urn:nl:verwijsindex:esar:1/SignaalWijzigen"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input>
      <wsdl:output><soap:body use="literal"/></wsdl:output>
      <wsdl:fault name="Fout"><soap:fault name="Fout" use="literal"/></wsdl:fault>
    </wsdl:operation>
    <wsdl:operation name="SignaalAfsluiten">
      <soap:operation soapAction="urn:nl:verwijsindex:esar:1/SignaalAfsluiten"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input>
      <wsdl:output><soap:body use="literal"/></wsdl:output>
      <wsdl:fault name="Fout"><soap:fault name="Fout" use="literal"/></wsdl:fault>
    </wsdl:operation>
    <wsdl:operation name="SignaalIntrekken">
      <soap:operation soapAction="urn:nl:verwijsindex:esar:1/SignaalIntrekken"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input>
      <wsdl:output><soap:body use="literal"/></wsdl:output>
      <wsdl:fault name="Fout"><soap:fault name="Fout" use="literal"/></wsdl:fault>
    </wsdl:operation>
    <wsdl:operation name="KindVerhuisd">
      <soap:operation soapAction="urn:nl:verwijsindex:esar:1/KindVerhuisd"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input>
      <wsdl:output><soap:body use="literal"/></wsdl:output>
      <wsdl:fault name="Fout"><soap:fault name="Fout" use="literal"/></wsdl:fault>
    </wsdl:operation>
    <wsdl:operation name="MatchesOpvragen">
      <soap:operation soapAction="urn:nl:verwijsindex:esar:1/MatchesOpvragen"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input>
      <wsdl:output><soap:body use="literal"/></wsdl:output>
      <wsdl:fault name="Fout"><soap:fault name="Fout" use="literal"/></wsdl:fault>
    </wsdl:operation>
    <wsdl:operation name="MatchBijwerken">
      <soap:operation soapAction="urn:nl:verwijsindex:esar:1/MatchBijwerken"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input>
      <wsdl:output><soap:body use="literal"/></wsdl:output>
      <wsdl:fault name="Fout"><soap:fault name="Fout" use="literal"/></wsdl:fault>
    </wsdl:operation>
    <wsdl:operation name="InzageOpvragen">
      <soap:operation soapAction="urn:nl:verwijsindex:esar:1/InzageOpvragen"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input>
      <wsdl:output><soap:body use="literal"/></wsdl:output>
      <wsdl:fault name="Fout"><soap:fault name="Fout" use="literal"/></wsdl:fault>
    </wsdl:operation>
  </wsdl:binding>
  <wsdl:service name="Signalering">
    <wsdl:port name="Signalering" binding="e:SignaleringSoap">
      <soap:address location="https://kruispunt.example/esar/v1/signalering"/>
    </wsdl:port>
  </wsdl:service>
</wsdl:definitions>
)xml";

} // namespace

std::string_view wsdl() {
    return written;
}

} // namespace kruispunt::conformance::gateways::esar
