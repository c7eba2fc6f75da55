"""Training of encoders, in an environment with torch: `requirements-train.txt`.

    python -m geo.encoders.training.sentences EXAMPLES.jsonl -o FOLDER

`geo.recognition.training` trains the encoder that reads words.
"""
