"""Where a project stands: its land and its paper, its point on the map."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.works import services
from lianxin.works.calc.places import EAST, NORTH, point_of
from tests.works.test_projects import refused

degrees = st.tuples(st.decimals(*NORTH, places=5, allow_nan=False), st.decimals(*EAST, places=5, allow_nan=False))


@given(degrees)
def test_a_point_is_read_in_either_order(point):
    north, east = point
    assert point_of(f"{north}, {east}") == point_of(f"{east}，{north}") == point


@pytest.mark.parametrize(
    "text", ["", "30.1", "村口", "30.12345, 210.12345", "91.00000, 100.00000", "30, 110", "-30.12345, 110.12345"]
)
def test_what_is_no_point_in_china_is_refused(text):
    with pytest.raises(ValueError, match="no point"):
        point_of(text)


@pytest.mark.django_db
def test_land_that_needs_a_paper_is_not_built_on_without_its_number(client, village):
    project = village.opened()
    call = {
        "project": project, "design": "灯", "items": [("灯", 6_000_000)], "plan_begin_on": village.today,
        "plan_complete_on": village.today, "by": village.head,
    }  # fmt: skip
    assert "请选用的什么地" in refused("land", run=services.design_project, land="", **call)
    assert "请写文号" in refused("land_paper", run=services.design_project, land="converted", land_paper=" ", **call)
    point = (Decimal("30.12345"), Decimal("110.54321"))
    project = services.design_project(land="converted", land_paper="县政地〔2026〕8号", point=point, **call)
    page = client.get(f"/works/{project.public_id}/").content.decode()
    assert "农用地，已批准转用，县政地〔2026〕8号" in page
    assert "30.12345, 110.54321" in page
