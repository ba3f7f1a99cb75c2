import { estimatedLoad } from '../../worker/domain/fleet/estimatedLoad.ts';

/**
 * How many people meetings have. An assumption, as no large operator publishes the numbers: 73 % have two to four people
 * (a figure often cited for meetings of all kinds; Highfive, "10 video conferencing statistics"), with a tail above as
 * heavy as such sizes usually are, P(more than n) = 0.27 × (4.5 ÷ (n + 0.5))^1.6, cut at 100. The mean is 4.9.
 */
export const LARGEST = 100;
const moreThan = (people: number): number => {
  if (people >= LARGEST) return 0;
  if (people < 4) return [1, 1, 0.62, 0.42][people] ?? 1;
  return 0.27 * (4.5 / (people + 0.5)) ** 1.6;
};

/** With `chance` from 0 to below 1. */
export function sizeOfMeeting(chance: number): number {
  let size = 2;
  while (moreThan(size) > chance) size += 1;
  return size;
}

/** Packets per second of a meeting, on average, once its people are there. */
export function meanLoad(): number {
  let mean = 0;
  for (let size = 2; size <= LARGEST; size++) mean += (moreThan(size - 1) - moreThan(size)) * estimatedLoad(size);
  return mean;
}

/** How far the durations' logarithms spread: two thirds of meetings are between 11 and 56 minutes long. */
const SPREAD = 0.8;

/** A duration with this mean, log-normal: many are short, few take hours. An assumption too. */
export function duration(mean: number, random: () => number): number {
  return mean * Math.exp(SPREAD * normal(random) - SPREAD ** 2 / 2);
}

/** What is left of a meeting that is found under way: the longer a meeting, the likelier it is the one that is found. */
export function remainder(mean: number, random: () => number): number {
  return random() * mean * Math.exp(SPREAD * normal(random) + SPREAD ** 2 / 2);
}

/** When somebody comes, ms after the first one: most within half a minute, and each tenth up to five minutes late. */
export function delay(random: () => number): number {
  return random() < 0.1 ? random() * 300_000 : exponential(15_000, random);
}

export const exponential = (mean: number, random: () => number): number => -mean * Math.log(1 - random());

/** Box and Muller. */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
