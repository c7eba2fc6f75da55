"""Fine-tuning of the toponym encoder; not needed to run Dateline.

`python -m geo.recognition.training --help` needs requirements-train.txt in an
environment of its own: torch, transformers and onnx are imported here only.
"""
