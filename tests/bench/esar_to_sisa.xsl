<?xml version="1.0" encoding="UTF-8"?>
<!-- ESAR's SignaalAfgeven as SISA's object: the fields of mappings/esar/signaal.toml and
     mappings/sisa/signaal.toml, with the checks that XSLT 1.0 can make. It cannot normalise to NFC,
     nor say which field is at fault: the first wrong one ends the transformation. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
    xmlns:e="urn:nl:verwijsindex:esar:1"
    xmlns:sisa="urn:nl:verwijsindex:sisa:1"
    xmlns:StUF="http://www.egem.nl/StUF/StUF0301"
    exclude-result-prefixes="soap e">
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes"/>
  <xsl:strip-space elements="*"/>

  <xsl:template match="/">
    <xsl:apply-templates select="soap:Envelope/soap:Body/e:SignaalAfgeven"/>
  </xsl:template>

  <xsl:template match="e:SignaalAfgeven">
    <xsl:if test="not(e:kind/e:naam and e:instantie and e:melder and e:datum and e:geinformeerd
                  and e:kind/e:geboortedatum and e:kind/e:geslacht)">
      <xsl:call-template name="refuse"/>
    </xsl:if>
    <sisa:object StUF:entiteittype="SGN">
      <sisa:signaalId><xsl:apply-templates select="e:signaalId"/></sisa:signaalId>
      <xsl:apply-templates select="e:kind"/>
      <xsl:if test="e:ouders">
        <sisa:ouders>
          <xsl:for-each select="e:ouders/e:bsn">
            <sisa:bsn><xsl:apply-templates select="."/></sisa:bsn>
          </xsl:for-each>
        </sisa:ouders>
      </xsl:if>
      <sisa:instantie>
        <sisa:oin><xsl:apply-templates select="e:instantie/e:oin"/></sisa:oin>
        <sisa:naam><xsl:apply-templates select="e:instantie/e:naam"/></sisa:naam>
        <sisa:telefoon><xsl:apply-templates select="e:instantie/e:telefoon"/></sisa:telefoon>
      </sisa:instantie>
      <xsl:apply-templates select="e:melder"/>
      <sisa:ingangsdatum><xsl:apply-templates select="e:datum"/></sisa:ingangsdatum>
      <sisa:geinformeerd><xsl:apply-templates select="e:geinformeerd"/></sisa:geinformeerd>
      <xsl:if test="e:reden"><sisa:reden><xsl:apply-templates select="e:reden"/></sisa:reden></xsl:if>
    </sisa:object>
    <xsl:if test="e:*[not(self::e:signaalId or self::e:kind or self::e:ouders or self::e:instantie
                  or self::e:melder or self::e:datum or self::e:geinformeerd or self::e:reden
                  or self::e:redenMutatie)]">
      <xsl:call-template name="refuse"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="e:kind">
    <xsl:if test="e:*[not(self::e:bsn or self::e:naam or self::e:woonplaats or self::e:gemeentecode
                  or self::e:geboortedatum or self::e:geslacht)]">
      <xsl:call-template name="refuse"/>
    </xsl:if>
    <sisa:bsn><xsl:apply-templates select="e:bsn"/></sisa:bsn>
    <sisa:naam>
      <sisa:voornamen><xsl:apply-templates select="e:naam/e:voornamen"/></sisa:voornamen>
      <xsl:if test="e:naam/e:voorvoegsel">
        <sisa:voorvoegsel><xsl:apply-templates select="e:naam/e:voorvoegsel"/></sisa:voorvoegsel>
      </xsl:if>
      <sisa:geslachtsnaam><xsl:apply-templates select="e:naam/e:geslachtsnaam"/></sisa:geslachtsnaam>
    </sisa:naam>
    <xsl:call-template name="text"><xsl:with-param name="value" select="e:woonplaats"/></xsl:call-template>
    <xsl:apply-templates select="e:gemeentecode"/>
    <sisa:geboortedatum StUF:indOnvolledigeDatum="V"><xsl:apply-templates select="e:geboortedatum"/></sisa:geboortedatum>
    <sisa:geslacht><xsl:apply-templates select="e:geslacht"/></sisa:geslacht>
  </xsl:template>

  <!-- SISA learns of no professional; what ESAR sent of one is checked all the same. -->
  <xsl:template match="e:melder">
    <xsl:call-template name="text"><xsl:with-param name="value" select="e:naam"/></xsl:call-template>
    <xsl:if test="string-length(e:functie) &gt; 200 or string-length(e:email) &gt; 200
                  or (e:email and not(contains(e:email, '@')))
                  or translate(e:telefoon, '0123456789+ ()-./', '') != '' or not(e:telefoon)">
      <xsl:call-template name="refuse"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="e:bsn">
    <xsl:variable name="sum" select="9 * substring(., 1, 1) + 8 * substring(., 2, 1)
        + 7 * substring(., 3, 1) + 6 * substring(., 4, 1) + 5 * substring(., 5, 1)
        + 4 * substring(., 6, 1) + 3 * substring(., 7, 1) + 2 * substring(., 8, 1)
        - substring(., 9, 1)"/>
    <xsl:if test="string-length(.) != 9 or translate(., '0123456789', '') != ''
                  or $sum mod 11 != 0 or . = '000000000'">
      <xsl:call-template name="refuse"/>
    </xsl:if>
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template match="e:oin">
    <xsl:if test="string-length(.) != 20 or translate(., '0123456789', '') != ''">
      <xsl:call-template name="refuse"/>
    </xsl:if>
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template match="e:gemeentecode">
    <xsl:if test="string-length(.) != 4 or translate(., '0123456789', '') != ''">
      <xsl:call-template name="refuse"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="e:signaalId">
    <xsl:if test="string-length(.) = 0 or string-length(.) &gt; 64 or translate(.,
        'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-', '') != ''">
      <xsl:call-template name="refuse"/>
    </xsl:if>
    <xsl:value-of select="."/>
  </xsl:template>

  <!-- Whole dates only; the days of a month without leap years. -->
  <xsl:template match="e:datum | e:geboortedatum">
    <xsl:variable name="month" select="number(substring(., 6, 2))"/>
    <xsl:if test="translate(., '0123456789', '9999999999') != '9999-99-99' or $month &lt; 1
                  or $month &gt; 12 or substring(., 9, 2) &lt; 1 or substring(., 9, 2) &gt;
                  substring('312931303130313130313031', 2 * $month - 1, 2)">
      <xsl:call-template name="refuse"/>
    </xsl:if>
    <xsl:value-of select="translate(., '-', '')"/>
  </xsl:template>

  <xsl:template match="e:telefoon">
    <xsl:if test="translate(., '0123456789+ ()-./', '') != '' or string-length(.) &gt; 40
                  or string-length(.) &lt; 3">
      <xsl:call-template name="refuse"/>
    </xsl:if>
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template match="e:geslacht">
    <xsl:if test=". != 'M' and . != 'V' and . != 'X'"><xsl:call-template name="refuse"/></xsl:if>
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template match="e:geinformeerd">
    <xsl:if test=". != 'jeugdige' and . != 'ouders' and . != 'beiden' and . != 'niet'">
      <xsl:call-template name="refuse"/>
    </xsl:if>
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template match="e:reden">
    <xsl:if test=". != 'overmacht' and . != 'dreigende_situatie'"><xsl:call-template name="refuse"/></xsl:if>
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template match="e:naam | e:voornamen | e:geslachtsnaam | e:voorvoegsel">
    <xsl:call-template name="text"><xsl:with-param name="value" select="."/></xsl:call-template>
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template name="text">
    <xsl:param name="value"/>
    <xsl:if test="string-length($value) = 0 or string-length($value) &gt; 200">
      <xsl:call-template name="refuse"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="refuse"><xsl:message terminate="yes"/></xsl:template>
</xsl:stylesheet>
