#include "conformance/gateways/esar/published.hpp"

namespace kruispunt::conformance::gateways::esar {
namespace {

constexpr std::string_view written = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:nl:verwijsindex:esar:1"
           targetNamespace="urn:nl:verwijsindex:esar:1" elementFormDefault="qualified">
  <xs:simpleType name="tekst">
    <xs:restriction base="xs:string">
      <xs:minLength value="1"/>
      <xs:maxLength value="200"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="kenmerk">
    <xs:restriction base="xs:string">
      <xs:minLength value="1"/>
      <xs:maxLength value="40"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="signaalId">
    <xs:restriction base="xs:string">
      <xs:pattern value="[A-Za-z0-9._\-]{1,64}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="bsn">
    <xs:restriction base="xs:string">
      <xs:pattern value="[0-9]{9}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="oin">
    <xs:restriction base="xs:string">
      <xs:pattern value="[0-9]{20}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="gemeentecode">
    <xs:restriction base="xs:string">
      <xs:pattern value="[0-9]{4}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="uuid">
    <xs:restriction base="xs:string">
      <xs:pattern value="[0-9A-Fa-f\-]{36}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="geboortedatum">
    <xs:restriction base="xs:string">
      <xs:pattern value="[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="geslacht">
    <xs:restriction base="xs:string">
      <xs:enumeration value="M"/>
      <xs:enumeration value="V"/>
      <xs:enumeration value="X"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="geinformeerd">
    <xs:restriction base="xs:string">
      <xs:enumeration value="jeugdige"/>
      <xs:enumeration value="ouders"/>
      <xs:enumeration value="beiden"/>
      <xs:enumeration value="niet"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="redenMutatie">
    <xs:restriction base="xs:string">
      <xs:enumeration value="beheer"/>
      <xs:enumeration value="identiteit"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="redenIntrekking">
    <xs:restriction base="xs:string">
      <xs:enumeration value="vergissing"/>
      <xs:enumeration value="bezwaar_gegrond"/>
      <xs:enumeration value="overleden"/>
      <xs:enumeration value="overig"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="toestemming">
    <xs:restriction base="xs:string">
      <xs:enumeration value="gegeven"/>
      <xs:enumeration value="geweigerd"/>
      <xs:enumeration value="niet_gevraagd"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="verzoeker">
    <xs:restriction base="xs:string">
      <xs:enumeration value="jeugdige"/>
      <xs:enumeration value="ouders"/>
      <xs:enumeration value="beiden"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="matchSoort">
    <xs:restriction base="xs:string">
      <xs:enumeration value="kind"/>
      <xs:enumeration value="gezin"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="redenBeeindiging">
    <xs:restriction base="xs:string">
      <xs:enumeration value="ingetrokken"/>
      <xs:enumeration value="verlopen"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:complexType name="naam">
    <xs:sequence>
      <xs:element name="voornamen" type="e:tekst"/>
      <xs:element name="voorvoegsel" type="e:tekst" minOccurs="0"/>
      <xs:element name="geslachtsnaam" type="e:tekst"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="kind">
    <xs:sequence>
      <xs:element name="bsn" type="e:bsn"/>
      <xs:element name="naam" type="e:naam"/>
      <xs:element name="woonplaats" type="e:tekst"/>
      <xs:element name="gemeentecode" type="e:gemeentecode" minOccurs="0"/>
      <xs:element name="geboortedatum" type="e:geboortedatum"/>
      <xs:element name="geslacht" type="e:geslacht"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="ouders">
    <xs:sequence>
      <xs:element name="bsn" type="e:bsn" minOccurs="1" maxOccurs="2"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="instantie">
    <xs:sequence>
      <xs:element name="oin" type="e:oin"/>
      <xs:element name="naam" type="e:tekst"/>
      <xs:element name="telefoon" type="e:tekst" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="melder">
    <xs:sequence>
      <xs:element name="naam" type="e:tekst"/>
      <xs:element name="functie" type="e:tekst" minOccurs="0"/>
      <xs:element name="telefoon" type="e:tekst"/>
      <xs:element name="email" type="e:tekst" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="coordinator">
    <xs:sequence>
      <xs:element name="naam" type="e:tekst"/>
      <xs:element name="telefoon" type="e:tekst"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="coordinatie">
    <xs:sequence>
      <xs:element name="gemeentecode" type="e:gemeentecode"/>
      <xs:element name="gemeente" type="e:tekst"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="wederpartij">
    <xs:sequence>
      <xs:element name="regio" type="e:tekst"/>
      <xs:element name="instantie" type="e:instantie"/>
      <xs:element name="melder" type="e:melder" minOccurs="0"/>
      <xs:element name="toestemming" type="e:toestemming"/>
      <xs:element name="coordinator" type="e:coordinator" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="signaal">
    <xs:sequence>
      <xs:element name="signaalId" type="e:signaalId"/>
      <xs:element name="kind" type="e:kind"/>
      <xs:element name="ouders" type="e:ouders" minOccurs="0"/>
      <xs:element name="instantie" type="e:instantie"/>
      <xs:element name="melder" type="e:melder"/>
      <xs:element name="datum" type="xs:date"/>
      <xs:element name="geinformeerd" type="e:geinformeerd"/>
      <xs:element name="reden" type="e:tekst" minOccurs="0"/>
      <xs:element name="redenMutatie" type="e:redenMutatie" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="waarschuwing"><xs:simpleContent><xs:extension base="e:tekst">
    <xs:attribute name="code" type="e:tekst" use="required"/>
  </xs:extension></xs:simpleContent></xs:complexType>
  <xs:complexType name="toestand">
    <xs:sequence>
      <xs:element name="signaalId" type="e:signaalId"/>
      <xs:element name="status" type="e:tekst"/>
      <xs:element name="verlooptOp" type="xs:date"/>
      <xs:element name="matches" type="xs:nonNegativeInteger"/>
      <xs:element name="waarschuwing" type="e:waarschuwing" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="matchMelding">
    <xs:sequence>
      <xs:element name="matchId" type="e:uuid"/>
      <xs:element name="soort" type="e:matchSoort"/>
      <xs:element name="signaalId" type="e:signaalId"/>
      <xs:element name="ontstaanOp" type="xs:dateTime"/>
      <xs:element name="wederpartij" type="e:wederpartij"/>
      <xs:element name="coordinatie" type="e:coordinatie" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="match">
    <xs:sequence>
      <xs:element name="matchId" type="e:uuid"/>
      <xs:element name="soort" type="e:matchSoort"/>
      <xs:element name="signaalId" type="e:signaalId"/>
      <xs:element name="ontstaanOp" type="xs:dateTime"/>
      <xs:element name="wederpartij" type="e:wederpartij"/>
      <xs:element name="coordinatie" type="e:coordinatie" minOccurs="0"/>
      <xs:element name="status" type="e:tekst"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="inzage">
    <xs:sequence>
      <xs:element name="datum" type="xs:date"/>
      <xs:element name="regio" type="e:tekst"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="gehouden">
    <xs:sequence>
      <xs:element name="regio" type="e:tekst"/>
      <xs:element name="instantie" type="e:instantie"/>
      <xs:element name="datum" type="xs:date"/>
      <xs:element name="verlooptOp" type="xs:date"/>
      <xs:element name="status" type="e:tekst"/>
      <xs:element name="geinformeerd" type="e:geinformeerd" minOccurs="0"/>
      <xs:element name="inzage" type="e:inzage" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:complexType>
  <xs:element name="SignaalAfgeven" type="e:signaal"/>
  <xs:element name="SignaalAfgevenAntwoord" type="e:toestand"/>
  <xs:element name="SignaalWijzigen" type="e:signaal"/>
  <xs:element name="SignaalWijzigenAntwoord" type="e:toestand"/>
  <xs:element name="SignaalAfsluiten"><xs:complexType><xs:sequence>
    <xs:element name="signaalId" type="e:signaalId"/>
    <xs:element name="redenMutatie" type="e:redenMutatie" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="SignaalAfsluitenAntwoord" type="e:toestand"/>
  <xs:element name="SignaalIntrekken"><xs:complexType><xs:sequence>
    <xs:element name="signaalId" type="e:signaalId"/>
    <xs:element name="reden" type="e:redenIntrekking"/>
    <xs:element name="redenMutatie" type="e:redenMutatie" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="SignaalIntrekkenAntwoord" type="e:toestand"/>
  <xs:element name="KindVerhuisd"><xs:complexType><xs:sequence>
    <xs:element name="signaalId" type="e:signaalId"/>
    <xs:element name="woonplaats" type="e:tekst"/>
    <xs:element name="gemeentecode" type="e:gemeentecode"/>
    <xs:element name="datum" type="xs:date"/>
    <xs:element name="redenMutatie" type="e:redenMutatie" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="KindVerhuisdAntwoord" type="e:toestand"/>
  <xs:element name="MatchesOpvragen"><xs:complexType><xs:sequence>
    <xs:element name="signaalId" type="e:signaalId"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="MatchesOpvragenAntwoord"><xs:complexType><xs:sequence>
    <xs:element name="match" type="e:match" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="MatchBijwerken"><xs:complexType><xs:sequence>
    <xs:element name="matchId" type="e:uuid"/>
    <xs:element name="bevestigd" type="xs:boolean" minOccurs="0"/>
    <xs:element name="toestemming" type="e:toestemming" minOccurs="0"/>
    <xs:element name="gezinGeinformeerd" type="xs:boolean" minOccurs="0"/>
    <xs:element name="coordinator" type="e:coordinator" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="MatchBijwerkenAntwoord"><xs:complexType><xs:sequence>
    <xs:element name="match" type="e:match"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="InzageOpvragen"><xs:complexType><xs:sequence>
    <xs:element name="bsn" type="e:bsn"/>
    <xs:element name="verzoekKenmerk" type="e:kenmerk"/>
    <xs:element name="verzoeker" type="e:verzoeker"/>
    <xs:element name="gemeentecode" type="e:gemeentecode" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="InzageOpvragenAntwoord"><xs:complexType><xs:sequence>
    <xs:element name="verzoekKenmerk" type="e:kenmerk"/>
    <xs:element name="signaal" type="e:gehouden" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="fout"><xs:complexType><xs:sequence>
    <xs:element name="code" type="e:tekst"/>
    <xs:element name="veld" type="xs:string"/>
    <xs:element name="omschrijving" type="e:tekst"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="Ontvangen"><xs:complexType><xs:sequence>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="MatchMelding" type="e:matchMelding"/>
  <xs:element name="MatchBeeindigd"><xs:complexType><xs:sequence>
    <xs:element name="matchId" type="e:uuid"/>
    <xs:element name="signaalId" type="e:signaalId"/>
    <xs:element name="reden" type="e:redenBeeindiging"/>
    <xs:element name="onterecht" type="xs:boolean" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="SignaalVerloopt"><xs:complexType><xs:sequence>
    <xs:element name="signaalId" type="e:signaalId"/>
    <xs:element name="verlooptOp" type="xs:date"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="SignaalVervallen"><xs:complexType><xs:sequence>
    <xs:element name="signaalId" type="e:signaalId"/>
    <xs:element name="reden" type="e:redenBeeindiging"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="KindVerhuisdMelding"><xs:complexType><xs:sequence>
    <xs:element name="signaalId" type="e:signaalId"/>
    <xs:element name="matchId" type="e:uuid" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="gemeentecode" type="e:gemeentecode"/>
    <xs:element name="gemeente" type="e:tekst"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="VerhuizingNaarGebied"><xs:complexType><xs:sequence>
    <xs:element name="kenmerk" type="e:kenmerk"/>
    <xs:element name="gemeentecode" type="e:gemeentecode"/>
    <xs:element name="gemeente" type="e:tekst"/>
    <xs:element name="datum" type="xs:date"/>
    <xs:element name="wederpartij" type="e:wederpartij" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="IdentiteitVerifieren"><xs:complexType><xs:sequence>
    <xs:element name="signaalId" type="e:signaalId"/>
    <xs:element name="kenmerk" type="e:kenmerk"/>
    <xs:element name="soort" type="e:tekst"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="Historie"><xs:complexType><xs:sequence>
    <xs:element name="signaalId" type="e:signaalId"/>
    <xs:element name="wederpartij" type="e:wederpartij"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="MatchHerinnering"><xs:complexType><xs:sequence>
    <xs:element name="matchId" type="e:uuid"/>
    <xs:element name="signaalId" type="e:signaalId"/>
    <xs:element name="sinds" type="xs:dateTime"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>
)xml";

} // namespace

std::string_view schema() {
    return written;
}

} // namespace kruispunt::conformance::gateways::esar
