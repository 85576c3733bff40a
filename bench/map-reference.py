"""The rules of Polis on sparse votes with numpy, scipy and scikit-learn: how long a good data scientist's version takes on this machine.

python3 bench/map-reference.py FOLDER PEOPLE STATEMENTS, where FOLDER holds rowStart and column (int32) and vote (int8); prints seconds, the least of three.
"""

import sys
import time

import numpy as np
from scipy import sparse
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score


def draw(start, column, vote, people, statements):
    count = np.bincount(column, minlength=statements)
    centre = np.bincount(column, weights=vote, minlength=statements) / np.maximum(count, 1)
    rest = sparse.csr_matrix((vote - centre[column], column, start), shape=(people, statements))
    turned = rest.T.tocsr()
    axes = []
    for _ in range(2):
        axis, before = np.ones(statements), None
        for _ in range(101):
            for other in axes:
                axis = axis - other * (axis @ other)
            axis = turned @ (rest @ axis)
            for other in axes:
                axis = axis - other * (axis @ other)
            length = np.linalg.norm(axis)
            axis = axis / length
            if length == before:
                break
            before = length
        axes.append(axis)
    votes = np.diff(start)
    places = np.sqrt(statements / np.maximum(votes, 1))[:, None] * (rest @ np.column_stack(axes))
    eligible = np.flatnonzero(votes >= min(7, statements))
    points = places[eligible]
    _, first = np.unique(points, axis=0, return_index=True)
    starts = points[np.sort(first)[:100]]
    base = KMeans(len(starts), init=starts, n_init=1, max_iter=100, tol=0, algorithm="lloyd").fit(points)
    weights = np.bincount(base.labels_, minlength=len(starts))
    best = None
    for k in range(2, min(5, 2 + len(starts) // 12) + 1):
        found = KMeans(k, init=base.cluster_centers_[:k], n_init=1, max_iter=20).fit(base.cluster_centers_, sample_weight=weights)
        silhouette = silhouette_score(base.cluster_centers_, found.labels_)
        if best is None or silhouette >= best[0]:
            best = (silhouette, found.labels_[base.labels_], k)
    _, labels, k = best
    whole = sparse.csr_matrix((vote, column, start), shape=(people, statements))[eligible]
    member = sparse.csr_matrix((np.ones(len(labels)), (labels, np.arange(len(labels)))), shape=(k, len(labels)))
    agrees = (member @ (whole == 1)).toarray()
    seen = sparse.csr_matrix((np.ones(len(vote)), column, start), shape=(people, statements))[eligible]
    return np.prod((agrees + 1) / ((member @ seen).toarray() + 2), axis=0)


def main():
    folder, people, statements = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    start = np.fromfile(f"{folder}/rowStart", dtype=np.int32)
    column = np.fromfile(f"{folder}/column", dtype=np.int32)
    vote = np.fromfile(f"{folder}/vote", dtype=np.int8).astype(float)
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        draw(start, column, vote, people, statements)
        times.append(time.perf_counter() - begin)
    print(min(times))


main()
