"""What every person of a browser check does at the door: the first account, an invitation, signing in."""

from check_accounts import PASSWORD


def email_of(name):
    return name.split()[0].lower() + "@example.org"


def set_up(page, address, key, name):
    """Makes the first account, who is the server's administrator."""
    page.goto(address + "/set-up")
    page.fill("#field-key", key)
    give_person(page, name)


def give_person(page, name):
    page.fill("#field-name", name)
    page.fill("#field-email", email_of(name))
    page.fill("#field-password", PASSWORD)
    page.click("main form button.button")


def invite(owner, address, place, guest, role, name):
    """Somebody is invited on the people's page of a workspace or programme, and comes in by the link with a new account."""
    guest.goto(invitation(owner, address, place, role))
    give_person(guest, name)


def invitation(owner, address, place, role):
    owner.goto(address + place)
    owner.select_option("#field-role", role)
    owner.click("main form:has(#field-role) button")
    return owner.locator("#link").inner_text()


def sign_in(page, address, name):
    page.goto(address + "/sign-in")
    page.fill("#field-email", email_of(name))
    page.fill("#field-password", PASSWORD)
    page.click("main form button")
