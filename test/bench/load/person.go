package main

import (
	"context"
	"sync"
	"time"

	"github.com/livekit/protocol/livekit"
	lksdk "github.com/livekit/server-sdk-go/v2"

	"narada/test/bots/control"
	"narada/test/bots/media"
)

const (
	joinTimeout = 12 * time.Second
	// About one join of a hundred gets no media from this SDK (test/bots/connection.go); the next try does.
	mediaTimeout = 3 * time.Second
	retryPause   = 250 * time.Millisecond
	leavePause   = 100 * time.Millisecond
	// One speaks for so long, then the next one.
	turnOfSpeech = 3 * time.Second
	// RFC 6464, −dBov: a voice close to its microphone.
	speaking = 25
)

// One who sends and does not listen.
type person struct {
	name string
	// Origin where a place without one of its own is.
	sfu    string
	camera bool
	muted  bool
	level  media.Level
	socket *control.Socket
	say    func(event)
	// Closed as soon as all that they send is published.
	sending chan struct{}
	once    sync.Once

	lock   sync.Mutex
	lastID int
	seat   *control.Resume
	// Of the room that is held or being entered.
	epoch int
	room  *lksdk.Room
	ended bool
}

func newPerson(name, origin, meeting string) *person {
	p := &person{name: name, sfu: origin, socket: control.New(origin, meeting), sending: make(chan struct{})}
	p.socket.Opened, p.socket.Heard, p.socket.Closed = p.opened, p.heard, p.closed
	return p
}

// One of `voices` speaks at a time, by the clock that all of them share.
func inTurn(index, voices int) media.Level {
	return func() uint8 {
		if voices > 0 && int(time.Now().UnixNano()/int64(turnOfSpeech))%voices == index {
			return speaking
		}
		return media.Silent()
	}
}

func (p *person) ask(message control.ClientMessage) {
	p.lastID++
	message.ID = p.lastID
	p.socket.Send(message)
}

func (p *person) opened() {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.seat != nil {
		p.ask(control.ClientMessage{Type: "join", DisplayName: p.name, Resume: p.seat})
	}
}

func (p *person) heard(message control.ServerMessage) {
	p.lock.Lock()
	defer p.lock.Unlock()
	switch message.Type {
	case "door":
		if p.seat == nil {
			p.ask(control.ClientMessage{Type: "join", DisplayName: p.name})
		}
	case "admitted":
		p.seat = &message.Resume
		p.enter(message.Media)
	case "media":
		p.enter(message.Media)
	case "refused":
		p.say(event{Event: "ended", Why: message.Code})
	}
}

func (p *person) enter(to control.Place) {
	if p.ended || to.Epoch <= p.epoch {
		return
	}
	p.epoch = to.Epoch
	go func() {
		for p.wants(to) {
			room, err := p.join(to)
			if err == nil {
				p.use(room)
				return
			}
			time.Sleep(retryPause)
		}
	}()
}

func (p *person) wants(to control.Place) bool {
	p.lock.Lock()
	defer p.lock.Unlock()
	return !p.ended && p.epoch == to.Epoch
}

// One peer connection as livekit-client has, the tracks in the first description, and nothing subscribed.
func (p *person) join(to control.Place) (*lksdk.Room, error) {
	ctx, cancel := context.WithTimeout(context.Background(), joinTimeout)
	defer cancel()
	options := []lksdk.ConnectOption{
		lksdk.WithSinglePeerConnection(), lksdk.WithDisableRegionDiscovery(), lksdk.WithConnectTimeout(mediaTimeout),
		lksdk.WithAutoSubscribe(false),
	}
	sound, soundOptions, err := media.Sound(media.SoundEvery, p.level)
	if err != nil {
		return nil, err
	}
	options = append(options, lksdk.WithTrack(sound, soundOptions))
	if p.camera {
		picture, pictureOptions, err := media.Picture()
		if err != nil {
			return nil, err
		}
		options = append(options, lksdk.WithTrack(picture, pictureOptions))
	}
	room := lksdk.NewRoom(&lksdk.RoomCallback{OnDisconnected: func() { p.lost(to) }})
	if err := room.JoinWithContextAndToken(ctx, to.Address(p.sfu), to.Token, options...); err != nil {
		return nil, err
	}
	for _, publication := range room.LocalParticipant.TrackPublications() {
		if local, ok := publication.(*lksdk.LocalTrackPublication); ok && publication.Source() == livekit.TrackSource_MICROPHONE {
			local.SetMuted(p.muted)
		}
	}
	return room, nil
}

func (p *person) use(room *lksdk.Room) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.room != nil {
		go p.room.Disconnect()
	}
	p.room = room
	if p.ended {
		go room.Disconnect()
		return
	}
	p.once.Do(func() {
		p.say(event{Event: "sending", Seat: p.seat.Seat})
		close(p.sending)
	})
}

// The SDK has given up, or the room is left because there is a newer one.
func (p *person) lost(of control.Place) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if !p.ended && p.epoch == of.Epoch {
		p.say(event{Event: "ended", Why: "no media any more"})
	}
}

func (p *person) closed(why string) {
	p.say(event{Event: "ended", Why: why})
}

func (p *person) leave() {
	p.lock.Lock()
	p.ended = true
	room := p.room
	p.ask(control.ClientMessage{Type: "leave"})
	p.lock.Unlock()
	time.Sleep(leavePause)
	p.socket.Close()
	if room != nil {
		room.Disconnect()
	}
}
