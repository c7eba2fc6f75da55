"""How the map grows: speed, payload and memory in a real browser, from a thousand reports on.

    python -m geo.evaluate.map_bench --sizes 1k,10k,100k,1M

`make bench-map` runs it. It needs what requirements-dev.txt names and a Chromium. `figures` says
what is measured and what it should reach; `acting` does it in the page, `contending` with folium's
own classes, `indexing` in the index alone; `tables` and `plot` show it. Nothing here is ever
asserted by a test: a shared machine's clock proves nothing.
"""
