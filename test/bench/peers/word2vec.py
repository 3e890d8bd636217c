"""gensim's word2vec as a peer of the benchmark.

    python3 word2vec.py WORKERS TEXT SETTINGS            the line protocol, workload W6
    python3 word2vec.py WORKERS TEXT SETTINGS VECTORS    trains once for each of "seeds", W7

TEXT is a file of little-endian 32-bit integers: words in order of their numbers, -1 between sentences.
SETTINGS are Word2Vec's own, as JSON. A step of W6 is one pass over the text. VECTORS gets what W7
learns, float32 [seeds, words, vector_size].
"""

import json
import os
import sys

WORKERS, FILE, SETTINGS = int(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])
# A worker computes on its own thread; BLAS would only add more to them.
os.environ['OMP_NUM_THREADS'] = '1'
os.environ['OPENBLAS_NUM_THREADS'] = '1'

import gensim
import numpy
from gensim.models import word2vec

from line_protocol import serve


def read_sentences():
    ids = numpy.fromfile(FILE, '<i4')
    parts = numpy.split(ids, numpy.flatnonzero(ids < 0))
    return [[str(word) for word in part if word >= 0] for part in parts]


def create_model(sentences, **settings):
    model = word2vec.Word2Vec(hs=0, min_count=1, workers=WORKERS, **settings)
    model.build_vocab(sentences)
    return model


def train_on(model, sentences, epochs):
    model.train(sentences, total_examples=len(sentences), epochs=epochs)


def timed(sentences):
    model = create_model(sentences, seed=1, **{**SETTINGS, 'epochs': 1})
    return lambda: train_on(model, sentences, 1)


def vectors_of_seeds(sentences, seeds, epochs, **settings):
    for seed in seeds:
        model = create_model(sentences, seed=seed, epochs=epochs, **settings)
        train_on(model, sentences, epochs)
        words = [model.wv.key_to_index[str(word)] for word in range(len(model.wv))]
        yield model.wv.vectors[words]


def main():
    if word2vec.FAST_VERSION < 0:
        sys.exit('gensim is there without its compiled code')
    sentences = read_sentences()
    if len(sys.argv) > 4:
        numpy.stack(list(vectors_of_seeds(sentences, **SETTINGS))).astype('<f4').tofile(sys.argv[4])
        return
    serve(
        lambda workload: timed(sentences) if workload == 'W6' else None,
        words=sum(len(sentence) for sentence in sentences),
        version=gensim.__version__,
        threads=WORKERS,
    )


main()
