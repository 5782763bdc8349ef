"""``python -m newsdesk.app.sample FOLDER``: make the sample newsroom there, unless there is one already."""

import sys
from pathlib import Path

from newsdesk.assets import sample_folder
from newsdesk.desk import Newsroom
from newsdesk.desk.sample import make_sample
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.people import whoever

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    if not Newsroom.exists(folder):
        make_sample(folder, sample_folder(), SystemClock(), whoever()).close()
