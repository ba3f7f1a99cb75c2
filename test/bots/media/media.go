// Package media is what people send without a camera and a microphone: recorded once, sent again and again.
package media

import (
	"context"
	_ "embed"
	"time"

	"github.com/livekit/protocol/livekit"
	lksdk "github.com/livekit/server-sdk-go/v2"
	"github.com/pion/webrtc/v4"
	"github.com/pion/webrtc/v4/pkg/media"
)

// One VP8 key frame of 160×90, small enough for one packet. Every frame is this one: a page that decodes it shows each.
//
//go:embed picture.vp8
var picture []byte

// 20 ms of silence in Opus (RFC 6716 §3.1: CELT, full band, one frame).
var silence = []byte{0xf8, 0xff, 0xfe}

const (
	pictureEvery  = time.Second / 15
	pictureWidth  = 160
	pictureHeight = 90
	opusClockRate = 48_000
	vp8ClockRate  = 90_000
	opusChannels  = 2
)

// SoundEvery is the time between two packets of a voice.
const SoundEvery = 20 * time.Millisecond

// Level is how loud the next packet of sound says it is (RFC 6464): 0 is the loudest, 127 silence.
type Level func() uint8

// Silent says nothing.
func Silent() uint8 { return 127 }

// The same bytes again and again.
type repeated struct {
	lksdk.BaseSampleProvider
	sample media.Sample
}

func (r *repeated) NextSample(context.Context) (media.Sample, error) { return r.sample, nil }

// A provider of sound, whose packets say how loud they are.
type repeatedSound struct {
	repeated
	level Level
}

// CurrentAudioLevel is asked before each packet.
func (r *repeatedSound) CurrentAudioLevel() uint8 { return r.level() }

// Sound is a microphone's track. Its bytes are silence whatever the level says, which is all that an SFU looks at.
func Sound(every time.Duration, level Level) (*lksdk.LocalTrack, *lksdk.TrackPublicationOptions, error) {
	codec := webrtc.RTPCodecCapability{MimeType: webrtc.MimeTypeOpus, ClockRate: opusClockRate, Channels: opusChannels}
	// Without DTX: that a packet is missing is what is measured.
	options := &lksdk.TrackPublicationOptions{Source: livekit.TrackSource_MICROPHONE, Name: "microphone", DisableDTX: true}
	sound := &repeatedSound{repeated{sample: media.Sample{Data: silence, Duration: every}}, level}
	track, err := newTrack(codec, sound)
	return track, options, err
}

// Picture is a camera's track.
func Picture() (*lksdk.LocalTrack, *lksdk.TrackPublicationOptions, error) {
	codec := webrtc.RTPCodecCapability{MimeType: webrtc.MimeTypeVP8, ClockRate: vp8ClockRate}
	options := &lksdk.TrackPublicationOptions{
		Source: livekit.TrackSource_CAMERA, Name: "camera", VideoWidth: pictureWidth, VideoHeight: pictureHeight,
	}
	track, err := newTrack(codec, &repeated{sample: media.Sample{Data: picture, Duration: pictureEvery}})
	return track, options, err
}

func newTrack(codec webrtc.RTPCodecCapability, provider lksdk.SampleProvider) (*lksdk.LocalTrack, error) {
	track, err := lksdk.NewLocalTrack(codec)
	if err != nil {
		return nil, err
	}
	return track, track.StartWrite(provider, nil)
}
