"""Money is not taken out of the bank again by the one who keeps the venture."""

import pytest

from lianxin.harvests import selectors, services
from lianxin.harvests.errors import WrongState
from lianxin.kit.errors import NotAllowed, RuleBroken


def test_a_sale_is_undone_by_two_persons(client, farm):
    batch = farm.running()
    farm.harvested(batch)
    sale, bank = farm.sold(batch), farm.balance("101")
    call = {"batch": batch, "event": sale, "reason": "记了两次", "by": farm.keeper}
    look = services.undo_event(**call)
    assert farm.balance("101") == bank
    with pytest.raises(RuleBroken, match="等另一个人核对"):
        services.undo_event(**call)
    with pytest.raises(NotAllowed, match="自己不能核对"):
        services.confirm_proposal(proposal=look, by=farm.keeper)
    assert look not in selectors.proposals_for(farm.keeper)
    client.force_login(farm.cast.user("supervisor"))
    page, address = f"/harvests/{farm.venture.public_id}/", f"/harvests/proposals/{look.public_id}/"
    assert address in client.get(page).content.decode()
    assert "14,400.00 元从银行账上退出去" in client.get("/today/").content.decode()
    assert client.post(f"{address}refuse/", {"reason": "回单上只有一笔，是对的"}).status_code == 302
    assert "没有同意" in client.get(address).content.decode()
    with pytest.raises(WrongState):
        farm.confirmed(look)
    again = services.undo_event(**call)
    assert client.post(f"{address.replace(look.public_id, again.public_id)}confirm/").status_code == 302
    assert farm.balance("101") == bank - 1_440_000
    assert dict(selectors.tally_of(batch).stock) == {"一级": 480_000}
    client.force_login(farm.cast.user("resident"))
    assert address not in client.get(page).content.decode()
    assert client.get(address).status_code == 404
