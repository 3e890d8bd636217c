"""PyTorch as a peer of the benchmark.

    python3 pytorch.py THREADS                       the line protocol, workloads W1 to W5
    python3 pytorch.py THREADS nanogpt TEXT STEPS    trains nanoGPT's CPU setting once

Not named torch.py: Python would import that file in place of PyTorch.
"""

import json
import math
import os
import sys
import time

THREADS = int(sys.argv[1])
# Read when the library is loaded: torch.set_num_threads does not reach OpenBLAS's own threads.
os.environ['OMP_NUM_THREADS'] = str(THREADS)
os.environ['OPENBLAS_NUM_THREADS'] = str(THREADS)

import torch
import torch.nn.functional as F
from torch import nn

from line_protocol import serve

torch.set_num_threads(THREADS)
torch.manual_seed(1)


class CharacterModel(nn.Module):
    """A cell that reads one-hot characters, logits at every step."""

    def __init__(self, cell):
        super().__init__()
        self.cell = cell(64, 128, batch_first=True)
        self.output = nn.Linear(128, 64)

    def forward(self, x):
        states, _ = self.cell(x)
        return self.output(states)


class Forecaster(nn.Module):
    """An LSTM over windows of one number a step, one number after the last."""

    def __init__(self):
        super().__init__()
        self.cell = nn.LSTM(1, 32, batch_first=True)
        self.output = nn.Linear(32, 1)

    def forward(self, x):
        states, _ = self.cell(x)
        return self.output(states[:, -1])


class DotAttentionSeq2Seq(nn.Module):
    """Luong's attention: read after the decoder, its context joined to the decoder's state."""

    def __init__(self):
        super().__init__()
        self.source_embedding = nn.Embedding(200, 64)
        self.target_embedding = nn.Embedding(200, 64)
        self.encoder = nn.LSTM(64, 128, batch_first=True)
        self.decoder = nn.LSTM(64, 128, batch_first=True)
        self.joined = nn.Linear(256, 128)
        self.output = nn.Linear(128, 200)

    def forward(self, source, target):
        encoded, start = self.encoder(self.source_embedding(source))
        states, _ = self.decoder(self.target_embedding(target), start)
        weights = torch.softmax(torch.bmm(states, encoded.transpose(1, 2)), -1)
        context = torch.bmm(weights, encoded)
        return self.output(torch.tanh(self.joined(torch.cat([states, context], -1))))


class AdditiveAttentionSeq2Seq(nn.Module):
    """Bahdanau's attention: asked by the state of the step before, its context fed into the cell."""

    def __init__(self):
        super().__init__()
        self.source_embedding = nn.Embedding(200, 64)
        self.target_embedding = nn.Embedding(200, 64)
        self.encoder = nn.LSTM(64, 128, batch_first=True)
        self.decoder = nn.LSTMCell(64 + 128, 128)
        self.keys = nn.Linear(128, 128)
        self.query = nn.Linear(128, 128, bias=False)
        self.score = nn.Linear(128, 1, bias=False)
        self.output = nn.Linear(256, 200)

    def forward(self, source, target):
        encoded, (h, c) = self.encoder(self.source_embedding(source))
        h, c = h[0], c[0]
        keys = self.keys(encoded)
        embedded = self.target_embedding(target)
        returned = []
        for t in range(target.shape[1]):
            scores = self.score(torch.tanh(keys + self.query(h)[:, None]))
            context = (torch.softmax(scores, 1) * encoded).sum(1)
            h, c = self.decoder(torch.cat([embedded[:, t], context], -1), (h, c))
            returned.append(torch.cat([h, context], -1))
        return self.output(torch.stack(returned, 1))


class Block(nn.Module):
    """Pre-norm: x + attention(norm(x)), then x + mlp(norm(x))."""

    def __init__(self, width, heads, context, causal, gelu):
        super().__init__()
        self.heads, self.causal, self.gelu = heads, causal, gelu
        self.attention_norm = nn.LayerNorm(width)
        self.queries_keys_values = nn.Linear(width, 3 * width)
        self.attention_output = nn.Linear(width, width)
        self.mlp_norm = nn.LayerNorm(width)
        self.mlp_in = nn.Linear(width, 4 * width)
        self.mlp_output = nn.Linear(4 * width, width)
        future = torch.full((context, context), float('-inf')).triu(1)
        self.register_buffer('future', future)

    def attend(self, x):
        batch, steps, width = x.shape
        projected = self.queries_keys_values(x).view(batch, steps, 3, self.heads, -1)
        q, k, v = projected.permute(2, 0, 3, 1, 4)  # each [B, heads, T, width / heads]
        scores = (q @ k.transpose(-1, -2)) * (width // self.heads) ** -0.5
        if self.causal:
            scores = scores + self.future
        attended = torch.softmax(scores, -1) @ v
        return self.attention_output(attended.transpose(1, 2).reshape(batch, steps, width))

    def forward(self, x):
        x = x + self.attend(self.attention_norm(x))
        hidden = F.gelu(self.mlp_in(self.mlp_norm(x)), approximate=self.gelu)
        return x + self.mlp_output(hidden)


class Transformer(nn.Module):
    def __init__(self, vocabulary, context, width, heads, blocks, causal, gelu):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, width)
        self.positions = nn.Parameter(torch.empty(context, width))
        self.blocks = nn.Sequential(
            *(Block(width, heads, context, causal, gelu) for _ in range(blocks))
        )
        self.norm = nn.LayerNorm(width)
        self.output = nn.Linear(width, vocabulary)
        self.reset_as_gpt2(blocks)

    def reset_as_gpt2(self, blocks):
        for name, parameter in self.named_parameters():
            if parameter.dim() < 2:
                continue
            onto_residual = name.endswith(('attention_output.weight', 'mlp_output.weight'))
            nn.init.normal_(parameter, std=0.02 / math.sqrt(2 * blocks if onto_residual else 1))
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.zeros_(module.bias)

    def forward(self, x):
        return self.output(self.norm(self.blocks(self.embedding(x) + self.positions)))


