package main

import (
	"math/rand/v2"
	"time"

	"narada/test/bots/control"
)

const (
	// Those who have lost their media come to a new place spread over so much time for each of them.
	turnWhileLost = 10 * time.Millisecond
	longestTurn   = 2 * time.Second
)

// A place that is about to be entered.
type coming struct {
	media   control.Place
	hurried bool
	timer   *time.Timer
}

// Not all in the same instant (web/livekit/createCall.ts).
func (b *bot) enterInTurn(m control.Place) {
	if b.coming != nil {
		b.coming.timer.Stop()
	}
	next := &coming{media: m, hurried: len(b.connections) == 0 || b.connections[0].status() != connected}
	spread := time.Duration(m.WithinMs) * time.Millisecond
	if next.hurried {
		spread = min(longestTurn, time.Duration(len(b.people))*turnWhileLost)
	}
	next.timer = time.AfterFunc(rand.N(spread+1), func() {
		b.lock.Lock()
		defer b.lock.Unlock()
		if b.coming == next {
			b.coming = nil
			b.enter(m)
		}
	})
	b.coming = next
}
