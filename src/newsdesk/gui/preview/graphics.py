"""What must be settled about drawing before there is a web view."""

from PySide6.QtQuick import QQuickWindow, QSGRendererInterface


def prepare_graphics() -> None:
    """Let the web view be drawn in software; to be called before the first one, twice does no harm.

    A web view makes Qt compose the whole window the way the view is drawn, the editor beside it included.
    Measured on X11 without a GPU, milliseconds from a key to its paint (p50, p99), with the view beside a
    QTextEdit:

    ==================  ================  =======================
    window              1400 × 900        2800 × 1800 (scale 2)
    ==================  ================  =======================
    no web view         1.2 ms, 4.0 ms    1.7 ms, 4.5 ms
    OpenGL (llvmpipe)   13 ms, 18 ms      37 ms, 61 ms
    software            1.1 ms, 4.4 ms    2.0 ms, 8.5 ms
    ==================  ================  =======================

    There is no asking for a GPU first: before the application it cannot be told reliably, remote screens and
    virtual machines having one in name only. A page of text and pictures asks little, and a single way of
    drawing is one that is tested. Its price: on a very large screen and a slow processor the preview scrolls
    at some 16 frames a second.
    """
    if QQuickWindow.sceneGraphBackend() != "software":
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
