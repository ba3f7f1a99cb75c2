package main

import (
	"slices"
	"sync"
	"time"

	"narada/test/bots/control"
	"narada/test/bots/media"
)

const (
	lookEvery = 100 * time.Millisecond
	// While the media is lost, this often the object is told.
	reportEvery = 2 * time.Second
	// How long both rooms are kept after a move (web/livekit/createCall.ts).
	leastOverlap = 1500 * time.Millisecond
	mostOverlap  = 16 * time.Second
	leavePause   = 100 * time.Millisecond
)

// One person.
type bot struct {
	name       string
	origin     string
	video      bool
	soundEvery time.Duration
	out        *output
	control    *control.Socket
	meter      *meter
	stopped    chan struct{}

	lock sync.Mutex
	// The seat that is held, or about to be taken again after a cut.
	seat *control.Resume
	// Every seat that this bot ever had.
	seats  []string
	people map[string]bool
	// Newest first.
	connections []*connection
	made        int
	lastID      int
	reportedAt  time.Time
	overlapFrom time.Time
	coming      *coming
	// When anything was last played from an older room.
	neededAt time.Time
	ended    bool
}

func startBot(c command, origin string, out *output) *bot {
	b := &bot{
		name: c.Bot, origin: origin, video: c.Video, out: out, soundEvery: media.SoundEvery,
		control: control.New(origin, c.Meeting), meter: newMeter(time.Now()),
		stopped: make(chan struct{}), people: map[string]bool{},
	}
	if c.AudioEveryMs > 0 {
		b.soundEvery = time.Duration(c.AudioEveryMs) * time.Millisecond
	}
	b.control.Opened, b.control.Heard, b.control.Closed = b.opened, b.heard, b.closed
	go b.control.Run()
	go b.look()
	return b
}

func (b *bot) say(e event) {
	e.Bot = b.name
	b.out.say(e)
}

// At the door one waits for its word; a seat that is held is taken again at once.
func (b *bot) opened() {
	b.lock.Lock()
	defer b.lock.Unlock()
	if b.seat != nil {
		b.ask(control.ClientMessage{Type: "join", DisplayName: b.name, Resume: b.seat})
	}
}

func (b *bot) ask(message control.ClientMessage) {
	b.lastID++
	message.ID = b.lastID
	b.control.Send(message)
}

func (b *bot) heard(message control.ServerMessage) {
	b.lock.Lock()
	defer b.lock.Unlock()
	switch message.Type {
	case "door":
		if b.seat == nil {
			b.ask(control.ClientMessage{Type: "join", DisplayName: b.name})
		}
	case "admitted":
		b.admitted(message)
	case "refused":
		b.refused(message)
	case "media":
		b.enterInTurn(message.Media)
	case "seeking":
		b.say(event{Event: "seeking", Epoch: message.Epoch})
	case "person":
		b.people[message.Person.Seat] = true
	case "personGone":
		delete(b.people, message.Seat)
		b.meter.forget(message.Seat)
	}
}

func (b *bot) admitted(message control.ServerMessage) {
	again := b.seat != nil
	b.seat = &message.Resume
	if !slices.Contains(b.seats, message.Resume.Seat) {
		b.seats = append(b.seats, message.Resume.Seat)
	}
	clear(b.people)
	for _, one := range message.People {
		b.people[one.Seat] = true
	}
	delete(b.people, message.Resume.Seat)
	name := "joined"
	if again {
		name = "resumed"
	}
	b.say(event{Event: name, Seat: message.Resume.Seat, Epoch: message.Media.Epoch})
	b.enter(message.Media)
}

// A seat that is gone is not mourned silently: the bot sits down anew, and its list of seats tells.
func (b *bot) refused(message control.ServerMessage) {
	b.say(event{Event: "refused", Why: message.Code})
	if message.Code != "seat_gone" && b.seat != nil {
		return
	}
	b.seat = nil
	b.leaveRooms(func(*connection) bool { return true })
	b.connections = nil
	time.AfterFunc(reportEvery, func() {
		b.lock.Lock()
		defer b.lock.Unlock()
		if b.seat == nil && !b.ended {
			b.ask(control.ClientMessage{Type: "join", DisplayName: b.name})
		}
	})
}

