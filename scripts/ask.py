#!/usr/bin/env python3
"""ask.py PID OUTPUT: waits until the server PID has printed its address to OUTPUT, then asks for its health and console."""
import json
import os
import pathlib
import re
import sys
import time
import urllib.request

pid, output = int(sys.argv[1]), pathlib.Path(sys.argv[2])
deadline = time.monotonic() + 300
while not (address := re.search(r"http://127\.0\.0\.1:\d+", output.read_text())):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        sys.exit(f"the server ended:\n{output.read_text()}")
    if time.monotonic() > deadline:
        sys.exit(f"the server did not start within 300 s:\n{output.read_text()}")
    time.sleep(0.2)
with urllib.request.urlopen(address[0] + "/healthz", timeout=20) as answer:
    health = json.load(answer)
if health["status"] != "ok":
    sys.exit(f"not healthy: {health}")
with urllib.request.urlopen(address[0] + "/", timeout=20) as answer:
    page = answer.read().decode()
scripts = re.findall(r'src="(/assets/[^"]+\.js)"', page)
if not scripts:
    sys.exit(f"the console page loads no script: {page[:300]}")
for script in scripts:
    with urllib.request.urlopen(address[0] + script, timeout=20) as answer:
        if len(answer.read()) < 1000:
            sys.exit(f"{script} is empty")
print(output.read_text().strip())
print(f"{address[0]}: {health}, console with {', '.join(scripts)}")
