import attrs
import pytest

from icrc_activities import Contact, Delegation, Interlocutor, InvalidRecordError, Organisation, OrganisationKind, Style, Text

KEY = "a key of lower-case letters, digits, _ and -, a letter first"
NAME = Text.of(en="Russian Red Cross", ru="Российский Красный Крест")
KINDS = "icrc, national_society, authority, armed_forces, church, academia, think_tank, company, association, media, international_organisation, health_facility, other"


def test_an_organisation_has_a_name_and_a_kind():
    """All else may stay unstated; a short name is used once the full one has been said."""
    body = Organisation("rrc", NAME, "national_society", Text.of(en="RRC"))
    assert body.kind is OrganisationKind.NATIONAL_SOCIETY
    assert (body.part_of, body.sources) == (None, ())


def test_an_interlocutor_is_an_office():
    """Its holder and their style stand there only if the source names them."""
    office = Interlocutor("minister", Text.of(en="Minister of Foreign Affairs"), "mfa")
    assert (office.holder, office.style) == (None, None)
    assert attrs.evolve(office, holder=Text.of(en="S. Lavrov"), style="mr").style is Style.MR


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Organisation("RRC", NAME, "church"), f"Organisation: .id: found 'RRC', allowed is {KEY}"),
        (lambda: Organisation("rrc", "RRC", "church"), "Organisation: .name: found 'RRC', allowed is a Text"),
        (lambda: Organisation("rrc", NAME, "ngo"), f"Organisation: .kind: found 'ngo', allowed is one of {KINDS}"),
        (lambda: Organisation("rrc", NAME, "church", part_of="A"), f"Organisation: .part_of: found 'A', allowed is {KEY} or nothing"),
        (lambda: Delegation("d", NAME, None), f"Delegation: .organisation: found None, allowed is {KEY}"),
        (lambda: Delegation("d", NAME, "icrc", "Moscow"), "Delegation: .short_name: found 'Moscow', allowed is a Text or nothing"),
        (lambda: Delegation("d", NAME, "icrc", seat=1), f"Delegation: .seat: found 1, allowed is {KEY} or nothing"),
        (lambda: Interlocutor("i", None), "Interlocutor: .office: found None, allowed is a Text"),
        (lambda: Interlocutor("i", NAME, holder="Lavrov"), "Interlocutor: .holder: found 'Lavrov', allowed is a Text or nothing"),
        (lambda: Interlocutor("i", NAME, style="dr"), "Interlocutor: .style: found 'dr', allowed is one of mr, mrs, ms or nothing"),
        (lambda: Contact("ICRC"), "Contact: .name: found 'ICRC', allowed is a Text"),
        (lambda: Contact(NAME, phone=""), "Contact: .phone: found '', allowed is a text that is not blank or nothing"),
        (lambda: Contact(NAME, sources=["F1"]), "Contact: .sources: found ['F1'], allowed is a tuple of: a text that is not blank"),
    ],
)
def test_what_a_class_cannot_hold_is_refused(make, message):
    """Each field that is wrong is named with what may stand there."""
    with pytest.raises(InvalidRecordError) as caught:
        make()
    assert str(caught.value) == message


def test_no_kind_and_no_style_of_their_own_are_made_up():
    """The words of a document and the members are the same things."""
    assert [Organisation("x", NAME, kind).kind for kind in KINDS.split(", ")] == list(OrganisationKind)