def tokens(kinds, *shape):
    return torch.randint(0, kinds, shape)


def cross_entropy(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets)


def training(model, loss):
    """A step of Adam on a loss."""
    optimizer = torch.optim.Adam(model.parameters(), 1e-3)

    def step():
        optimizer.zero_grad(set_to_none=True)
        value = loss()
        value.backward()
        optimizer.step()
        return value.item()

    return step


def character_model(cell):
    model = CharacterModel(cell)
    x, y = F.one_hot(tokens(64, 32, 64), 64).float(), tokens(64, 32 * 64)
    return training(model, lambda: cross_entropy(model(x), y))


def forecaster():
    model = Forecaster()
    x, y = torch.randn(64, 24, 1), torch.randn(64, 1)
    return training(model, lambda: F.mse_loss(model(x), y))


def seq2seq(kind):
    model = kind()
    source, target, y = tokens(200, 64, 12), tokens(200, 64, 12), tokens(200, 64 * 12)
    return training(model, lambda: cross_entropy(model(source, target), y))


def transformer(causal):
    model = Transformer(64, 64, width=64, heads=4, blocks=2, causal=causal, gelu='tanh')
    x, y = tokens(64, 32, 64), tokens(64, 32 * 64)
    if causal:
        return training(model, lambda: cross_entropy(model(x), y))
    scored = (torch.rand(32 * 64) < 0.15).float()

    def masked_loss():
        losses = F.cross_entropy(model(x).flatten(0, 1), y, reduction='none')
        return (losses * scored).sum() / scored.sum()

    return training(model, masked_loss)


WORKLOADS = {
    'W1lstm': lambda: character_model(nn.LSTM),
    'W1gru': lambda: character_model(nn.GRU),
    'W1rnn': lambda: character_model(nn.RNN),
    'W2': forecaster,
    'W3': lambda: seq2seq(DotAttentionSeq2Seq),
    'W3b': lambda: seq2seq(AdditiveAttentionSeq2Seq),
    'W4': lambda: transformer(causal=True),
    'W5': lambda: transformer(causal=False),
}


def blas():
    """Which BLAS was loaded, by the folder it came from (Linux)."""
    try:
        with open('/proc/self/maps') as maps:
            paths = {line.split()[-1] for line in maps if 'blas' in line}
        return ', '.join(sorted({os.path.basename(os.path.dirname(path)) for path in paths}))
    except OSError:
        return ''


def learning_rate(step, steps, warm_up=100, highest=1e-3, lowest=1e-4):
    if step < warm_up:
        return highest * (step + 1) / (warm_up + 1)
    done = (step - warm_up) / (steps - warm_up)
    return lowest + 0.5 * (1 + math.cos(math.pi * done)) * (highest - lowest)


def nanogpt(file, steps):
    """nanoGPT's CPU setting, as test/bench/nanogpt.ts has it; prints seconds and validation loss."""
    batch, context = 12, 64
    with open(file, encoding='utf8', newline='') as opened:
        text = opened.read()
    characters = sorted(set(text))
    index = {character: i for i, character in enumerate(characters)}
    data = torch.tensor([index[character] for character in text])
    split = int(len(data) * 0.9)
    train, validation = data[:split], data[split:]

    model = Transformer(len(characters), context, 128, 4, blocks=4, causal=True, gelu='none')
    matrices = [p for p in model.parameters() if p.dim() >= 2]
    others = [p for p in model.parameters() if p.dim() < 2]
    groups = [
        {'params': matrices, 'weight_decay': 0.1},
        {'params': others, 'weight_decay': 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.99))

    started = time.perf_counter()
    for step in range(steps):
        for group in optimizer.param_groups:
            group['lr'] = learning_rate(step, steps)
        starts = torch.randint(len(train) - context, (batch,))
        windows = torch.stack([train[i : i + context + 1] for i in starts])
        optimizer.zero_grad(set_to_none=True)
        loss = cross_entropy(model(windows[:, :-1]), windows[:, 1:].flatten())
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if (step + 1) % 500 == 0:
            print(f'  PyTorch: step {step + 1}, loss {loss.item():.3f}', file=sys.stderr)
    seconds = time.perf_counter() - started

    with torch.no_grad():
        windows = validation[: (len(validation) - 1) // context * context + 1]
        x, y = windows[:-1].view(-1, context), windows[1:].view(-1, context)
        whole = len(x) // batch
        losses = [
            cross_entropy(model(x[i : i + batch]), y[i : i + batch].flatten()).item()
            for i in range(0, whole * batch, batch)
        ]
    parameters = sum(p.numel() for p in model.parameters())
    loss = sum(losses) / len(losses)
    report = {'seconds': seconds, 'loss': loss, 'parameters': parameters}
    print(json.dumps({**report, 'version': torch.__version__, 'blas': blas()}))


def main():
    if len(sys.argv) > 2 and sys.argv[2] == 'nanogpt':
        nanogpt(sys.argv[3], int(sys.argv[4]))
        return
    serve(
        lambda workload: WORKLOADS.get(workload, lambda: None)(),
        version=torch.__version__,
        threads=THREADS,
        blas=blas(),
    )


main()
