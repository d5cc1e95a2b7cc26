"""Workers that do what a test wants."""


def sabotaged(reader, script, times=1):
    """Serve the first so many workers with something added to their script."""
    served = []

    def serve(route):
        response = route.fetch()
        served.append(route)
        added = script if len(served) <= times else ""
        route.fulfill(response=response, body=response.text() + added)

    reader.context.route("**/worker.js", serve)
