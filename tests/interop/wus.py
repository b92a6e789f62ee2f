"""A WSSE plug-in for zeep: Digikoppeling's WUS 2W-be-S with xmlsec, in sixty lines."""
import pathlib
import uuid
from datetime import datetime

import xmlsec
from lxml.etree import QName, SubElement
from zeep import ns

OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-"
X509 = OASIS + "x509-token-profile-1.0#X509v3"
BASE64 = OASIS + "soap-message-security-1.0#Base64Binary"
WSSE11 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd"
ID = QName(ns.WSU, "Id")


class Wus:
    def __init__(self, certificate: pathlib.Path, key: pathlib.Path, theirs: pathlib.Path) -> None:
        self._token = "".join(certificate.read_text(encoding="ascii").split("-----")[2].split())
        self._key = xmlsec.Key.from_file(str(key), xmlsec.KeyFormat.PEM)
        self._their_key = xmlsec.Key.from_file(str(theirs), xmlsec.KeyFormat.CERT_PEM)

    def apply(self, envelope, headers):
        header, body = envelope.find(QName(ns.SOAP_ENV_11, "Header")), envelope[-1]
        signed = [body, *header]
        security = SubElement(header, QName(ns.WSSE, "Security"), nsmap={"wsu": ns.WSU})
        token = SubElement(security, QName(ns.WSSE, "BinarySecurityToken"), ValueType=X509,
                           EncodingType=BASE64)
        token.text = self._token
        signed.append(SubElement(security, QName(ns.WSU, "Timestamp")))
        SubElement(signed[-1], QName(ns.WSU, "Created")).text = f"{datetime.utcnow().isoformat()}Z"
        signature = xmlsec.template.create(security, xmlsec.Transform.EXCL_C14N,
                                           xmlsec.Transform.RSA_SHA256)
        security.append(signature)
        context = xmlsec.SignatureContext()
        for part in [token, *signed]:
            part.set(ID, "id-" + uuid.uuid4().hex)
            context.register_id(part, "Id", ns.WSU)
        for part in signed:
            reference = xmlsec.template.add_reference(signature, xmlsec.Transform.SHA256,
                                                      uri="#" + part.get(ID))
            xmlsec.template.add_transform(reference, xmlsec.Transform.EXCL_C14N)
        info = SubElement(xmlsec.template.ensure_key_info(signature),
                          QName(ns.WSSE, "SecurityTokenReference"))
        SubElement(info, QName(ns.WSSE, "Reference"), URI="#" + token.get(ID), ValueType=X509)
        context.key = self._key
        context.sign(signature)
        self._sent = signature.findtext(QName(ns.DS, "SignatureValue"))
        return envelope, headers

    def verify(self, envelope):
        header = envelope.find(QName(ns.SOAP_ENV_11, "Header"))
        security = header.find(QName(ns.WSSE, "Security"))
        confirmed = security.find(QName(WSSE11, "SignatureConfirmation"))
        context = xmlsec.SignatureContext()
        context.key = self._their_key
        parts = {"#" + part.get(ID): part for part in envelope.iterfind(f".//*[@{ID}]")}
        for part in parts.values():
            context.register_id(part, "Id", ns.WSU)
        context.verify(signature := security.find(QName(ns.DS, "Signature")))
        covered = [parts[each.get("URI")] for each in signature.iter(QName(ns.DS, "Reference"))]
        must = [envelope[-1], security.find(QName(ns.WSU, "Timestamp")), confirmed, *header]
        if any(part not in covered for part in must if part is not security):
            raise ValueError("the answer's signature does not cover all that it must")
        if confirmed.get("Value") != "".join(self._sent.split()):
            raise ValueError("the answer does not confirm the request's signature")
