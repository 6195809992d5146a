from lianxin.works.models.money import Line, Movement, Payment
from lianxin.works.models.projects import Change, Project, ProjectSeries, Stage

__all__ = ["Change", "Line", "Movement", "Payment", "Project", "ProjectSeries", "Stage"]
