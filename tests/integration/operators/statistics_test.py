"""What is told of whole months: counted as it happens, frozen when the month is over."""
import datetime
from typing import Any

from operated import Operated


def first_of_next_month(day: datetime.date) -> datetime.date:
    return (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)


class Statistics(Operated):

    def to_next_month(self) -> str:
        """The month that begins; the gateway's clock is in it."""
        begins = first_of_next_month(self.today())
        self.advance((begins - self.today()).days + 1)
        return begins.isoformat()[:7]

    def table(self, month: str) -> dict[str, Any]:
        """The table of a month that is over, once it is made."""
        self.wait(lambda: (self.operate("statistics")["tabellen"] or {}).get("tot") == month,
                  f"no table of {month}")
        (found,) = self.operate("statistics", "--from", month, "--to", month)["maanden"]
        return found

    # proves: BEH-03.1 BEH-03.2 BEH-03.10 BEH-03.11 BEH-03.14 BEH-05.1 refusal acceptance
    def test_a_month_is_told_when_it_is_over_and_never_changes(self) -> None:
        self.assertIsNone(self.operate("statistics")["tabellen"])
        self.assertIn("There is no table yet", self.run_command("statistics").stdout)
        month = self.to_next_month()
        for _ in range(6):
            self.next_child()
            self.give("esar", "sisa")
        self.to_next_month()
        table = self.table(month)
        regions = {row["regio"]: row for row in table["regios"]}
        self.assertEqual(regions["esar"]["signalen"], 6)
        self.assertEqual(regions["multisignaal"]["signalen"], "<5")
        self.assertEqual(regions["sisa"]["zonder_bsn"], "<5")
        (pair,) = [row for row in table["paren"]
                   if {row["regio"], row["tegenregio"]} == {"esar", "sisa"}]
        self.assertEqual((pair["matches"], pair["ZONDER_BEREIK"]), (6, "<5"))
        sheet = self.run_command("statistics", "--csv").stdout.splitlines()
        self.assertIn(f"{month},paar,esar,sisa,matches,6,6,6", sheet)
        self.assertIn("esar + sisa", self.run_command("statistics").stdout)
        own = self.signal("esar")["id"]
        self.say("esar", "POST", f"/signals/{own}/withdraw", {"reason": "vergissing"})
        self.assertEqual(self.table(month), table)
        self.assert_refused(["statistics", "--from", "2020-01"], "DATUM_ONGELDIG", "van", month)
        status, possible = self.call("GET", "mogelijke-matches")
        self.assertEqual((status, possible["mogelijkeMatches"]), (200, []))
        self.assertEqual(possible["zonder_bsn"]["sisa"], 0)
