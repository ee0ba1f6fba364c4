"""Says of every file named after the schema whether the schema allows it: one line a file, 'yes' or 'no'.

Needs jsonschema from PyPI. A file that is no JSON counts as not allowed.
"""

import json
import sys

from jsonschema import Draft202012Validator

schema = json.load(open(sys.argv[1], encoding="utf-8"))
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
for path in sys.argv[2:]:
    try:
        allowed = validator.is_valid(json.load(open(path, encoding="utf-8")))
    except (ValueError, RecursionError):
        allowed = False
    print("yes" if allowed else "no")
