"""What a page waits for, by the events of the network."""

from a11y.browser.requests import Requests


def test_what_a_document_that_is_gone_had_asked_for_is_not_waited_for() -> None:
    requests = Requests()
    for number, loader in (("1", "before"), ("2", "after")):
        asked = {"requestId": number, "type": "Fetch", "frameId": "top", "loaderId": loader}
        requests.on_event("Network.requestWillBeSent", asked)
    requests.on_event("Page.lifecycleEvent", {"name": "commit", "frameId": "top", "loaderId": "after"})
    assert requests.under_way()
    requests.on_event("Network.loadingFinished", {"requestId": "2"})
    assert not requests.under_way()


def test_what_another_frame_has_asked_for_is_waited_for() -> None:
    requests = Requests()
    asked = {"requestId": "1", "type": "Fetch", "frameId": "inner", "loaderId": "inner"}
    requests.on_event("Network.requestWillBeSent", asked)
    requests.on_event("Page.lifecycleEvent", {"name": "commit", "frameId": "top", "loaderId": "after"})
    assert requests.under_way()
