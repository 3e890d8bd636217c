"""gensim's word2vec as a peer of the benchmark: workload W6.

    python3 word2vec.py WORKERS TOKENS '{"size": 100, ...}'

TOKENS is a file of little-endian 32-bit integers; the third argument is WORD2VEC of workloads.ts. A
step is one pass over the tokens.
"""

import json
import os
import sys

WORKERS, FILE, SIZES = int(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])
# A worker computes on its own thread; BLAS would only add more to them.
os.environ['OMP_NUM_THREADS'] = '1'
os.environ['OPENBLAS_NUM_THREADS'] = '1'

import gensim
import numpy
from gensim.models import word2vec

from line_protocol import serve


def skip_gram():
    names = [str(token) for token in numpy.fromfile(FILE, '<i4')]
    length = SIZES['sentence']
    sentences = [names[i : i + length] for i in range(0, len(names), length)]
    model = word2vec.Word2Vec(
        vector_size=SIZES['size'],
        window=SIZES['window'],
        negative=SIZES['negative'],
        sample=SIZES['sample'],
        sg=1,
        hs=0,
        min_count=1,
        epochs=1,
        workers=WORKERS,
        seed=1,
    )
    model.build_vocab(sentences)

    def step():
        model.train(sentences, total_examples=len(sentences), epochs=1)

    return step


if word2vec.FAST_VERSION < 0:
    sys.exit('gensim is there without its compiled code')
serve(
    lambda workload: skip_gram() if workload == 'W6' else None,
    words=SIZES['tokens'],
    version=gensim.__version__,
    threads=WORKERS,
)
