package main

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/livekit/protocol/livekit"
	lksdk "github.com/livekit/server-sdk-go/v2"
	"github.com/pion/webrtc/v4"

	"narada/test/bots/control"
	"narada/test/bots/media"
)

const (
	// What a page waits for a room at most.
	joinTimeout = 12 * time.Second
	// About one join of a hundred gets no media: ICE of this SDK never ends, and the next try takes a quarter of a second.
	// Pages know nothing of the kind, so it is not waited for long. Each such join is told as failed.
	mediaTimeout = 1500 * time.Millisecond
	// How long a cut that the SDK may heal by itself is no loss yet.
	waveringTime = 500 * time.Millisecond
	// Without a packet where there were some (web/livekit/RoomConnection.ts).
	silenceTime = 4 * time.Second
)

type status int32

const (
	connecting status = iota
	connected
	// Cut, and the SDK is at it.
	wavering
	// For good.
	dead
)

// One LiveKit room: one epoch of the meeting, from connecting to leaving.
type connection struct {
	number int
	media  control.Place
	room   *lksdk.Room
	cancel context.CancelFunc

	state atomic.Int32
	// Unix nanoseconds.
	waveringSince atomic.Int64
}

type connectionOptions struct {
	number     int
	media      control.Place
	url        string
	video      bool
	soundEvery time.Duration
	meter      *meter
	// It could not be entered, or not be published in.
	failed func(why string)
}

func newConnection(o connectionOptions) *connection {
	ctx, cancel := context.WithTimeout(context.Background(), joinTimeout)
	c := &connection{number: o.number, media: o.media, cancel: cancel}
	become := func(next status) {
		if c.status() == dead {
			return
		}
		c.state.Store(int32(next))
	}
	callback := &lksdk.RoomCallback{
		OnDisconnected: func() { become(dead) },
		OnReconnecting: func() {
			c.waveringSince.Store(time.Now().UnixNano())
			become(wavering)
		},
		OnReconnected: func() { become(connected) },
		ParticipantCallback: lksdk.ParticipantCallback{
			OnTrackSubscribed: func(track *webrtc.TrackRemote, of *lksdk.RemoteTrackPublication, who *lksdk.RemoteParticipant) {
				if track.Kind() == webrtc.RTPCodecTypeVideo {
					// As for a small tile: the packets are counted, not looked at.
					_ = of.SetVideoQuality(livekit.VideoQuality_LOW)
				}
				go count(track, heard{seat: who.Identity(), kind: track.Kind().String()}, o.meter, o.number)
			},
		},
	}
	c.room = lksdk.NewRoom(callback)
	go func() {
		defer cancel()
		if err := c.enter(ctx, o); err != nil {
			o.failed(err.Error())
			become(dead)
			return
		}
		if c.status() == connecting {
			become(connected)
		}
	}()
	return c
}

func (c *connection) enter(ctx context.Context, o connectionOptions) error {
	sound, soundOptions, err := media.Sound(o.soundEvery, media.Silent)
	if err != nil {
		return err
	}
	// One peer connection as livekit-client has, and the tracks in the first description.
	options := []lksdk.ConnectOption{
		lksdk.WithSinglePeerConnection(), lksdk.WithDisableRegionDiscovery(), lksdk.WithConnectTimeout(mediaTimeout),
		lksdk.WithTrack(sound, soundOptions),
	}
	if o.video {
		picture, pictureOptions, err := media.Picture()
		if err != nil {
			return err
		}
		options = append(options, lksdk.WithTrack(picture, pictureOptions))
	}
	return c.room.JoinWithContextAndToken(ctx, o.url, o.media.Token, options...)
}

// Reads what one person sends until it ends.
func count(track *webrtc.TrackRemote, of heard, to *meter, connection int) {
	buffer := make([]byte, 1500)
	for {
		if _, _, err := track.Read(buffer); err != nil {
			return
		}
		to.packet(of, connection, time.Now())
	}
}

func (c *connection) status() status { return status(c.state.Load()) }

// Whether the object has to be told. Whoever is alone in a meeting hears nothing. Asks the SDK nothing: its locks are
// held while it waits for the network.
func (c *connection) isLost(m *meter, alone bool, now time.Time) bool {
	switch c.status() {
	case dead:
		return true
	case wavering:
		return now.UnixNano()-c.waveringSince.Load() > int64(waveringTime)
	case connected:
		last := m.lastArrival(c.number)
		return !last.IsZero() && now.Sub(last) > silenceTime && !alone
	default:
		return false
	}
}

func (c *connection) leave() {
	c.state.Store(int32(dead))
	c.cancel()
	// It waits for the goodbye to be sent, and a dead server does not take it.
	go c.room.Disconnect()
}
