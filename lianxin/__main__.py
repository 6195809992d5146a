import sys

from lianxin.config.cli import main

sys.exit(main(sys.argv[1:]))
