"""One workload of the bench in PyTorch, on one thread: see pytorch.mjs. Reads a problem as JSON, prints its losses and rate."""

import json
import sys
import time

import torch

torch.set_num_threads(1)
SECONDS = 0.15


def made(rule, parameters):
    if rule["id"] == "adam":
        betas = (rule["beta1"], rule["beta2"])
        return torch.optim.Adam(parameters, lr=rule["learningRate"], betas=betas, eps=rule["epsilon"])
    return torch.optim.SGD(parameters, lr=rule["learningRate"])


def network_of(problem):
    """The losses of so many steps of training from the start."""
    sizes = problem["sizes"]
    inputs = torch.tensor(problem["inputs"], dtype=torch.float32).reshape(-1, sizes[0])
    classes = problem["loss"] != "mse"
    targets = torch.tensor(problem["targets"], dtype=torch.float32)
    targets = targets.long() if classes else targets.reshape(-1, sizes[-1])
    batches = [(inputs[batch].contiguous(), targets[batch].contiguous()) for batch in problem["batches"]]
    start = torch.tensor(problem["parameters"], dtype=torch.float32)
    bend = torch.tanh if problem["activation"] == "tanh" else torch.relu
    loss_of = torch.nn.functional.cross_entropy if classes else torch.nn.functional.mse_loss

    def run(steps):
        layers, at = [], 0
        for fan_in, fan_out in zip(sizes, sizes[1:]):
            weight = start[at : at + fan_in * fan_out].reshape(fan_out, fan_in).clone().requires_grad_()
            at += fan_in * fan_out
            bias = start[at : at + fan_out].clone().requires_grad_()
            at += fan_out
            layers.append((weight, bias))
        optimizer = made(problem["optimizer"], [piece for layer in layers for piece in layer])
        losses = []
        for t in range(steps):
            x, y = batches[t % len(batches)]
            for k, (weight, bias) in enumerate(layers):
                x = torch.nn.functional.linear(x, weight, bias)
                if k + 1 < len(layers):
                    x = bend(x)
            loss = loss_of(x, y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        return losses

    return run


def basins_of(problem):
    """Adam on Beale's function from every point of a grid, all at once; no losses are kept."""
    left, right, bottom, top = problem["window"]
    xs = torch.linspace(left, right, problem["columns"])
    ys = torch.linspace(bottom, top, problem["rows"])
    start = torch.stack([xs.repeat(len(ys)), ys.repeat_interleave(len(xs))])

    def run(steps):
        points = start.clone().requires_grad_()
        optimizer = made(problem["optimizer"], [points])
        for _ in range(steps):
            x, y = points
            y2 = y * y
            terms = (1.5 - x + x * y) ** 2 + (2.25 - x + x * y2) ** 2 + (2.625 - x + x * y2 * y) ** 2
            optimizer.zero_grad()
            terms.sum().backward()
            optimizer.step()
        return []

    return run


problem = json.load(sys.stdin)
run = basins_of(problem) if "window" in problem else network_of(problem)
losses = run(problem["steps"])
runs, start = 0, time.process_time()
while time.process_time() - start < SECONDS:
    run(problem["steps"])
    runs += 1
rate = runs / (time.process_time() - start)
json.dump({"losses": losses, "stepsPerSecond": rate * problem["steps"]}, sys.stdout)
