"""Measures a motion with numpy and scipy as docs/scoring.md defines its metrics, and says how much processor time that takes.

Arguments: a CSV with the columns time_s, x_m, y_m, z_m, and how many rounds. Prints a JSON object: values, and seconds for reading the
file and for computing, one of each a round.
"""

import json
import sys
import time

import numpy as np
import scipy
from scipy import signal


def length(vectors):
    return np.sqrt(np.einsum("ij,ij->i", vectors, vectors))


def sparc(speed, fs, cutoff_hz=10.0, threshold=0.05, pad_levels=4):
    bins = int(2 ** (np.ceil(np.log2(len(speed))) + pad_levels))
    magnitude = np.abs(np.fft.rfft(speed, bins))
    frequency = np.arange(len(magnitude)) * fs / bins
    magnitude = magnitude / magnitude.max()
    kept = frequency <= cutoff_hz
    frequency, magnitude = frequency[kept], magnitude[kept]
    above = np.nonzero(magnitude >= threshold)[0]
    chosen = slice(above[0], above[-1] + 1)
    frequency, magnitude = frequency[chosen], magnitude[chosen]
    return -np.sum(np.sqrt((np.diff(frequency) / (frequency[-1] - frequency[0])) ** 2 + np.diff(magnitude) ** 2))


def dimensionless_jerk(velocity, fs):
    seconds = len(velocity) / fs
    peak = np.max(np.sum(velocity**2, axis=1))
    second = np.diff(velocity, n=2, axis=0) * fs * fs
    return -(seconds**3) / peak * np.sum(second**2) / fs


def acceleration_jerk(acceleration, fs, centre):
    seconds = len(acceleration) / fs
    peak = np.max(np.sum((acceleration - centre) ** 2, axis=1))
    jerk = np.diff(acceleration, axis=0) * fs
    return -np.log(seconds / peak * np.sum(jerk**2) / fs)


def band_power(values, fs, low=8.0, high=12.0):
    stretch = min(256, len(values))
    frequency, density = signal.welch(values, fs, window="hann", nperseg=stretch, detrend="linear")
    kept = (frequency >= low - 1e-9) & (frequency <= high + 1e-9)
    return np.sum(density[kept]) * (fs / stretch)


def tremor_rms(points, fs, seconds):
    sections = signal.butter(2, [8.0, 12.0], btype="bandpass", fs=fs, output="sos")
    passed = signal.sosfilt(sections, points - points[0], axis=0)
    settled = passed[int(np.floor(min(1.0, seconds / 2) * fs + 0.5)):]
    return np.sqrt(np.mean(np.sum(settled**2, axis=1)))


def measure(times, points):
    n = len(points)
    fs = (n - 1) / (times[-1] - times[0])
    seconds = (n - 1) / fs
    velocity = np.diff(points, axis=0) * fs
    acceleration = np.diff(velocity, axis=0) * fs
    jerk = np.diff(acceleration, axis=0) * fs
    speed = length(velocity)
    path = np.sum(length(np.diff(points, axis=0)))
    chord = np.linalg.norm(points[-1] - points[0])
    squared_jerk = np.sum(jerk**2) / fs
    box = points.max(axis=0) - points.min(axis=0)
    scalar = dimensionless_jerk(speed[:, None], fs)
    vector = dimensionless_jerk(velocity, fs)
    return {
        "n": n,
        "duration_s": seconds,
        "path_length_m": path,
        "chord_m": chord,
        "economy": chord / path,
        "mean_speed": path / seconds,
        "peak_speed": speed.max(),
        "rms_accel": np.sqrt(np.mean(np.sum(acceleration**2, axis=1))),
        "peak_accel": length(acceleration).max(),
        "rms_jerk": np.sqrt(np.mean(np.sum(jerk**2, axis=1))),
        "int_sq_jerk": squared_jerk,
        "motion_smoothness_chmarra": np.sqrt(seconds**5 / (2 * path**2) * squared_jerk),
        "sparc": sparc(speed, fs),
        "dj_speed": scalar,
        "ldlj_speed": -np.log(-scalar),
        "dj_v3d": vector,
        "ldlj_v3d": -np.log(-vector),
        "ldlj_a3d_meanremoved": acceleration_jerk(acceleration, fs, acceleration.mean(axis=0)),
        "ldlj_a3d_raw": acceleration_jerk(acceleration, fs, 0.0),
        "aabb_volume_m3": np.prod(box),
        "ellipsoid95_volume_m3": 4 / 3 * np.pi * 7.814728**1.5 * np.sqrt(np.linalg.det(np.cov(points.T, bias=True))),
        "welch_8_12_power_x": band_power(points[:, 0], fs),
        "welch_8_12_power_y": band_power(points[:, 1], fs),
        "welch_8_12_power_z": band_power(points[:, 2], fs),
        "bandpass_8_12_rms_3d_m": tremor_rms(points, fs, seconds),
    }


def main():
    reading, computing, values = [], [], {}
    for _ in range(int(sys.argv[2])):
        start = time.process_time()
        table = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1, usecols=(0, 1, 2, 3))
        read = time.process_time()
        values = measure(table[:, 0], np.ascontiguousarray(table[:, 1:4]))
        computing.append(time.process_time() - read)
        reading.append(read - start)
    json.dump(
        {
            "numpy": np.__version__,
            "scipy": scipy.__version__,
            "values": {key: float(value) for key, value in values.items()},
            "read_seconds": reading,
            "compute_seconds": computing,
        },
        sys.stdout,
    )


main()
