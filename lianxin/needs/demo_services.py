"""The room's services as the sample county calls them: what they tell is dated when it was told."""

from lianxin.messaging.services import dated
from lianxin.needs import services as of_the_room

services = dated(of_the_room)
