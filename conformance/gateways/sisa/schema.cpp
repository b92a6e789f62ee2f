#include "conformance/gateways/sisa/schema.hpp"

namespace kruispunt::conformance::gateways::sisa {
namespace {

constexpr std::string_view written = R"xsd(<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sisa="urn:nl:verwijsindex:sisa:1"
           targetNamespace="urn:nl:verwijsindex:sisa:1" elementFormDefault="qualified">
  <xs:simpleType name="tekst">
    <xs:restriction base="xs:string">
      <xs:minLength value="1"/>
      <xs:maxLength value="200"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="signaalId">
    <xs:restriction base="xs:string">
      <xs:pattern value="[A-Za-z0-9._\-]{1,64}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="kenmerk">
    <xs:restriction base="xs:string">
      <xs:minLength value="1"/>
      <xs:maxLength value="40"/>
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
  <xs:simpleType name="dag">
    <xs:restriction base="xs:string">
      <xs:pattern value="[0-9]{8}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="moment">
    <xs:restriction base="xs:string">
      <xs:pattern value="[0-9]{17}"/>
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
  <xs:complexType name="stuurgegevens">
    <xs:sequence>
      <xs:any namespace="http://www.egem.nl/StUF/StUF0301" processContents="lax"
              minOccurs="6" maxOccurs="7"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="parameters">
    <xs:sequence>
      <xs:any namespace="http://www.egem.nl/StUF/StUF0301" processContents="lax"
              minOccurs="2" maxOccurs="2"/>
      <xs:element name="redenMutatie" type="sisa:redenMutatie" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="datum"><xs:simpleContent><xs:extension base="sisa:dag">
    <xs:anyAttribute namespace="http://www.egem.nl/StUF/StUF0301" processContents="lax"/>
  </xs:extension></xs:simpleContent></xs:complexType>
  <xs:complexType name="naam">
    <xs:sequence>
      <xs:element name="voornamen" type="sisa:tekst"/>
      <xs:element name="voorvoegsel" type="sisa:tekst" minOccurs="0"/>
      <xs:element name="geslachtsnaam" type="sisa:tekst"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="ouders">
    <xs:sequence>
      <xs:element name="bsn" type="sisa:bsn" minOccurs="1" maxOccurs="2"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="instantie">
    <xs:sequence>
      <xs:element name="oin" type="sisa:oin"/>
      <xs:element name="naam" type="sisa:tekst"/>
      <xs:element name="telefoon" type="sisa:tekst" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="wederpartij">
    <xs:sequence>
      <xs:element name="regio" type="sisa:tekst"/>
      <xs:element name="instantie" type="sisa:instantie"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="coordinatie">
    <xs:sequence>
      <xs:element name="gemeentecode" type="sisa:gemeentecode"/>
      <xs:element name="gemeente" type="sisa:tekst"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="inzage">
    <xs:sequence>
      <xs:element name="datum" type="sisa:dag"/>
      <xs:element name="regio" type="sisa:tekst"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="signaal">
    <xs:sequence>
      <xs:element name="regio" type="sisa:tekst"/>
      <xs:element name="instantie" type="sisa:instantie"/>
      <xs:element name="ingangsdatum" type="sisa:dag"/>
      <xs:element name="verlooptOp" type="sisa:dag"/>
      <xs:element name="status" type="sisa:tekst"/>
      <xs:element name="geinformeerd" type="sisa:geinformeerd" minOccurs="0"/>
      <xs:element name="inzage" type="sisa:inzage" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="signaalObject">
    <xs:sequence>
      <xs:element name="signaalId" type="sisa:signaalId"/>
      <xs:element name="bsn" type="sisa:bsn" minOccurs="0"/>
      <xs:element name="naam" type="sisa:naam" minOccurs="0"/>
      <xs:element name="geboortedatum" type="sisa:datum" minOccurs="0"/>
      <xs:element name="geslacht" type="sisa:geslacht" minOccurs="0"/>
      <xs:element name="ouders" type="sisa:ouders" minOccurs="0"/>
      <xs:element name="instantie" type="sisa:instantie" minOccurs="0"/>
      <xs:element name="ingangsdatum" type="sisa:dag" minOccurs="0"/>
      <xs:element name="geinformeerd" type="sisa:geinformeerd" minOccurs="0"/>
      <xs:element name="reden" type="sisa:tekst" minOccurs="0"/>
      <xs:element name="redenEinde" type="sisa:tekst" minOccurs="0"/>
    </xs:sequence>
    <xs:anyAttribute namespace="http://www.egem.nl/StUF/StUF0301" processContents="lax"/>
  </xs:complexType>
  <xs:complexType name="verhuisObject">
    <xs:sequence>
      <xs:element name="signaalId" type="sisa:signaalId"/>
      <xs:element name="matchId" type="sisa:uuid" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="gemeentecode" type="sisa:gemeentecode"/>
      <xs:element name="gemeente" type="sisa:tekst" minOccurs="0"/>
      <xs:element name="datumVerhuizing" type="sisa:dag" minOccurs="0"/>
    </xs:sequence>
    <xs:anyAttribute namespace="http://www.egem.nl/StUF/StUF0301" processContents="lax"/>
  </xs:complexType>
  <xs:complexType name="vraagObject">
    <xs:sequence>
      <xs:element name="bsn" type="sisa:bsn"/>
      <xs:element name="verzoekKenmerk" type="sisa:kenmerk"/>
      <xs:element name="verzoeker" type="sisa:tekst"/>
      <xs:element name="gemeentecode" type="sisa:gemeentecode" minOccurs="0"/>
    </xs:sequence>
    <xs:anyAttribute namespace="http://www.egem.nl/StUF/StUF0301" processContents="lax"/>
  </xs:complexType>
  <xs:complexType name="antwoordObject">
    <xs:sequence>
      <xs:element name="verzoekKenmerk" type="sisa:kenmerk"/>
      <xs:element name="signaal" type="sisa:signaal" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:anyAttribute namespace="http://www.egem.nl/StUF/StUF0301" processContents="lax"/>
  </xs:complexType>
  <xs:complexType name="matchObject">
    <xs:sequence>
      <xs:element name="matchId" type="sisa:uuid"/>
      <xs:element name="soort" type="sisa:tekst" minOccurs="0"/>
      <xs:element name="signaalId" type="sisa:signaalId"/>
      <xs:element name="ontstaanOp" type="sisa:moment" minOccurs="0"/>
      <xs:element name="wederpartij" type="sisa:wederpartij" minOccurs="0"/>
      <xs:element name="coordinatie" type="sisa:coordinatie" minOccurs="0"/>
      <xs:element name="reden" type="sisa:tekst" minOccurs="0"/>
      <xs:element name="onterecht" type="xs:boolean" minOccurs="0"/>
    </xs:sequence>
    <xs:anyAttribute namespace="http://www.egem.nl/StUF/StUF0301" processContents="lax"/>
  </xs:complexType>
  <xs:complexType name="verloopObject">
    <xs:sequence>
      <xs:element name="signaalId" type="sisa:signaalId"/>
      <xs:element name="verlooptOp" type="sisa:dag"/>
      <xs:element name="status" type="sisa:tekst"/>
    </xs:sequence>
    <xs:anyAttribute namespace="http://www.egem.nl/StUF/StUF0301" processContents="lax"/>
  </xs:complexType>
  <xs:complexType name="gebiedObject">
    <xs:sequence>
      <xs:element name="kenmerk" type="sisa:kenmerk"/>
      <xs:element name="gemeentecode" type="sisa:gemeentecode"/>
      <xs:element name="gemeente" type="sisa:tekst"/>
      <xs:element name="datum" type="sisa:dag"/>
      <xs:element name="wederpartij" type="sisa:wederpartij" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:anyAttribute namespace="http://www.egem.nl/StUF/StUF0301" processContents="lax"/>
  </xs:complexType>
  <xs:complexType name="historieObject">
    <xs:sequence>
      <xs:element name="signaalId" type="sisa:signaalId"/>
      <xs:element name="wederpartij" type="sisa:wederpartij"/>
    </xs:sequence>
    <xs:anyAttribute namespace="http://www.egem.nl/StUF/StUF0301" processContents="lax"/>
  </xs:complexType>
  <xs:complexType name="vraagteken">
    <xs:sequence>
      <xs:element name="signaalId" type="sisa:signaalId"/>
      <xs:element name="kenmerk" type="sisa:kenmerk"/>
      <xs:element name="soort" type="sisa:tekst"/>
    </xs:sequence>
    <xs:anyAttribute namespace="http://www.egem.nl/StUF/StUF0301" processContents="lax"/>
  </xs:complexType>
  <xs:complexType name="herinnering">
    <xs:sequence>
      <xs:element name="matchId" type="sisa:uuid"/>
      <xs:element name="signaalId" type="sisa:signaalId"/>
      <xs:element name="sinds" type="sisa:moment"/>
    </xs:sequence>
    <xs:anyAttribute namespace="http://www.egem.nl/StUF/StUF0301" processContents="lax"/>
  </xs:complexType>
  <xs:element name="signLk01"><xs:complexType><xs:sequence>
    <xs:element name="stuurgegevens" type="sisa:stuurgegevens"/>
    <xs:element name="parameters" type="sisa:parameters"/>
    <xs:element name="object" type="sisa:signaalObject" maxOccurs="2"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="verhLk01"><xs:complexType><xs:sequence>
    <xs:element name="stuurgegevens" type="sisa:stuurgegevens"/>
    <xs:element name="parameters" type="sisa:parameters"/>
    <xs:element name="object" type="sisa:verhuisObject"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="inzgLv01"><xs:complexType><xs:sequence>
    <xs:element name="stuurgegevens" type="sisa:stuurgegevens"/>
    <xs:element name="object" type="sisa:vraagObject"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="inzgLa01"><xs:complexType><xs:sequence>
    <xs:element name="stuurgegevens" type="sisa:stuurgegevens"/>
    <xs:element name="object" type="sisa:antwoordObject"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="mtchLk01"><xs:complexType><xs:sequence>
    <xs:element name="stuurgegevens" type="sisa:stuurgegevens"/>
    <xs:element name="parameters" type="sisa:parameters"/>
    <xs:element name="object" type="sisa:matchObject" maxOccurs="2"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="verlLk01"><xs:complexType><xs:sequence>
    <xs:element name="stuurgegevens" type="sisa:stuurgegevens"/>
    <xs:element name="parameters" type="sisa:parameters"/>
    <xs:element name="object" type="sisa:verloopObject"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="gebdLk01"><xs:complexType><xs:sequence>
    <xs:element name="stuurgegevens" type="sisa:stuurgegevens"/>
    <xs:element name="parameters" type="sisa:parameters"/>
    <xs:element name="object" type="sisa:gebiedObject"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="histLk01"><xs:complexType><xs:sequence>
    <xs:element name="stuurgegevens" type="sisa:stuurgegevens"/>
    <xs:element name="parameters" type="sisa:parameters"/>
    <xs:element name="object" type="sisa:historieObject"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="moglLk01"><xs:complexType><xs:sequence>
    <xs:element name="stuurgegevens" type="sisa:stuurgegevens"/>
    <xs:element name="parameters" type="sisa:parameters"/>
    <xs:element name="object" type="sisa:vraagteken"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="hrinLk01"><xs:complexType><xs:sequence>
    <xs:element name="stuurgegevens" type="sisa:stuurgegevens"/>
    <xs:element name="parameters" type="sisa:parameters"/>
    <xs:element name="object" type="sisa:herinnering"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>
)xsd";

} // namespace

std::string_view schema() {
    return written;
}

} // namespace kruispunt::conformance::gateways::sisa
