"""``python -m icrc_activities`` is ``icrc-activities``."""

from .cli import main

if __name__ == "__main__":
    main()
