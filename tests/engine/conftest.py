"""How often the engine's properties are tried: the same examples every run, so that a red run can be repeated.

A failing example is shown as drawn: to shrink a whole person takes minutes. `HYPOTHESIS_PROFILE=long` draws many more,
new ones each time, and shrinks what it finds.
"""

import os

from hypothesis import HealthCheck, Phase, settings

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
settings.register_profile(
    "anju",
    deadline=None,
    derandomize=True,
    max_examples=60,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=QUIET,
)
settings.register_profile("long", deadline=None, max_examples=3000, suppress_health_check=QUIET)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "anju"))
