"""``python -m newsdesk`` is ``newsdesk``."""

import sys

from newsdesk.app.start import main

if __name__ == "__main__":
    sys.exit(main())
