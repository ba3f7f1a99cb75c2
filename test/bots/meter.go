package main

import (
	"sync"
	"time"
)

// Shorter gaps are a machine that was busy, longer ones are listed.
const gapWorthListing = 100 * time.Millisecond

// From the last packet before to the first one after, Unix milliseconds.
type gap struct {
	From int64 `json:"from"`
	To   int64 `json:"to"`
}

// What one person's sound or picture did since the last reset, through all rooms.
type stream struct {
	Packets int `json:"packets"`
	// Milliseconds between two packets that were played, the longest; one that goes on counts as far as it has come.
	LongestGapMs float64 `json:"longestGapMs"`
	// Those of 100 ms and more.
	Gaps []gap `json:"gaps"`
	// How often what is played changed to another room.
	Switches int `json:"switches"`
	// Packets that came from a room whose sound or picture was not the one being played.
	Unplayed int `json:"unplayed"`

	// Number of the connection that is being played; 0: none yet.
	playing int
	lastAt  time.Time
}

type heard struct {
	seat string
	kind string
}

// Decides for each person and kind which room is played, as a page does (the newest that has begun to arrive, until it
// dies), and how long nothing was.
type meter struct {
	lock    sync.Mutex
	streams map[heard]*stream
	since   time.Time
	// When anything arrived from a connection, by its number.
	lastFrom map[int]time.Time
}

func newMeter(now time.Time) *meter {
	return &meter{streams: map[heard]*stream{}, since: now, lastFrom: map[int]time.Time{}}
}

func (m *meter) packet(of heard, connection int, now time.Time) {
	m.lock.Lock()
	defer m.lock.Unlock()
	m.lastFrom[connection] = now
	s := m.streams[of]
	if s == nil {
		s = &stream{}
		m.streams[of] = s
	}
	if connection < s.playing {
		s.Unplayed++
		return
	}
	if connection > s.playing {
		if s.playing != 0 {
			s.Switches++
		}
		s.playing = connection
	}
	s.close(m.since, now)
	s.Packets++
	s.lastAt = now
}

// A connection is gone: what was played from it falls back to whatever else arrives.
func (m *meter) drop(connection int) {
	m.lock.Lock()
	defer m.lock.Unlock()
	delete(m.lastFrom, connection)
	for _, s := range m.streams {
		if s.playing == connection {
			s.playing = 0
		}
	}
}

// Zero where nothing ever came.
func (m *meter) lastArrival(connection int) time.Time {
	m.lock.Lock()
	defer m.lock.Unlock()
	return m.lastFrom[connection]
}

// Whether anybody's sound or picture is still played from there.
func (m *meter) plays(connection int) bool {
	m.lock.Lock()
	defer m.lock.Unlock()
	for _, s := range m.streams {
		if s.playing == connection {
			return true
		}
	}
	return false
}

// Somebody's seat has ended.
func (m *meter) forget(seat string) {
	m.lock.Lock()
	defer m.lock.Unlock()
	for of := range m.streams {
		if of.seat == seat {
			delete(m.streams, of)
		}
	}
}

func (m *meter) reset(now time.Time) {
	m.lock.Lock()
	defer m.lock.Unlock()
	m.since = now
	for _, s := range m.streams {
		*s = stream{playing: s.playing, lastAt: s.lastAt}
	}
}

// By seat, then by kind.
func (m *meter) report(now time.Time) map[string]map[string]stream {
	m.lock.Lock()
	defer m.lock.Unlock()
	all := map[string]map[string]stream{}
	for of, s := range m.streams {
		if all[of.seat] == nil {
			all[of.seat] = map[string]stream{}
		}
		copied := *s
		copied.Gaps = append([]gap{}, s.Gaps...)
		copied.close(m.since, now)
		all[of.seat][of.kind] = copied
	}
	return all
}

// Counts the time since the last packet. What began before the reset counts from the reset.
func (s *stream) close(since, now time.Time) {
	if s.lastAt.IsZero() {
		return
	}
	from := s.lastAt
	if from.Before(since) {
		from = since
	}
	length := now.Sub(from)
	s.LongestGapMs = max(s.LongestGapMs, float64(length.Microseconds())/1000)
	if length >= gapWorthListing {
		s.Gaps = append(s.Gaps, gap{From: from.UnixMilli(), To: now.UnixMilli()})
	}
}
