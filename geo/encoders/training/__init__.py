"""Training of encoders, in an environment with torch: `requirements-train.txt`.

    python -m geo.encoders.training.sentences fit EXAMPLES.jsonl -o FOLDER
    python -m geo.encoders.training.passages EXAMPLES.jsonl -o FOLDER

`geo.recognition.training` trains the encoder that reads words.
"""