// The rules of a page: web/livekit/createCall.ts.
func (b *bot) enter(m control.Place) {
	if b.ended {
		return
	}
	if len(b.connections) > 0 {
		newest := b.connections[0]
		if m.Epoch < newest.media.Epoch {
			return
		}
		if m.Epoch == newest.media.Epoch && !b.isLost(newest, time.Now()) {
			return
		}
	}
	b.leaveRooms(func(c *connection) bool { return c.media.Epoch == m.Epoch || c.status() == connecting })
	b.overlapFrom = time.Time{}
	b.made++
	b.say(event{Event: "media", Epoch: m.Epoch, URL: m.URL})
	made := newConnection(connectionOptions{
		number: b.made, media: m, url: m.Address(b.origin), video: b.video, soundEvery: b.soundEvery, meter: b.meter,
		failed: func(why string) { b.say(event{Event: "failed", Epoch: m.Epoch, Why: why}) },
	})
	b.connections = append([]*connection{made}, b.connections...)
}

func (b *bot) isLost(c *connection, now time.Time) bool {
	return c.isLost(b.meter, len(b.people) == 0, now)
}

func (b *bot) leaveRooms(done func(*connection) bool) {
	b.connections = slices.DeleteFunc(b.connections, func(c *connection) bool {
		if !done(c) {
			return false
		}
		b.meter.drop(c.number)
		c.leave()
		return true
	})
}

func (b *bot) look() {
	beat := time.NewTicker(lookEvery)
	defer beat.Stop()
	for {
		select {
		case <-b.stopped:
			return
		case now := <-beat.C:
			b.lookOnce(now)
		}
	}
}

func (b *bot) lookOnce(now time.Time) {
	b.lock.Lock()
	defer b.lock.Unlock()
	if len(b.connections) == 0 || b.ended {
		return
	}
	newest := b.connections[0]
	b.dropOld(newest, now)
	// What one could have stayed for is gone.
	if b.coming != nil && !b.coming.hurried && newest.status() != connected {
		b.enterInTurn(b.coming.media)
	}
	if b.isLost(newest, now) && now.Sub(b.reportedAt) >= reportEvery {
		b.reportedAt = now
		b.say(event{Event: "lost", Epoch: newest.media.Epoch})
		b.ask(control.ClientMessage{Type: "sfuLost", Epoch: newest.media.Epoch})
	}
}

// Older rooms go when they are dead, or when nobody is heard or seen from there any more.
func (b *bot) dropOld(newest *connection, now time.Time) {
	if len(b.connections) == 1 {
		return
	}
	over := false
	if newest.status() == connected {
		if b.overlapFrom.IsZero() {
			b.overlapFrom, b.neededAt = now, now
		}
		for _, old := range b.connections[1:] {
			if b.meter.plays(old.number) {
				b.neededAt = now
			}
		}
		over = now.Sub(b.neededAt) > leastOverlap || now.Sub(b.overlapFrom) > mostOverlap
	}
	b.leaveRooms(func(c *connection) bool {
		if c == newest {
			return false
		}
		return over || c.status() == dead
	})
}

func (b *bot) closed(why string) {
	b.say(event{Event: "ended", Why: why})
	b.finish()
}

func (b *bot) leave() {
	b.lock.Lock()
	b.ask(control.ClientMessage{Type: "leave"})
	b.lock.Unlock()
	b.finish()
	time.Sleep(leavePause)
	b.control.Close()
}

func (b *bot) finish() {
	b.lock.Lock()
	defer b.lock.Unlock()
	if b.ended {
		return
	}
	b.ended = true
	close(b.stopped)
	b.leaveRooms(func(*connection) bool { return true })
}
