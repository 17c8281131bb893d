"""What was looked at, what was done, what was heard, what was found: frozen, to and from JSON.

A `Recording` is the whole evidence of one walk: the browser half writes it, everything else only reads it.
Times are milliseconds since the recording began; boxes are CSS pixels from the top left of the top page.
"""

from .changes import Change, Focus, Media, Region
from .finding import Asked, Evidence, Finding, Impact, Norm, Verdict, Waiver
from .moment import AxeResult, Glimpse, Moment
from .recording import SCAN, VERSION, Action, Recording, Stage, Step, Tool
from .report import FocusMap, Happening, Report, Scene, Stop, Walk
from .speech import Utterance
from .tree import Frame, Node, Rect, Tree

__all__ = [
    "SCAN",
    "VERSION",
    "Action",
    "Asked",
    "AxeResult",
    "Change",
    "Evidence",
    "Finding",
    "Focus",
    "FocusMap",
    "Frame",
    "Glimpse",
    "Happening",
    "Impact",
    "Media",
    "Moment",
    "Node",
    "Norm",
    "Recording",
    "Rect",
    "Region",
    "Report",
    "Scene",
    "Stage",
    "Step",
    "Stop",
    "Tool",
    "Tree",
    "Utterance",
    "Verdict",
    "Waiver",
    "Walk",
]
